// The messages of a channel or thread: days, what is new, and the way the list scrolls.

import { Component, html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { continues } from "../histories.js";
import { useStore } from "../store.js";
import { now, reader } from "../world.js";
import { dayOf, divider } from "./dates.js";
import { Icon } from "./icons.js";
import { Message, replies } from "./message.js";

const NEAR = 80; // pixels from the end that count as being there
const BY_HAND = 500; // milliseconds after a touch, key or wheel in which scrolling is a person's

export function MessageList({
  channel,
  messages,
  inThread,
  more,
  onMore,
  unreadFrom,
  label,
  before,
}) {
  const box = useRef(null);
  const follows = useRef(true);
  const [isBehind, setBehind] = useState(false);
  const [current, setCurrent] = useState(null);
  const readBy = useStore(({ world, clock }) =>
    [world.me.id, world.me.tz, world.people.length, dayOf(clock.now, reader())].join(),
  );
  const last = messages.at(-1)?.ts;
  const isLoading = useRef(false);
  const touched = useRef(-BY_HAND);
  const height = useRef(0);

  const toEnd = () => {
    box.current.scrollTop = box.current.scrollHeight;
    setBehind(false);
  };
  useLayoutEffect(() => {
    follows.current = true;
    toEnd();
  }, [channel]);
  useLayoutEffect(() => {
    if (follows.current) toEnd();
    else setBehind(true);
  }, [last]);
  useLayoutEffect(() => {
    // At the very top the browser does not hold the place when older messages come above it.
    if (!follows.current && box.current.scrollTop < 2)
      box.current.scrollTop += box.current.scrollHeight - height.current;
  }, [messages[0]?.ts]);
  useLayoutEffect(() => void (height.current = box.current.scrollHeight));
  useEffect(() => {
    const watch = new ResizeObserver(() => follows.current && toEnd());
    for (const element of [box.current, box.current.firstElementChild]) watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const scrolled = async () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (isAtEnd) {
      follows.current = true;
      setBehind(false);
    } else if (performance.now() - touched.current < BY_HAND) follows.current = false;
    height.current = scrollHeight;
    if (!more || isLoading.current || scrollTop > clientHeight) return;
    isLoading.current = true;
    await onMore();
    isLoading.current = false;
  };
  const touch = () => (touched.current = performance.now());
  const keys = (event) => {
    touch();
    moveBetween(event, box.current, setCurrent);
  };

  return html`<div class="messages" ref=${box} onScroll=${scrolled} onWheel=${touch}
    onTouchMove=${touch} onPointerDown=${touch} onKeyDown=${keys} role="region" aria-label=${label}
    tabindex="-1">
    <div class="messages-inner">
      ${more ? html`<p class="loading-older">Loading older messages…</p>` : before}
      ${stretches(messages).map(
        ({
          before: earlier,
          part,
        }) => html`<${Stretch} key=${part[0].ts} before=${earlier} messages=${part}
        channel=${channel} inThread=${inThread} unreadFrom=${unreadFrom} readBy=${readBy}
          current=${current ?? last} />`,
      )}
    </div>
    ${isBehind && html`<button type="button" class="newer" onClick=${toEnd}>
      <${Icon} name="chevron" size="16" /> New messages</button>`}
  </div>`;
}

const LENGTH = 50; // a page of older messages is a multiple, so that stretches keep their messages

/** The messages in stretches of which only the last changes when something is said. */
function stretches(messages) {
  const parts = [];
  for (let start = 0; start < messages.length; start += LENGTH) {
    parts.push({
      before: messages[start - 1] ?? null,
      part: messages.slice(start, start + LENGTH),
    });
  }
  return parts;
}

/** Some messages in a row; drawn again only when one of them, or what they depend on, changed. */
class Stretch extends Component {
  shouldComponentUpdate(next) {
    const { messages, current } = this.props;
    const isTouched = (ts) => messages.some((message) => message.ts === ts);
    return (
      messages.length !== next.messages.length ||
      messages.some((message, index) => message !== next.messages[index]) ||
      ["channel", "unreadFrom", "readBy"].some((name) => next[name] !== this.props[name]) ||
      next.before?.ts !== this.props.before?.ts ||
      (next.current !== current && (isTouched(current) || isTouched(next.current)))
    );
  }

  render(props) {
    return html`<ol class="message-list">${rows(props)}</ol>`;
  }
}

function rows({ before: earlier, messages, channel, inThread, unreadFrom, readBy, current }) {
  const list = [];
  const today = now();
  let before = earlier;
  for (const message of messages) {
    const instant = Number(message.ts);
    const isNewDay =
      !inThread && (!before || dayOf(Number(before.ts), reader()) !== dayOf(instant, reader()));
    const isUnread = message.ts === unreadFrom;
    if (isNewDay)
      list.push(
        html`<li class="day" key=${`day-${message.ts}`}>
          <h2>${divider(instant, today, reader())}</h2></li>`,
      );
    if (isUnread) list.push(html`<li class="unread-line" key="unread"><span>New</span></li>`);
    list.push(html`<${Message} key=${message.ts} message=${message} channel=${channel}
      inThread=${inThread} readBy=${readBy}
      isContinued=${!isNewDay && !isUnread && continues(before, message)}
        isCurrent=${message.ts === current} />`);
    if (inThread && !before && message.reply_count)
      list.push(html`<li class="reply-count" key="count">${replies(message.reply_count)}</li>`);
    before = message;
  }
  return list;
}

/** Arrow keys go from message to message; Tab goes into the one that has the focus. */
function moveBetween(event, box, setCurrent) {
  if (!event.target.classList.contains("message")) return;
  const all = [...box.querySelectorAll(".message")];
  const at = all.indexOf(event.target);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  const next = to === undefined ? undefined : all[Math.max(0, Math.min(to, all.length - 1))];
  if (!next) return;
  event.preventDefault();
  setCurrent(next.dataset.ts);
  next.focus();
}
