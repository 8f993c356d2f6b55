"""Whether a line speaks of one person to protect, and where."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Final

from bot.domain.guard.case_words import CASE_WORDS, COMPOUNDS, PERSONS
from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.wording import any_of, words

_NEAR: Final = 80  # characters either side of a number within which a victim word counts

_ONE: Final = PERSONS | words("family familia")
_PERSON: Final = re.compile(
    r"\b(?:(?P<general>an?|any|each|every|per|no|non|your|un|una|cada|cualquier|tu)[\s-]+)?"
    rf"(?P<word>{any_of(_ONE)}(?:s')?)\b(?!-\w)(?![\s-]+{any_of(COMPOUNDS)}\b)"
)
_SHE_OR_HE: Final = words("she her hers he him his herself himself ella")
_PRONOUN: Final = re.compile(rf"\b{any_of(_SHE_OR_HE)}\b")
_PAIR: Final = re.compile(r"\b(?:his|her|he|she|him)(?:\s+(?:or|and)\s+|/)(?:his|hers?|him|s?he)\b")
_EXERCISE: Final = re.compile(
    r"\b(?:scenarios?|exercise|tabletop|hypothetical|mock|role-?play|vignettes?|case\s+study"
    r"|example|fictional|simulacro|ejercicio|ejemplo|ficticio)\b"
)


def persons(reading: Reading) -> tuple[Span, ...]:
    """Where one victim, client, family member, suspect or witness is meant, not people at large."""
    if _ONE.isdisjoint(reading.vocabulary):
        return ()
    found = _PERSON.finditer(reading.lower)
    return tuple(match.span("word") for match in found if not match["general"])


def pronouns(reading: Reading) -> tuple[Span, ...]:
    """Where somebody is she or he; "his or her" is nobody."""
    if _SHE_OR_HE.isdisjoint(reading.vocabulary):
        return ()
    pairs = {index for match in _PAIR.finditer(reading.lower) for index in range(*match.span())}
    found = _PRONOUN.finditer(reading.lower)
    return tuple(match.span() for match in found if match.start() not in pairs)


def speaks_of_case(reading: Reading) -> bool:
    """Whether the line is about one person's care or case."""
    return not CASE_WORDS.isdisjoint(reading.vocabulary) or bool(reading.once(persons))


def is_exercise(reading: Reading) -> bool:
    """Whether the line speaks of an invented case."""
    return bool(_EXERCISE.search(reading.lower))


def near(marks: Iterable[Span]) -> Callable[[Span], bool]:
    """Tells whether one of `marks` stands near a span, in the time of a bisection."""
    ordered = sorted(marks)

    def is_near(span: Span) -> bool:
        index = bisect_left(ordered, (span[0] - _NEAR, 0))
        return index < len(ordered) and ordered[index][1] <= span[1] + _NEAR

    return is_near
