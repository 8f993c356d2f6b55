"""A topic read from the line that somebody typed after a command."""

import re

from bot.domain.agenda import DEFAULT_MINUTES, Kind
from bot.domain.mentions import has_plain_names, name_left_over
from bot.domain.when.topics import split_topic
from bot.errors import Refusal
from bot.services.agendas import Draft
from bot.text import _
from handlers.typed import as_typed
from handlers.views.topics import KIND_NAMES


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def drafts(text: str) -> list[Draft]:
    """A topic for each line."""
    return [draft(line) for line in lines(text)]


def draft(line: str) -> Draft:
    """Read "Share the shelter map 10m @ben", with the options in any order."""
    topic = split_topic(line)
    return Draft(
        title=as_typed(topic.title),
        minutes=DEFAULT_MINUTES if topic.minutes is None else topic.minutes,
        kind=kind(topic.kind),
        presenter=topic.presenter or "",
    )


def no_name_left_over(text: str) -> None:
    """Raise a Refusal where a "@name" that is not one member's stands as if it presented."""
    for line in lines(text) if has_plain_names(text) else ():
        if name := name_left_over(split_topic(line).title):
            raise Refusal(
                _(
                    "{name} is not the name of exactly one person on the roster. Choose the "
                    "presenter below, or add it as it is.",
                    name=name,
                ),
                field="presenter",
            )


def kind(word: str | None) -> Kind:
    """A kind that people may choose; a discussion for any other word."""
    offered = {each.value: each for each in KIND_NAMES}
    return offered.get(word or "", Kind.DISCUSSION)


def is_case_review(text: str) -> bool:
    """Whether this is one line that names a case review."""
    return len(lines(text)) == 1 and draft(text).kind is Kind.CASE_REVIEW


def number(text: str, verb: str) -> int:
    """The topic's number, and nothing else that was typed."""
    if (found := read_number(text.strip())) is None:
        raise Refusal(_("Which topic? Give its number, such as /agenda {verb} 3.", verb=verb))
    return found


def numbers(text: str, verb: str) -> list[int]:
    """The number of one topic, or of several: "9", "9 10", "9, #10 and 11"; each once."""
    words = re.sub(r"[,;&]|\b(and|y)\b", " ", text).split()
    found = [number for word in words if (number := read_number(word)) is not None]
    if not found or len(found) < len(words):
        raise Refusal(_("Which topics? Give their numbers, such as /agenda {verb} 3 4.", verb=verb))
    return list(dict.fromkeys(found))


def read_number(word: str) -> int | None:
    """The number that this word is, with or without #."""
    found = re.fullmatch(r"#*([0-9]{1,6})", word)
    return int(found[1]) if found else None
