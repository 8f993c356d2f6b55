"""The agenda of one meeting: its topics, their order, and what becomes of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from bot.domain.case_review import CaseReview
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member

DEFAULT_MINUTES = 10
SHORTEST, LONGEST = 1, 240
INTRODUCTION_MINUTES = 10
OFTEN_CARRIED = 3
"""Carried this many times, the submitter is asked whether the topic is still wanted."""


class Kind(StrEnum):
    DISCUSSION = "discussion"
    DECISION = "decision"
    INFORMATION = "information"
    TRAINING = "training"
    CASE_REVIEW = "case review"  # a closed session to all but whoever runs the meeting
    INTRODUCTIONS = "introductions"  # from the template, always first


class ItemState(StrEnum):
    PROPOSED = "proposed"  # seen by submitter, facilitator and coordinator only
    ACCEPTED = "accepted"
    RETURNED = "returned"  # to the submitter, with the reason
    REMOVED = "removed"
    DISCUSSED = "discussed"
    PARKED = "parked"
    CARRIED = "carried"  # stands again on the next agenda
    DROPPED = "dropped"  # neither discussed nor carried


OPEN = frozenset({ItemState.PROPOSED, ItemState.ACCEPTED})
SETTLED = frozenset({ItemState.DISCUSSED, ItemState.PARKED})
"""What a meeting in session has done with: it goes back to them only by Back."""
ON_AGENDA = SETTLED | {ItemState.ACCEPTED}


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    number: int  # stays what it is when others move or go
    title: str
    minutes: int
    kind: Kind
    state: ItemState
    submitter: Member | None  # None for what the bot put there
    presenter: Member | None = None
    detail: str = ""
    reason: str = ""  # why it was returned
    revision: int = 0
    carried_from: datetime | None = None  # the meeting it was first on
    carried: int = 0  # times
    cases: CaseReview | None = None  # only where the viewer may see it

    @property
    def is_closed(self) -> bool:
        """Whether it is discussed behind closed doors."""
        return self.kind is Kind.CASE_REVIEW

    @property
    def from_template(self) -> bool:
        return self.kind is Kind.INTRODUCTIONS


@dataclass(frozen=True, slots=True)
class Agenda:
    """`items` in the meeting's order, as far as one viewer sees them; `hidden` are the others."""

    meeting: Meeting
    items: tuple[Item, ...]
    hidden: int = 0
    hidden_minutes: int = 0

    @property
    def minutes(self) -> int:
        """Minutes of all open and discussed topics, hidden ones included."""
        return self.hidden_minutes + sum(
            item.minutes for item in self.items if item.state in OPEN | ON_AGENDA
        )

    @property
    def minutes_over(self) -> int:
        """How many minutes more the topics take than the meeting has."""
        return max(0, self.minutes - self.meeting.minutes)

    @property
    def on_agenda(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.state in ON_AGENDA)

    @property
    def proposed(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.state is ItemState.PROPOSED)

    @property
    def discussed(self) -> tuple[Item, ...]:
        """What was talked about; the template's topics are how every meeting begins."""
        return tuple(
            item
            for item in self.items
            if item.state is ItemState.DISCUSSED and not item.from_template
        )

    @property
    def current(self) -> Item | None:
        return next((item for item in self.items if item.id == self.meeting.item_id), None)

    @property
    def to_come(self) -> tuple[Item, ...]:
        """Accepted topics that were not under discussion yet."""
        return tuple(
            item
            for item in self.items
            if item.state is ItemState.ACCEPTED and item.id != self.meeting.item_id
        )

    @property
    def closed_until(self) -> datetime | None:
        """When the doors open again; None while they are open."""
        until = self.meeting.item_until
        if self.current is None or not self.current.is_closed or until is None:
            return None
        return until + timedelta(minutes=sum(each.minutes for each in closed_block(self.to_come)))

    def starts(self) -> dict[str, datetime]:
        """When each topic still to come begins, by its id, if all keep to their minutes."""
        meeting = self.meeting
        match meeting.state:
            case MeetingState.PLANNED:
                begins = meeting.starts_at
            case MeetingState.IN_SESSION if meeting.item_until:
                begins = meeting.item_until
            case _:
                return {}
        starts = {}
        for item in self.to_come:
            starts[item.id] = begins
            begins += timedelta(minutes=item.minutes)
        return starts


def closed_block(topics: Iterable[Item]) -> tuple[Item, ...]:
    """The case reviews that these topics begin with: in a row they are one closed session."""
    return tuple(takewhile(lambda item: item.is_closed, topics))


def as_sessions(
    items: Iterable[Item], *, current: str | None = None, apart: Collection[str] = ()
) -> list[Item]:
    """The topics, with case reviews in a row as one closed session where only their label shows.

    One that has begun, with `current` under discussion, is one too; those `apart` stay apart.
    """
    shown: list[Item] = []
    goes_on = False
    for item in items:
        is_label = item.is_closed and item.cases is None and item.id not in apart
        if is_label and goes_on and _is_one_session(shown[-1], item, current):
            begun = shown.pop()
            now = item if item.id == current else begun
            shown.append(replace(now, number=begun.number, minutes=begun.minutes + item.minutes))
        else:
            shown.append(item)
        goes_on = is_label
    return shown


def _is_one_session(before: Item, item: Item, current: str | None) -> bool:
    is_reached = item.id == current and before.state is ItemState.DISCUSSED
    return is_reached or before.state is item.state


def arranged(
    on_agenda: Sequence[Item], moving: Item, place: int, *, current: str | None = None
) -> list[Item]:
    """The agenda's topics in order once `moving` is the `place`-th of them, counted from 1.

    It stays behind the template's topics, and in session behind what the meeting has done with and
    the current topic, as nobody would come to it there.
    """
    others = [item for item in on_agenda if item.id != moving.id]
    fixed = [
        position
        for position, item in enumerate(others, start=1)
        if item.from_template or item.state in SETTLED or item.id == current
    ]
    at = max([place - 1, *fixed[-1:]])
    return [*others[:at], moving, *others[at:]]


def to_carry(items: Iterable[Item], *, current: str | None) -> list[Item]:
    """What an ending now carries: open and parked topics, those that nobody accepted yet last.

    Neither the template's topics, which every agenda has, nor the one under discussion.
    """
    carried = [
        item
        for item in items
        if item.state in OPEN | {ItemState.PARKED} and not item.from_template and item.id != current
    ]
    return sorted(carried, key=lambda item: item.state is ItemState.PROPOSED)
