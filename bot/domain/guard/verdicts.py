"""What the guard finds in a text, sternest first."""

from dataclasses import dataclass, field
from typing import assert_never

from bot.domain.guard.allowed import Allowed
from bot.domain.guard.names import names
from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.rules import HARD, SOFT, Rule, Spares


@dataclass(frozen=True, slots=True)
class Finding:
    """The rule that fired and the words it fired on, which no log may hold."""

    rule: Rule
    phrase: str = field(repr=False)


def warm() -> None:
    """Read the names now instead of at the first text."""
    names()


def hard_finding(reading: Reading, allow: Allowed) -> Finding | None:
    """The first identifier that is refused, if there is one."""
    return _first(HARD, reading, allow)


def soft_finding(reading: Reading, allow: Allowed) -> Finding | None:
    """The first phrase that is asked about, if there is one."""
    return _first(SOFT, reading, allow)


def _first(rules: tuple[Rule, ...], reading: Reading, allow: Allowed) -> Finding | None:
    for rule in rules:
        for span in rule.find(reading):
            if not _is_spared(rule, reading, allow, span):
                return Finding(rule, reading.quote(span))
    return None


def _is_spared(rule: Rule, reading: Reading, allow: Allowed, span: Span) -> bool:
    match rule.spares:
        case Spares.NOTHING:
            return False
        case Spares.PHRASES:
            return reading.once(allow.known).covers(span)
        case Spares.FAMILIAR:
            return reading.once(allow.familiar_in).covers(span)
        case _:
            assert_never(rule.spares)
