"""People told by what they are, by a nickname, or by how few they are."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.case_words import COMPOUNDS
from bot.domain.guard.people import has_staff
from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.victim_words import is_exercise, pronouns
from bot.domain.guard.wording import any_of, words

_CHILDREN: Final = words("""
    girl boy teen teenager kid baby infant toddler newborn runaway twins siblings sisters brothers
    nina nino muchacha muchacho chica chico gemelas gemelos bebe
""")
_CLIENTS: Final = words("""
    victim survivor client patient witness suspect trafficker pimp minor runaway
    victima sobreviviente clienta cliente paciente testigo sospechoso tratante
""")
_RELATIVES: Final = words("""
    daughter son wife husband sister brother niece nephew mother mom father dad girlfriend boyfriend
    cousin aunt uncle grandmother grandfather cunada cunado suegra suegro nieta nieto novia novio
    hija hijo esposa esposo hermana hermano sobrina sobrino madre mama
""")
_PEOPLE: Final = (
    _CHILDREN
    | _CLIENTS
    | _RELATIVES
    | words("""
    woman man lady guy child youth juvenile student female male couple family cousins kids girls
    boys roommate national dishwasher cashier farmhand masseuse driver worker employee resident
    nanny housekeeper dancer waitress cook bartender person mujer hombre senora senor joven
    adolescente hermanas hermanos familia trabajadora trabajador empleada ninera menor
""")
)
_TRAITS: Final = words("""
    pregnant deaf blind disabled autistic trans transgender gay lesbian queer nonbinary missing
    undocumented suicidal addicted mute diabetic hiv-positive blonde tattooed scarred amish muslim
    guatemalan honduran mexican salvadoran chinese thai vietnamese haitian nepali burmese somali
    ukrainian russian filipino filipina korean indian dominican colombian hmong nigerian ghanaian
    jamaican brazilian venezuelan cuban ecuadorian peruvian nicaraguan mayan
""")
_CLIENT, _CHILD, _RELATIVE = any_of(_CLIENTS), any_of(_CHILDREN), any_of(_RELATIVES)
_ANYBODY, _TRAIT = any_of(_PEOPLE), any_of(_TRAITS)
_TRAIT_AFTER: Final = (
    r"(?:embarazada|sord[oa]|cieg[oa]|desaparecid[oa]|indocumentad[oa]|guatemaltec[oa]|hondurena?o?"
    r"|mexican[oa]|salvadoren[oa]|haitian[oa]|colombian[oa]|venezolan[oa]|tailandesa|chin[oa]s?"
    r"|protegid[oa]|detenid[oa]|rescatad[oa]|herid[oa]|hospitalizad[oa])"
)
_DETAIL: Final = any_of(
    words("""
    from at in who whose with found recovered rescued placed living staying back is was has had
    wants needs won't that now still going goes will refuses asked moved left ran got
    de del en que con sigue quiere necesita esta es fue llega llego tiene pide dice
""")
)
_STATE: Final = any_of(
    words("""
    is was has had wants won't needs will with from refuses asked now still moved left goes at who
    es esta tiene quiere necesita pide con llega llego fue sigue que
""")
)
_NOT_SUBJECT: Final = rf"(?![-/]\w)(?![\s-]+{any_of(COMPOUNDS)}\b)"
_NOT_GENERAL: Final = "".join(
    rf"(?<!\b{article} )" for article in ("a", "an", "any", "every", "each", "una", "un", "cada")
)

_DESCRIPTION: Final = re.compile(
    rf"\b(?:the|this|that|our|my|her|his|la|el|esta|este|nuestra|nuestro|mi)\s+(?:\w+\s+)?{_ANYBODY}"
    rf"{_NOT_SUBJECT}\s+{_DETAIL}\b"
    rf"|\b{_RELATIVE}\s+(?:of|de|del)\s+(?:the|an?|our|one|twins|two|three|four|\d|una?|la|el|los|las|local|county|don|dona)\b"
    rf"|\b{_RELATIVE}\s+del\b"
    rf"|\b(?<!for )(?<!to ){_TRAIT}\s+(?:\w+\s+)?{_ANYBODY}{_NOT_SUBJECT}\b(?!s\b)"
    rf"|\b{_ANYBODY}\s+{_TRAIT_AFTER}\b"
    rf"|(?:\A|[:;.,]\s){_RELATIVE}\s+{_STATE}\b|\b(?:the|an?)\s+\w+'s\s+{_RELATIVE}\b"
    rf"|\b(?:the|el|la)\s+{_RELATIVE}{_NOT_SUBJECT}\b(?!\s+(?:and|or|y|o)\b)"
    rf"|\b(?:{_CHILD}|{_RELATIVE}|woman|man|lady|guy|mujer|hombre|senora|senor)\s+"
    r"(?:found|recovered|rescued|placed|from|at|who|back|with)\b"
    rf"|{_NOT_GENERAL}\b{_CLIENT}{_NOT_SUBJECT}\s+(?:{_STATE}|in\s+(?:the|our|this))\b"
    rf"|\b(?:for|with|on|about|re|call|text|drive|transport|move|house|our|para|con|sobre)\s+{_CLIENT}"
    rf"{_NOT_SUBJECT}(?=\s*(?:[,;.(:]|\Z|(?:to|at|from|in|who|before|after|a|en)\b))"
    rf"|{_NOT_GENERAL}\b{_CLIENT}'s\s+(?!(?:rights?|bill|compensation)\b)\w+"
    rf"|\b{_CLIENT}\s+#?\d{{1,2}}\b(?!\s*(?:k\b|min|%|st\b|nd\b|:|-))"
)
_PEOPLES: Final = re.compile(
    rf"\b[A-Z][a-z]+(?:ese|ian|ean|can|ran|nite|ish|ani|ali|eni|aqi|ino|ina)\s+{_ANYBODY}{_NOT_SUBJECT}\b"
)
_FROM_PLACE: Final = re.compile(
    rf"\b(?:[Aa]n?|[Uu]na?)\s+(?:\w+\s+)?{_ANYBODY}\s+(?:from|de)\s+[A-Z]\w+"
)


def descriptions(reading: Reading) -> Iterator[Span]:
    """One person told by what they are, where they were or whose they are."""
    if not _PEOPLE.isdisjoint(reading.vocabulary) and not reading.once(is_exercise):
        yield from (match.span() for match in _DESCRIPTION.finditer(reading.lower))
        yield from (match.span() for match in _FROM_PLACE.finditer(reading.plain))
        yield from (match.span() for match in _PEOPLES.finditer(reading.plain))


_ALIAS_WORDS: Final = words("""
    by aka a.k.a. alias nicknamed nickname street known apodo apodada apodado conocida conocido
    dicen initials iniciales
""")
_ALIAS: Final = re.compile(
    r"\b(?:goes\s+by|aka|a\.k\.a\.|alias|nicknamed?|street\s+name|known\s+as|apod(?:o|ado|ada)"
    r"|conocid[oa]\s+como|le\s+dicen)\b[\s:,]{1,3}[\"']?"
    r"(?!(?:the|an?|for|of|to|on|in|el|la|una?|de)\b)\w+"
    r"|\b(?:initials|iniciales)\b[\s:,]{1,3}(?-i:[A-Z][A-Z. ]{0,4})",
    re.IGNORECASE,
)


def aliases(reading: Reading) -> Iterator[Span]:
    """A nickname or initials that somebody goes by."""
    if not _ALIAS_WORDS.isdisjoint(reading.vocabulary):
        yield from (match.span() for match in _ALIAS.finditer(reading.plain))


def one_person(reading: Reading) -> Iterator[Span]:
    """A she or a he whom no official or speaker in the line explains."""
    if reading.once(pronouns) and not (reading.once(has_staff) or reading.once(is_exercise)):
        yield from reading.once(pronouns)
