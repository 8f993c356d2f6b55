// The bot's process and its connections: kill it, start it, break its sockets.

import { attempt } from "../acting.js";
import { get, post } from "../api.js";
import { useStore } from "../store.js";
import { html, useEffect, useState } from "../vendor/preact.js";
import { Trouble } from "../slack/message.js";
import { Press } from "./press.js";

const ACTS = [
  ["bot/kill", "Kill it", "danger"],
  ["bot/restart", "Restart it", ""],
  ["bot/stop", "Stop it", ""],
  ["bot/start", "Start it", ""],
];

export function BotControls() {
  const journal = useStore((state) => state.journal);
  const known = useStore((state) => state.world.bot);
  const isBusy = useStore((state) => Boolean(state.busy.bot));
  const [status, setStatus] = useState(null);
  const reread = () => get("bot").then(setStatus, () => {});
  useEffect(reread, [journal, known]);
  const act = async (path) => {
    await attempt("bot", () => post(path));
    await reread();
  };
  return html`<${Trouble} at="bot" />
    <dl class="facts">
      <dt>Process</dt><dd>${processWords(status)}</dd>
      <dt>Restarts</dt><dd>${status?.restarts ?? "…"}</dd>
      <dt>Connections</dt><dd>${status?.sockets ?? "…"}</dd>
      <dt>Clock</dt><dd>${status?.linked ? "Follows this workspace’s" : "Its own"}</dd></dl>
    <div class="jumps">${ACTS.map(([path, words, look]) => html`<${Press} look=${look}
      disabled=${isBusy || !status?.supervised} act=${() => act(path)}>${words}<//>`)}</div>
    <h3>Connections</h3>
    <div class="jumps"><${Press} act=${() => act("sockets/close")}>Break every socket<//>
      <${Press} act=${() => act("sockets/disconnect")}>Ask to reconnect<//></div>`;
}

function processWords(status) {
  if (!status) return "…";
  if (!status.supervised) return "Not started by this sandbox";
  return status.running ? `Running, pid ${status.pid}` : "Not running";
}
