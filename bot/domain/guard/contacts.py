"""Telephone numbers, addresses and accounts: refused only beside a word for one person."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from bot.domain.guard.people import has_staff
from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.victim_words import near, persons, pronouns
from bot.domain.guard.wording import words

_PHONE: Final = re.compile(
    r"(?<![\d-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\)\s?|\d{3}[ .-])\d{3}[ .-]?\d{4}(?![\d-])"
    r"|(?<![\d-])\d{10}(?![\d-])|(?<![\d-])\d{3}[-.]\d{4}(?![\d-])"
    r"|\+\d{1,3}[ .-]?\d{2,4}[ .-]\d{3,4}[ .-]?\d{3,4}(?!\d)"
)
_TOLL_FREE: Final = re.compile(r"\D{0,2}1?\D{0,2}8(?:00|33|44|55|66|77|88)\D")
_PUBLIC_LINE: Final = re.compile(
    r"\b(?:hotline|helpline|tip\s?line|line|linea|office|oficina|front\s+desk|dispatch|dial-?in"
    r"|conference|meeting\s+id|passcode|ext|extension|rsvp|fax|switchboard|duty|on-call)\b"
)
_REACH: Final = re.compile(
    r"\b(?:(?:her|his|su|sus)\s+(?:\w+\s+){0,2}(?:phone|cell|number|e?-?mail|telefono|celular"
    r"|numero|correo|instagram|snap(?:chat)?|facebook|address|direccion)"
    r"|(?:call|text|reach|e?-?mail)\s+(?:her|him)|llamarl[ao]|escribirl[aeo])\b"
)


def _beside_person(reading: Reading) -> Callable[[Span], bool]:
    """Tells whether one person to protect is near: a she whom staff explain is not."""
    unexplained = () if reading.once(has_staff) else reading.once(pronouns)
    return near(reading.once(persons) + unexplained)


def _reaches(reading: Reading) -> bool:
    return bool(_REACH.search(reading.lower)) and not reading.once(has_staff)


def telephones(reading: Reading) -> Iterator[Span]:
    """Numbers by which one person is reached; hotlines, toll-free and office lines are public."""
    if not reading.has_digit:
        return
    found = [match for match in _PHONE.finditer(reading.plain) if not _TOLL_FREE.match(match[0])]
    if not found:
        return
    public, reaches = _PUBLIC_LINE.search(reading.lower), _reaches(reading)
    beside = _beside_person(reading)
    for match in found:
        if reaches or (not public and beside(match.span())):
            yield match.span()


_HOUSE: Final = r"(?<![\d:/.-])\d{1,5}[A-Za-z]?\s+"
_CAPITALIZED_ADDRESS: Final = re.compile(
    rf"{_HOUSE}(?:[A-Z\d][\w'-]*\.?\s+){{1,4}}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr"
    r"|Boulevard|Blvd|Court|Ct|Place|Pl|Terrace|Ter|Way|Circle|Cir|Parkway|Pkwy|Highway|Hwy|Route"
    r"|Rte|Square|Sq|Alley|Trail|Trl|Loop|Heights|Crescent|Row|Pike|Turnpike)\b"
)
_WORD: Final = r"(?:[a-z\d][\w'-]*\.?\s+)"
_ADDRESS: Final = re.compile(
    rf"{_HOUSE}(?!(?:min|minutes|people|of|and|to|for|agencies)\b){_WORD}{{1,3}}"
    r"(?:street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|terrace)\b"
    rf"|{_HOUSE}(?:avenue|avenida|calle)\s+\w+"
    r"|\b(?:calle|avenida|avda|av|carretera|callejon|pasaje|camino|colonia|barrio)\.?\s+"
    rf"{_WORD}{{0,4}}?(?:#|no\.?|num\.?|numero)?\s?\d{{1,5}}\b"
    r"|(?<![\d.-])-?\d{1,2}\.\d{3,8},\s?-?\d{1,3}\.\d{3,8}"
)
_STREETS: Final = words("""
    street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl terrace ter way
    circle cir parkway pkwy highway hwy route rte square sq alley trail trl loop heights crescent
    row pike turnpike avenida calle avda av carretera callejon pasaje camino colonia barrio
""")
_COORDINATE: Final = re.compile(r"\d\.\d{3}")
_DWELLS: Final = re.compile(
    r"\b(?:lives|(?:living|lived|sleeping|sleeps|staying|stays|hides|hiding)\s+(?:at|with|on|in(?!\s+plain))"
    r"|resid(?:es|ing)|relocated\s+to|home\s+(?:is\s+)?at|housed\s+at|placed\s+at|vive|viven|viviendo"
    r"|reside|domicilio|se\s+queda|alojad[ao]|escondid[ao])\b"
)
_VENUE: Final = re.compile(
    r"\b(?:meet(?:s|ings?)?|training|conference|workshop|venue|tour|reunion|capacitacion|taller"
    r"|office|oficina|city\s+hall|courthouse|event|panel|summit|open\s+house)\b"
)


def addresses(reading: Reading) -> Iterator[Span]:
    """Street addresses and coordinates where one person lives or is; a venue's is public."""
    placed = not _STREETS.isdisjoint(reading.vocabulary) or _COORDINATE.search(reading.plain)
    if not reading.has_digit or not placed:
        return
    found = [*_CAPITALIZED_ADDRESS.finditer(reading.plain), *_ADDRESS.finditer(reading.lower)]
    if not found:
        return
    dwells, venue = _DWELLS.search(reading.lower), _VENUE.search(reading.lower)
    beside = _beside_person(reading)
    for match in found:
        if (dwells or beside(match.span())) and (not venue or (dwells and beside(match.span()))):
            yield match.span()


_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,24}){1,3})"
)
_FREE_MAIL: Final = re.compile(
    r"(?:gmail|yahoo|hotmail|outlook|icloud|aol|live|msn|proton(?:mail)?|ymail|gmx|mail)\.",
    re.IGNORECASE,
)
_PERSON_IN_MAIL: Final = re.compile(r"survivor|victim|client", re.IGNORECASE)
_SIGN_UP: Final = re.compile(
    r"\b(?:rsvp|register|registration|sign\s?up|inscribirse|slides|agenda)\b"
)


def mail_addresses(reading: Reading) -> Iterator[Span]:
    """Mail addresses by which one person is reached, or that say what their owner is."""
    found = reading.once(_mails)
    if not found:
        return
    reaches, beside = _reaches(reading), _beside_person(reading)
    for match in found:
        told = _PERSON_IN_MAIL.search(match[0]) or beside(match.span())
        if reaches or (told and _FREE_MAIL.match(match["domain"])):
            yield match.span()


def private_mail(reading: Reading) -> Iterator[Span]:
    """Mail addresses that could be anybody's: of a free provider, or any beside one person."""
    found = reading.once(_mails)
    if not found or _SIGN_UP.search(reading.lower):
        return
    beside = _beside_person(reading)
    for match in found:
        if _FREE_MAIL.match(match["domain"]) or beside(match.span()):
            yield match.span()


def _mails(reading: Reading) -> list[re.Match[str]]:
    return list(_EMAIL.finditer(reading.plain)) if "@" in reading.plain else []


_HANDLE: Final = re.compile(
    r"\b(?:instagram|insta|ig|snap(?:chat)?|tiktok|facebook|fb|twitter|telegram|whatsapp|kik|discord"
    r"|cash\s?app|onlyfans)\b[^@]{0,20}@\w[\w.]{2,30}",
    re.IGNORECASE,
)


def handles(reading: Reading) -> Iterator[Span]:
    """Accounts on social networks beside a word for one person."""
    found = list(_HANDLE.finditer(reading.plain)) if "@" in reading.plain else []
    if found:
        beside = _beside_person(reading)
        yield from (match.span() for match in found if beside(match.span()))
