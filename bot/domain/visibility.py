"""Who sees what: asked before anything reaches a view, and again before anything is sent."""

from enum import StrEnum

from bot.domain.agenda import Agenda, Item, ItemState
from bot.domain.meeting import Meeting
from bot.domain.people import Member
from bot.domain.roles import Role, roles_of


class Level(StrEnum):
    PROPOSED = "proposed"  # submitter, facilitator, coordinator
    MEMBERS = "members"


SEEN_BY: dict[Level, frozenset[Role]] = {
    Level.PROPOSED: frozenset({Role.COORDINATOR, Role.FACILITATOR, Role.SUBMITTER}),
    Level.MEMBERS: frozenset({Role.COORDINATOR, Role.FACILITATOR, Role.MEMBER}),
}

PRIVATE = frozenset({ItemState.PROPOSED, ItemState.RETURNED, ItemState.REMOVED})
"""States in which a topic is nobody else's business yet, or any more."""


def level_of(item: Item) -> Level:
    return Level.PROPOSED if item.state in PRIVATE else Level.MEMBERS


def may_see(member: Member | None, item: Item, meeting: Meeting) -> bool:
    """Whether `member` may see this topic's words; None is the channel, where all members read."""
    if member is None:
        return level_of(item) is Level.MEMBERS
    roles = roles_of(member, meeting=meeting, submitter=item.submitter)
    return bool(SEEN_BY[level_of(item)] & roles)


def as_seen_by(member: Member | None, meeting: Meeting, items: tuple[Item, ...]) -> Agenda:
    """The agenda with what `member` may see; of the rest only how many still stand, and minutes."""
    seen = tuple(item for item in items if may_see(member, item, meeting))
    hidden = [item for item in items if item not in seen and item.state is ItemState.PROPOSED]
    return Agenda(
        meeting=meeting,
        items=seen,
        hidden=len(hidden),
        hidden_minutes=sum(item.minutes for item in hidden),
    )
