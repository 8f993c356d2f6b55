"""The agenda of one meeting: its topics, their order, and what becomes of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.meeting import Meeting
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
    INTRODUCTIONS = "introductions"  # from the template, always first


class ItemState(StrEnum):
    PROPOSED = "proposed"  # seen by submitter, facilitator and coordinator only
    ACCEPTED = "accepted"
    RETURNED = "returned"  # to the submitter, with the reason
    REMOVED = "removed"
    DISCUSSED = "discussed"
    PARKED = "parked"
    CARRIED = "carried"  # stands again on the next agenda


OPEN = frozenset({ItemState.PROPOSED, ItemState.ACCEPTED})
ON_AGENDA = frozenset({ItemState.ACCEPTED, ItemState.DISCUSSED, ItemState.PARKED})


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    number: int  # stays what it is when others move or go
    title: str
    minutes: int
    kind: Kind
    state: ItemState
    submitter: Member | None  # None for what the bot put there
    presenter: str = ""
    detail: str = ""
    reason: str = ""  # why it was returned
    revision: int = 0
    carried_from: datetime | None = None  # the meeting it was first on
    carried: int = 0  # times

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
    def on_agenda(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.state in ON_AGENDA)

    @property
    def proposed(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.state is ItemState.PROPOSED)

    @property
    def current(self) -> Item | None:
        return next((item for item in self.items if item.id == self.meeting.item_id), None)

    @property
    def to_come(self) -> tuple[Item, ...]:
        """Accepted topics after the current one."""
        return tuple(
            item
            for item in self.items
            if item.state is ItemState.ACCEPTED and item.id != self.meeting.item_id
        )
