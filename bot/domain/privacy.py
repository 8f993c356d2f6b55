"""The gate for typed text: cleaning, length, and the only maker of `CleanText`."""

import unicodedata
from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field
from typing import Final

from bot.errors import Refusal
from bot.text import _

TITLE_LIMIT: Final = 150
DETAIL_LIMIT: Final = 300

_LONGEST_DECOMPOSITION: Final = 4  # code points that NFC can fold into one (Greek with three marks)
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Co", "Cs"})  # controls, bidi and zero-width, no text
_SEAL: Final = object()


@dataclass(frozen=True, slots=True)
class CleanText:
    """Typed text that passed the guard; only `clean` makes one, and its repr shows no words."""

    text: str = field(repr=False)
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("only clean() makes CleanText")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Phrases that point to no one to protect: roster names, agencies, hotlines, grant numbers."""

    phrases: frozenset[str] = frozenset()

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Allowed":
        return cls(frozenset(_readable(phrase).casefold() for phrase in phrases))


NOTHING: Final = Allowed()


class TooLong(Refusal):
    """More characters than the field holds."""


class Doubt(Exception):  # noqa: N818 - a doubt is a question, not a failure
    """A question for the person who typed; the draft may come back confirmed.

    `rule` may be logged. `phrase` and `sentence` hold typed words, so neither is in str or repr.
    """

    def __init__(self, sentence: str, *, phrase: str, rule: str, field: str | None = None) -> None:
        super().__init__(rule)
        self.sentence = sentence
        self.phrase = phrase
        self.rule = rule
        self.field = field


def clean(
    typed: str,
    *,
    limit: int,
    field: str | None = None,
    allow: Allowed = NOTHING,  # noqa: ARG001
    confirmed: bool = False,  # noqa: ARG001
) -> CleanText:
    """Make typed text fit to store: no control characters, white space folded, NFC.

    Raises Refusal when it is empty, too long or holds a hard identifier, whatever is confirmed;
    raises Doubt when a soft rule fires and the person has not confirmed.
    """
    visible = _visible(typed)
    if len(visible) > limit * _LONGEST_DECOMPOSITION:
        raise _too_long(len(visible), limit, field)
    text = _readable(visible)
    if not text:
        raise Refusal(_("Please write something here."), field=field)
    if len(text) > limit:
        raise _too_long(len(text), limit, field)
    return CleanText(text, _SEAL)


def _too_long(length: int, limit: int, field: str | None) -> TooLong:
    sentence = _(
        "This has {length} characters; {limit} fit. Please shorten it.", length=length, limit=limit
    )
    return TooLong(sentence, field=field)


def _visible(typed: str) -> str:
    return "".join(
        " " if letter.isspace() else letter
        for letter in typed
        if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE
    )


def _readable(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", _visible(text)).split())
