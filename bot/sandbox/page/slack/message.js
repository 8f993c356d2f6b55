// One message: who, when, what, and what can be done with it.

import { removeMessage, runShortcut } from "../acting.js";
import { threadKey } from "../histories.js";
import { openThread } from "../navigation.js";
import { Component, html } from "../vendor/preact.js";
import { read, set, setIn, useStore } from "../store.js";
import { nameOf, now, personOf, reader } from "../world.js";
import { Avatar } from "./avatar.js";
import { Blocks } from "./blocks.js";
import { moment, time } from "./dates.js";
import { FileCard } from "./files.js";
import { Icon } from "./icons.js";
import { MenuButton } from "./menu.js";
import { Mrkdwn } from "./mrkdwn.js";
import { Place } from "./place.js";

/** Drawn again only when the message, or what it stands beside, is another. */
export class Message extends Component {
  shouldComponentUpdate(next) {
    return ["message", "isContinued", "inThread", "channel", "isCurrent", "readBy"].some(
      (name) => next[name] !== this.props[name],
    );
  }

  render({ message, isContinued, inThread, channel, isCurrent }) {
    const { ts, user, ephemeral } = message;
    const classes = [
      "message",
      isContinued && "continued",
      ephemeral && "ephemeral",
      message.pinned && "pinned",
    ];
    return html`<li class=${classes.filter(Boolean).join(" ")} data-ts=${ts}
      tabindex=${isCurrent ? 0 : -1} aria-label=${`${nameOf(user)}, ${time(Number(ts), reader())}`}>
      <div class="message-side">${isContinued ? html`<${Stamp} ts=${ts} />` : html`<${Avatar}
        user=${user} />`}</div>
      <div class="message-main">
        ${ephemeral && html`<p class="only-you">
          <${Icon} name="eye" size="14" /> Only visible to you</p>`}
        ${message.pinned && html`<p class="only-you"><${Icon} name="pin" size="14" /> Pinned</p>`}
        ${!isContinued && html`<${Heading} message=${message} />`}
        <${Content} message=${message} channel=${channel} inThread=${inThread} />
        ${!inThread && message.reply_count > 0 && html`<${Replies} message=${message}
          channel=${channel} />`}
        <${Trouble} at=${threadKey(channel, ts)} />
      </div>
      <${Toolbar} message=${message} channel=${channel} inThread=${inThread} />
    </li>`;
  }
}

const Stamp = ({ ts }) =>
  html`<time class="stamp"
    title=${moment(Number(ts), now(), reader())}>${time(Number(ts), reader())}</time>`;

function Heading({ message }) {
  const isApp = personOf(message.user)?.is_bot;
  return html`<div class="message-heading">
    <button type="button" class="message-author"
      onClick=${() => set({ dialog: { kind: "profile", user: message.user } })}>${nameOf(message.user)}</button>
    ${isApp && html`<span class="app-badge">APP</span>`}
    <${Stamp} ts=${message.ts} />
  </div>`;
}

function Content({ message, channel, inThread }) {
  const { ts, blocks, text, edited, files, values } = message;
  const place = { channel, ts };
  const prefix = `${inThread ? "thread" : "message"}-${ts}`;
  const mark =
    edited &&
    html` <small class="edited"
      title=${moment(Number(edited.ts ?? edited), now(), reader())}>(edited)</small>`;
  return html`
    ${
      blocks?.length
        ? html`<${Place.Provider} value=${{ place, values, prefix }}><${Blocks} blocks=${blocks} />
          <//>${mark}`
        : text && html`<div class="text"><${Mrkdwn} text=${text} />${mark}</div>`
    }
    ${files?.map((file) => html`<${FileCard} file=${file} />`)}
    ${
      message.subtype === "thread_broadcast" &&
      !inThread &&
      html`<button type="button" class="link-button"
      onClick=${() => openThread(channel, message.thread_ts)}>View the thread</button>`
    }`;
}

export const replies = (count) => `${count} ${count === 1 ? "reply" : "replies"}`;

function Replies({ message, channel }) {
  const { reply_count: count, reply_users: users = [], latest_reply: latest } = message;
  return html`<button type="button" class="replies"
    onClick=${() => openThread(channel, message.ts)}>
    ${users.slice(0, 4).map((user) => html`<${Avatar} user=${user} size="small" />`)}
    <strong>${replies(count)}</strong>
    ${latest && html`<span>Last reply ${moment(Number(latest), now(), reader())}</span>`}</button>`;
}

/** What failed at this message, until the next try. */
export function Trouble({ at }) {
  const sentence = useStore((state) => state.troubles[at]);
  return html`<div role="alert">${
    sentence &&
    html`<p class="trouble"><${Icon} name="warning" size="16" /> <span>${sentence}</span>
    <button type="button" class="icon-button small" aria-label="Dismiss"
      onClick=${() => setIn("troubles", at, undefined)}><${Icon} name="close" size="14" /></button>
      </p>`
  }</div>`;
}

function Toolbar({ message, channel, inThread }) {
  const { ts, ephemeral, user } = message;
  const shortcuts = read().world.shortcuts.filter((shortcut) => shortcut.type === "message");
  const items = [
    ...(ephemeral
      ? []
      : shortcuts.map(({ name, description, callback_id }) => ({
          text: name,
          description,
          group: "Shortcuts",
          act: () => runShortcut(callback_id, { channel, ts }),
        }))),
    {
      text: "Look at its blocks",
      description: "The JSON that the app sent",
      group: "For developers",
      act: () => set({ dialog: { kind: "source", message } }),
    },
    {
      text: "How it looks in a notification",
      group: "For developers",
      act: () => set({ dialog: { kind: "preview", message } }),
    },
    ...(user === read().as
      ? [
          {
            text: "Delete message",
            danger: true,
            group: "Message",
            act: () => removeMessage(channel, ts),
          },
        ]
      : []),
  ];
  return html`<div class="toolbar" role="group" aria-label="Message actions">
    ${
      !inThread &&
      !ephemeral &&
      html`<button type="button" class="icon-button" aria-label="Reply in thread"
        title="Reply in thread"
      onClick=${() => openThread(channel, message.thread_ts ?? ts)}><${Icon} name="reply" />
        </button>`
    }
    <${MenuButton} items=${items} label="More actions" title="More actions" className="icon-button">
      <${Icon} name="more" /><//>
  </div>`;
}
