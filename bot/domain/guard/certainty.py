"""How sure it is, word by word, that something is a name."""

import re
from enum import IntEnum
from typing import Final

from bot.domain.guard.names import names
from bot.domain.guard.ordinary_words import PLACES
from bot.domain.guard.reading import Reading, Word
from bot.domain.guard.wording import words

_NAME_ENDING: Final = re.compile(
    r"\w{2}(?:vion|shawn|quan|isha|esha|iqua|lynn|leigh|aylah?|aylee|iyah|eyah|ayden|aiden|arius"
    r"|ontae|elle)\Z"
)
_BEGINNINGS: Final = frozenset(".!?:")
_FINITE: Final = words("is was has had left ran got needs wants said says esta fue tiene quiere")


class Certainty(IntEnum):
    NONE = 0
    LISTED = 1  # a name, and something else as often
    CLEAR = 2  # a name, and hardly ever anything else


def certainties(reading: Reading) -> list[Certainty]:
    """For each word of the text how sure it is that it is a name."""
    return [_certainty(reading, index, word) for index, word in enumerate(reading.words)]


def _certainty(reading: Reading, index: int, word: Word) -> Certainty:
    if word.low not in names().every:
        coined = word.capital and _NAME_ENDING.search(word.low)
        return Certainty.CLEAR if coined else Certainty.NONE
    if word.low in names().clear:
        clear = word.capital or word.low not in PLACES
    else:
        clear = word.capital and word.low in names().capital and _stands_out(reading, index)
    return Certainty.CLEAR if clear else Certainty.LISTED


def _stands_out(reading: Reading, index: int) -> bool:
    """Whether a capital says something: within a line, or before a verb or a possessive."""
    if reading.in_title_case:
        return False
    word = reading.words[index]
    if not begins_sentence(reading, index):
        return True
    return word.owns or reading.low(index + 1) in _FINITE


def begins_sentence(reading: Reading, index: int) -> bool:
    """Whether the word stands where everybody writes a capital."""
    return index == 0 or not _BEGINNINGS.isdisjoint(reading.gap(index))
