"""Counts of people so small that they can be recognized."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.case_words import COMPOUNDS
from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.victim_words import is_exercise
from bot.domain.guard.wording import any_of, words

_PEOPLE: Final = words("""
    victim victims survivor survivors client clients patient patients minor minors witness witnesses
    suspect suspects trafficker traffickers girl girls boy boys child children kid kids teen teens
    teenager teenagers woman women man men family families youth youths juvenile juveniles runaway
    runaways sisters brothers siblings twins daughters sons babies female females male males seller
    sellers pimp pimps victima victimas sobreviviente sobrevivientes clienta clientas cliente
    clientes paciente pacientes menor menores testigo testigos sospechoso sospechosos nina ninas
    nino ninos muchacha muchachas muchacho muchachos chica chicas chico chicos mujer mujeres hombre
    hombres joven jovenes adolescente adolescentes familia familias hermanas hermanos hijas hijos
""")
_FEW: Final = r"(?:[1-4]|one|two|three|four|single|only|(?:un|una)\s+sol[oa]|dos|tres|cuatro)"
_LABELS: Final = words("""
    goal phase step tier item part level top section title module chapter version fase parte
    objetivo paso punto in day year grade room option
""")
_NO_LABEL: Final = "".join(rf"(?<!\b{label} )" for label in sorted(_LABELS))
_SMALL_COUNT: Final = re.compile(
    rf"(?<![\w.,:/#$%-]){_NO_LABEL}\b{_FEW}\s+(?!(?:in|of|to|de|por|am|pm|min|out)\b)"
    rf"(?:[\w-]+\s+){{0,2}}?{any_of(_PEOPLE)}\b(?!')(?![-/]\w)(?![\s-]+{any_of(COMPOUNDS)}\b)"
)
_OF_OTHER_THINGS: Final = re.compile(
    r"\s(?:beds?|meetings?|slots?|min|minutes|pages?|more|hours?|open|new|agencies|groups?)\s"
)


def small_counts(reading: Reading) -> Iterator[Span]:
    """Fewer than five victims, minors or family members: so few can be recognized."""
    if _PEOPLE.isdisjoint(reading.vocabulary) or reading.once(is_exercise):
        return
    for match in _SMALL_COUNT.finditer(reading.lower):
        if not _OF_OTHER_THINGS.search(match[0]):
            yield match.span()
