"""The age of one person."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.victim_words import is_exercise
from bot.domain.guard.wording import words

_SPOKEN: Final = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty"
)
_OLD: Final = (
    rf"(?<!\d-)(?<!\d to )(?<!\d and )\b(?:\d{{1,2}}|{_SPOKEN})[\s-]*(?:year|yr)s?[\s-]*"
    r"(?:girl\b|boy\b|old(?!s)\b(?!\s+(?:and|or)\s+(?:older|over|up|under|younger)))"
    r"|\b\d{1,2}\s?-?(?:yo|y/o|y\.o\.?|yr\.?\s?old)\b"
)
_AGED: Final = (
    r"(?<!under )(?<!over )(?<!by )(?<!at )(?<!of )\b(?:age|aged|edad(?:\s+de|:)?)\s+\d{1,2}\b"
    r"(?!\s*(?:-|to|and|or|a|y|o|group|band|limit|\+|\d)(?:\s|\d|\b))"
)
_COUNTS_SOMETHING: Final = (
    r"(?!\s*(?:min|%|days|weeks|months|people|agenc|miembros|personas|camas|minutos|dias|meses"
    r"|[:/]|or|and))"
)
_IS: Final = (
    rf"\b(?:she|he|who)(?:\s+is|'s)\s+(?:only\s+|just\s+|about\s+)?\d{{1,2}}\b{_COUNTS_SOMETHING}"
    r"|\b(?:turn(?:s|ed|ing)|will\s+be|cumple|cumplio|tiene|tenia)\s+(?:1\d|[5-9]|2[0-5])\b"
    rf"{_COUNTS_SOMETHING}|\b(?:was|were|era)\s+\d{{1,2}}\s+(?:when|years|cuando|anos)\b"
)
_ABOUT: Final = (
    r"\b(?:girl|boy|female|male|teen|kid|child|woman|man|nina|nino|joven|muchach[ao]),?\s+"
    r"(?:maybe|about|around|approx\w*|como\s+de|de\s+unos|unos)\s+\d{1,2}\b"
    r"|\b(?:early|mid|late)[\s-](?:teens|[2-6]0s)\b"
)
_SHORT: Final = re.compile(r"(?<![\w$])(?:[1-9]|1\d|2\d)\s?F\b|(?<![\w/])[FM]/\d{1,2}\b(?!/)")
_YEARS: Final = (
    r"(?P<years>\b\d{1,2}\s+anos\b(?!\s+(?:o\s+mas|y\s+mas|en\s+adelante|despues|atras|consecutivos"
    r"|de\s+(?:experiencia|servicio|prision|carcel|trabajo|condena|vigencia|antiguedad))))"
)
_BORN: Final = (
    r"\b(?:born|nacid[oa]|nacio)\s+(?:in|en)\s+(?:el\s+)?(?:19|20)\d\d\b"
    r"|\b(?:[1-9]|1[0-2])(?:st|nd|rd|th)[\s-]grader\b"
)
_AGE: Final = re.compile(f"{_OLD}|{_AGED}|{_IS}|{_ABOUT}|{_YEARS}|{_BORN}")
_SIGNS: Final = words("""
    old yr yrs yr-old yo y y.o. age aged edad is she's he's who's she he who turn turns turned
    turning will cumple cumplio tiene tenia was were era f m anos born nacido nacida nacio grader
    early mid mid-teens late maybe about around approx approximately como unos st-grader nd-grader
    rd-grader th-grader
""")
_OF_A_THING: Final = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:law|policy|protocol|program|mou|agreement|building|van|statute|report"
    r"|data|plan|grant|contract|project|anniversary|veteran|sentence|lease|process|system)\b"
)
# "Cada 2 años", "menores de 18 años", "12 a 17 años": no one's age.
_SPAN_OF_YEARS: Final = re.compile(
    r"(?:\b(?:a|cada|hace|por|en|durante|mayores\s+de|menores\s+de|mas\s+de|ultimos|proximos|entre"
    r"|los|y)|-|\d)\s+\Z"
)
_LOOK_BACK: Final = 14


def ages(reading: Reading) -> Iterator[Span]:
    """Where somebody's age is told, never an age band, an age limit or the age of a policy."""
    spoken = "year" in reading.lower or not _SIGNS.isdisjoint(reading.vocabulary)
    if not spoken or reading.once(is_exercise):
        return
    yield from (match.span() for match in _SHORT.finditer(reading.plain))
    for match in _AGE.finditer(reading.lower):
        before = reading.lower[max(0, match.start() - _LOOK_BACK) : match.start()]
        in_span = match["years"] and _SPAN_OF_YEARS.search(before)
        if not in_span and not _OF_A_THING.match(reading.lower, match.end()):
            yield match.span()
