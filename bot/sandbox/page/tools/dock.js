// The panel beside Slack: the guide, the clock or the notifications.

import { set, useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { Icon } from "../slack/icons.js";
import { ClockPanel } from "./clock.js";
import { Guide } from "./guide.js";
import { ToastPanel } from "./toasts.js";

const PANELS = {
  guide: ["Guided start", Guide],
  clock: ["Clock", ClockPanel],
  notices: ["Notifications", ToastPanel],
};

export function Dock() {
  const panel = useStore((state) => state.panel);
  if (!panel) return null;
  const [title, Panel] = PANELS[panel];
  return html`<aside class="dock" aria-label=${title}>
    <header><h2>${title}</h2><button type="button" class="icon-button"
      aria-label=${`Close ${title}`} onClick=${() => set({ panel: null })}><${Icon} name="close" />
      </button></header>
    <div class="dock-body" tabindex="0" role="group" aria-label=${title}><${Panel} /></div>
  </aside>`;
}
