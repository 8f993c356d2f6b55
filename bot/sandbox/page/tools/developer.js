// The drawer for developers: calls, deliveries, failures, scopes, the bot itself.

import { set, useStore } from "../store.js";
import { html, useState } from "../vendor/preact.js";
import { Icon } from "../slack/icons.js";
import { BotControls } from "./bot_controls.js";
import { Failures } from "./failures.js";
import { Calls, Deliveries } from "./logs.js";
import { Scopes } from "./scopes.js";

const TABS = {
  calls: ["API log", Calls],
  deliveries: ["Sent to the bot", Deliveries],
  failures: ["Failures", Failures],
  scopes: ["Scopes", Scopes],
  bot: ["The bot", BotControls],
};

export function Developer() {
  const isOpen = useStore((state) => state.developer);
  const [tab, setTab] = useState("calls");
  if (!isOpen) return null;
  const [, Panel] = TABS[tab];
  const names = Object.keys(TABS);
  const moves = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = names.at((names.indexOf(tab) + step) % names.length);
    setTab(next);
    document.getElementById(`developer-${next}`).focus();
  };
  return html`<section class="developer" aria-label="Developer"><h2 class="sr-only">Developer</h2>
    <header><div class="tabs" role="tablist" aria-label="Developer" onKeyDown=${moves}>${names.map(
      (name) => html`
      <button type="button" role="tab" id=${`developer-${name}`} aria-selected=${tab === name}
        aria-controls="developer-panel" tabindex=${tab === name ? 0 : -1}
        onClick=${() => setTab(name)}>${TABS[name][0]}</button>`,
    )}</div>
      <button type="button" class="icon-button" aria-label="Close developer drawer"
        onClick=${() => set({ developer: false })}><${Icon} name="close" /></button></header>
    <div class="developer-panel" role="tabpanel" id="developer-panel"
      aria-labelledby=${`developer-${tab}`} tabindex="0"><${Panel} /></div>
  </section>`;
}
