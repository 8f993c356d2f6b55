"""Lengths of time in words and digits: half an hour, two weeks, five business days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from bot.domain.when.answers import Reason
from bot.domain.when.days import Day, Now, business_days_from
from bot.domain.when.grammar import Rule

FARTHEST_DAYS = 366 * 30
_FARTHEST_MINUTES = FARTHEST_DAYS * 24 * 60
_MINUTES = {"minute": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Length:
    """Either minutes, or whole days, months or business days, which keep the time of day."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    business_days: int = 0

    def after(self, day: date, sign: int = 1) -> date:
        """The day that lies this length after (before, for a `sign` of -1) `day`."""
        day += timedelta(sign * self.days)
        day += relativedelta(months=sign * self.months)
        return business_days_from(day, sign * self.business_days)


def length(_now: Now, amount: float, unit: str) -> Length | Reason | None:
    """The length of so many units; half a day or half a month names no day, so it has no length."""
    for field, units in (("minutes", _MINUTES), ("days", _DAYS), ("months", _MONTHS)):
        if unit in units:
            total = amount * units[unit]
            if total != int(total) or total == 0:
                return None
            return _bounded(Length(**{field: int(total)}))
    return None


def business_length(_now: Now, amount: float, unit: str | None = "day") -> Length | Reason | None:
    if unit != "day" or amount != int(amount):
        return None
    return _bounded(Length(business_days=int(amount)))


def _bounded(found: Length) -> Length | Reason:
    days = found.days + 31 * found.months + 2 * found.business_days
    far = days > FARTHEST_DAYS or found.minutes > _FARTHEST_MINUTES
    return Reason.TOO_FAR if far else found


def _mixed(now: Now, hours: float, unit: str, minutes: float, rest: str) -> Length | Reason | None:
    if (unit, rest) != ("hour", "minute"):
        return None
    return length(now, hours * 60 + minutes, "minute")


def _hours_minutes(now: Now, hours: int, minutes: int) -> Length | Reason | None:
    return length(now, hours * 60 + minutes, "minute")


def _one_and_a_half(now: Now, unit: str) -> Length | Reason | None:
    return length(now, 1.5, unit)


def _units_and_a_half(now: Now, whole: float, unit: str) -> Length | Reason | None:
    return length(now, whole + 0.5, unit)


def _one(_now: Now) -> float:
    return 1


def _two(_now: Now) -> float:
    return 2


def _half(_now: Now) -> float:
    return 0.5


def _quarter(_now: Now) -> float:
    return 0.25


def _fraction(_now: Now, part: int, whole: int) -> float | None:
    return part / whole if 0 < part < whole else None


def _decimal(_now: Now, whole: str, part: str) -> float:
    return float(f"{whole}.{part}")


def _and_a_half(_now: Now, whole: float) -> float:
    return whole + 0.5


def moment_from_now(now: Now, found: Length) -> datetime | None:
    """The exact instant, of a length in minutes and hours."""
    return now.instant + timedelta(minutes=found.minutes) if found.minutes else None


def day_from_today(now: Now, found: Length) -> Day | None:
    return None if found.minutes else Day(found.after(now.today))


def sum_of(_now: Now, tens: float, ones: float) -> float:
    return tens + ones


def past(_now: Now, *_values: object) -> Reason:
    """The meaning of a rule that speaks of what has been."""
    return Reason.PAST


def the_value(_now: Now, value: Any) -> Any:
    """The meaning of a rule that only names or wraps another."""
    return value


NUMBERS = (
    Rule("INT", the_value, "in 3 weeks", "2026-04-01"),
    Rule("THREE", the_value, "in 120 minutes", "2026-03-11 12:30"),
    Rule("SMALL", the_value, "in three weeks", "2026-04-01"),
    Rule("TENS", the_value, "in thirty minutes", "2026-03-11 11:00"),
    Rule("TENS -? SMALL", sum_of, "in twenty-one days", "2026-04-01"),
    Rule("TENS and SMALL", sum_of, "en treinta y cinco minutos", "2026-03-11 11:05"),
)

AMOUNTS = (
    Rule("NUMBER", the_value, "in 2 days", "2026-03-13"),
    Rule("a", _one, "in a week", "2026-03-18"),
    Rule("a? couple of?", _two, "in a couple of weeks", "2026-03-25"),
    Rule("a? par of", _two, "en un par de semanas", "2026-03-25"),
    Rule("a? quarterhour of? a?", _quarter, "in a quarter of an hour", "2026-03-11 10:45"),
    Rule("half a?", _half, "in half an hour", "2026-03-11 11:00"),
    Rule("INT / INT", _fraction, "in 1/2 hour", "2026-03-11 11:00"),
    Rule("DIGITS . DIGITS", _decimal, "in 1.5 hours", "2026-03-11 12:00"),
    Rule("NUMBER and a? half", _and_a_half, "in two and a half hours", "2026-03-11 13:00"),
)

LENGTHS = (
    Rule("AMOUNT UNIT", length, "in 2 hours", "2026-03-11 12:30"),
    Rule("a? UNIT and a? half", _one_and_a_half, "in an hour and a half", "2026-03-11 12:00"),
    Rule("NUMBER UNIT and half", _units_and_a_half, "en dos horas y media", "2026-03-11 13:00"),
    Rule("AMOUNT UNIT and? NUMBER UNIT", _mixed, "in 1 hour 30 minutes", "2026-03-11 12:00"),
    Rule("INT hours INT", _hours_minutes, "in 1h30", "2026-03-11 12:00"),
    Rule("AMOUNT business UNIT", business_length, "in 5 business days", "2026-03-18"),
    Rule("AMOUNT UNIT business", business_length, "en cinco días hábiles", "2026-03-18"),
    Rule("AMOUNT workday", business_length, "in 3 workdays", "2026-03-16"),
)
