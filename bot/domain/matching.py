"""Whether two spellings are one name: of people, of agencies, of Slack accounts."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from bot.domain.guard.wording import words
from bot.domain.people import Naming, SlackProfile
from bot.domain.roster import Entry

TITLES = words("""
    agent attorney capt captain chief cmdr commander dep deputy det detective doctor dr hon
    honorable judge justice lic lt lieutenant miss mr mrs ms mx officer ofc prof professor rev
    reverend sgt sergeant sheriff sr sra srta
""")
SUFFIXES = words("esq ii iii iv jd jr lcsw lmsw ma md msw phd rn sr")
_WORD = re.compile(r"[^\W_]+")

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def plain_words(text: str) -> list[str]:
    """Words in lower case, without accents and punctuation; "O'Neil" is one word."""
    apart = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", ""))  # noqa: RUF001 - as phones type it
    return _WORD.findall("".join(c for c in apart if not unicodedata.combining(c)).lower())


def person_key(name: str) -> str:
    """Equal for "Dr. Dana M. Lee", "Lee, Dana" and "Dana Lee"; empty when there is no word."""
    written = plain_words(name)
    full = [word for word in written if word not in TITLES | SUFFIXES and len(word) > 1]
    return " ".join(sorted(full if len(full) > 1 else written))


def agency_key(name: str) -> str:
    """Equal for "The River Police Dept." and "River Police Department"."""
    same = {"and": "", "dept": "department", "the": "", "co": "county", "univ": "university"}
    return " ".join(filter(None, (same.get(word, word) for word in plain_words(name))))


def duplicates(entries: Iterable[Entry]) -> tuple[tuple[Entry, Entry], ...]:
    """Pairs of lines that may be one person: by name, at most one of them on Slack."""
    groups = _grouped((person_key(entry.name), entry) for entry in entries)
    return tuple(
        (first, second)
        for same in groups.values()
        for first, second in combinations(same, 2)
        if not (first.member.slack_user and second.member.slack_user)
    )


@dataclass(frozen=True, slots=True)
class Match:
    """A line without Slack, and the only account that carries its name."""

    entry: Entry
    profile: SlackProfile


def matches(entries: Iterable[Entry], profiles: Iterable[SlackProfile]) -> tuple[Match, ...]:
    """Who may be whom, to be confirmed.

    A name that two lines or two accounts carry is left to the coordinator, and so is whoever does
    not show their name.
    """
    everyone = tuple(entries)
    taken = {entry.member.slack_user for entry in everyone}
    free = _grouped(
        (person_key(profile.name), profile)
        for profile in profiles
        if not (profile.is_bot or profile.is_gone or profile.slack_user in taken)
    )
    waiting = _grouped(
        (person_key(entry.name), entry)
        for entry in everyone
        if not entry.member.slack_user and entry.naming is Naming.ROSTER
    )
    return tuple(
        Match(same[0], free[key][0])
        for key, same in waiting.items()
        if len(same) == 1 and len(free.get(key, ())) == 1
    )


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        if key:
            groups[key].append(value)
    return dict(groups)
