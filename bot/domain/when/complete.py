"""Complete dates in any order, such as 2026 december 8, which the rules leave to dateparser."""

from collections.abc import Sequence
from functools import cache

from dateparser.date import DateDataParser

from bot.domain.when.days import Day
from bot.domain.when.grammar import Lexeme

_MOST_LEXEMES = 8
_PARTS = ("MONTH", "FOUR", "DAY")
_SIGNS = frozenset("/.-")
_SETTINGS = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}


@cache
def _parser() -> DateDataParser:
    return DateDataParser(languages=["en", "es"], settings=_SETTINGS)


def complete_date(phrase: str, lexemes: Sequence[Lexeme]) -> Day | None:
    """The date of a phrase that has one day, month by name, year, and nothing else.

    dateparser answers much that is no date and takes long over it, so it sees only such phrases,
    and has to find in them what is written there.
    """
    if len(lexemes) > _MOST_LEXEMES:
        return None
    written = {part: value for lexeme in lexemes for part, value in _part(lexeme)}
    signs = sum(lexeme.text in _SIGNS for lexeme in lexemes)
    if sorted(written) != sorted(_PARTS) or signs + len(_PARTS) != len(lexemes):
        return None
    found = _parser().get_date_data(phrase).date_obj
    if found is None:
        return None
    agrees = (found.month, found.year, found.day) == tuple(written[part] for part in _PARTS)
    return Day(found.date()) if agrees else None


def _part(lexeme: Lexeme) -> list[tuple[str, int]]:
    names = {"MONTH": "MONTH", "FOUR": "FOUR", "INT": "DAY", "ORDINAL": "DAY"}
    return [(names[kind], value) for kind, value in lexeme.kinds.items() if kind in names]
