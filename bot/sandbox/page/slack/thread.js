// The side pane with a message and its replies.

import { threadKey } from "../histories.js";
import { closeThread } from "../navigation.js";
import { useStore } from "../store.js";
import { html } from "../vendor/preact.js";
import { channelName, channelOf } from "../world.js";
import { Composer } from "./composer.js";
import { Icon } from "./icons.js";
import { MessageList } from "./message_list.js";

export function Thread() {
  const { id, thread, messages } = useStore((state) => ({
    id: state.channel,
    thread: state.thread,
    messages: state.threads[threadKey(state.channel, state.thread)],
  }));
  const channel = useStore(() => channelOf(id));
  if (!thread || !channel) return null;
  return html`<aside class="thread" aria-label="Thread">
    <header class="channel-header"><h2>Thread <small>${channelName(channel)}</small></h2>
      <button type="button" class="icon-button" aria-label="Close thread" onClick=${closeThread}>
        <${Icon} name="close" /></button></header>
    ${
      messages
        ? html`<${MessageList} key=${thread} channel=${id} messages=${messages} inThread
          label="Replies" />
          <${Composer} channel=${channel} thread=${thread} />`
        : html`<p class="empty" aria-busy="true">Loading the thread…</p>`
    }
  </aside>`;
}
