"""What people typed in a spec, to be found again where it must not be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W\d_][\w']*|\d{3,}")
TELLING = 3
"""So many words in a row that a message shares with what was typed are no coincidence."""


@dataclass
class Typed:
    """Every line as its telling phrases, in lower case."""

    phrases: set[str] = field(default_factory=set)

    def add(self, text: str) -> None:
        for line in text.splitlines():
            self.phrases.update(_phrases(line))

    def found_in(self, text: str) -> list[str]:
        """The typed phrases in this text."""
        words = f" {' '.join(_words(text))} "
        return sorted(phrase for phrase in self.phrases if f" {phrase} " in words)


def _phrases(line: str) -> Iterator[str]:
    words = _words(line)
    if len(words) <= TELLING:
        if sum(map(len, words)) > TELLING:
            yield " ".join(words)
        return
    for start in range(len(words) - TELLING + 1):
        yield " ".join(words[start : start + TELLING])


def _words(text: str) -> list[str]:
    without_mentions = re.sub(r"<[@#!][^>]*>|@\w+|/\w+", " ", text)
    return [word.lower() for word in WORD.findall(without_mentions)]
