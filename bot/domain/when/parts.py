"""Takes a whole phrase apart into a day, a time, a part of the day, a zone, in any order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.when.answers import Reason
from bot.domain.when.clock import NOON, Clock
from bot.domain.when.days import Day, DayPart
from bot.domain.when.grammar import Parse
from bot.domain.when.rules import Binding
from bot.domain.when.zone_words import ZoneWord

_SLOTS = {
    "SERIES": "series",
    "MOMENT": "moment",
    "NOW": "now",
    "DAY": "day",
    "BARE": "clock",
    "CLOCK": "clock",
    "PART": "part",
    "ZONE": "zone",
}
_NO_NEIGHBOURS_OF_HOURS = ("DIGITS", "ORDINAL", "ORDINALWORD", "MONTH", "until", "to", "-")
_AFTER_LEADING_HOURS = ("today", "tomorrow", "tonight", "this", "DAYPART", "on", "in", "of", "por")
_FREE = ("BINDING", "FILLER")  # may come more than once, and fill no slot


@dataclass(frozen=True, slots=True)
class Parts:
    series: object | None = None  # only where how often something repeats is read
    moment: datetime | Reason | None = None
    day: Day | Reason | None = None
    clock: Clock | None = None
    part: DayPart | None = None
    zone: ZoneWord | None = None
    now: datetime | None = None
    binding: Binding | None = None

    @property
    def reason(self) -> Reason | None:
        """Why the phrase, though understood, gives nothing."""
        found = (self.series, self.moment, self.day)
        return next((each for each in found if isinstance(each, Reason)), None)

    @property
    def is_whole(self) -> bool:
        """Whether the parts say together when something is."""
        if self.series is not None:
            return self.moment is None
        if self.now is not None:
            return self == Parts(now=self.now)  # what is to be done "by now" has no date
        if self.moment is not None:
            return (self.day, self.clock, self.part, self.zone) == (None, None, None, None)
        if self.clock is None:
            return self.zone is None and (self.day is not None or self.part is DayPart.WHOLE)
        return self.day is not None or self.part is not None or not self.clock.bare

    def with_match(self, table: str, value: Any) -> "Parts | None":
        """These parts and another, or None when its place is taken."""
        if table == "FILLER":
            return self
        if table == "BINDING":
            return self if self.binding is Binding.BEFORE else replace(self, binding=value)
        slot = _SLOTS[table]
        return replace(self, **{slot: value}) if getattr(self, slot) is None else None


def take_apart(parse: Parse) -> Parts | None:
    """The parts that make up the phrase without remainder, preferably ones that give an instant."""
    covers = list(_Cover(parse).from_start())
    return min(covers, key=lambda parts: parts.reason is not None, default=None)


class _Cover:
    """Rows of matches that cover the phrase, longer matches first."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._seen: set[tuple[int, Parts]] = set()

    def from_start(self) -> Iterator[Parts]:
        return self._rest(0, Parts())

    def _rest(self, start: int, parts: Parts) -> Iterator[Parts]:
        if (start, parts) in self._seen:
            return
        self._seen.add((start, parts))
        if start == len(self._parse.lexemes) and parts.is_whole:
            yield parts
        for end, table, value in self._matches(start):
            more = parts.with_match(table, value)
            if more is not None:
                yield from self._rest(end, more)

    def _matches(self, start: int) -> list[tuple[int, str, Any]]:
        found = [
            (end, table, value)
            for table in (*_SLOTS, *_FREE)
            if table in self._parse.tables
            for end, value in self._parse.matches(table, start)
            if not self._is_misplaced(table, value, start, end)
        ]
        return sorted(found, key=lambda match: -match[0])

    def _is_misplaced(self, table: str, value: Any, start: int, end: int) -> bool:
        if table == "BINDING":
            return end == len(self._parse.lexemes)
        if not isinstance(value, Clock) or not value.bare:
            return False
        return value.hour > NOON or not self._is_hour(start, end)

    def _is_hour(self, start: int, end: int) -> bool:
        """Whether a number may be one: not in "april 2-4", and not first in "6 (Sunday)"."""
        before = self._kinds(max(start - 1, 0), start)
        after = self._kinds(end, end + 1)
        if not (before | after).isdisjoint(_NO_NEIGHBOURS_OF_HOURS):
            return False
        return start > 0 or not after.isdisjoint(_AFTER_LEADING_HOURS)

    def _kinds(self, start: int, end: int) -> set[str]:
        return {kind for lexeme in self._parse.lexemes[start:end] for kind in lexeme.kinds}
