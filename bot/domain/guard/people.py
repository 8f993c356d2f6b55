"""Names that may be of somebody to protect."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.domain.guard.case_signs import is_protected
from bot.domain.guard.mentions import Mention, mentions
from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.staff_signs import is_staff, is_titled
from bot.domain.guard.victim_words import is_exercise
from bot.domain.guard.wording import words

_AND: Final = words("and y e or o")


class Standing(Enum):
    PROTECTED = auto()
    STAFF = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Person:
    mention: Mention
    standing: Standing


def names_in_cases(reading: Reading) -> Iterator[Span]:
    """Names right beside a victim word, an age, a family, somebody's care or case."""
    for person in reading.once(_people):
        if person.standing is Standing.PROTECTED:
            yield person.mention.span


def names(reading: Reading) -> Iterator[Span]:
    """Common names with nothing beside them that makes them staff, speakers or officials."""
    for person in () if reading.once(is_exercise) else reading.once(_people):
        if person.standing is not Standing.STAFF and person.mention.sure:
            yield person.mention.span


def has_staff(reading: Reading) -> bool:
    """Whether the line names an official, a speaker or a colleague."""
    return any(person.standing is Standing.STAFF for person in reading.once(_people))


def _people(reading: Reading) -> list[Person]:
    people: list[Person] = []
    for mention in mentions(reading):
        if mention.sure or not reading.in_title_case:
            people.append(Person(mention, _standing(mention, people)))
    return people


def _standing(mention: Mention, before: list[Person]) -> Standing:
    if is_titled(mention):
        return Standing.STAFF
    if is_protected(mention):
        return Standing.PROTECTED
    known = mention.sure or mention.given
    if (known and is_staff(mention)) or (before and _is_listed_with_staff(before[-1], mention)):
        return Standing.STAFF
    return Standing.UNKNOWN


def _is_listed_with_staff(before: Person, mention: Mention) -> bool:
    """Whether the name goes on a list of staff: "nominees Ben Ford and Lucia Marin"."""
    if before.standing is not Standing.STAFF:
        return False
    between = mention.first - before.mention.last - 1
    if between == 0:
        return mention.gap_before in {",", "/", "&", ", &"}
    return between == 1 and mention.before() in _AND
