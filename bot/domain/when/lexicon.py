"""Cuts a phrase into words and signs, and knows what each of them can be."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from bot.domain.when import words
from bot.domain.when.cities import city_at
from bot.domain.when.grammar import Lexeme
from bot.domain.when.spelling import plain
from bot.domain.when.zone_words import ABBREVIATIONS

LONGEST_PHRASE = 120
MOST_LEXEMES = 32

_KINDS: Mapping[str, Mapping[Any, str]] = {
    "WEEKDAY": words.WEEKDAYS,
    "WEEKDAYS": words.PLURAL_WEEKDAYS,
    "MONTH": words.MONTHS,
    "SMALL": words.SMALL_NUMBERS,
    "TENS": words.TENS,
    "ORDINALWORD": words.ORDINALS,
    "UNIT": words.UNITS,
    "DAYPART": words.PARTS_OF_DAY,
    "MERIDIEM": words.MERIDIEMS,
    "FAMILY": words.FAMILIES,
    "SEASON": words.SEASONS,
    "ABBREVIATION": ABBREVIATIONS,
}
_NUMBERS = {1: "INT", 2: "INT", 3: "THREE", 4: "FOUR", 8: "EIGHT"}
_NO_KINDS: Mapping[str, Any] = {}

_LEXEME = re.compile(
    r"(?P<ordinal>\d{1,2})(?:st|nd|rd|th|ro|er|do|o)\b"
    r"|(?P<number>\d+)|(?P<word>[a-z]+)|(?P<sign>[/:+.\-@~])|(?P<other>[^\s,;()!?])"
)
_IDIOMS = re.compile(r"\b(?:at once|24/7)\b")  # no dates, though made of their words
_SIGNS = {"@": "at", "~": "about"}


class Lexicon:
    """Every word that some rule knows, in the spellings of both languages."""

    def __init__(self, names_in_rules: Iterable[str], language: str) -> None:
        kinds: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        for kind, table in _KINDS.items():
            _enter(kinds, kind, table)
        if language == "es":
            _enter(kinds, "WEEKDAY", words.SPANISH_ONLY_WEEKDAYS)
        for name, spellings in words.SAME.items():
            _enter(kinds, name, {name: spellings})
        for name in names_in_rules - words.SAME.keys():
            kinds[name][name] = name
        self._kinds = dict(kinds)

    def lexemes(self, phrase: str) -> list[Lexeme] | None:
        """The words and signs of the phrase, or None when it is too long to be a date."""
        if len(phrase) > LONGEST_PHRASE:
            return None
        text = plain(phrase)
        if _IDIOMS.search(text):
            return None
        if len(text) > LONGEST_PHRASE:  # one sign may stand for eighteen letters
            return None
        found = [self._lexeme(match) for match in _LEXEME.finditer(text)]
        return _with_cities(found) if len(found) <= MOST_LEXEMES else None

    def _lexeme(self, match: re.Match[str]) -> Lexeme:
        text = match[0]
        if match["ordinal"]:
            return Lexeme(text, {"ORDINAL": int(match["ordinal"])})
        if match["number"]:
            kind = _NUMBERS.get(len(text))
            return Lexeme(text, {kind: int(text), "DIGITS": text} if kind else _NO_KINDS)
        if match["sign"]:
            return Lexeme(text, {_SIGNS.get(text, text): text})
        return Lexeme(text, self._kinds.get(text, _NO_KINDS))


def _with_cities(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Put each city's name, which may be several words, into one lexeme."""
    texts, found, start = [lexeme.text for lexeme in lexemes], list[Lexeme](), 0
    while start < len(lexemes):
        city = city_at(texts, start)
        end = city[0] if city else start + 1
        own = lexemes[start].kinds if end == start + 1 else _NO_KINDS
        kinds = {**own, "CITY": city[1]} if city else own
        found.append(Lexeme(" ".join(texts[start:end]), kinds))
        start = end
    return found


def _enter(kinds: Mapping[str, dict[str, Any]], kind: str, table: Mapping[Any, str]) -> None:
    for value, spellings in table.items():
        for word in spellings.split():
            kinds[word][kind] = value
