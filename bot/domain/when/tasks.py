"""Splits what follows "/task add" into a title, a subcommittee, a date and a length."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.domain.when.answers import Answer, is_date
from bot.domain.when.topics import without_length

_BINDING = re.compile(
    r"(?<!\S)(?:by|due|no later than|not later than|on or before|before|until|till"
    r"|para|antes del?|a m[aá]s tardar|hasta|vence|no despu[eé]s del?)(?!\S)",
    re.IGNORECASE,
)
_NEXT_MEETING = re.compile(
    r"(?<!\S)(?:(?:due |no later than )?(?:by|for|at|before)|due|para|en|antes de)\s+"
    r"(?:(?:the\s+)?next\s+meeting|la\s+(?:pr[oó]xima|siguiente)\s+reuni[oó]n)$",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?<!\S)(?:for|para)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|el|la|los|las)\s+", re.IGNORECASE)
_LONGEST_DATE = 80  # characters
_WORDS_BEFORE = 3  # "the day before friday"

Read = Callable[[str], Answer]
"""Reads a phrase at the moment and in the zone of whoever typed it."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    title: str
    group: str | None = None  # as it is spelled on the list of subcommittees
    when: Answer | None = None
    at_next_meeting: bool = False
    minutes: int | None = None


def split_task(text: str, read: Read, groups: Iterable[str] = ()) -> TaskLine:
    """Take date, subcommittee and length from the end, in any order.

    "Draft the protocol for Outreach by dec 8 10m". A date counts only behind a word that binds it,
    so that "Review the May 3 memo" and "Plan the day before Christmas" stay whole; a subcommittee
    only when it is on the list.
    """
    names = {group.casefold(): group for group in groups}
    line = TaskLine(" ".join(text.split()))
    while (shorter := _without_last(line, read, names)) is not None:
        line = shorter
    return replace(line, title=line.title.rstrip(" ,;:-"))


def _without_last(line: TaskLine, read: Read, names: dict[str, str]) -> TaskLine | None:
    """The line with one more part taken off its end, or None when there is none."""
    if line.when is None and not line.at_next_meeting:
        next_meeting = _NEXT_MEETING.search(line.title)
        if next_meeting:
            return replace(line, title=_before(line, next_meeting.start()), at_next_meeting=True)
        dated = _without_date(line, read)
        if dated is not None:
            return dated
    if line.minutes is None and (shorter := without_length(line.title)) is not None:
        return replace(line, title=shorter[0], minutes=shorter[1])
    return _without_group(line, names) if line.group is None else None


def _before(line: TaskLine, end: int) -> str:
    return line.title[:end].rstrip()


def _without_date(line: TaskLine, read: Read) -> TaskLine | None:
    for binding in _BINDING.finditer(line.title):
        phrase = line.title[binding.start() :]
        if len(phrase) > _LONGEST_DATE or line.title[binding.end() :].strip().isdigit():
            continue
        answer = read(phrase)
        if not is_date(answer):
            continue
        start, longer = _longer(line.title, binding.start(), read)
        if longer is None:
            return replace(line, title=_before(line, binding.start()), when=answer)
        if not binding[0].casefold().startswith(("before", "antes")):
            return replace(line, title=_before(line, start), when=longer)
    return None


def _longer(title: str, end: int, read: Read) -> tuple[int, Answer | None]:
    """The longest date that begins before the binding word, as in "tomorrow by 5pm"."""
    starts = [word.start() for word in re.finditer(r"\S+", title[:end])][-_WORDS_BEFORE:]
    for start in starts:
        answer = read(title[start:])
        if is_date(answer):
            return start, answer
    return end, None


def _without_group(line: TaskLine, names: dict[str, str]) -> TaskLine | None:
    for word in _FOR.finditer(line.title):
        group = names.get(_ARTICLE.sub("", line.title[word.end() :]).casefold())
        if group is not None:
            return replace(line, title=_before(line, word.start()), group=group)
    return None
