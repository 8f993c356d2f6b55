// Where people type: messages, commands with their completion, mentions, shortcuts.

import { runShortcut, type } from "../acting.js";
import { threadKey } from "../histories.js";
import { useStore } from "../store.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { appName, channelName, isBotChannel } from "../world.js";
import { builtIn } from "./built_in.js";
import { complete, suggestions } from "./completion.js";
import { Icon } from "./icons.js";
import { MenuButton } from "./menu.js";
import { Trouble } from "./message.js";

const drafts = new Map();

export function Composer({ channel, thread }) {
  const key = threadKey(channel.id, thread ?? "");
  const shortcuts = useStore((state) =>
    state.world.shortcuts.filter((one) => one.type === "global"),
  );
  const isBusy = useStore((state) => Boolean(state.busy[key]));
  if (!channel.may_type)
    return html`<div class="composer closed"><p>${whyClosed(channel)}</p><${Trouble} at=${key} />
      </div>`;
  return html`<div class="composer">
    <${Trouble} at=${key} />
    <${Field} key=${key} draft=${key} channel=${channel} thread=${thread} isBusy=${isBusy}
      shortcuts=${shortcuts} />
  </div>`;
}

function whyClosed(channel) {
  if (isBotChannel(channel)) return `Sending messages to ${appName()} has been turned off.`;
  return channel.is_archived ? "This channel is archived." : "You cannot send messages here.";
}

function Field({ draft, channel, thread, isBusy, shortcuts }) {
  const [text, setText] = useState(drafts.get(draft) ?? "");
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const field = useRef(null);
  const offers = isDismissed ? [] : suggestions(text, caret, channel, Boolean(thread));

  useEffect(() => {
    if (matchMedia("(hover: hover)").matches && !document.querySelector("dialog[open]"))
      field.current.focus();
  }, []);
  useEffect(() => void drafts.set(draft, text), [text]);
  useEffect(() => setAt(0), [offers.length]);
  useLayoutEffect(() => {
    field.current.style.height = "auto";
    field.current.style.height = `${Math.min(field.current.scrollHeight, 200)}px`;
  }, [text]);

  const write = (words, position = words.length) => {
    setText(words);
    setCaret(position);
    setDismissed(false);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(position, position);
    });
  };
  const send = async () => {
    const words = text.trim();
    if (!words || isBusy) return;
    setText("");
    const isSent = await (builtIn(words, channel) ?? type(channel.id, words, thread));
    if (!isSent) setText((typed) => typed || words);
    field.current?.focus();
  };
  const take = (offer) => write(...complete(text, caret, offer));
  const keys = (event) => {
    if (event.isComposing) return;
    if (
      offers.length &&
      chooses(event, { offers, at, setAt, take, leave: () => setDismissed(true), text })
    )
      return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  const typed = (event) => {
    setText(event.target.value);
    setCaret(event.target.selectionStart);
    setDismissed(false);
  };
  return html`<div class="composer-box">
    ${offers.length > 0 && html`<${Offers} offers=${offers} at=${at} onTake=${take} />`}
    <textarea ref=${field} rows="1" value=${text}
      placeholder=${thread ? "Reply…" : `Message ${channelName(channel)}`}
      aria-label=${thread ? "Reply in the thread" : `Message to ${channelName(channel)}`}
        aria-controls=${offers.length ? "offers" : undefined}
      aria-autocomplete="list" aria-activedescendant=${offers.length ? `offer-${at}` : undefined}
      onInput=${typed} onKeyDown=${keys}
        onSelect=${(event) => setCaret(event.target.selectionStart)}></textarea>
    <div class="composer-tools">
      ${!thread && html`<${MenuButton} className="icon-button" label="Shortcuts and commands"
        title="Shortcuts and commands" items=${startItems(shortcuts, channel, write)}>
        <${Icon} name="bolt" /><//>`}
      <button type="button" class="icon-button" aria-label="Mention someone" title="Mention someone"
        onClick=${() => write(`${text}${/(^|\s)$/.test(text) ? "" : " "}@`)}><${Icon} name="at" />
        </button>
      <span class="composer-hint"
        aria-live="polite">${isBusy ? "Sending…" : hint(text, channel)}</span>
      <button type="button" class="send" aria-label="Send now" disabled=${!text.trim() || isBusy}
        onClick=${send}><${Icon} name="send" /></button>
    </div>
  </div>`;
}

const startItems = (shortcuts, channel, write) => [
  ...shortcuts.map(({ name, description, callback_id }) => ({
    text: name,
    description,
    group: "Shortcuts",
    act: () => runShortcut(callback_id, { channel: channel.id }),
  })),
  ...suggestions("/", 1, channel, false).map((offer) => ({
    text: offer.text,
    description: offer.description,
    group: "Commands",
    act: () => write(offer.insert),
  })),
];

const hint = (text, channel) =>
  text && !text.startsWith("/") && channel.has_bot
    ? `${appName()} cannot read messages, only commands and buttons`
    : "";

function chooses(event, { offers, at, setAt, take, leave, text }) {
  const isWhole = offers[at]?.insert.trim() === text.trim();
  if (event.key === "ArrowDown") setAt((at + 1) % offers.length);
  else if (event.key === "ArrowUp") setAt((at - 1 + offers.length) % offers.length);
  else if (event.key === "Escape") leave();
  else if (event.key === "Tab" && !event.shiftKey) take(offers[at]);
  else if (event.key === "Enter" && !event.shiftKey && !isWhole) take(offers[at]);
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

const Offers = ({
  offers,
  at,
  onTake,
}) => html`<ul class="offers" role="listbox" id="offers" aria-label="Suggestions">
  ${offers.map(
    (
      offer,
      index,
    ) => html`<li role="option" id=${`offer-${index}`} aria-selected=${index === at}
      class=${index === at ? "option at" : "option"}
    onMouseDown=${(event) => (event.preventDefault(), onTake(offer))}>
    ${offer.picture}<span class="option-words"><span>
      <strong>${offer.text}</strong> <span class="usage">${offer.usage}</span></span>
      <small>${offer.description}</small></span>
  </li>`,
  )}</ul>`;
