"""Docket, case and report numbers, by their label or by their shape."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.victim_words import speaks_of_case
from bot.domain.guard.wording import words

_LABEL: Final = (
    r"(?:docket|indictment|cause|index|case|incident|complaint|arrest|warrant|citation|police|crime"
    r"|cps|acs|ncmec|missing\s+persons?|cad|referral|intake|petition|file|cyber\s?tip(?:line)?|tip"
    r"|fbi|hsi|report|property|evidence|subpoena|cr|ir|cn|fcn"
    r"|causa|caso|expediente|folio|denuncia|carpeta|legajo|averiguacion|reporte|querella|oficio|nuc)"
)
_STRONG: Final = (
    r"(?:docket|indictment|case|cyber\s?tip(?:line)?|ncmec|(?:fbi|hsi|cps|acs|ncmec|police|incident"
    r"|crime|arrest|court|state\s+police)\s+(?:case|file|report|incident|complaint|intake|id)"
    r"|fcn|cr|nuc|causa|caso|expediente|denuncia|carpeta|legajo|querella|reporte|folio|oficio"
    r"|averiguacion)"
)
_KIND: Final = (
    r"(?:\s+(?:report|case|file|docket|complaint|court|penal|previa|judicial|policial"
    r"|del?\s+(?:la\s+)?\w+))?"
)
_MARK: Final = r"(?:\s*(?:#|nos?\b\.?|n\.o|num\b\.?|number\b|numero\b|nro\b\.?|id\b))[\s:#.]{0,3}"
_VALUE: Final = r"(?P<{name}>(?=[a-z:/.-]{{0,8}}\d)[a-z\d][a-z\d:/.-]{{1,24}})"
_LABELS: Final = words("""
    docket indictment cause index case incident complaint arrest warrant citation police crime cps
    acs ncmec missing cad referral intake petition file cyber cybertip cybertipline tip fbi hsi
    report property evidence subpoena cr ir cn fcn causa caso expediente folio denuncia
    carpeta legajo averiguacion reporte querella oficio nuc court state
""")
_LABELLED: Final = re.compile(
    rf"\b{_LABEL}{_KIND}{_MARK}{_VALUE.format(name='marked')}"
    rf"|\b{_STRONG}{_KIND}\s*[:-]?\s+{_VALUE.format(name='bare')}",
)
_SHAPED: Final = re.compile(
    r"(?<![\w-])(?:\d{1,2}:\d{2}-(?:cr|cv|mj|po)-\d{2,6}|\d{2,4}-?(?:cr|cv|cf|mj|jv|ja|fa|sci|ind|nn)"
    r"-?\d{2,6}|(?:cr|cv|cf|mj|jv|fa)-?\d{2,4}-\d{2,6})(?![\w-])",
)
_HOUR: Final = r"\d{1,2}(?::\d{2})?(?:[ap]\.?m\.?)?"
_NO_CASE: Final = re.compile(
    r"(?:(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?"  # a year, a span of years
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"  # a date
    rf"|{_HOUR}(?:-{_HOUR})?"
    r"|(?:1?[-.]?\d{3}[-.])?\d{3}[-.]\d{4}"  # a telephone number
    r")\Z",
)
_MARKED_DIGITS: Final = 3
_BARE_DIGITS: Final = 5


def case_numbers(reading: Reading) -> Iterator[Span]:
    """Docket, indictment, case, police report and agency file numbers; never years or times."""
    if not reading.has_digit:
        return
    yield from (match.span() for match in _SHAPED.finditer(reading.lower))
    if _LABELS.isdisjoint(reading.vocabulary):
        return
    for match in _LABELLED.finditer(reading.lower):
        group = "marked" if match["marked"] else "bare"
        value = match[group].rstrip(".:/-")
        least = _MARKED_DIGITS if match["marked"] else _BARE_DIGITS
        if _digits(value) >= least and not _NO_CASE.match(value):
            yield match.start(group), match.start(group) + len(value)


def _digits(value: str) -> int:
    return sum(letter.isdigit() for letter in value)


_NUMBER: Final = re.compile(r"(?<![\w$.,/:-])(?:[a-z]{1,4}[-#]?)?\d[\d/-]{3,}[a-z]?(?![\w/:-])")
_OF_OTHER_THINGS: Final = re.compile(
    r"\b(?:grant|award|rfp|rfa|bill|resolution|solicitation|zip|room|meeting\s+id|passcode|invoice"
    r"|contract|budget|form|i-\d{2,3}|h-2[ab]|subvencion|sala|ley)\b"
)


def loose_numbers(reading: Reading) -> Iterator[Span]:
    """Long numbers in a line about a case that are of no grant, room, date or telephone."""
    if not reading.has_digit or not speaks_of_case(reading):
        return
    if _OF_OTHER_THINGS.search(reading.lower):
        return
    for match in _NUMBER.finditer(reading.lower):
        if _digits(match[0]) >= _BARE_DIGITS and not _NO_CASE.match(match[0]):
            yield match.span()
