"""Reads how often a series meets: every second tuesday at 10, last friday monthly, cada martes."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from bot.domain.recurrence import Recurrence
from bot.domain.when.answers import Reason, Refused
from bot.domain.when.days import Day, Now
from bot.domain.when.grammar import Grammar, Parse
from bot.domain.when.lexicon import Lexicon
from bot.domain.when.parts import Parts, take_apart
from bot.domain.when.periods import quarter_of
from bot.domain.when.series_rules import SERIES_TABLES, Series


@dataclass(frozen=True, slots=True)
class Repeating:
    """`other` is what the phrase may mean as well, and has to be asked about."""

    recurrence: Recurrence
    other: Recurrence | None = None


class SeriesReader:
    """Reads phrases by the rules of a grammar that has the tables for series."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._lexicon = Lexicon(grammar.words, "es")  # where "mar" may be Tuesday: no dates here

    def read(self, phrase: str, now: Now, default_time: time | None) -> Repeating | Refused:
        lexemes = self._lexicon.lexemes(phrase)
        parts = take_apart(Parse(self._grammar, lexemes, now)) if lexemes else None
        if parts is None or parts.series is None:
            return Refused(Reason.NO_DATE)
        if parts.reason is not None:
            return Refused(parts.reason)
        if parts.zone is not None and parts.zone.key != now.zone.key:
            return Refused(Reason.NO_SUCH_TIME)  # a series keeps the clock of its task force
        at = _time_of_day(parts) or default_time
        if at is None or not isinstance(parts.series, Series):
            return Refused(Reason.WHICH_TIME)
        return _repeating(parts.series, at, now, _first_day(parts, now))


@cache
def _reader() -> SeriesReader:
    return SeriesReader(Grammar(SERIES_TABLES))


def read_recurrence(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    language: str = "en",
    default_time: time | None = None,
) -> Repeating | Refused:
    """The rule that the phrase means in either language, counted from its first meeting to come."""
    return _reader().read(text.strip(), Now(now, zone, language), default_time)


def _time_of_day(parts: Parts) -> time | None:
    """The hour, when it is past doubt."""
    if parts.clock is None:
        return None
    hours = parts.clock.hours(parts.part)
    return time(hours[0] % 24, parts.clock.minute) if len(hours) == 1 else None


def _first_day(parts: Parts, now: Now) -> date:
    return max(parts.day.on, now.today) if isinstance(parts.day, Day) else now.today


def _repeating(series: Series, at: time, now: Now, start: date) -> Repeating:
    other = _recurrence(series.other, at, now, start) if series.other else None
    return Repeating(_recurrence(series, at, now, start), other)


def _recurrence(series: Series, at: time, now: Now, start: date) -> Recurrence:
    """The rule, whose longer steps count from the first meeting after now."""
    days, step = series.days, series.step
    each = Recurrence(step.rhythm, days.weekday, at, start, weeks=days.weeks)
    begin = max(now.instant, datetime.combine(start, time(), now.zone))
    first = each.next_after(begin, now.zone).astimezone(now.zone).date()
    if step.of_quarter:
        first = _month_of_quarter(first, days.weeks)
    return Recurrence(step.rhythm, days.weekday, at, first, step.every, days.weeks)


def _month_of_quarter(day: date, weeks: tuple[int, ...]) -> date:
    """The last friday of a quarter is in its last month, the first monday in its first."""
    quarter = quarter_of(day)
    return quarter.last.replace(day=1) if min(weeks) < 0 else quarter.first
