"""Signs beside a name that it is somebody's to protect: in a case, a family, somebody's care."""

import re
from typing import Final

from bot.domain.guard import case_words as case
from bot.domain.guard.certainty import begins_sentence
from bot.domain.guard.mentions import Mention
from bot.domain.guard.names import names
from bot.domain.guard.wording import words

_AGE: Final = re.compile(
    r"(?:\s*,\s*|\s*\(\s*|\s+)(?:(?:aged?|de)\s+)?\d{1,2}"
    r"(?:\s*[),;.]|\s*\Z|\s+(?:and|y|who|was|is)\b|\s*-?(?:yo|y/o|years?|anos)\b)"
)
_SMALL: Final = words("""
    is was has have had will won't did didn't does be been not to no still
""")
_MOST_SMALL: Final = 3
_LIKE_NAMES: Final = ("is", "us")  # Anais, Marquis, Darius
_THESE: Final = words("the our that")
_FAMILY: Final = case.KIN_BEFORE - case.COURTESY
_VERBS_OF_KNOWN: Final = case.PERSONAL_VERBS - case.WEAK_VERBS
_VERBS_OF_ANY: Final = case.PERSONAL_VERBS - case.TOO_WEAK_VERBS


def is_protected(mention: Mention) -> bool:
    """Whether the words beside the name make it a person of a case."""
    return (
        _is_called_a_person(mention)
        or _has_age(mention)
        or _is_family(mention)
        or (mention.owns and _meets(case.PERSONAL_THINGS, mention.after(), mention.after(2)))
        or _acts(mention)
        or _receives_care(mention)
        or _goes_through(mention)
    )


def _meets(listed: frozenset[str], *found: str) -> bool:
    return not listed.isdisjoint(found)


def _is_called_a_person(mention: Mention) -> bool:
    """Client Rosa; hija de Carmen; victims Ana and Eva."""
    before = mention.before()
    if before in {"of", "de"}:
        return mention.before(2) in case.PERSONS
    plural = mention.sure and before.endswith("s") and before[:-1] in case.PERSONS
    return (before in case.PERSONS or plural) and mention.gap_before in {"", ":", ",", "-", "("}


def _has_age(mention: Mention) -> bool:
    told = _AGE.match(mention.reading.lower, mention.reading.words[mention.last].stop)
    return bool(told) and (mention.sure or mention.gap_after in {",", "("})


def _is_family(mention: Mention) -> bool:
    """The Johnson girl; los hermanos Xicay; but the Epstein case law is none."""
    if mention.before() in _FAMILY:
        return True
    beside = not mention.gap_after and not mention.owns and mention.after() in case.KIN
    one = mention.sure or mention.before() in _THESE
    return beside and one and mention.after(2) not in case.COMPOUNDS


def _acts(mention: Mention) -> bool:
    """LaKeisha missed her appointment; the surer the name, the stronger the verb must be."""
    if mention.gap_after:
        return False
    step = 1
    while mention.after(step) in _SMALL and step <= _MOST_SMALL:
        step += 1
    if not mention.given:
        return mention.after(step) in _VERBS_OF_ANY
    return mention.after(step) in (_VERBS_OF_KNOWN if mention.sure else case.PERSONAL_VERBS)


def _receives_care(mention: Mention) -> bool:
    """Bed for Aaliyah; drive Deshawn; but an interpreter for Mam speakers is for a people."""
    if mention.after() in case.PEOPLES:
        return False
    if mention.before() in case.MOVES:
        return True
    if mention.before() in case.CARE_JOINTS and not mention.gap_before:
        return mention.before(2) in case.CARE
    return mention.before() in case.CARE and mention.gap_before == ":"


def _goes_through(mention: Mention) -> bool:
    """Sit with Jordan at arraignment; take Eva to the hospital; but rides to court are rides."""
    taken = not mention.owns and mention.after() in {"at", "to", "in", "a", "en"}
    if not taken or not _meets(case.ORDEALS, mention.after(2), mention.after(3)):
        return False
    return not _may_be_things(mention)


def _may_be_things(mention: Mention) -> bool:
    """Whether it is one word in the plural whose capital may be that of the line only."""
    if mention.full or not begins_sentence(mention.reading, mention.first):
        return False
    word = mention.reading.low(mention.first)
    is_plural = word.endswith("s") and not word.endswith(_LIKE_NAMES)
    return is_plural and word not in names().every
