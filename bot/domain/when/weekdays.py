"""Days by weekday: friday, next friday, the second tuesday, friday of next week."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.when.answers import Reason
from bot.domain.when.days import (
    WEEK,
    Day,
    Now,
    business_days_from,
    monday_of,
    on_or_after,
)
from bot.domain.when.grammar import Rule
from bot.domain.when.lengths import Length, past
from bot.domain.when.periods import Period
from bot.domain.when.words import LAST

_FRIDAY, _SATURDAY = 4, 5


def coming(now: Now, weekday: int) -> Day:
    """The next such weekday after today: people call today "today"."""
    day = on_or_after(now.today + timedelta(1), weekday)
    return Day(day, by_custom=day.weekday() == now.today.weekday())


def _this(now: Now, weekday: int) -> Day:
    day = on_or_after(now.today, weekday)
    return Day(day, other=day + timedelta(WEEK) if day == now.today else None)


def _next(now: Now, weekday: int) -> Day:
    """The one of next week; if this week's is still ahead, some mean that, so it is asked.

    A week begins on Sunday to some and on Monday to others.
    """
    day = on_or_after(now.today + timedelta(1), weekday)
    sunday_weeks = timedelta(1)
    same_week = monday_of(day) == monday_of(now.today)
    same_american_week = monday_of(day + sunday_weeks) == monday_of(now.today + sunday_weeks)
    if same_week or same_american_week:
        return Day(day, other=day + timedelta(WEEK))
    return Day(day)


def _after_next(now: Now, weekday: int) -> Day:
    return _next(now, weekday).moved(WEEK)


def _of_week(_now: Now, weekday: int, week: Period) -> Day | None:
    return Day(week.first + timedelta(weekday)) if week.unit == "week" else None


def _week_then_weekday(now: Now, week: Period, weekday: int) -> Day | None:
    return _of_week(now, weekday, week)


def _nth(now: Now, number: int, weekday: int, period: Period) -> Day | Reason:
    """The second tuesday of a period."""
    return _in_period(now, period, lambda each: _nth_weekday(each, number, weekday))


def _nth_coming(now: Now, number: int, weekday: int) -> Day | Reason:
    """The second tuesday of this month, or of the next; "last friday" is the one that was."""
    if number == LAST:
        return Reason.PAST
    return _nth(now, number, weekday, Period("month", now.today.replace(day=1), rolls=True))


def _nth_day(now: Now, number: int, period: Period) -> Day | Reason:
    return _in_period(now, period, lambda each: _from_edge(each, number))


def _nth_business_day(now: Now, number: int, period: Period) -> Day | Reason:
    return _in_period(now, period, lambda each: _business_day(each, number))


def _in_period(now: Now, period: Period, day_in: Callable[[Period], date | None]) -> Day | Reason:
    """The day in the period, or in the next one when it has passed and that may be meant."""
    candidates = (period, period.following) if period.rolls else (period,)
    days = [day_in(candidate) for candidate in candidates]
    if days[0] is None and period.years:
        return Reason.NO_SUCH_DAY
    ahead = [day for day in days if day and day >= now.today]
    if ahead:
        return Day(ahead[0])
    return Reason.PAST if any(days) else Reason.NO_SUCH_DAY


def _nth_to_last(
    now: Now, number: int, last: int, weekday: int, period: Period
) -> Day | Reason | None:
    return _nth(now, -number, weekday, period) if last == LAST and number > 1 else None


def _nth_from_now(now: Now, count: int, weekday: int) -> Day | None:
    """Two fridays from now: the second to come, or the second after the coming one."""
    day = coming(now, weekday).moved(WEEK * (count - 1))
    return replace(day, other=day.on + timedelta(WEEK)) if count > 0 else None


def _week_of(now: Now, day: Day) -> Day:
    """Its monday or its friday; a week may begin on sunday."""
    monday = monday_of(day.on + timedelta(1))
    friday = monday + timedelta(_FRIDAY)
    return Day(monday, other=friday) if monday >= now.today else Day(friday)


def _in_weeks_on(now: Now, step: Length, weekday: int) -> Day | None:
    """The friday of the week in three weeks, or three weeks from friday if that is another."""
    if step.days == 0 or step.days % WEEK:
        return None
    within = monday_of(now.today) + timedelta(step.days + weekday)
    after = coming(now, weekday).on + timedelta(step.days)
    return Day(min(within, after), other=max(within, after) if within != after else None)


def _on_in_weeks(now: Now, weekday: int, step: Length) -> Day | None:
    return _in_weeks_on(now, step, weekday)


def _nth_weekday(period: Period, number: int, weekday: int) -> date | None:
    if number > 0:
        day = on_or_after(period.first, weekday) + timedelta(WEEK * (number - 1))
    else:
        last = on_or_after(period.last - timedelta(WEEK - 1), weekday)
        day = last + timedelta(WEEK * (number + 1))
    return day if period.first <= day <= period.last else None


def _from_edge(period: Period, number: int) -> date | None:
    edge, step = (period.first, number - 1) if number > 0 else (period.last, number + 1)
    day = edge + timedelta(step)
    return day if period.first <= day <= period.last else None


def _business_day(period: Period, number: int) -> date | None:
    edge, step = (period.first, -1) if number > 0 else (period.last, 1)
    day = business_days_from(edge + timedelta(step), number)
    return day if period.first <= day <= period.last else None


def _next_business_day(now: Now) -> Day:
    return Day(business_days_from(now.today, 1))


def weekend(weeks: int, *, asked: bool = False) -> Callable[[Now], Day]:
    """The Saturday so many weeks after the coming one; on a Sunday this weekend is under way."""

    def meaning(now: Now) -> Day:
        saturday = on_or_after(monday_of(now.today), _SATURDAY) + timedelta(WEEK * weeks)
        if saturday < now.today:
            return Day(now.today)
        other = saturday + timedelta(WEEK) if asked else None
        return Day(saturday, other=other, by_custom=weeks > 0)

    return meaning


WEEKDAY_DAYS = (
    Rule("WEEKDAY", coming, "friday", "2026-03-13"),
    Rule("this? coming WEEKDAY", coming, "this coming monday", "2026-03-16"),
    Rule("WEEKDAY coming", coming, "el viernes entrante", "2026-03-13"),
    Rule("WEEKDAY que viene", _next, "el martes que viene", "2026-03-17"),
    Rule("this WEEKDAY", _this, "this friday", "2026-03-13"),
    Rule("next WEEKDAY", _next, "next tuesday", "2026-03-17"),
    Rule("WEEKDAY next", _next, "martes próximo", "2026-03-17"),
    Rule("WEEKDAY after next", _after_next, "the tuesday after next", "2026-03-24"),
    Rule(
        "WEEKDAY week", lambda now, day: coming(now, day).moved(WEEK), "friday week", "2026-03-20"
    ),
    Rule("WEEKDAY of? PERIOD", _of_week, "friday of next week", "2026-03-20"),
    Rule("PERIOD on? WEEKDAY", _week_then_weekday, "next week tuesday", "2026-03-17"),
    Rule(
        "NUMBER WEEKDAYS from now|today",
        _nth_from_now,
        "two fridays from now",
        "2026-03-20 or 2026-03-27? (two readings)",
    ),
    Rule("week of DATE", _week_of, "week of april 6", "2026-04-06 or 2026-04-10? (two readings)"),
    Rule(
        "NTH to ORDINALWORD WEEKDAY of|in PERIOD",
        _nth_to_last,
        "second to last friday of april",
        "2026-04-17",
    ),
    Rule("in LENGTH on? WEEKDAY", _in_weeks_on, "in 3 weeks on friday", "2026-04-03"),
    Rule("WEEKDAY in LENGTH", _on_in_weeks, "friday in 3 weeks", "2026-04-03"),
    Rule("WEEKDAY gone", past, "el viernes pasado", "no (past)"),
    Rule("NTH WEEKDAY of|in? PERIOD", _nth, "second tuesday in april", "2026-04-14"),
    Rule("NTH WEEKDAY", _nth_coming, "third thursday", "2026-03-19"),
    Rule("NTH day of|in PERIOD", _nth_day, "last day of the month", "2026-03-31"),
    Rule(
        "NTH business day of|in PERIOD",
        _nth_business_day,
        "first business day of may",
        "2026-05-01",
    ),
    Rule("NTH workday of|in PERIOD", _nth_business_day, "last workday of april", "2026-04-30"),
    Rule("NTH day business of PERIOD", _nth_business_day, "último día hábil de mayo", "2026-05-29"),
    Rule("next business day", _next_business_day, "next business day", "2026-03-12"),
    Rule("next workday", _next_business_day, "next workday", "2026-03-12"),
    Rule("next day business", _next_business_day, "el próximo día hábil", "2026-03-12"),
    Rule("this? weekend", weekend(0), "this weekend", "2026-03-14"),
    Rule("this? fin of semana", weekend(0), "este fin de semana", "2026-03-14"),
    Rule("next weekend", weekend(1), "next weekend", "2026-03-21"),
    Rule("next fin of semana", weekend(1), "el próximo fin de semana", "2026-03-21"),
    Rule(
        "weekend after next",
        weekend(1, asked=True),
        "the weekend after next",
        "2026-03-21 or 2026-03-28? (two readings)",
    ),
)
