"""Lists of words, and patterns made of them."""

import re
from itertools import groupby


def words(text: str) -> frozenset[str]:
    """The words of a list written as people write lists."""
    return frozenset(text.split())


def any_of(listed: frozenset[str]) -> str:
    """A pattern for one of the words, the longest that fits.

    Words share their beginnings, so that a reader of 100 words looks at a few letters only.
    """
    by_letter = groupby(sorted(word for word in listed if word), key=lambda word: word[0])
    branches = [
        re.escape(letter) + any_of(frozenset(word[1:] for word in group))
        for letter, group in by_letter
    ]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if "" not in listed:
        return pattern
    return f"(?:{pattern})?"
