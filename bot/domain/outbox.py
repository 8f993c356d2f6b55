"""What is waiting to be said on Slack, and what became of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

LEASE = timedelta(seconds=60)
"""How long a row stays with the process that took it; longer than its longest call takes."""

EDIT_PACE = timedelta(seconds=3)
"""The least time between two edits of one message, unless the second must be seen at once."""

ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
"""Due time of a message that shows a state: it has none, it is to be up to date at any time."""


class Status(StrEnum):
    PENDING = "pending"
    TAKEN = "taken"  # by a process, until its lease ends
    SENT = "sent"
    DROPPED = "dropped"  # there was nothing to say any more
    REFUSED = "refused"  # by Slack, for good
    UNKNOWN = "unknown"  # tried once, nobody can tell whether it arrived, not sent again
    CANCELLED = "cancelled"


class Drop(StrEnum):
    """Why a message is not sent after all."""

    OVER = "over"  # cancelled, moved, answered, ended
    LATE = "late"  # it helps nobody any more
    FORBIDDEN = "forbidden"  # the recipient may not see it any more


def is_person(recipient: str) -> bool:
    """Slack's ids of people begin with U or W, those of channels with C, D or G."""
    return recipient.startswith(("U", "W"))


@dataclass(frozen=True, slots=True)
class Due:
    """One message to one recipient: a channel, or a person by direct message."""

    workspace: str
    kind: str
    subject: str
    recipient: str
    due_at: datetime
    attempts: int = 0  # in a row that failed
    facts: Any = field(default=None, compare=False)  # what its kind had looked up at Slack


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands on Slack."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that this process holds until `lease_until`, as it was when taken."""

    due: Due
    id: str
    lease_until: datetime
    version: int
    tried_at: datetime | None  # a try whose end nobody knows

    @property
    def key(self) -> tuple[str, str]:
        return self.due.workspace, self.id


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that shows a state, where it stands, and a digest of what it shows."""

    id: str
    place: Place
    shows: str
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """What came of a taken row. PENDING: it is to be taken again at `again_at`."""

    status: Status
    reason: str | None = None
    place: Place | None = None
    again_at: datetime | None = None
    in_doubt: bool = False  # a try that was begun may have arrived all the same
    stands_as: str | None = None  # the kind whose message for this subject and recipient it is now
    shows: str = ""


def pause_after(attempts: int) -> timedelta:
    """How long to wait before the next try: 1, 2, 4 … seconds, at most 10 minutes."""
    return timedelta(seconds=min(2 ** min(attempts, 10), 600))
