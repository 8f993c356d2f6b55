"""Text fit to be stored: what the guard let pass, or words of our own."""

from collections.abc import Callable
from functools import partial
from typing import Final, NoReturn


class CleanText(str):
    """Text in every way, but its repr shows no words, since reprs reach logs.

    Storage takes nothing else where people type, so no feature can forget to ask the guard.
    """

    __slots__ = ()

    def __new__(cls, *_words: object) -> NoReturn:
        raise TypeError("only clean() makes CleanText")

    def __repr__(self) -> str:
        return "CleanText()"

    def __reduce__(self) -> tuple[object, ...]:
        return passed, (str(self),)  # a copy is as clean


passed: Final[Callable[[str], CleanText]] = partial(str.__new__, CleanText)
"""Says that this text is clean: for the guard, and for storage, which holds nothing else."""


def own(words: str) -> CleanText:
    """Words that stand in the source, and that nobody typed."""
    return passed(words)
