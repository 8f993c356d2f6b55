"""Meetings of a task force."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import JSON, Index, bindparam
from sqlmodel import Field, Session, col, select

from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member
from storage.rows import by_key
from storage.types import Owned, TypedText, as_word, belongs_to


class MeetingRow(Owned, table=True):
    __tablename__ = "meeting"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        Index("ix_meeting_taskforce", "workspace", "taskforce_id", "starts_at"),
    )

    taskforce_id: str
    starts_at: datetime
    minutes: int
    planned_at: datetime
    state: MeetingState = Field(default=MeetingState.PLANNED, sa_type=as_word(MeetingState))
    on_the_spot: bool = False  # opened without having been planned
    place: str = Field(default="", sa_type=TypedText)
    facilitator_id: str | None = None  # a person's id, chosen beforehand
    runner_id: str | None = None  # a person's id: who opened it or took it over
    helper_ids: list[str] | None = Field(default=None, sa_type=JSON)
    opening: int = 0  # how often it was opened: more than once after a mistake
    step: int = 0
    item_id: str | None = None
    item_until: datetime | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    moved_on_at: datetime | None = None  # when the last topic was left

    @property
    def people(self) -> set[str | None]:
        """The ids of whoever facilitates, runs it or helps."""
        return {self.facilitator_id, self.runner_id, *(self.helper_ids or ())}

    def value(self, members: Mapping[str | None, Member]) -> Meeting:
        """`members` holds its `people` by id."""
        helpers = [members[each] for each in self.helper_ids or () if each in members]
        return Meeting(
            id=self.id,
            taskforce_id=self.taskforce_id,
            starts_at=self.starts_at,
            minutes=self.minutes,
            state=self.state,
            facilitator=members.get(self.facilitator_id),
            runner=members.get(self.runner_id),
            helpers=tuple(helper for helper in helpers if helper.is_known),
            planned_at=self.planned_at,
            opening=self.opening,
            step=self.step,
            item_id=self.item_id,
            item_until=self.item_until,
            opened_at=self.opened_at,
            ended_at=self.ended_at,
            place=self.place,
        )


# Kept, not built at each call: building a statement costs more than running it.
_MEETINGS = select(MeetingRow).where(
    col(MeetingRow.workspace) == bindparam("workspace"),
    col(MeetingRow.taskforce_id) == bindparam("taskforce_id"),
)
_IN_SESSION = _MEETINGS.where(col(MeetingRow.state) == MeetingState.IN_SESSION)
_PLANNED = _MEETINGS.where(col(MeetingRow.state) == MeetingState.PLANNED).order_by(
    col(MeetingRow.starts_at)
)
_FOLLOWING = _PLANNED.where(col(MeetingRow.starts_at) > bindparam("after")).limit(1)


def meeting(session: Session, workspace: str, meeting_id: str) -> MeetingRow | None:
    return by_key(session, MeetingRow, workspace, meeting_id)


def in_session(session: Session, workspace: str, taskforce_id: str) -> MeetingRow | None:
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    return session.exec(_IN_SESSION, params=asked).one_or_none()


def following(
    session: Session, workspace: str, taskforce_id: str, after: datetime
) -> MeetingRow | None:
    """The first planned meeting that starts after this instant."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id, "after": after}
    return session.exec(_FOLLOWING, params=asked).one_or_none()


def planned(session: Session, workspace: str, taskforce_id: str) -> list[MeetingRow]:
    """Its planned meetings, soonest first."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    return list(session.exec(_PLANNED, params=asked))
