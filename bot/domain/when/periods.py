"""Weeks, months, quarters and years by name, and their beginnings, middles and ends."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.when.answers import Reason
from bot.domain.when.days import Day, Now, monday_of
from bot.domain.when.grammar import Rule
from bot.domain.when.lengths import Length, length, sum_of, the_value

_FRIDAY, _WEDNESDAY = 4, 2
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_QUARTERS = range(1, 5)
_YEARS = range(1990, 2200)


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar period; `rolls` when the next one is meant once what is asked of it has passed."""

    unit: str
    first: date
    rolls: bool = False
    years: bool = False  # it rolls to the same period of the next year

    @property
    def following(self) -> "Period":
        if self.unit == "week":
            return Period("week", self.first + timedelta(7))
        months = _MONTHS["year" if self.years else self.unit]
        return Period(self.unit, self.first + relativedelta(months=months))

    @property
    def last(self) -> date:
        if self.unit == "week":
            return self.first + timedelta(6)
        return self.first + relativedelta(months=_MONTHS[self.unit], days=-1)

    @property
    def middle(self) -> date:
        if self.unit == "week":
            return self.first + timedelta(_WEDNESDAY)
        months, days = {"month": (0, 14), "quarter": (1, 14), "year": (6, 0)}[self.unit]
        return self.first + relativedelta(months=months, days=days)

    @property
    def close(self) -> date:
        """Its end as people at work mean it: a week ends on Friday."""
        return self.first + timedelta(_FRIDAY) if self.unit == "week" else self.last


def period_around(day: date, unit: str) -> Period | None:
    match unit:
        case "week":
            return Period("week", monday_of(day))
        case "month":
            return Period("month", day.replace(day=1))
        case "quarter":
            return quarter_of(day)
        case "year":
            return Period("year", date(day.year, 1, 1))
    return None


def quarter_of(day: date) -> Period:
    return Period("quarter", date(day.year, 3 * ((day.month - 1) // 3) + 1, 1))


def _this(now: Now, unit: str) -> Period | None:
    return period_around(now.today, unit)


def _current(now: Now, unit: str) -> Period | None:
    found = period_around(now.today, unit)
    return found and Period(found.unit, found.first, rolls=True)


def _next(now: Now, unit: str) -> Period | None:
    found = period_around(now.today, unit)
    return found and found.following


def _after_next(now: Now, unit: str) -> Period | None:
    found = period_around(now.today, unit)
    return found and found.following.following


def _named_month(now: Now, month: int, year: int | None) -> Period:
    return Period("month", date(year or now.today.year, month, 1), rolls=not year, years=True)


def _month_of_next_year(now: Now, month: int) -> Period:
    return Period("month", date(now.today.year + 1, month, 1))


def _numbered_quarter(now: Now, number: int, year: int | None = None) -> Period | None:
    if number not in _QUARTERS:
        return None
    first = date(year or now.today.year, 3 * number - 2, 1)
    return Period("quarter", first, rolls=not year, years=True)


def _ordinal_quarter(now: Now, number: int, unit: str, year: int | None = None) -> Period | None:
    return _numbered_quarter(now, number, year) if unit == "quarter" else None


def _year(_now: Now, digits: int) -> int | None:
    return digits if digits in _YEARS else None


def _named_year(_now: Now, year: int) -> Period | None:
    return Period("year", date(year, 1, 1)) if year in _YEARS else None


def _edge(now: Now, period: Period, edge: str) -> Day | Reason:
    """The first, middle or close of the period, or of the one that it rolls to."""
    for candidate in (period, period.following) if period.rolls else (period,):
        day: date = getattr(candidate, edge)
        if day >= now.today:
            return Day(day, by_custom=edge != "last", ends_period=edge == "close")
    return Reason.PAST


def first(now: Now, period: Period) -> Day | Reason:
    return _edge(now, period, "first")


def middle(now: Now, period: Period) -> Day | Reason:
    return _edge(now, period, "middle")


def close(now: Now, period: Period) -> Day | Reason:
    return _edge(now, period, "close")


def _midweek(now: Now) -> Day | Reason:
    return middle(now, Period("week", monday_of(now.today), rolls=True))


def _close_of_current(now: Now, unit: str) -> Day | Reason | None:
    period = _current(now, unit)
    return close(now, period) if period else None


def _close_of(unit: str) -> Callable[[Now], Day | Reason | None]:
    return lambda now: _close_of_current(now, unit)


def _which_week(_now: Now, _number: int, _period: Period) -> Reason:
    return Reason.WHICH_DAY


def _some_day_of(_now: Now, _period: object) -> Reason:
    return Reason.WHICH_DAY


def _stepped(count: int) -> Callable[[Now, str], Day | None]:
    """The same day of a later week, month, quarter or year; by custom, others mean its first."""

    def meaning(now: Now, unit: str) -> Day | None:
        step = length(now, count, unit)
        if unit == "day" or not isinstance(step, Length) or step.minutes:
            return None
        return Day(step.after(now.today), by_custom=True)

    return meaning


NTHS = (
    Rule("ORDINAL", the_value, "1st monday of april", "2026-04-06"),
    Rule("ORDINALWORD", the_value, "first monday of april", "2026-04-06"),
    Rule("TENS -? ORDINALWORD", sum_of, "april twenty-first", "2026-04-21"),
)

YEARS = (
    Rule("FOUR", _year, "end of april 2027", "2027-04-30"),
    Rule("of YEAR", the_value, "2 de abril de 2027", "2027-04-02"),
)

PERIODS = (
    Rule("UNIT", _current, "end of month", "2026-03-31"),
    Rule("the PERIOD", the_value, "end of the month", "2026-03-31"),
    Rule("this UNIT", _this, "end of this quarter", "2026-03-31"),
    Rule("next|coming UNIT", _next, "end of next month", "2026-04-30"),
    Rule("UNIT next|coming", _next, "fin del mes próximo", "2026-04-30"),
    Rule("UNIT que viene", _next, "fin del mes que viene", "2026-04-30"),
    Rule("UNIT after next", _after_next, "end of the month after next", "2026-05-31"),
    Rule("MONTH YEAR?", _named_month, "end of april", "2026-04-30"),
    Rule("MONTH next year", _month_of_next_year, "end of may next year", "2027-05-31"),
    Rule("q INT YEAR?", _numbered_quarter, "end of q2", "2026-06-30"),
    Rule("NTH UNIT YEAR?", _ordinal_quarter, "end of the third quarter", "2026-09-30"),
    Rule("FOUR", _named_year, "start of 2027", "2027-01-01"),
)

PERIOD_DAYS = (
    Rule("a|al? start of? PERIOD", first, "start of next month", "2026-04-01"),
    Rule("a? middle -? of? PERIOD", middle, "mid-april", "2026-04-15"),
    Rule("a|al? end|late of? PERIOD", close, "end of q2", "2026-06-30"),
    Rule("midweek", _midweek, "midweek", "2026-03-11"),
    Rule("UNIT -? end", _close_of_current, "month-end", "2026-03-31"),
    Rule("eow", _close_of("week"), "eow", "2026-03-13"),
    Rule("eom", _close_of("month"), "eom", "2026-03-31"),
    Rule("eoq", _close_of("quarter"), "eoq", "2026-03-31"),
    Rule("eoy", _close_of("year"), "eoy", "2026-12-31"),
    Rule("next|coming UNIT", _stepped(1), "next month", "2026-04-11"),
    Rule("UNIT next|coming", _stepped(1), "la semana próxima", "2026-03-18"),
    Rule("UNIT que viene", _stepped(1), "la semana que viene", "2026-03-18"),
    Rule("UNIT after next", _stepped(2), "week after next", "2026-03-25"),
    Rule("NTH week of|in PERIOD", _which_week, "first week of may", "no (which day)"),
    Rule("later this UNIT", _some_day_of, "later this week", "no (which day)"),
    Rule("PERIOD", _some_day_of, "may", "no (which day)"),
)
