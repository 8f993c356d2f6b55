"""The moment of speaking, and what a phrase says of a day and its part."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

WEEK = 7


@dataclass(frozen=True, slots=True)
class Now:
    """When, where and in which language a phrase is said."""

    instant: datetime  # aware
    zone: ZoneInfo
    language: str

    @property
    def local(self) -> datetime:
        return self.instant.astimezone(self.zone)

    @property
    def today(self) -> date:
        return self.local.date()

    def in_zone(self, zone: ZoneInfo) -> "Now":
        return replace(self, zone=zone)


class DayPart(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    WHOLE = "day"

    @property
    def last_minute(self) -> time:
        """When a deadline "on Friday morning" ends."""
        return _LAST_MINUTES[self]

    @property
    def hours(self) -> range:
        """The hours that people call so."""
        return _HOURS[self]


_LAST_MINUTES = {
    DayPart.MORNING: time(12),
    DayPart.AFTERNOON: time(18),
    DayPart.EVENING: time(21),
    DayPart.NIGHT: time(23, 59),
    DayPart.WHOLE: time(23, 59),
}
_HOURS = {
    DayPart.MORNING: range(1, 12),
    DayPart.AFTERNOON: range(12, 21),  # the Spanish "tarde" is long
    DayPart.EVENING: range(16, 24),
    DayPart.NIGHT: range(18, 24),
    DayPart.WHOLE: range(24),
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a phrase gives it."""

    on: date
    later: date | None = None  # meant instead when `on`, or the hour on it, has passed
    other: date | None = None  # as plausible as `on`, so that it has to be asked
    by_custom: bool = False
    part: DayPart | None = None
    hour_instead: int | None = None  # the number taken for a day may be an hour
    ends_period: bool = False  # "before the end of May" is the end of May

    @property
    def dates(self) -> tuple[date, ...]:
        """What may be meant as long as nothing has passed."""
        return (self.on, self.other) if self.other else (self.on,)

    def moved(self, days: int) -> "Day":
        """The day so many days on, whatever was in doubt about it."""
        step = timedelta(days)
        return Day(
            self.on + step,
            later=self.later and self.later + step,
            other=self.other and self.other + step,
            by_custom=self.by_custom,
        )


def on_or_after(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday()) % WEEK)


def monday_of(day: date) -> date:
    return day - timedelta(day.weekday())


def is_business_day(day: date) -> bool:
    """Monday to Friday; holidays are asked about elsewhere."""
    return day.weekday() < 5  # noqa: PLR2004 - Saturday


def business_days_from(day: date, count: int) -> date:
    """The day so many business days later, or earlier when `count` is negative."""
    step = timedelta(1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_business_day(day):
            day += step
    return day
