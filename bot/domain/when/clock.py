"""A time of day as people say it, and the hours that they may mean by it."""

from dataclasses import dataclass, replace

from bot.domain.when.days import DayPart

NOON, MIDNIGHT, DAY_HOURS, HOUR_MINUTES = 12, 24, 24, 60
MORNING_HOURS = range(9, 12)
_DOUBTFUL_HOURS = (7, 8)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; unless `fixed`, its hour may be before or after noon."""

    hour: int  # 0 to 23; 24 is midnight in words, which may begin or end a day
    minute: int = 0
    fixed: bool = False
    padded: bool = False  # written 08:00, as in a 24-hour clock
    bare: bool = False  # a number alone, which is an hour only beside a day
    by_custom: bool = False
    until: "Clock | None" = None

    def hours(self, part: DayPart | None) -> tuple[int, ...]:
        """The hours that may be meant, most of the time one: nobody meets at 2 in the night."""
        if part not in (None, DayPart.WHOLE) and self.hour != MIDNIGHT:
            return self._hours_within(part)
        if self.fixed:
            return (self.hour,)
        if self.until is not None and self.until.fixed:
            return (self._hour_before(self.until),)
        return self._hours_by_custom()

    def _hours_by_custom(self) -> tuple[int, ...]:
        early, late = self.hour % NOON, self.hour % NOON + NOON
        if self.hour in MORNING_HOURS or (self.hour in _DOUBTFUL_HOURS and self._is_early):
            return (early,)
        if self.hour in _DOUBTFUL_HOURS or self.padded:
            return (early, late)
        return (late,)

    @property
    def _is_early(self) -> bool:
        """Whether 8 is in the morning for certain: written 08:00, or until ten or later."""
        return self.padded or (self.until is not None and self.until.hour > MORNING_HOURS.start)

    def evening_hours(self, part: DayPart | None, hours: tuple[int, ...]) -> tuple[int, ...]:
        """What is left to mean when the morning hours have passed."""
        if self.fixed or self.padded or part is not None:
            return ()
        return tuple(hour + NOON for hour in hours if hour < NOON)

    def is_by_custom(self, part: DayPart | None) -> bool:
        """Whether its half of the day is known from how people meet, not from what was written."""
        told = self.fixed or part is not None or (self.until is not None and self.until.fixed)
        return self.by_custom or not told

    def _hours_within(self, part: DayPart) -> tuple[int, ...]:
        if self.hour == NOON and not self.fixed and part is DayPart.NIGHT:
            return (MIDNIGHT,)
        early = self.hour % NOON
        candidates = (self.hour,) if self.fixed else (early, early + NOON)
        hours = tuple(hour for hour in candidates if hour in part.hours)
        if hours or self.fixed or self.until is None:
            return hours
        ends = self.until.hours(part)  # from 11 to 1 in the afternoon begins before it
        return tuple(self._hour_before(replace(self.until, hour=end)) for end in ends)

    def _hour_before(self, end: "Clock") -> int:
        """In 2-3pm the 2 is the latest one before 3pm, in 11-1pm the 11 is in the morning."""
        early, late = self.hour % NOON, self.hour % NOON + NOON
        starts = [hour for hour in (late, early) if (hour, self.minute) < (end.hour, end.minute)]
        return starts[0] if starts else late

    def minutes_until_end(self, hour: int) -> int | None:
        """How long the range lasts when it begins at `hour`."""
        if self.until is None:
            return None
        step = DAY_HOURS if self.until.fixed else NOON
        minutes = (self.until.hour - hour) * HOUR_MINUTES + self.until.minute - self.minute
        return minutes % (step * HOUR_MINUTES) or None
