"""How often a series meets: every week or two, or on the nth weekday of every so many months."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from bot.domain.echo import at_in_words, weekday_in_words

LAST = -1

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TEXT = re.compile(
    r"(?P<start>\d{8}T\d{4}) "
    r"FREQ=(?P<rhythm>WEEKLY|MONTHLY);INTERVAL=(?P<every>\d+);BYDAY=(?P<days>\S+)"
)
_START = "%Y%m%dT%H%M"

_ORDINALS = {
    "en": {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"},
    "es": {1: "primer", 2: "segundo", 3: "tercer", 4: "cuarto", 5: "quinto", LAST: "último"},
}


class Rhythm(StrEnum):
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Wall-clock times at which a series meets; `start` sets the phase of longer steps."""

    rhythm: Rhythm
    weekday: int  # Monday is 0
    at: time
    start: date
    every: int = 1  # weeks or months
    weeks: tuple[int, ...] = ()  # of the month, when monthly: 1 is the first, LAST the last

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read back what `str` wrote; ValueError for anything else."""
        match = _TEXT.fullmatch(text)
        if match is None:
            raise ValueError(f"not a recurrence: {text!r}")
        start = datetime.strptime(match["start"], _START)  # noqa: DTZ007 - wall-clock time
        days = match["days"].split(",")
        return cls(
            rhythm=Rhythm(match["rhythm"]),
            weekday=_DAYS.index(days[0][-2:]),
            at=start.time(),
            start=start.date(),
            every=int(match["every"]),
            weeks=tuple(int(day[:-2]) for day in days if day[:-2]),
        )

    def __str__(self) -> str:
        """Short text for storage: when it began and its rule."""
        return f"{datetime.combine(self.start, self.at):{_START}} {self.rule}"

    @property
    def rule(self) -> str:
        """The value of a calendar's RRULE (RFC 5545)."""
        days = ",".join(f"{week}{_DAYS[self.weekday]}" for week in self.weeks)
        return f"FREQ={self.rhythm};INTERVAL={self.every};BYDAY={days or _DAYS[self.weekday]}"

    def next_after(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """The first meeting later than `instant`, in UTC; 10:00 stays 10:00 when clocks change.

        A time that the clocks skip in spring is met when they have moved, one that comes twice in
        autumn the first time.
        """
        dates = rrulestr(self.rule, dtstart=datetime.combine(self.start, self.at))
        local = instant.astimezone(zone).replace(tzinfo=None)
        # A day of slack: around a change of clocks, wall-clock order is not the order of instants.
        for naive in dates.xafter(local - timedelta(days=1)):
            meeting: datetime = naive.replace(tzinfo=zone).astimezone(UTC)
            if meeting > instant:
                return meeting
        raise OverflowError("the calendar ends before the next meeting")

    def in_words(self, language: str) -> str:
        """Say it as within a sentence: "the second Tuesday of every month at 10:00 AM"."""
        day, at = weekday_in_words(self.weekday, language), at_in_words(self.at, language)
        words = _in_spanish(self, day) if language == "es" else _in_english(self, day)
        return f"{words} {at}"


def _in_english(recurrence: Recurrence, day: str) -> str:
    every = recurrence.every
    if recurrence.rhythm is Rhythm.WEEKLY:
        return f"every {day}" if every == 1 else f"every {every} weeks on {day}"
    weeks = " and ".join(_ORDINALS["en"][week] for week in recurrence.weeks)
    return f"the {weeks} {day} " + ("of every month" if every == 1 else f"every {every} months")


def _in_spanish(recurrence: Recurrence, day: str) -> str:
    every = recurrence.every
    if recurrence.rhythm is Rhythm.WEEKLY:
        return f"cada {day}" if every == 1 else f"cada {every} semanas el {day}"
    weeks = " y ".join(_ORDINALS["es"][week] for week in recurrence.weeks)
    return f"el {weeks} {day} " + ("de cada mes" if every == 1 else f"cada {every} meses")
