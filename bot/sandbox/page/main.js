// Puts the page together and begins.

import { begin, followAddress } from "./navigation.js";
import { markRead } from "./reading.js";
import { Channel } from "./slack/channel.js";
import { Confirmation } from "./slack/confirm.js";
import { Modals } from "./slack/modal.js";
import { Sidebar } from "./slack/sidebar.js";
import { Thread } from "./slack/thread.js";
import { read, set, useStore } from "./store.js";
import { Bar } from "./tools/bar.js";
import { Developer } from "./tools/developer.js";
import { Dialogs } from "./tools/dialogs.js";
import { Dock } from "./tools/dock.js";
import { wantsGuide } from "./tools/guide.js";
import { Toasts } from "./tools/toasts.js";
import { html, render, useEffect } from "./vendor/preact.js";

function Page() {
  const { as, thread, listing, phone, announcement } = useStore(
    ({ as, thread, listing, phone, announcement }) => ({
      as,
      thread,
      listing,
      phone,
      announcement,
    }),
  );
  useEffect(() => {
    document.title = `${read().world.me.real_name} · Roundtable sandbox`;
  }, [as]);
  const shows = listing ? "shows-list" : thread ? "shows-thread" : "shows-channel";
  return html`
    <a class="skip" href="#slack">Skip to Slack</a>
    <${Bar} />
    <div class="stage">
      <div class=${`slack ${shows}${phone ? " phone" : ""}`} id="slack" tabindex="-1">
        <div class="window">
        <${Sidebar} /><${Channel} key=${as} /><${Thread} />
        <${Toasts} />
      </div></div>
      <${Dock} />
    </div>
    <${Developer} />
    <${Modals} /><${Dialogs} /><${Confirmation} />
    <p class="sr-only" role="status" aria-live="polite">${announcement}</p>`;
}

function sorry(refused) {
  const sentence = refused.sentence ?? `This page could not start: ${refused.message}.`;
  const again = html`<a href="/">Open the sandbox from its beginning</a>`;
  const page = document.querySelector("#page");
  page.replaceChildren();
  render(html`<p class="opening" role="alert">${sentence} ${again}</p>`, page);
}

async function start() {
  const { as, channel, thread } = Object.fromEntries(new URLSearchParams(location.search));
  await begin({ as, channel, thread });
  set({ panel: wantsGuide() ? "guide" : null });
  const page = document.querySelector("#page");
  page.replaceChildren();
  render(html`<${Page} />`, page);
  window.addEventListener("popstate", followAddress);
  document.addEventListener("visibilitychange", () => markRead(read().channel));
}

start().catch(sorry);
