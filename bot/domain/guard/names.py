"""Which words are common given names and surnames."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_STAR = "*"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by how sure they are: `clear` ones are hardly ever words, places or titles."""

    clear_given: frozenset[str]
    given: frozenset[str]
    clear_surnames: frozenset[str]
    surnames: frozenset[str]


@cache
def gazetteer() -> Gazetteer:
    """The names, read from beside this module the first time they are asked for."""
    clear_given, given = _names("given_names.txt")
    clear_surnames, surnames = _names("surnames.txt")
    return Gazetteer(clear_given, given, clear_surnames, surnames)


def _names(name: str) -> tuple[frozenset[str], frozenset[str]]:
    lines = (files(__package__) / "words" / name).read_text("utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    clear = frozenset(word for word in words if not word.endswith(_STAR))
    return clear, frozenset(word.removesuffix(_STAR) for word in words)
