"""Reads a whole phrase in its zone, and in the one that it names."""

import re
from datetime import UTC, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from bot.domain.echo import in_words
from bot.domain.when.answers import Answer, Asked, Found, Reason, Refused
from bot.domain.when.complete import complete_date
from bot.domain.when.days import Now
from bot.domain.when.grammar import Grammar, Lexeme, Parse
from bot.domain.when.judging import Wish, judge
from bot.domain.when.lexicon import Lexicon
from bot.domain.when.parts import Parts, take_apart
from bot.domain.when.rules import TABLES
from bot.domain.zones import LOCALES

LANGUAGES = tuple(LOCALES)

_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)", re.ASCII
)


class Reader:
    """Reads phrases by the rules of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._lexicons = {each: Lexicon(grammar.words, each) for each in LANGUAGES}

    def read(self, phrase: str, now: Now, wish: Wish) -> Answer:
        phrase = phrase.strip()
        if _INSTANT.fullmatch(phrase):
            return _exact(phrase, now)
        lexicon = self._lexicons.get(now.language, self._lexicons["en"])
        lexemes = lexicon.lexemes(phrase)
        if not lexemes:
            return Refused(Reason.NO_DATE)
        parts = self._parts(lexemes, now)
        if parts is None:
            day = complete_date(phrase, lexemes)
            return judge(Parts(day=day), now, wish) if day else Refused(Reason.NO_DATE)
        answer, there = judge(parts, now, wish), _elsewhere(parts, now)
        if there is None:
            return answer
        parts = self._parts(lexemes, there)
        return _both(answer, judge(parts, now, wish)) if parts else answer

    def _parts(self, lexemes: list[Lexeme], now: Now) -> Parts | None:
        return take_apart(Parse(self._grammar, lexemes, now))


@cache
def _reader() -> Reader:
    return Reader(Grammar(TABLES))


def read(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    language: str = "en",
    needs_time: bool = False,
    default_time: time | None = None,
) -> Answer:
    """What instant the phrase means, said at `now` in `zone`; a question when it may mean two.

    Both languages are always read; `language` decides where they differ. A phrase without a time
    of day means the last minute that it covers, unless `needs_time`: then it means `default_time`,
    or the time is asked for.
    """
    return _reader().read(text, Now(now, zone, language), Wish(needs_time, default_time))


def warm() -> None:
    """Load and compile what the first phrase would otherwise wait for; once, at the start."""
    new_year = datetime(2026, 1, 1, tzinfo=UTC)
    for language in LANGUAGES:
        for phrase in ("2026 december 8", "next friday 2pm Chicago time"):
            answer = read(phrase, now=new_year, zone=ZoneInfo("UTC"), language=language)
            if isinstance(answer, Found):
                in_words(answer.instant, answer.zone, language)


def _exact(phrase: str, now: Now) -> Answer:
    try:
        instant = datetime.fromisoformat(phrase).astimezone(UTC)
    except ValueError:
        return Refused(Reason.NO_SUCH_DAY)
    if instant < now.instant:
        return Refused(Reason.PAST)
    return Found(instant, now.zone, has_time=True)


def _elsewhere(parts: Parts, now: Now) -> Now | None:
    """The moment of speaking in the zone that the phrase names, if it is another day there."""
    if parts.zone is None:
        return None
    there = now.in_zone(ZoneInfo(parts.zone.key))
    return there if there.today != now.today else None


def _both(here: Answer, there: Answer) -> Answer:
    """One answer of two, as "tomorrow" may be another day where the time is counted."""
    if not isinstance(here, Found) or not isinstance(there, Found) or here == there:
        return here
    first, second = sorted((here, there), key=lambda found: found.instant)
    return Asked(Reason.TWO_READINGS, (first, second))
