// What the app was granted, against what its manifest asks for.

import { attempt } from "../acting.js";
import { get, post } from "../api.js";
import { html, useEffect, useState } from "../vendor/preact.js";
import { Trouble } from "../slack/message.js";

const OPTIONAL = ["channels:history", "groups:history", "im:history", "pins:write"];

export function Scopes() {
  const [scopes, setScopes] = useState({ granted: [], manifest: [] });
  const reread = () => get("scopes").then(setScopes, () => {});
  useEffect(reread, []);
  const all = [...new Set([...scopes.manifest, ...scopes.granted, ...OPTIONAL])].sort();
  const origin = (scope) => (scopes.manifest.includes(scope) ? "" : "not in manifest.yml");
  const toggle = async (scope, isGranted) => {
    await attempt("scopes", () =>
      post("scopes", isGranted ? { revoke: [scope] } : { grant: [scope] }),
    );
    await reread();
  };
  return html`<p class="panel-intro">
      A scope that is taken away makes its methods answer <code>missing_scope</code>.</p>
    <${Trouble} at="scopes" />
    <ul class="scopes">${all.map((scope) => {
      const isGranted = scopes.granted.includes(scope);
      return html`<li key=${scope}><label class="box">
        <input type="checkbox" checked=${isGranted} onChange=${() => toggle(scope, isGranted)} />
        <span class="box-words"><code>${scope}</code> <small>${origin(scope)}</small></span>
        </label></li>`;
    })}</ul>`;
}
