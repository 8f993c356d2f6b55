"""Initials that stand for a person."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.case_words import PERSONAL_THINGS, PERSONAL_VERBS, PERSONS
from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.staff_words import AGENCIES
from bot.domain.guard.wording import words

_ABBREVIATIONS: Final = words("""
    u.s. u.n. d.c. n.y. n.j. l.a. p.d. d.a. a.d.a. m.d. r.n. j.d. b.a. m.a. p.o. i.d. e.r. u.k.
    c.p.s. d.s.s. u.s.c. a.m. p.m. t.b.d. f.b.i. e.g. i.e. q.a. d.f. s.a. n.a. h.r. a.k.a. p.s.
    n.o. o.k. v.a. d.v. h.h.s. i.c.e. o.v.c. g.e.d. i.e.p. a.a. u.s.a. c.f.r. p.l. m.o.u.
""")
_DOTTED: Final = re.compile(
    r"(?<![\w.])(?:[A-Z]\.\s?){1,2}[A-Z]\.(?!\w)|(?<![\w.])[A-Z]\.[A-Z](?![\w.])"
)
# Words after which a letter counts or sorts: "plan B", "section A".
_LISTED: Final = words("""
    plan part section option exhibit appendix group schedule title room building item table level
    phase type hepatitis vitamin form step box annex list grade clause unit class tier goal team
    seccion parte opcion grupo anexo formulario letra inciso and or y o
""")
_OFFICES: Final = AGENCIES | words("""
    ag er ed it hr pr va ny us uk un nj pa tx ca fl dv ot pt or ct mr ms dr tv pc ai id qa ss pm am
""")
_MOST: Final = 2  # letters without full stops that may be somebody's


def initials(reading: Reading) -> Iterator[Span]:
    """Letters that stand for somebody: "K.R.", "client JT", "when can J. see", "PJ's hearing"."""
    for match in _DOTTED.finditer(reading.plain):
        if match[0].replace(" ", "").lower().rstrip(".") + "." not in _ABBREVIATIONS:
            yield match.span()
    for index, word in enumerate(reading.words):
        if len(word.text) <= _MOST and word.text.isupper() and _is_somebody(reading, index):
            yield word.start, word.end


def _is_somebody(reading: Reading, index: int) -> bool:
    one = len(reading.words[index].text) == 1
    return (
        _follows_person(reading, index)
        or (one and reading.words[index].owns and reading.low(index + 1) in PERSONAL_THINGS)
        or (one and _stands_alone(reading, index))
        or (not one and _acts(reading, index))
    )


def _follows_person(reading: Reading, index: int) -> bool:
    """Client JT; but not "minor 2" or "witness to"."""
    beside = reading.low(index - 1) in PERSONS and reading.gap(index) == " "
    return beside and not reading.low(index + 1).isdigit()


def _stands_alone(reading: Reading, index: int) -> bool:
    """Whether a letter with a full stop stands in the middle of a sentence."""
    if index == 0 or reading.gap(index) != " " or not reading.gap(index + 1).startswith("."):
        return False
    before = reading.words[index - 1]
    after = reading.words[index + 1].text if index + 1 < len(reading.words) else ""
    return before.text.islower() and before.low not in _LISTED and (after.islower() or not after)


def _acts(reading: Reading, index: int) -> bool:
    """Whether two letters act or own as a person does: "PJ's custody hearing", "AB ran"."""
    word = reading.words[index]
    if word.low in _OFFICES:
        return False
    if word.owns:
        return not PERSONAL_THINGS.isdisjoint({reading.low(index + 1), reading.low(index + 2)})
    return reading.gap(index + 1) == " " and reading.low(index + 1) in PERSONAL_VERBS
