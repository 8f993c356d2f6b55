// Line icons, drawn here so that nothing is fetched.

import { html } from "../vendor/preact.js";

/** Where the bot's picture is. */
export const BRAND = new URL("../icon.svg", import.meta.url).pathname;

const PATHS = {
  back: "M15 5l-7 7 7 7",
  bell: "M6 16V11a6 6 0 1112 0v5l1.5 2h-15zM10 20.5h4",
  bolt: "M13 3L5 13.5h6L10 21l8-10.5h-6z",
  at: "M12 15.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zm3.5-7v5a2.2 2.2 0 004.4 0V12A8 8 0 1016 19",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M7 10l5 5 5-5",
  clock: "M12 7v5l3.5 2M12 21a9 9 0 100-18 9 9 0 000 18z",
  close: "M6 6l12 12M18 6L6 18",
  code: "M8.5 7L3.5 12l5 5M15.5 7l5 5-5 5",
  compass: "M12 21a9 9 0 100-18 9 9 0 000 18zM15.5 8.5l-2 5-5 2 2-5z",
  download: "M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 100-6 3 3 0 000 6z",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4",
  hash: "M5 9h15M4 15h15M10 4L8 20M16 4l-2 16",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
  more: "M12 6.2v-.4M12 12.2v-.4M12 18.2v-.4",
  pencil: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5z",
  people:
    "M9 11.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20a6.5 6.5 0 0113 0M16 5a3.3 3.3 0 010 6.3M18.2 14.2A6.5 6.5 0 0121.5 20",
  phone:
    "M8 3h8a1.5 1.5 0 011.5 1.5v15A1.5 1.5 0 0116 21H8a1.5 1.5 0 01-1.5-1.5v-15A1.5 1.5 0 018 3zM11 18h2",
  pin: "M9 4h6l-.7 6 2.7 3.5H7L9.7 10zM12 13.5V20",
  plus: "M12 5v14M5 12h14",
  reply: "M4.5 5.5h15v10h-8l-4 4v-4h-3z",
  send: "M4 5l17 7-17 7 2.5-7zM6.5 12H13",
  trash: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13",
  warning: "M12 4L2.8 20h18.4zM12 10v4.5M12 17.4v-.3",
  window: "M4 5.5h11v9H4zM9 14.5v4h11v-9h-5",
};

export const Icon = ({ name, size = 18 }) => html`<svg class="icon" width=${size} height=${size}
  viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
