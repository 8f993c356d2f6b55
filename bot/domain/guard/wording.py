"""Lists of words, and patterns made of them."""

import re


def words(text: str) -> frozenset[str]:
    """The words of a list written as people write lists."""
    return frozenset(text.split())


def any_of(listed: frozenset[str]) -> str:
    """A pattern for one of the words, longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) + ")"
