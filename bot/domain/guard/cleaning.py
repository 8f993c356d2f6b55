"""What is left of typed text once nothing in it is hidden."""

import unicodedata
from typing import Final

LONGEST_DECOMPOSITION: Final = 4  # code points that NFC can fold into one (Greek with three marks)

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Co", "Cs"})  # controls, bidi and zero-width, no text


def visible(typed: str) -> str:
    """The text without control characters, white space of every kind as a plain space."""
    if typed.isprintable():  # which no control, mark of direction or odd space is
        return typed
    return "".join(
        " " if letter.isspace() else letter
        for letter in typed
        if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE
    )


def folded(text: str) -> str:
    """The text in NFC, with one space where there were several and none around it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
