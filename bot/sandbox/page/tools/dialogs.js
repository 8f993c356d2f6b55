// The page's own dialogs, one at a time.

import { Dialog } from "../slack/dialog.js";
import { set, useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { nameOf } from "../world.js";
import { AddChannels } from "./add_channels.js";
import { ChannelDetails } from "./channel_details.js";
import { firstBlock } from "./first_block.js";
import { Profile } from "./profile.js";
import { Screens } from "./toasts.js";

const close = () => set({ dialog: null });

export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  const Drawn = dialog && KINDS[dialog.kind];
  return Drawn ? html`<${Drawn} key=${dialog.kind} close=${close} ...${dialog} />` : null;
}

function Source({ message }) {
  const { text, blocks, metadata } = message;
  return html`<${Dialog} title="What the app sent" onClose=${close} className="wide">
    <pre class="source" tabindex="0" role="group" aria-label="JSON">
      ${JSON.stringify({ text, blocks, metadata }, null, 2)}</pre>
  <//>`;
}

const Preview = ({ message }) => html`<${Dialog} title="In a notification" onClose=${close}>
  <p class="panel-intro">A desktop shows the first block, a phone the <code>text</code>.
    ${" "}An answer that only one person sees notifies nobody.</p>
  <${Screens} desktop=${firstBlock(message)} phone=${message.text} at=${Number(message.ts)}
    title=${nameOf(message.user)} />
<//>`;

const KINDS = {
  profile: Profile,
  channel: ChannelDetails,
  browse: AddChannels,
  source: Source,
  preview: Preview,
};
