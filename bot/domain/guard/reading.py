"""A line of text as the rules read it: look-alikes and accents gone, words found once."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final, NamedTuple, TypeVar, cast

Span = tuple[int, int]
Found = TypeVar("Found")

_LOOK_ALIKES: Final = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0410\u0412\u0415\u041a\u041c\u041d"
    "\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d"
    "\u039f\u03a1\u03a4\u03a7\u03bf\u2018\u2019\u02bc\u00b4\u201c\u201d",
    "aeopcyxijABEKMHOPCTYXIABEHIKMNOPTXo''''\"\"",
)
_REMEMBERED: Final = 0x3000  # letters beyond are rare; remembering every one would cost memory
_LONGER, _ENOUGH, _MOSTLY = 4, 3, 0.7  # what makes Title Case


class _Plain(dict[int, str]):
    """What each letter reads as; fills itself as letters turn up."""

    def __missing__(self, code: int) -> str:
        letter = chr(code).translate(_LOOK_ALIKES)
        digit = unicodedata.digit(letter, None)
        if digit is not None:
            read = str(digit)
        elif unicodedata.category(letter) == "Pd":
            read = "-"
        else:
            parts = unicodedata.normalize("NFKD", letter)
            read = "".join(part for part in parts if unicodedata.category(part) != "Mn")
        if code < _REMEMBERED:
            self[code] = read
        return read


_PLAIN: Final = _Plain()
_WORD: Final = re.compile(
    r"https?://\S{1,200}|(?:[^\W\d_]\.){2,4}|[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*"
)
_WORD_OR_MAIL: Final = re.compile(rf"[\w.+%-]{{1,64}}@[\w.-]{{1,64}}|{_WORD.pattern}")
_DIGIT: Final = re.compile(r"\d")
_CAPITALS: Final = "(?-i:"


def plain(text: str) -> str:
    """The same text in unaccented letters, ASCII digits and straight quotes and hyphens."""
    return text if text.isascii() else text.translate(_PLAIN)


class Word(NamedTuple):
    """A word or number; `end` leaves out a possessive 's, `stop` includes it."""

    text: str
    low: str
    start: int
    end: int
    stop: int
    capital: bool

    @property
    def owns(self) -> bool:
        return self.stop > self.end


class Reading:
    """A text read once, for every rule."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = plain(text)
        self._found: dict[object, object] = {}

    def once(self, find: "Callable[[Reading], Found]") -> Found:
        """What `find` finds here, computed the first time a rule asks."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast("Found", self._found[find])

    @cached_property
    def lower(self) -> str:
        return self.plain.lower()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        pattern = _WORD_OR_MAIL if "@" in self.plain else _WORD
        return tuple(_word(match) for match in pattern.finditer(self.plain))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the text in lower case, to tell soon that a rule has nothing to find."""
        return frozenset(word.low for word in self.words)

    @cached_property
    def in_title_case(self) -> bool:
        """Whether nearly every longer word is a capital one, so that capitals say nothing."""
        longer = [word for word in self.words[1:] if len(word.text) >= _LONGER]
        capitals = sum(word.capital for word in longer)
        return len(longer) >= _ENOUGH and capitals >= _MOSTLY * len(longer)

    @cached_property
    def has_digit(self) -> bool:
        return bool(_DIGIT.search(self.plain))

    @cached_property
    def _lows(self) -> dict[int, str]:
        return {index: word.low for index, word in enumerate(self.words)}

    def low(self, index: int) -> str:
        """The word at `index` in lower case, or nothing beyond either end."""
        return self._lows.get(index, "")

    def gap(self, index: int) -> str:
        """What stands between the word before `index` and the word there."""
        before = self.words[index - 1].stop if index > 0 else 0
        after = self.words[index].start if index < len(self.words) else len(self.plain)
        return self.plain[before:after]

    def quote(self, span: Span) -> str:
        """The part as it was typed, or as it reads where look-alikes changed the length."""
        start, end = span
        typed = self.text[start:end]
        return typed if plain(typed) == self.plain[start:end] else self.plain[start:end]


def _word(match: re.Match[str]) -> Word:
    text, (start, stop) = match[0], match.span()
    end = stop
    if text[-1] in "sS":
        if text[-2:-1] == "'":
            text, end = text[:-2], stop - 2
        elif match.string.startswith("'", stop):
            stop += 1
    return Word(text, text.lower(), start, end, stop, text[0].isupper())


Finder = Callable[[Reading], Iterator[Span]]


def numbers(*patterns: str, beside: frozenset[str] = frozenset()) -> Finder:
    """Find what any of `patterns` matches, in capitals or not; capitals count within `(?-i:…)`.

    Each needs a digit, and a word of `beside` where that is given: most lines cost nothing.
    """
    low = _joined([pattern for pattern in patterns if _CAPITALS not in pattern])
    mixed = _joined([pattern for pattern in patterns if _CAPITALS in pattern], re.IGNORECASE)

    def find(reading: Reading) -> Iterator[Span]:
        if not reading.has_digit or (beside and beside.isdisjoint(reading.vocabulary)):
            return
        if low:  # small letters are read in half the time that either case takes
            yield from (match.span() for match in low.finditer(reading.lower))
        if mixed:
            yield from (match.span() for match in mixed.finditer(reading.plain))

    return find


def _joined(patterns: list[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns), flags) if patterns else None
