"""Days counted from today or from another day: tomorrow, a week from monday, in 3 weeks."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.when.answers import Reason
from bot.domain.when.dates import with_weekday
from bot.domain.when.days import WEEK, Day, DayPart, Now, on_or_after
from bot.domain.when.grammar import Rule
from bot.domain.when.lengths import Length, day_from_today, length, past, the_value
from bot.domain.when.weekdays import coming


def _today(now: Now) -> Day:
    return Day(now.today)


def _tomorrow(now: Now) -> Day:
    return Day(now.today + timedelta(1))


def _today_on(now: Now, weekday: int) -> Day:
    return with_weekday(now, weekday, _today(now))


def _tomorrow_on(now: Now, weekday: int) -> Day:
    return with_weekday(now, weekday, _tomorrow(now))


def _fortnight_from_today(now: Now) -> Day:
    return _today(now).moved(2 * WEEK)


def _day_after_tomorrow(now: Now) -> Day:
    return Day(now.today + timedelta(2))


def _tonight(now: Now) -> Day:
    return Day(now.today, part=DayPart.NIGHT)


def _this_part(now: Now, part: str) -> Day:
    return Day(now.today, part=DayPart(part))


def _part_of_day(_now: Now, part: str, day: Day) -> Day:
    return replace(day, part=DayPart(part))


def _after(_now: Now, step: Length, day: Day) -> Day | None:
    return _shifted(day, step, 1)


def _before(_now: Now, step: Length, day: Day) -> Day | None:
    return _shifted(day, step, -1)


def _shifted(day: Day, step: Length, sign: int) -> Day | None:
    if step.minutes:
        return None

    def moved(each: date | None) -> date | None:
        return each and step.after(each, sign)

    return Day(
        step.after(day.on, sign),
        later=moved(day.later),
        other=moved(day.other),
        by_custom=day.by_custom,
    )


def _one_after(now: Now, unit: str, day: Day) -> Day | Reason | None:
    step = length(now, 1, unit)
    return _shifted(day, step, 1) if isinstance(step, Length) else step


def _one_before(now: Now, unit: str, day: Day) -> Day | Reason | None:
    step = length(now, 1, unit)
    return _shifted(day, step, -1) if isinstance(step, Length) else step


def _weekday_after(_now: Now, weekday: int, day: Day) -> Day:
    return Day(on_or_after(day.on + timedelta(1), weekday))


def _weekday_before(_now: Now, weekday: int, day: Day) -> Day:
    return Day(on_or_after(day.on - timedelta(WEEK), weekday))


def _nth_weekday_after(_now: Now, number: int, weekday: int, day: Day) -> Day | None:
    first = on_or_after(day.on + timedelta(1), weekday)
    return Day(first + timedelta(WEEK * (number - 1))) if number > 0 else None


def _eight_days(now: Now) -> Day:
    """Spanish counts today in, so "en ocho días" is a week to some and eight days to others."""
    return Day(now.today + timedelta(7), other=now.today + timedelta(8))


def _fifteen_days(now: Now) -> Day:
    return Day(now.today + timedelta(14), other=now.today + timedelta(15))


SHIFTED_DAYS = (
    Rule("today", _today, "today", "2026-03-11"),
    Rule("later today", _today, "later today", "2026-03-11"),
    Rule("tonight", _tonight, "tonight", "2026-03-11"),
    Rule("this DAYPART", _this_part, "this afternoon", "2026-03-11"),
    Rule("DAYPART of DAY", _part_of_day, "the morning of april 2", "2026-04-02"),
    Rule("tomorrow", _tomorrow, "tomorrow", "2026-03-12"),
    Rule("tomorrow WEEKDAY", _tomorrow_on, "tomorrow (thursday) at 2", "2026-03-12 14:00"),
    Rule("today WEEKDAY", _today_on, "today (wednesday) at 4", "2026-03-11 16:00"),
    Rule("day after next", _day_after_tomorrow, "day after next", "2026-03-13"),
    Rule("pasado tomorrow", _day_after_tomorrow, "pasado mañana", "2026-03-13"),
    Rule("yesterday", past, "yesterday", "no (past)"),
    Rule("in ocho dias", _eight_days, "en ocho días", "2026-03-18 or 2026-03-19? (two readings)"),
    Rule(
        "in quince dias",
        _fifteen_days,
        "en quince días",
        "2026-03-25 or 2026-03-26? (two readings)",
    ),
    Rule("in|within about? LENGTH", day_from_today, "in 2 days", "2026-03-13"),
    Rule("dentro of LENGTH", day_from_today, "dentro de tres días", "2026-03-14"),
    Rule("of aqui to LENGTH", day_from_today, "de aquí a dos semanas", "2026-03-25"),
    Rule("in LENGTH time", day_from_today, "in two weeks' time", "2026-03-25"),
    Rule("LENGTH hence", day_from_today, "three weeks hence", "2026-04-01"),
    Rule("LENGTH from now", day_from_today, "3 weeks from now", "2026-04-01"),
    Rule("LENGTH ago", past, "3 days ago", "no (past)"),
    Rule("hace LENGTH", past, "hace dos días", "no (past)"),
    Rule("last UNIT", past, "last week", "no (past)"),
    Rule("UNIT gone", past, "la semana pasada", "no (past)"),
    Rule("LENGTH from|after of? DAY", _after, "two weeks from friday", "2026-03-27"),
    Rule("LENGTH to partir of DAY", _after, "dos semanas a partir del lunes", "2026-03-30"),
    Rule("LENGTH before of? DAY", _before, "3 days before april 10", "2026-04-07"),
    Rule("LENGTH prior to DAY", _before, "a week prior to april 10", "2026-04-03"),
    Rule("UNIT from|after of? DAY", _one_after, "week from tomorrow", "2026-03-19"),
    Rule("UNIT before of? DAY", _one_before, "day before april 10", "2026-04-09"),
    Rule("WEEKDAY after of? DAY", _weekday_after, "the monday after easter", "2026-04-06"),
    Rule("WEEKDAY before of? DAY", _weekday_before, "the friday before christmas", "2026-12-18"),
    Rule("NTH WEEKDAY after DAY", _nth_weekday_after, "second friday after april 2", "2026-04-10"),
    Rule("today week", lambda now: _today(now).moved(WEEK), "today week", "2026-03-18"),
    Rule("tomorrow week", lambda now: _tomorrow(now).moved(WEEK), "tomorrow week", "2026-03-19"),
    Rule("of today in quince dias?", _fortnight_from_today, "de hoy en quince", "2026-03-25"),
    Rule(
        "of today in ocho dias?",
        lambda now: _today(now).moved(WEEK),
        "de hoy en ocho",
        "2026-03-18",
    ),
    Rule(
        "of WEEKDAY in ocho",
        lambda now, day: coming(now, day).moved(WEEK),
        "del viernes en ocho",
        "2026-03-20",
    ),
    Rule("the DAY", the_value, "the friday", "2026-03-13"),
)
