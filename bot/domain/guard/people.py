"""Names that may be of somebody to protect."""

from collections.abc import Iterator
from typing import Final

from bot.domain.guard.case_signs import is_protected
from bot.domain.guard.mentions import Mention, mentions
from bot.domain.guard.reading import Reading, Span
from bot.domain.guard.staff_signs import is_staff, is_titled
from bot.domain.guard.victim_words import is_exercise
from bot.domain.guard.wording import words

_AND: Final = words("and y e or o")


def names_in_cases(reading: Reading) -> Iterator[Span]:
    """Names right beside a victim word, an age, a family, somebody's care or case."""
    yield from (mention.span for mention, protected in reading.once(_people) if protected)


def names(reading: Reading) -> Iterator[Span]:
    """Common names with nothing beside them that makes them staff, speakers or officials."""
    if not reading.once(is_exercise):
        unknown = (mention for mention, staff in _judged(reading) if not staff)
        yield from (mention.span for mention in unknown if mention.sure)


def has_staff(reading: Reading) -> bool:
    """Whether the line names an official, a speaker or a colleague."""
    return any(staff for _, staff in _judged(reading))


def _people(reading: Reading) -> list[tuple[Mention, bool]]:
    """Who is named, and whether they are somebody to protect."""
    return [
        (mention, not is_titled(mention) and is_protected(mention))
        for mention in mentions(reading)
        if mention.sure or not reading.in_title_case
    ]


def _judged(reading: Reading) -> Iterator[tuple[Mention, bool]]:
    """Who is named, and whether they are staff: by their own signs or as one of a list."""
    before: Mention | None = None
    for mention, protected in reading.once(_people):
        known = mention.sure or mention.given
        staff = not protected and (
            is_titled(mention)
            or (known and is_staff(mention))
            or (before is not None and _is_listed_with(before, mention))
        )
        before = mention if staff else None
        yield mention, staff


def _is_listed_with(before: Mention, mention: Mention) -> bool:
    """Whether both stand on a list: "nominees Ben Ford and Lucia Marin"."""
    between = mention.first - before.last - 1
    if between == 0:
        return mention.gap_before in {",", "/", "&", ", &"}
    return between == 1 and mention.before() in _AND
