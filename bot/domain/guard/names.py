"""Which words are common given names and surnames."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_PLUS: Final = "+"  # also a word: only in capitals
_STAR: Final = "*"  # also a place, a title or another name: only with another sign


@dataclass(frozen=True, slots=True)
class Names:
    """`clear` ones are hardly ever anything else, `capital` ones are when in small letters."""

    clear: frozenset[str]
    capital: frozenset[str]
    given: frozenset[str]
    every: frozenset[str]


@cache
def names() -> Names:
    """The names, read from beside this module the first time they are asked for."""
    given, family = _read("given_names.txt"), _read("surnames.txt")
    listed = given + family
    return Names(
        clear=frozenset(word for word in listed if not word.endswith((_PLUS, _STAR))),
        capital=frozenset(word[:-1] for word in listed if word.endswith(_PLUS)),
        given=frozenset(word.rstrip(_PLUS + _STAR) for word in given),
        every=frozenset(word.rstrip(_PLUS + _STAR) for word in listed),
    )


def _read(name: str) -> list[str]:
    lines = (files(__package__) / "words" / name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
