"""The gate for typed text: cleaning, length, the guard."""

from typing import Final

from bot.domain.clean_text import CleanText, passed
from bot.domain.guard.allowed import NOTHING, Allowed
from bot.domain.guard.cleaning import LONGEST_DECOMPOSITION, folded, visible
from bot.domain.guard.reading import Reading
from bot.domain.guard.verdicts import Finding, hard_finding, soft_finding
from bot.errors import Refusal
from bot.text import _

__all__ = [
    "DETAIL_LIMIT",
    "NOTHING",
    "TITLE_LIMIT",
    "Allowed",
    "Doubt",
    "TooLong",
    "clean",
    "named_by_slack",
]

TITLE_LIMIT: Final = 150
DETAIL_LIMIT: Final = 300

_LONGEST_PHRASE: Final = 60  # characters quoted back


class TooLong(Refusal):
    """More characters than the field holds."""


class Doubt(Exception):  # noqa: N818 - a doubt is a question, not a failure
    """A question for the person who typed; the draft may come back confirmed.

    `rule` may be logged. `phrase` and `sentence` hold typed words, so neither is in str or repr.
    """

    def __init__(self, sentence: str, *, phrase: str, rule: str, field: str | None = None) -> None:
        super().__init__(rule)
        self.sentence = sentence
        self.phrase = phrase
        self.rule = rule
        self.field = field


def clean(
    typed: str,
    *,
    limit: int,
    field: str | None = None,
    allow: Allowed = NOTHING,
    confirmed: bool = False,
) -> CleanText:
    """Make typed text fit to store: no control characters, white space folded, NFC.

    Raises Refusal when it is empty, too long or holds a hard identifier, whatever is confirmed;
    raises Doubt when a soft rule fires and the person has not confirmed.
    """
    text = _fitting(typed, limit, field)
    reading = Reading(text)
    if (found := hard_finding(reading, allow)) is not None:
        raise _refusal(found, field)
    if not confirmed and (found := soft_finding(reading, allow)) is not None:
        raise _doubt(found, field)
    return passed(text)


def named_by_slack(name: str, *, limit: int) -> CleanText:
    """A name that everybody reads on Slack already, as far as it fits; nobody typed it here."""
    return passed(folded(visible(name))[:limit])


def _fitting(typed: str, limit: int, field: str | None) -> str:
    shown = visible(typed)
    if len(shown) > limit * LONGEST_DECOMPOSITION:  # before work that a hostile text could swell
        raise _too_long(len(shown), limit, field)
    text = folded(shown)
    if not text:
        raise Refusal(_("Please write something here."), field=field)
    if len(text) > limit:
        raise _too_long(len(text), limit, field)
    return text


def _too_long(length: int, limit: int, field: str | None) -> TooLong:
    sentence = _(
        "This has {length} characters; {limit} fit. Please shorten it.", length=length, limit=limit
    )
    return TooLong(sentence, field=field)


def _refusal(found: Finding, field: str | None) -> Refusal:
    sentence = _(
        "This looks like {kind}. Please take it out."
        " You can say 'a case' or 'a protocol question' instead.",
        kind=found.rule.told(),
    )
    return Refusal(sentence, field=field)


def _doubt(found: Finding, field: str | None) -> Doubt:
    phrase = _shortened(found.phrase)
    sentence = _(
        "'{phrase}' may point to a person. Is it about a victim, client, family member, suspect,"
        " witness or planned operation? If so, reword it."
        " If it is staff, a speaker or a public matter, you can submit.",
        phrase=phrase,
    )
    return Doubt(sentence, phrase=phrase, rule=found.rule.name, field=field)


def _shortened(phrase: str) -> str:
    return phrase if len(phrase) <= _LONGEST_PHRASE else phrase[: _LONGEST_PHRASE - 1] + "…"
