"""Who sees what: asked before anything reaches a view, and again before anything is sent."""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from bot.domain.agenda import Agenda, Item, ItemState
from bot.domain.meeting import Meeting
from bot.domain.people import Member
from bot.domain.roles import Role, roles_of


class Level(StrEnum):
    PROPOSED = "proposed"  # a topic nobody has accepted yet
    MEMBERS = "members"  # what the channel shows; guests read it of their meeting
    CLOSED_SESSION = "closed session"  # what is said there: who may stay
    FACILITATORS = "facilitators only"  # what a case review holds, and the invite list


RUNNING = frozenset({Role.COORDINATOR, Role.FACILITATOR})
SEEN_BY: dict[Level, frozenset[Role]] = {
    Level.PROPOSED: RUNNING | {Role.SUBMITTER},
    Level.MEMBERS: RUNNING | {Role.MEMBER, Role.GUEST_HERE},
    Level.CLOSED_SESSION: RUNNING | {Role.INVITED},
    Level.FACILITATORS: RUNNING,
}

PRIVATE = frozenset({ItemState.PROPOSED, ItemState.RETURNED, ItemState.REMOVED})
"""States in which a topic is nobody else's business yet, or any more."""


def level_of(item: Item) -> Level:
    return Level.PROPOSED if item.state in PRIVATE else Level.MEMBERS


def may_see(
    member: Member | None, thing: Item | Level, meeting: Meeting, *, invited: bool = False
) -> bool:
    """Whether `member` may see a topic, or what is of this level.

    None is the channel, where all members read; `invited` is on the list of closed sessions.
    """
    level = thing if isinstance(thing, Level) else level_of(thing)
    if member is None:
        return level is Level.MEMBERS
    submitter = thing.submitter if isinstance(thing, Item) else None
    roles = roles_of(member, meeting=meeting, submitter=submitter)
    if invited and Role.MEMBER in roles:
        roles |= {Role.INVITED}
    return not SEEN_BY[level].isdisjoint(roles)


def may_stay(member: Member, meeting: Meeting, invited: Collection[str]) -> bool:
    """Whether `member` may be in the room of a closed session; `invited` are persons' ids."""
    return may_see(
        member, Level.CLOSED_SESSION, meeting, invited=(member.person_id or "") in invited
    )


def veiled(item: Item) -> Item:
    """The topic as everybody sees it: of a case review, that there is a closed session."""
    return replace(item, cases=None) if item.cases else item


def as_seen_by(member: Member | None, meeting: Meeting, items: tuple[Item, ...]) -> Agenda:
    """The agenda with what `member` may see; of the rest only how many still stand, and minutes."""
    sees_cases = may_see(member, Level.FACILITATORS, meeting)
    seen, hidden = [], []
    for item in items:
        if may_see(member, item, meeting):
            seen.append(item if sees_cases else veiled(item))
        elif item.state is ItemState.PROPOSED:
            hidden.append(item)
    return Agenda(
        meeting=meeting,
        items=tuple(seen),
        hidden=len(hidden),
        hidden_minutes=sum(item.minutes for item in hidden),
    )
