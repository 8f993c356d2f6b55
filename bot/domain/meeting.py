"""A meeting's life: its states, who runs it, and when its topics are due."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.people import Member

EARLY_START = timedelta(minutes=60)
"""Starting sooner than this before its time is asked about."""

MISTAKEN_OPENING = timedelta(minutes=5)
"""A meeting ended within this time with nothing discussed was opened by mistake."""

STARTS_SOON = timedelta(minutes=5)

MOVED_ON_AGAIN = timedelta(seconds=10)
"""A typed "next" or "park" that follows another within this time moves nothing."""


DEFAULT_EXTENSION = 5
"""Minutes."""

LATE_START = timedelta(minutes=5)
"""After this any member may start a meeting that nobody has started."""

MOST_HELPERS = 3


class MeetingState(StrEnum):
    PLANNED = "planned"
    IN_SESSION = "in session"
    ENDED = "ended"
    CANCELLED = "cancelled"
    MISSED = "missed"


LEGAL = {
    MeetingState.PLANNED: {MeetingState.IN_SESSION, MeetingState.CANCELLED, MeetingState.MISSED},
    MeetingState.IN_SESSION: {
        MeetingState.ENDED,
        MeetingState.PLANNED,  # opened by mistake, a planned one goes back
        MeetingState.CANCELLED,  # one that was opened on the spot does not
    },
    MeetingState.MISSED: {MeetingState.ENDED},  # "We met anyway"
    MeetingState.ENDED: set[MeetingState](),
    MeetingState.CANCELLED: set[MeetingState](),
}
"""Which state may follow which."""


def opening_of(meeting_id: str, number: int) -> str:
    """Names one opening of a meeting: after a mistaken one, the next has messages of its own."""
    return f"{meeting_id}:{number}"


def read_opening(name: str) -> tuple[str, int]:
    """The meeting's id and which opening it was."""
    meeting_id, _colon, number = name.rpartition(":")
    return meeting_id, int(number)


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    taskforce_id: str
    starts_at: datetime
    minutes: int
    state: MeetingState
    facilitator: Member | None  # chosen beforehand
    planned_at: datetime
    runner: Member | None = None  # who opened it or took it over
    helpers: tuple[Member, ...] = ()  # hold the panel beside the facilitator
    opening: int = 0  # how often it was opened: more than once after a mistake
    step: int = 0  # every in-meeting act moves it; buttons carry the step they belong to
    item_id: str | None = None  # the topic under discussion
    item_until: datetime | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""

    @property
    def led_by(self) -> Member | None:
        """Whom people take for the facilitator: the chosen one, else whoever opened it."""
        return self.facilitator or self.runner

    @property
    def panel_holders(self) -> tuple[Member, ...]:
        """Who runs it from a panel, each once."""
        holders = (self.facilitator, self.runner, *self.helpers)
        return tuple({each.person_id: each for each in holders if each}.values())

    def is_run_by(self, member: Member) -> bool:
        holders = (self.facilitator, self.runner, *self.helpers)
        return any(each.person_id == member.person_id for each in holders if each)

    def is_helped_by(self, member: Member) -> bool:
        """Whether the member holds the panel beside whoever leads."""
        leads = self.led_by and self.led_by.person_id == member.person_id
        return not leads and any(each.person_id == member.person_id for each in self.helpers)

    @property
    def ends_at(self) -> datetime:
        """The planned end: it stays after a late start, and moves after one far too early."""
        began = self.opened_at or self.starts_at
        early = self.starts_at - began > EARLY_START
        return (began if early else self.starts_at) + timedelta(minutes=self.minutes)

    def starts_soon(self, now: datetime) -> bool:
        """Whether it is planned, has not begun, and begins within a few minutes."""
        ahead = self.starts_at - now
        return self.state is MeetingState.PLANNED and timedelta(0) < ahead <= STARTS_SOON

    def is_left_waiting(self, now: datetime) -> bool:
        """Whether it should have begun minutes ago, and nobody has started it."""
        return self.state is MeetingState.PLANNED and now - self.starts_at >= LATE_START

    def was_opened_by_mistake(self, now: datetime, *, discussed: int) -> bool:
        opened_at = self.opened_at or now
        return discussed == 0 and now - opened_at < MISTAKEN_OPENING
