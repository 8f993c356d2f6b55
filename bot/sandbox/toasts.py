"""What Slack would show on a screen when something is posted: on a desktop and on a phone."""

import re
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from bot.sandbox.channels import Channel, Kind
from bot.sandbox.messages import Message

KEPT = 2_000
MENTION = re.compile(r"<([@!]\w+)")
EVERYONE = ("!channel", "!here", "!everyone")


@dataclass(frozen=True, slots=True)
class Toast:
    """One post, and why each person hears of it (`dm`, `mention`, `thread`, `channel`)."""

    id: int
    at: datetime
    channel: str
    ts: str
    user: str
    desktop: str
    phone: str
    reasons: dict[str, str]

    def for_person(self, user: str) -> dict[str, Any]:
        reason = self.reasons[user]
        return {
            "id": self.id,
            "at": self.at.isoformat(),
            "channel": self.channel,
            "ts": self.ts,
            "user": self.user,
            "kind": reason,
            "push": reason != "channel",
            "desktop": self.desktop,
            "phone": self.phone,
        }


class Toasts:
    def __init__(self) -> None:
        self._numbers = count(1)
        self._toasts: deque[Toast] = deque(maxlen=KEPT)

    def raise_for(self, message: Message, channel: Channel, at: datetime) -> Toast:
        desktop = first_block_text(message)
        toast = Toast(
            id=next(self._numbers),
            at=at,
            channel=channel.id,
            ts=message.ts,
            user=message.user,
            desktop=desktop or message.text,
            phone=message.text or desktop,
            reasons=_reasons(message, channel),
        )
        self._toasts.append(toast)
        return toast

    def of(self, user: str, after: int) -> list[dict[str, Any]]:
        return [
            toast.for_person(user)
            for toast in self._toasts
            if toast.id > after and user in toast.reasons
        ]


def _reasons(message: Message, channel: Channel) -> dict[str, str]:
    parent = channel.messages.get(message.thread_ts) if message.thread_ts else None
    in_thread = (
        {parent.user, *(channel.messages[ts].user for ts in parent.replies)} if parent else ()
    )
    mentioned = set(MENTION.findall(f"{message.text} {message.blocks}"))
    is_for_all = not mentioned.isdisjoint(EVERYONE)
    reasons = {}
    for member in channel.members:
        if member == message.user:
            continue
        if channel.kind is Kind.DM:
            reasons[member] = "dm"
        elif is_for_all or f"@{member}" in mentioned:
            reasons[member] = "mention"
        elif member in in_thread:
            reasons[member] = "thread"
        elif message.stands_in_channel:
            reasons[member] = "channel"
    return reasons


def first_block_text(message: Message) -> str:
    """The words of the first block that has any, as a desktop notification shows them."""
    return next(filter(None, map(_words, message.blocks)), "")


def _words(block: dict[str, Any]) -> str:
    match block:
        case {"type": "section", "text": {"text": text}} | {
            "type": "header",
            "text": {"text": text},
        }:
            return str(text)
        case {"type": "section", "fields": [{"text": text}, *_]}:
            return str(text)
        case {"type": "markdown", "text": text}:
            return str(text)
        case {"type": "context", "elements": elements}:
            return " ".join(element["text"] for element in elements if "text" in element)
        case {"type": "rich_text", "elements": elements}:
            return "".join(_rich_words(element) for element in elements)
    return ""


def _rich_words(element: dict[str, Any]) -> str:
    if "elements" in element:
        return "".join(_rich_words(inner) for inner in element["elements"])
    return str(element.get("text", ""))
