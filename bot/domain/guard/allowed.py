"""What may be named freely: the roster, agencies, hotlines, grant numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.domain.guard.certainty import begins_sentence
from bot.domain.guard.names import names
from bot.domain.guard.reading import Reading, Span, plain

_TERM: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 10  # words of a phrase; the rest of a longer one is not looked at


@dataclass(frozen=True, slots=True)
class Allowed:
    """Phrases that point to no one to protect, in lower case without accents or punctuation.

    `familiar` holds the single names of the people on the roster: "Dana" is known where
    "Dana Lee" is allowed, but "victim Dana" is still asked about. `beginnings` are the first words
    of the phrases.
    """

    phrases: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()
    familiar: frozenset[str] = frozenset()

    @classmethod
    def of(cls, phrases: Iterable[str] = (), *, people: Iterable[str] = ()) -> "Allowed":
        """Allow phrases and people as they are written in the settings and the roster."""
        names = [_terms(name) for name in people]
        whole = [_terms(phrase) for phrase in phrases] + names
        return cls(
            phrases=frozenset(" ".join(terms[:_LONGEST]) for terms in whole if terms),
            beginnings=frozenset(terms[0] for terms in whole if terms),
            familiar=frozenset(term for terms in names for term in (*terms[:1], *terms[-1:])),
        )

    def known(self, reading: Reading) -> "Known":
        """Which letters of the text belong to allowed phrases."""
        return Known(reading, self._phrases_in(reading))

    def familiar_in(self, reading: Reading) -> "Known":
        """The same with single names of the roster."""
        single = ((word.start, word.end) for word in reading.words if word.low in self.familiar)
        return Known(reading, (*self._phrases_in(reading), *single))

    def _phrases_in(self, reading: Reading) -> Iterator[Span]:
        terms = list(_TERM.finditer(reading.lower)) if self.phrases else []
        leads = reading.once(_leads) if terms else {}
        for index, first in enumerate(terms):
            if first[0] not in self.beginnings:
                continue
            phrase = ""
            for term in terms[index : index + _LONGEST]:
                phrase = f"{phrase} {term[0]}".strip()
                if phrase in self.phrases:
                    yield leads.get(first.start(), first.start()), term.end()


def _leads(reading: Reading) -> dict[int, int]:
    """Where a word begins that follows the first of a sentence, and where that one begins.

    "Nominate Rosa Delgado" names whom "Rosa Delgado" names, unless the first word is a name too.
    """
    every, found = names().every, {}
    for index, (first, second) in enumerate(pairwise(reading.words)):
        leads = begins_sentence(reading, index) and first.low not in every
        if leads and reading.gap(index + 1) == " ":
            found[second.start] = first.start
    return found


NOTHING: Final = Allowed()


class Known:
    """The letters of a text that are allowed; marks and spaces between them do not count."""

    def __init__(self, reading: Reading, spans: Iterable[Span]) -> None:
        self._open = [letter.isalnum() for letter in reading.plain]
        for start, end in spans:
            self._open[start:end] = [False] * (end - start)

    def covers(self, span: Span) -> bool:
        """Whether the whole of `span` is allowed."""
        return not any(self._open[slice(*span)])


def _terms(phrase: str) -> list[str]:
    return _TERM.findall(plain(phrase).lower())
