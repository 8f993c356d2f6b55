"""What points to an operation or an investigation that others must not hear of."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.reading import Reading, Span

_ACTION: Final = re.compile(
    r"\b(?:raids?|stings?|takedowns?|busts?|(?:search|arrest)\s+warrants?|surveillance|wiretaps?"
    r"|stakeouts?|decoys?|controlled\s+(?:buys?|calls?|deliver(?:y|ies))|buy-?busts?|(?:planned|scheduled|upcoming)\s+"
    r"(?:operations?|arrests?)|operativos?|redadas?|allanamientos?|cateos?"
    r"|search(?:es)?\s+of\s+the|orden(?:es)?\s+de\s+(?:captura|arresto|cateo|allanamiento|aprehension))\b"
)
_WHEN_OR_WHERE: Final = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?\b|\d\s?[ap]m\b|\d{1,2}[:/]\d{2}"
    r"|\b(?:tonight|tomorrow|weekend|next|this|at\s+the|on\s+the|planned|scheduled|upcoming|before"
    r"|stand-?by|lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|noche|proxim[oa]"
    r"|en\s+(?:el|la)|planead[oa]|programad[oa]"
    r"|inn|motel|hotel|spa|parlor|bar|ave|avenue|street|st|farm|finca|brothel)\b"
)
_COVERT: Final = re.compile(
    r"\b(?:undercover|encubiert[oa]s?|uc\s+(?:meet|buy|op|operation|detective)"
    r"|(?:agents|officers|deputies|detectives|troopers|swat|team)\s+(?:will|to|are\s+going\s+to)\s+"
    r"(?:hit|raid|enter|arrest|execute|move\s+in)|warrants?\s+(?:go|goes|going)\s+out"
    r"|stash\s+house|(?:confidential\s+)?informant|pole\s+camera|wire\s+(?:goes|went|is)|ci\s+(?:says|said|told)"
    r"|suspected\s+(?:brothel|trafficker|pimp|stash)|under\s+investigation|(?:being|been)\s+investigated|keep\s+(?:it|this)\s+quiet"
    r"|siendo\s+investigad[oa]|bajo\s+investigacion)\b"
)
_PUBLIC: Final = re.compile(
    r"\b(?:debrief|trainings?|polic(?:y|ies)|press|coverage|lessons|history|statistics|laws?|webinar"
    r"|legislation|video|documentary|after-action|results|cameras|guidelines|practices|article"
    r"|victim-centered|book|prosecution|capacitacion|politicas?|taller|noticias|prensa|ley|curso)\b"
)


def operations(reading: Reading) -> Iterator[Span]:
    """A raid, sting, warrant or watch with its time or place, or anything covert."""
    if _PUBLIC.search(reading.lower):
        return
    covert = _COVERT.search(reading.lower)
    if covert:
        yield covert.span()
    action = _ACTION.search(reading.lower)
    if action and _WHEN_OR_WHERE.search(reading.lower):
        yield action.span()
