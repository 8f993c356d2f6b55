// App Home: the bot's own page for the acting person.

import { useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { appName } from "../world.js";
import { Blocks } from "./blocks.js";
import { Trouble } from "./message.js";
import { Place } from "./place.js";

export function Home() {
  const { view, isBusy } = useStore((state) => ({
    view: state.world.home,
    isBusy: Boolean(state.busy.home),
  }));
  return html`<div class="home" role="tabpanel" id="tab-panel" aria-labelledby="tab-home"
    aria-busy=${isBusy} tabindex="0">
    <${Trouble} at="home" />
    ${
      view &&
      html`<${Trouble} at=${view.id} />
      <${Place.Provider}
        value=${{ place: { view: view.id }, values: view.values, errors: view.errors, prefix: "home" }}>
        <${Blocks} blocks=${view.blocks} /><//>`
    }
    ${!view && (isBusy ? html`<${Skeleton} />` : html`<p
      class="empty">${appName()} has not drawn a Home for you.</p>`)}
  </div>`;
}

const Skeleton = () =>
  html`<div class="skeleton" role="status" aria-label="Loading Home"><i></i><i></i><i></i></div>`;
