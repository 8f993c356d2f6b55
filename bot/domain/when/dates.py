"""Calendar dates: months with days both ways round, numbers with strokes, days by number."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from dateutil.relativedelta import relativedelta

from bot.domain.when.answers import Reason
from bot.domain.when.days import Day, Now, on_or_after
from bot.domain.when.grammar import Rule
from bot.domain.when.lengths import the_value
from bot.domain.when.periods import Period, period_around

_MONTHS, _DAYS = range(1, 13), range(1, 32)
_LAST_HOUR = 12  # a number above it after a weekday is no hour of a meeting
_YEARS_IN_TWO_DIGITS = 5  # ahead; 2.6.33 is no date
_SOON, _WITHIN_A_WEEK = 35, 7


def _day_number(_now: Now, number: int) -> int | None:
    return number if number in _DAYS else None


def month_day(now: Now, month: int, number: int, year: int | None = None) -> Day | Reason:
    """The day in the year given, else the next one to come, which has to exist within a year."""
    day = _existing(year or now.today.year, month, number)
    if year is None and (day is None or day < now.today):
        day = _existing(now.today.year + 1, month, number)
    return Day(day) if day else Reason.NO_SUCH_DAY


def _existing(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _day_month(now: Now, number: int, month: int, year: int | None = None) -> Day | Reason | None:
    return month_day(now, month, number, year) if number in _DAYS else None


def _day_of_period(now: Now, number: int, period: Period) -> Day | Reason | None:
    """The 15th of next month, the first of the year; a period without a name rolls to the next."""
    if period.unit != "month" and (period.unit, number) != ("year", 1):
        return None
    candidates = (period, period.following) if period.rolls else (period,)
    days = [_existing(each.first.year, each.first.month, number) for each in candidates]
    ahead = [day for day in days if day and day >= now.today]
    if ahead:
        return Day(ahead[0])
    return Reason.PAST if any(days) else Reason.NO_SUCH_DAY


def _day_of_next(now: Now, number: int, unit: str) -> Day | Reason | None:
    following = period_around(now.today, unit)
    return _day_of_period(now, number, following.following) if following else None


def _dashed(now: Now, month: int, number: int) -> Day | Reason | None:
    """3-14; with a smaller second number it may be a range of hours."""
    if month not in _MONTHS or not _LAST_HOUR < number <= _DAYS.stop:
        return None
    return month_day(now, month, number)


def day_of_month(now: Now, number: int) -> Day | None:
    """The next day with this number, and the one after it should the hour have passed."""
    if number not in _DAYS:
        return None
    days = _days_numbered(now.today, number)
    return Day(next(days), later=next(days))


def _days_numbered(start: date, number: int) -> Iterator[date]:
    months = (start.replace(day=1) + relativedelta(months=step) for step in count())
    days = (_existing(month.year, month.month, number) for month in months)
    return (day for day in days if day and day >= start)


def _numeric(now: Now, month: int, number: int, year: int | None = None) -> Day | Reason | None:
    """As the United States write it; a first number above 12 can only be the day.

    In Spanish, whose countries put the day first, both orders are asked about.
    """
    if month not in _MONTHS:
        month, number = number, month
    elif now.language == "es" and number in _MONTHS and number != month:
        return _both_orders(now, month, number, year)
    if month not in _MONTHS or number not in _DAYS:
        return None
    return month_day(now, month, number, year)


def _both_orders(now: Now, one: int, two: int, year: int | None) -> Day | Reason:
    days = [month_day(now, *pair, year) for pair in ((one, two), (two, one))]
    found = sorted(day.on for day in days if isinstance(day, Day) and day.on >= now.today)
    return Day(found[0], other=found[1] if len(found) > 1 else None) if found else Reason.PAST


def _dotted(now: Now, one: int, two: int, year: int) -> Day | Reason | None:
    """Dots are European, so that the order is not to be known."""
    if one not in _MONTHS or two not in _MONTHS or one == two:
        return _numeric(now, one, two, year)
    return _both_orders(now, one, two, year)


def _iso(now: Now, year: int, month: int, number: int) -> Day | Reason | None:
    return month_day(now, month, number, year) if month in _MONTHS else None


def _compact_iso(now: Now, digits: int) -> Day | Reason | None:
    year, rest = divmod(digits, 10000)
    return _iso(now, year, *divmod(rest, 100)) if year in range(2000, 2100) else None


def with_weekday(now: Now, weekday: int, day: Day) -> Day:
    """Thursday April 2; where they disagree, the day or the nearest such weekday is meant."""
    if day.on.weekday() == weekday:
        return day
    if day.later and day.later.weekday() == weekday:
        return Day(day.later)
    nearest = on_or_after(day.on - timedelta(3), weekday)
    return Day(day.on, other=nearest if nearest >= now.today else on_or_after(day.on, weekday))


def _weekday_last(now: Now, day: Day, weekday: int) -> Day:
    return with_weekday(now, weekday, day)


def _weekday_and_number(now: Now, weekday: int, number: int) -> Day | Reason | None:
    """Monday 16 is a day where a near Monday has that number; a small one is else an hour."""
    if number not in _DAYS:
        return None
    first = next(_days_numbered(now.today, number))
    near = _WITHIN_A_WEEK if number <= _LAST_HOUR else _SOON
    if first.weekday() != weekday or not 0 <= (first - now.today).days <= near:
        return None if number <= _LAST_HOUR else Reason.WHICH_DAY
    return Day(first, hour_instead=number if number <= _LAST_HOUR else None)


def _short_year(now: Now, number: int) -> int | None:
    year = 2000 + number
    return year if year <= now.today.year + _YEARS_IN_TWO_DIGITS else None


DAY_NUMBERS = (
    Rule("INT", _day_number, "april 2", "2026-04-02"),
    Rule("NTH", _day_number, "april 2nd", "2026-04-02"),
)

SHORT_YEARS = (
    Rule("INT", _short_year, "3/14/26", "2026-03-14"),
    Rule("FOUR", the_value, "3/14/2027", "2027-03-14"),
)

DATES = (
    Rule("MONTH -|/? the? DAYNUMBER YEAR?", month_day, "may 1", "2026-05-01"),
    Rule("DAYNUMBER -? of? MONTH -? YEAR?", _day_month, "2 april", "2026-04-02"),
    Rule("NUMBER of MONTH YEAR?", _day_month, "ocho de diciembre", "2026-12-08"),
    Rule("dia DATE", the_value, "el día 2 de abril", "2026-04-02"),
    Rule("INT / INT", _numeric, "12/1", "2026-12-01"),
    Rule("INT / INT / SHORTYEAR", _numeric, "3/14/27", "2027-03-14"),
    Rule("INT - INT - SHORTYEAR", _numeric, "4-8-26", "2026-04-08"),
    Rule("INT . INT . SHORTYEAR", _dotted, "14.4.2026", "2026-04-14"),
    Rule("INT -|/ MONTH -|/ SHORTYEAR", _day_month, "2-apr-26", "2026-04-02"),
    Rule("FOUR -|/|. INT -|/|. INT", _iso, "2026-04-02", "2026-04-02"),
    Rule("EIGHT", _compact_iso, "20260402", "2026-04-02"),
)

NUMBERED_DAYS = (
    Rule("ORDINAL", day_of_month, "15th", "2026-03-15"),
    Rule("on|by|until the ORDINALWORD", day_of_month, "by the first", "2026-04-01"),
    Rule("el dia? INT", day_of_month, "el 15", "2026-03-15"),
    Rule("dia NUMBER", day_of_month, "día quince", "2026-03-15"),
)

DATE_DAYS = (
    Rule("DATE", the_value, "may 1", "2026-05-01"),
    Rule("NUMBERED", the_value, "the 5th", "2026-04-05"),
    Rule("DAYNUMBER of PERIOD", _day_of_period, "the 3rd of next month", "2026-04-03"),
    Rule("NTH next UNIT", _day_of_next, "the 3rd next month", "2026-04-03"),
    Rule("INT - INT", _dashed, "3-14", "2026-03-14"),
    Rule("WEEKDAY the? DATE", with_weekday, "Thu, Apr 2", "2026-04-02"),
    Rule("DATE WEEKDAY", _weekday_last, "4/2 thursday", "2026-04-02"),
    Rule("WEEKDAY the? NUMBERED", with_weekday, "tuesday the 14th", "2026-04-14"),
    Rule("WEEKDAY the? INT", _weekday_and_number, "monday 16", "2026-03-16"),
)
