"""Members named with a plain @, as somebody types who does not choose from Slack's list."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.domain.matching import plain_words
from bot.domain.people import Member

_NAMED = re.compile(r"(?<!\S)@(?P<words>[^\s@<>|]+(?: [^\s@<>|]+){0,3})")
_AT_AN_END = re.compile(r"^@\S+|(?<!\S)@\S+(?: [A-Z]\S*)?$")
_EVERYBODY = {"@channel", "@everyone", "@here"}


def has_plain_names(text: str) -> bool:
    return _NAMED.search(text) is not None


def with_mentions(text: str, members: Sequence[Member]) -> str:
    """The text with each "@Cruz" that is one member's name as the mention that Slack makes."""
    called = _called(members)
    return _NAMED.sub(lambda found: _as_mention(found["words"], called), text)


def _called(members: Sequence[Member]) -> dict[str, list[Member]]:
    """Whoever has this full name, else this first name."""
    in_full, by_first = defaultdict(list), defaultdict(list)
    for member in members:
        if words := plain_words(member.name):
            in_full[" ".join(words)].append(member)
            by_first[words[0]].append(member)
    return by_first | in_full


def _as_mention(typed: str, called: Mapping[str, Sequence[Member]]) -> str:
    """The longest name that the words begin with counts: "Cruz Vega" before "Cruz"."""
    words = typed.split(" ")
    for count in range(len(words), 0, -1):
        name, rest = " ".join(words[:count]), " ".join(["", *words[count:]])
        match called.get(" ".join(plain_words(name))):
            case [member]:
                return f"<@{member.slack_user or member.person_id}|{name}>{rest}"
    return f"@{typed}"


def name_left_over(title: str) -> str | None:
    """A plain "@Cruz" at an end of the title, where a presenter stands; None without one."""
    found = _AT_AN_END.search(title)
    return found[0] if found and found[0] not in _EVERYBODY else None
