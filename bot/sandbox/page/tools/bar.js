// The strip above Slack: everything that is of the sandbox and not of Slack.

import { set, useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { BRAND, Icon } from "../slack/icons.js";
import { ActingAs } from "./acting_as.js";
import { ClockFace } from "./clock.js";
import { useProgress } from "./progress.js";

export function Bar() {
  const { panel, developer, phone, connected } = useStore(
    ({ panel, developer, phone, connected }) => ({ panel, developer, phone, connected }),
  );
  const { done, total } = useProgress();
  const toggle = (name) => set({ panel: panel === name ? null : name });
  return html`<header class="bar" aria-label="Sandbox" role="banner">
    <span class="brand"><img src=${BRAND} alt="" width="24" height="24" />
      <span class="brand-words">Roundtable <small>sandbox</small></span></span>
    <${ActingAs} />
    <span class="bar-space"></span>
    ${!connected && html`<span class="offline" role="status">Not connected</span>`}
    <${Toggle} isOn=${panel === "clock"} onPress=${() => toggle("clock")} icon="clock" title="Clock"
      words=${html`<span class="sr-only">Clock: </span><${ClockFace} />`} shown />
    <${Toggle} isOn=${panel === "guide"} onPress=${() => toggle("guide")} icon="compass"
      title="Guided start" words=${`Guide ${done}/${total}`} />
    <${Toggle} isOn=${panel === "notices"} onPress=${() => toggle("notices")} icon="bell"
      title="Notifications" words="Notifications" />
    <${Toggle} isOn=${phone} onPress=${() => set({ phone: !phone })} icon="phone"
      title="See Slack on a phone" words="Phone" wide />
    <${Toggle} isOn=${developer} onPress=${() => set({ developer: !developer })} icon="code"
      title="For developers" words="Developer" />
  </header>`;
}

const Toggle = ({ isOn, onPress, icon, title, words, shown, wide }) => html`
  <button type="button" class=${`bar-button${wide ? " wide-bar" : ""}`} aria-pressed=${isOn}
    title=${title} onClick=${onPress}>
    <${Icon} name=${icon} /><span class=${shown ? "" : "bar-words"}>${words}</span></button>`;
