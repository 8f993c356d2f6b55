"""Finds the words that name somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from bot.domain.guard.case_words import CARE, CASE_WORDS, COMPOUNDS, COURTESY, PERSONS
from bot.domain.guard.certainty import Certainty, certainties
from bot.domain.guard.names import names
from bot.domain.guard.ordinary_words import (
    ORDINARY,
    ORDINARY_ENDINGS,
    ORGANIZATION_LEADS,
    ORGANIZATIONS,
    PLACES,
    STREETS,
)
from bot.domain.guard.reading import Reading, Span, Word
from bot.domain.guard.staff_words import ROLES, STAFF_THINGS, TITLES
from bot.domain.guard.wording import words

_NEVER_NAMES: Final = frozenset().union(
    *(ORDINARY, PLACES, PERSONS, CASE_WORDS, CARE, ROLES, STAFF_THINGS, COMPOUNDS),
    *(TITLES, ORGANIZATIONS, COURTESY),
)
_BREAKS: Final = words("at on in for to with of the and from y de en con para a")
_ABBREVIATED: Final = TITLES | words("st sta sto mt ft mr mrs ms sr sra srta")
_COUNTIES: Final = words("county counties town towns districts schools")
_LONGEST_ACRONYM: Final = 5
_LONGEST_NAME: Final = 6  # words
_BINDING: Final = 4  # words either side that may make a name an agency's


@dataclass(frozen=True, slots=True)
class Mention:
    """The words `first` to `last` of a text, which name somebody, and what stands around them.

    `sure` when they are common names, `given` when the first may be a given name, `full` when
    there are several, `owns` when a possessive follows. The gaps hold marks, never spaces.
    """

    reading: Reading
    first: int
    last: int
    sure: bool
    given: bool
    full: bool
    owns: bool
    gap_before: str
    gap_after: str

    @property
    def span(self) -> Span:
        return self.reading.words[self.first].start, self.reading.words[self.last].end

    def before(self, step: int = 1) -> str:
        """The word so many steps before the name, or nothing."""
        return self.reading.low(self.first - step)

    def after(self, step: int = 1) -> str:
        """The word so many steps after the name, or nothing."""
        return self.reading.low(self.last + step)


def mentions(reading: Reading) -> Iterator[Mention]:
    """Every name in the text, and every capitalized word that may be one, in order."""
    index = 0
    while index < len(reading.words):
        end = _run_end(reading, index)
        yield from _names_in(reading, index, end)
        index = max(end, index + 1)


def _run_end(reading: Reading, start: int) -> int:
    """The end of the words in capitals, or known names in any case, that stand side by side."""
    certainty = reading.once(certainties)
    for index in range(start, len(reading.words)):
        word = reading.words[index]
        may_name = word.capital or certainty[index] is Certainty.CLEAR
        if not may_name or (index > start and not _adjoins(reading, index)):
            return index
        if word.owns:
            return index + 1
    return len(reading.words)


def _adjoins(reading: Reading, index: int) -> bool:
    gap = reading.gap(index)
    if gap == " ":
        return True
    before = reading.words[index - 1].low
    return gap in {". ", "."} and (len(before) == 1 or before in _ABBREVIATED)


def _names_in(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    index = start
    while index < end:
        if not _may_name(reading, index):
            index += 1
            continue
        last = index
        while last + 1 < end and last - index < _LONGEST_NAME and _may_name(reading, last + 1):
            last += 1
        if not _is_organization(reading, (start, end), (index, last)):
            yield _mention(reading, index, last)
        index = last + 1


def _may_name(reading: Reading, index: int) -> bool:
    certainty = reading.once(certainties)[index]
    if certainty is Certainty.CLEAR:
        return True
    word = reading.words[index]
    if not word.capital or "." in word.low:
        return False
    if len(word.low) == 1:
        numbered = reading.low(index + 1)[:1].isdigit()
        dotted = reading.gap(index + 1).startswith(".")
        return not numbered and (dotted or _follows_name(reading, index))
    if word.low in _NEVER_NAMES:
        return certainty is Certainty.LISTED and _follows_name(reading, index)
    return certainty is Certainty.LISTED or not (
        word.low.endswith(ORDINARY_ENDINGS) or _is_acronym(word)
    )


def _follows_name(reading: Reading, index: int) -> bool:
    """Whether an ambiguous word such as Bishop, or a letter, comes right after a sure name."""
    before = reading.once(certainties)[index - 1] if index else Certainty.NONE
    return before is Certainty.CLEAR and _adjoins(reading, index)


def _mention(reading: Reading, first: int, last: int) -> Mention:
    certainty = reading.once(certainties)[first : last + 1]
    given, full = reading.low(first) in names().given, last > first
    sure = (
        Certainty.CLEAR in certainty
        or certainty.count(Certainty.LISTED) > 1
        or (full and given and len(reading.low(last)) == 1)
        or reading.low(first - 1) in COURTESY
    )
    return Mention(
        reading,
        first,
        last,
        sure=sure,
        given=given,
        full=full,
        owns=reading.words[last].owns,
        gap_before=reading.gap(first).strip(),
        gap_after=reading.gap(last + 1).strip(),
    )


def _is_organization(reading: Reading, run: Span, name: Span) -> bool:
    """Whether the capitals around make it a place or an agency: "Hope House", "Casa Maria"."""
    (start, end), (first, last) = run, name
    if reading.words[last].owns and _is_kind(reading, last + 1):
        return True
    street = start - 2 if reading.low(start - 1) in {"de", "del", "of"} else start - 1
    if reading.low(street) in STREETS and reading.gap(start) == " ":
        return True
    listed = last + 3 if reading.low(last + 1) in {"and", "y"} else last + 1
    if reading.low(listed) in _COUNTIES:
        return True
    if last - first == end - start - 1:
        return False
    after = islice(reading.words, last + 1, min(end, last + 1 + _BINDING))
    before = reversed(reading.words[max(start, first - _BINDING) : first])
    return any(word.low in ORGANIZATIONS for word in takewhile(_binds, after)) or any(
        word.low in ORGANIZATION_LEADS for word in takewhile(_binds, before)
    )


def _is_kind(reading: Reading, index: int) -> bool:
    """Whether the word is the capitalized kind of an agency or a law: "Megan's Law"."""
    if index >= len(reading.words):
        return False
    return reading.words[index].capital and reading.low(index) in ORGANIZATIONS


def _binds(word: Word) -> bool:
    return word.low not in _BREAKS


def _is_acronym(word: Word) -> bool:
    return word.text.isupper() and 1 < len(word.text) <= _LONGEST_ACRONYM
