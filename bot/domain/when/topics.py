"""Splits what follows "/agenda add" into a title and the options at its end."""

import re
from dataclasses import dataclass, replace

from bot.domain.when.durations import read_duration

KINDS = {
    "discussion": "discussion",
    "discusión": "discussion",
    "discusion": "discussion",
    "decision": "decision",
    "decisión": "decision",
    "information": "information",
    "info": "information",
    "información": "information",
    "informacion": "information",
    "training": "training",
    "capacitación": "training",
    "capacitacion": "training",
    "case review": "case review",
    "revisión de casos": "case review",
    "revision de casos": "case review",
}
"""The word for each kind of topic, in both languages."""

_KIND_WORDS = 3
_OPTION_WORDS = 5  # "1 hour and 30 minutes"
_MENTION = re.compile(r"<@(?P<person>[\w-]+)(?:\|[^<>]*)?>")
_BRACKETS = {"(": ")", "[": "]"}
_SEPARATORS = " ,;:-\N{EN DASH}\N{EM DASH}"
_BINDING = {"for", "por", "durante"}  # before a length of time, and gone with it
_PRESENTING = {"by", "presenter", "presenter:", "presenta", "presenta:"}
_LEADING_ON = re.compile(
    r"to|under|within|than|the|an?|of|in|at|every|each|least|most|about|over|last|first|next|and|"
    r"with|from|or|que|de|en|cada|menos|el|la|los|las|una?|hasta|con|y|o"
)
"""A title does not end in one of these, so what follows them belongs to it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """`kind` is one of the values of KINDS; `presenter` is whom a mention names."""

    title: str
    minutes: int | None = None
    presenter: str | None = None
    kind: str | None = None


def split_topic(text: str) -> Topic:
    """Take length, presenter and kind from the end: "Budget 15m @ada decision", in any order.

    The presenter may also come first.

    A title keeps what is not clearly an option: "Share information" and "Limit updates to 5 min"
    stay whole. A kind counts in brackets, behind another option, or when it is all there is.
    """
    topic, held = Topic(" ".join(text.split())), ""
    while True:
        if (shorter := _without_last_option(topic)) is not None:
            topic = replace(shorter, kind=shorter.kind or KINDS.get(held.casefold()))
            held = ""
        elif not held and (kind := _kind_at_end(topic.title)):
            topic, held = replace(topic, title=topic.title[: -len(kind)].rstrip()), kind
        else:
            break
    topic = _without_leading_mention(replace(topic, title=f"{topic.title} {held}".rstrip()))
    return replace(topic, kind=topic.kind or KINDS.get(topic.title.casefold()))


def _without_leading_mention(topic: Topic) -> Topic:
    """Read "@ada Budget" as "Budget @ada"."""
    mention = _MENTION.match(topic.title)
    if mention is None or topic.presenter or mention.end() == len(topic.title):
        return topic
    title = topic.title[mention.end() :].lstrip(_SEPARATORS)
    return replace(topic, presenter=mention["person"], title=title)


def _kind_at_end(title: str) -> str:
    """The bare kind after other words, as typed; whether it counts shows in what they are."""
    words = title.split(" ")
    for count in range(min(_KIND_WORDS, len(words) - 1), 0, -1):
        kind = " ".join(words[-count:])
        if kind.casefold() in KINDS:
            return kind
    return ""


def _without_last_option(topic: Topic) -> Topic | None:
    words = topic.title.split(" ")
    for count in range(min(_OPTION_WORDS, len(words)), 0, -1):
        found = _as_option(topic, " ".join(words[-count:]))
        if found is not None:
            before = _before_option(words[:-count], found)
            return None if before is None else replace(found, title=before)
    return None


def _as_option(topic: Topic, text: str) -> Topic | None:
    """The topic with what `text` sets, or None when it is no option or sets one a second time."""
    mention = _MENTION.fullmatch(text)
    if mention is not None and topic.presenter is None:
        return replace(topic, presenter=mention["person"])
    minutes = read_duration(text)
    if minutes is not None and topic.minutes is None:
        return replace(topic, minutes=minutes)
    bracketed = _BRACKETS.get(text[:1]) == text[-1:]
    kind = KINDS.get(text[1:-1].casefold()) if bracketed else None
    if kind is not None and topic.kind is None:
        return replace(topic, kind=kind)
    return None


def without_length(title: str) -> tuple[str, int] | None:
    """The title and the minutes at its end, or None when it ends in no length of time."""
    found = _without_last_option(Topic(title))
    return (found.title, found.minutes) if found and found.minutes else None


def _before_option(words: list[str], found: Topic) -> str | None:
    """The title that is left, or None when the option is a part of its sentence."""
    last = words[-1].casefold() if words else ""
    if last in (_PRESENTING if found.presenter else _BINDING):
        words = words[:-1]
    elif _LEADING_ON.fullmatch(last):
        return None
    return " ".join(words).rstrip(_SEPARATORS)
