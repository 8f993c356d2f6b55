"""How often a series meets, as tables of rules."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.recurrence import Rhythm
from bot.domain.when.answers import Reason
from bot.domain.when.days import WEEK, Now
from bot.domain.when.grammar import Rule
from bot.domain.when.rules import TABLES

_UNITS = {
    "week": (Rhythm.WEEKLY, 1),
    "fortnight": (Rhythm.WEEKLY, 2),
    "month": (Rhythm.MONTHLY, 1),
    "quarter": (Rhythm.MONTHLY, 3),
}
_MOST, _FORTNIGHT_IN_SPANISH = 12, 15  # weeks or months; days, today counted in


@dataclass(frozen=True, slots=True)
class Step:
    """Every so many weeks or months; `of_quarter` if they are the calendar's quarters."""

    rhythm: Rhythm
    every: int
    of_quarter: bool = False


@dataclass(frozen=True, slots=True)
class Weekdays:
    """A weekday, or the nth ones of a month."""

    weekday: int
    weeks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """How often, as a phrase gives it; `other` is what it may mean as well."""

    days: Weekdays
    step: Step
    other: "Series | None" = None


_WEEKLY, _MONTHLY = Step(Rhythm.WEEKLY, 1), Step(Rhythm.MONTHLY, 1)


def _step(_now: Now, count: float, unit: str) -> Step | None:
    if unit == "day":
        count = 2 * WEEK if count == _FORTNIGHT_IN_SPANISH else count
        return Step(Rhythm.WEEKLY, int(count) // WEEK) if count and count % WEEK == 0 else None
    if unit not in _UNITS or not 0 < count <= _MOST:
        return None
    rhythm, units = _UNITS[unit]
    return Step(rhythm, int(count) * units)


def _each(now: Now, unit: str) -> Step | None:
    return _step(now, 1, unit)


def _of_each(_now: Now, unit: str) -> Step | None:
    found = _each(_now, unit)
    return Step(found.rhythm, found.every, of_quarter=unit == "quarter") if found else None


def _every_other(now: Now, unit: str) -> Step | None:
    return _step(now, 2, unit)


def _named(rhythm: Rhythm, every: int) -> Callable[[Now], Step]:
    return lambda _now: Step(rhythm, every)


def _one_week(_now: Now, number: int, weekday: int) -> Weekdays:
    return Weekdays(weekday, (number,))


def _two_weeks(_now: Now, one: int, two: int, weekday: int) -> Weekdays | None:
    return Weekdays(weekday, (one, two)) if one != two else None


def _weekly(_now: Now, weekday: int) -> Series:
    return Series(Weekdays(weekday), _WEEKLY)


def _every_other_weekday(_now: Now, weekday: int) -> Series:
    return Series(Weekdays(weekday), Step(Rhythm.WEEKLY, 2))


def _every_few_weekdays(_now: Now, count: int, weekday: int) -> Series | None:
    return Series(Weekdays(weekday), Step(Rhythm.WEEKLY, count)) if 0 < count <= _MOST else None


def _weekday_by(_now: Now, weekday: int, step: Step) -> Series | Reason:
    """A weekday recurs weekly; of a month it has to be said which one."""
    if step.rhythm is Rhythm.MONTHLY:
        return Reason.WHICH_DAY
    return Series(Weekdays(weekday), step)


def _by_weekday(now: Now, step: Step, weekday: int) -> Series | Reason:
    return _weekday_by(now, weekday, step)


def _days_by(_now: Now, days: Weekdays, step: Step) -> Series | None:
    return Series(days, step) if step.rhythm is Rhythm.MONTHLY else None


def _by_days(now: Now, step: Step, days: Weekdays) -> Series | None:
    return _days_by(now, days, step)


def _every_nth(_now: Now, days: Weekdays) -> Series:
    """Monthly; but every second tuesday may also be every other one."""
    every_other = Series(Weekdays(days.weekday), Step(Rhythm.WEEKLY, 2))
    return Series(days, _MONTHLY, other=every_other if days.weeks == (2,) else None)


def _monthly(_now: Now, days: Weekdays) -> Series:
    return Series(days, _MONTHLY)


def _which_day(_now: Now, _step: Step) -> Reason:
    return Reason.WHICH_DAY


STEPS = (
    Rule("every UNIT", _each, "every week on tuesday at 10", "every Tuesday at 10:00 AM"),
    Rule(
        "of every UNIT",
        _of_each,
        "last friday of each quarter at 10",
        "the last Friday every 3 months at 10:00 AM",
    ),
    Rule(
        "of? every other UNIT",
        _every_other,
        "every other week on tuesday at 10",
        "every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "of? every NUMBER|NTH UNIT",
        _step,
        "every two weeks on tuesday at 10",
        "every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "todas|todos the UNIT",
        _each,
        "el martes todas las semanas a las 10",
        "every Tuesday at 10:00 AM",
    ),
    Rule(
        "weekly|semanal|semanalmente",
        _named(Rhythm.WEEKLY, 1),
        "weekly on tuesdays at 10",
        "every Tuesday at 10:00 AM",
    ),
    Rule(
        "biweekly|fortnightly|quincenal|quincenalmente",
        _named(Rhythm.WEEKLY, 2),
        "biweekly on tuesday at 10",
        "every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "monthly|mensual|mensualmente",
        _named(Rhythm.MONTHLY, 1),
        "last friday monthly at 10",
        "the last Friday of every month at 10:00 AM",
    ),
    Rule(
        "bimestral|bimestralmente",
        _named(Rhythm.MONTHLY, 2),
        "bimestral el primer lunes a las 10",
        "the first Monday every 2 months at 10:00 AM",
    ),
    Rule(
        "quarterly|trimestral|trimestralmente",
        _named(Rhythm.MONTHLY, 3),
        "quarterly on the first monday at 10",
        "the first Monday every 3 months at 10:00 AM",
    ),
    Rule(
        "of the month",
        _named(Rhythm.MONTHLY, 1),
        "second tuesday of the month at 10",
        "the second Tuesday of every month at 10:00 AM",
    ),
)

NTH_WEEKDAYS = (
    Rule(
        "the? NTH WEEKDAY|WEEKDAYS",
        _one_week,
        "third thursday monthly at 10",
        "the third Thursday of every month at 10:00 AM",
    ),
    Rule(
        "the? NTH and NTH WEEKDAY|WEEKDAYS",
        _two_weeks,
        "1st and 3rd wednesday of the month at 10",
        "the first and third Wednesday of every month at 10:00 AM",
    ),
)

SERIES = (
    Rule("every WEEKDAY", _weekly, "every tuesday at 10", "every Tuesday at 10:00 AM"),
    Rule("WEEKDAYS", _weekly, "tuesdays at 10", "every Tuesday at 10:00 AM"),
    Rule("todos? los WEEKDAY", _weekly, "todos los martes a las 10", "every Tuesday at 10:00 AM"),
    Rule(
        "every other WEEKDAY",
        _every_other_weekday,
        "every other tuesday at 10",
        "every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "other WEEKDAYS",
        _every_other_weekday,
        "alternate tuesdays at 10",
        "every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "a WEEKDAY si y otro no",
        _every_other_weekday,
        "un martes sí y otro no a las 10",
        "every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "every NUMBER WEEKDAY|WEEKDAYS",
        _every_few_weekdays,
        "cada dos martes a las 10",
        "every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "the? WEEKDAY|WEEKDAYS STEP",
        _weekday_by,
        "el martes cada dos semanas a las 10",
        "every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "STEP on? the? WEEKDAY|WEEKDAYS",
        _by_weekday,
        "cada semana los martes a las 10",
        "every Tuesday at 10:00 AM",
    ),
    Rule(
        "every? NTHWEEKDAY STEP",
        _days_by,
        "el segundo martes de cada mes a las 10",
        "the second Tuesday of every month at 10:00 AM",
    ),
    Rule(
        "STEP on? NTHWEEKDAY",
        _by_days,
        "every month on the last friday at 10",
        "the last Friday of every month at 10:00 AM",
    ),
    Rule(
        "every NTHWEEKDAY",
        _every_nth,
        "cada segundo martes a las 10",
        "the second Tuesday of every month at 10:00 AM or every 2 weeks on Tuesday at 10:00 AM",
    ),
    Rule(
        "twice a month on? NTHWEEKDAY",
        _monthly,
        "twice a month on the 2nd and 4th tuesday at 10",
        "the second and fourth Tuesday of every month at 10:00 AM",
    ),
    Rule("STEP", _which_day, "monthly at 10", "no (which day)"),
)

SERIES_TABLES = {**TABLES, "STEP": STEPS, "NTHWEEKDAY": NTH_WEEKDAYS, "SERIES": SERIES}
