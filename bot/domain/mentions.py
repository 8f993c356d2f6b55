"""Members named with a plain @, as somebody types who does not choose from Slack's list."""

import re
from collections.abc import Sequence

from bot.domain.matching import plain_words
from bot.domain.people import Member

_NAMED = re.compile(r"(?<!\S)@(?P<words>[^\s@<>|]+(?: [^\s@<>|]+){0,3})")
_AT_AN_END = re.compile(r"^@\S+|(?<!\S)@\S+(?: [A-Z]\S*)?$")
_EVERYBODY = {"@channel", "@everyone", "@here"}


def has_plain_names(text: str) -> bool:
    return _NAMED.search(text) is not None


def with_mentions(text: str, members: Sequence[Member]) -> str:
    """The text with each "@Cruz" that is one member's name as the mention that Slack makes."""
    return _NAMED.sub(lambda found: _as_mention(found["words"], members), text)


def _as_mention(typed: str, members: Sequence[Member]) -> str:
    """The longest name that the words begin with counts: "Cruz Vega" before "Cruz"."""
    words = typed.split(" ")
    for count in range(len(words), 0, -1):
        name, rest = " ".join(words[:count]), " ".join(["", *words[count:]])
        if len(called := _called(plain_words(name), members)) == 1:
            return f"<@{called[0].slack_user or called[0].person_id}|{name}>{rest}"
    return f"@{typed}"


def _called(name: list[str], members: Sequence[Member]) -> list[Member]:
    """Whoever has this full name, else this first name."""
    names = [(member, plain_words(member.name)) for member in members]
    in_full = [member for member, words in names if name and words == name]
    return in_full or [member for member, words in names if name and words[:1] == name]


def name_left_over(title: str) -> str | None:
    """A plain "@Cruz" at an end of the title, where a presenter stands; None without one."""
    found = _AT_AN_END.search(title)
    return found[0] if found and found[0] not in _EVERYBODY else None
