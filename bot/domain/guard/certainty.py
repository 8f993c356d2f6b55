"""How sure it is, word by word, that something is a name."""

import re
from enum import IntEnum
from typing import Final

from bot.domain.guard.names import names
from bot.domain.guard.ordinary_words import PLACES
from bot.domain.guard.reading import Reading
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
    every = names().every
    return [
        _listed(reading, index)
        if word.low in every
        else Certainty.CLEAR
        if word.capital and _NAME_ENDING.search(word.low)
        else Certainty.NONE
        for index, word in enumerate(reading.words)
    ]


def _listed(reading: Reading, index: int) -> Certainty:
    word = reading.words[index]
    if word.low in names().clear:
        clear = word.capital or word.low not in PLACES
    else:
        clear = word.capital and word.low in names().capital and _stands_out(reading, index)
    return Certainty.CLEAR if clear else Certainty.LISTED


def _stands_out(reading: Reading, index: int) -> bool:
    """Whether a capital says something: within a line, or before a verb or a possessive."""
    if reading.in_title_case:
        return False
    begins = index == 0 or not _BEGINNINGS.isdisjoint(reading.gap(index))
    return not begins or reading.words[index].owns or reading.low(index + 1) in _FINITE
