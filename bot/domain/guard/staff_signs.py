"""Signs beside a name that it is staff's, a speaker's or an official's."""

from collections.abc import Iterator
from typing import Final

from bot.domain.guard import staff_words as staff
from bot.domain.guard.case_words import COURTESY, PERSONS
from bot.domain.guard.mentions import Mention
from bot.domain.guard.ordinary_words import ORGANIZATIONS
from bot.domain.guard.reading import Word
from bot.domain.guard.victim_words import speaks_of_case

_REACH: Final = 6  # words either side of a name in which a role speaks for it
_AFFILIATION: Final = 5  # words after "Dana Lee, " in which her agency is told
_AFFILIATED: Final = staff.AGENCIES | staff.ROLES
_AFFILIATED_IN_FULL: Final = _AFFILIATED | ORGANIZATIONS
_BETWEEN: Final = staff.JOINTS | COURTESY
_FINITE: Final = ("s", "ed", "ing", "a", "an")  # how verbs end that nobody takes for a noun


def is_titled(mention: Mention) -> bool:
    """Judge Smith, Sister Grace Miller; but "her sister Grace" is family."""
    if mention.before() in staff.VOCATIONS and mention.full and mention.first > 1:
        return mention.reading.words[mention.first - 1].capital
    return mention.before() in staff.TITLES and mention.gap_before in {"", ".", ":", "-", ","}


def is_staff(mention: Mention) -> bool:
    """Whether the words beside the name make it a speaker, an official or a colleague."""
    return (
        _led_by(mention, staff.STAFF_LEADS)
        or _acts(mention, staff.STAFF_VERBS)
        or (mention.owns and mention.after() in staff.STAFF_THINGS)
        or _belongs_to_agency(mention)
        or (not speaks_of_case(mention.reading) and _seems_staff(mention))
    )


def _seems_staff(mention: Mention) -> bool:
    """The weaker signs, which count where nothing speaks of a case."""
    return (
        _near_role(mention)
        or (mention.before() in {"is", "es", "son", "are"} and mention.before(2) in staff.ROLES)
        or _led_by(mention, staff.WEAK_LEADS)
        or _acts(mention, staff.WEAK_STAFF_VERBS)
        or _takes_on(mention)
        or _is_sent(mention)
        or (mention.before() in {"for", "por"} and mention.before(2) in staff.STANDING_IN)
        or (mention.after() in {"is", "esta"} and mention.after(2) in staff.AWAY)
        or _stands_apart(mention)
    )


def _near_role(mention: Mention) -> bool:
    if staff.ROLES.isdisjoint(mention.reading.vocabulary):
        return False
    near = range(mention.first - _REACH, mention.last + _REACH + 1)
    return any(mention.reading.low(index) in staff.ROLES for index in near)


def _led_by(mention: Mention, leads: frozenset[str]) -> bool:
    """Whether one of `leads` comes before, with small words between: "RSVP to Linda Chen"."""
    for step in (1, 2, 3):
        if mention.before(step) in leads:
            return True
        if mention.before(step) not in _BETWEEN:
            break
    return False


def _acts(mention: Mention, verbs: frozenset[str]) -> bool:
    """Whether the name does one of `verbs`; a plain form may be a noun unless "to" leads it."""
    if mention.owns or mention.gap_after:
        return False
    if mention.after() in staff.VERB_LEADS:
        return mention.after(3 if mention.after(2) in staff.VERB_LEADS else 2) in verbs
    return mention.after() in verbs and mention.after().endswith(_FINITE)


def _takes_on(mention: Mention) -> bool:
    """Whether they promise to do something: "Meg will reserve the room"."""
    return mention.after() == "will" and mention.after(2) not in staff.FATES


def _is_sent(mention: Mention) -> bool:
    """Whether something is to reach them: "send topics to Carmen"."""
    earlier = (mention.before(step) for step in range(2, _REACH + 1))
    return mention.before() in {"to", "a"} and any(word in staff.SENDING for word in earlier)


def _stands_apart(mention: Mention) -> bool:
    """Whether it is set off as speakers are: "Shelter map (Ben Ortiz)", "Beth on vouchers"."""
    begins = mention.first == 0 or mention.gap_before in {":", "-"}
    if begins and mention.after() in {"on", "sobre"}:
        return True
    opens = mention.first == 0 and ":" in mention.gap_after
    closes = not mention.after() and mention.gap_before in {"-", "/"}
    return mention.full and (opens or closes or mention.gap_before == "(")


def _belongs_to_agency(mention: Mention) -> bool:
    """DSS (Carla); Dana Lee, Catholic Charities; Carla from the Department of Labor."""
    if mention.first and mention.gap_before in {"", "(", ":", "-"}:
        leader = mention.reading.words[mention.first - 1]
        if leader.low in staff.AGENCIES and leader.capital:
            return True
    if mention.gap_after in {",", "(", "-", "/"}:
        kinds = _AFFILIATED_IN_FULL if mention.full else _AFFILIATED
    elif not mention.gap_after and mention.after() in {"from", "of", "de", "del"}:
        kinds = staff.AGENCIES
    else:
        return False
    return any(word.low in kinds or _is_acronym(word) for word in _affiliation(mention))


def _affiliation(mention: Mention) -> Iterator[Word]:
    """The words that follow the name up to the next full stop, bracket, number or person."""
    reading, start = mention.reading, mention.last + 1
    for index in range(start, min(start + _AFFILIATION, len(reading.words))):
        word = reading.words[index]
        ends = index > start and not set(".;:)").isdisjoint(reading.gap(index))
        if ends or word.low in PERSONS or word.low.isdigit():
            return
        yield word


def _is_acronym(word: Word) -> bool:
    shouted = word.text.isupper() and len(word.text) > 1 and "." not in word.text
    return shouted and word.low not in staff.NO_AGENCIES
