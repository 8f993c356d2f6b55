"""Agenda items."""

import re
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Index, and_, bindparam
from sqlmodel import Field, Session, col, select

from bot.domain.agenda import Item, ItemState, Kind
from bot.domain.meeting import MeetingState
from bot.domain.people import Member
from storage.meetings import MeetingRow
from storage.rows import by_key
from storage.types import Owned, TypedText, as_word, belongs_to


class ItemRow(Owned, table=True):
    __tablename__ = "agenda_item"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        belongs_to("meeting", "meeting_id"),
        Index("uq_agenda_item_number", "workspace", "meeting_id", "number", unique=True),
    )

    taskforce_id: str
    meeting_id: str
    number: int
    position: int
    title: str = Field(sa_type=TypedText)
    detail: str = Field(default="", sa_type=TypedText)
    minutes: int
    kind: Kind = Field(sa_type=as_word(Kind))
    state: ItemState = Field(sa_type=as_word(ItemState))
    submitter_id: str | None = None
    presenter_id: str | None = None
    reason: str = Field(default="", sa_type=TypedText)  # why it was returned
    revision: int = 0
    removed_as: ItemState | None = Field(default=None, sa_type=as_word(ItemState))
    carried_from: datetime | None = None
    carried: int = 0

    def value(self, members: Mapping[str | None, Member]) -> Item:
        """`members` holds whoever submitted or presents it, by id."""
        return Item(
            id=self.id,
            number=self.number,
            title=self.title,
            minutes=self.minutes,
            kind=self.kind,
            state=self.state,
            submitter=members.get(self.submitter_id),
            presenter=members.get(self.presenter_id),
            detail=self.detail,
            reason=self.reason,
            revision=self.revision,
            carried_from=self.carried_from,
            carried=self.carried,
        )


_CARRIED = re.compile(r"(?P<first>[^.]+)\.(?P<times>[1-9][0-9]{0,5})")


def carried_id(item_id: str) -> str:
    """The id of the row that carries this one on: the same, with how often it was carried."""
    carried = _CARRIED.fullmatch(item_id)
    if carried is None:  # ids that Roundtable makes hold no dot; a forged one may
        return f"{item_id}.1"
    return f"{carried['first']}.{int(carried['times']) + 1}"


def item(session: Session, workspace: str, item_id: str) -> ItemRow | None:
    return by_key(session, ItemRow, workspace, item_id)


def of_meeting(session: Session, workspace: str, meeting_id: str) -> list[ItemRow]:
    """All items that were ever on it, in the meeting's order."""
    asked = {"workspace": workspace, "meeting_id": meeting_id}
    return list(session.exec(_OF_MEETING, params=asked))


def awaited_case_reviews(session: Session, workspace: str, taskforce_id: str) -> list[str]:
    """The ids of those accepted for a meeting that is planned or in session."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    return list(session.exec(_AWAITED_CASE_REVIEWS, params=asked))


def with_next_meeting(
    session: Session, workspace: str, taskforce_id: str
) -> tuple[MeetingRow, list[ItemRow]] | None:
    """The meeting in session, else the next planned one, with its items; one statement."""
    chosen = {"workspace": workspace, "taskforce_id": taskforce_id}
    rows = session.exec(NEXT_MEETING, params=chosen).all()
    if not rows:
        return None
    return rows[0][0], [row[1] for row in rows if row[1] is not None]


# Kept, not built at each call: building a statement costs more than running it.
_OF_MEETING = (
    select(ItemRow)
    .where(
        col(ItemRow.workspace) == bindparam("workspace"),
        col(ItemRow.meeting_id) == bindparam("meeting_id"),
    )
    .order_by(col(ItemRow.position), col(ItemRow.number))
)
_AWAITED_CASE_REVIEWS = select(ItemRow.id).where(
    col(ItemRow.workspace) == bindparam("workspace"),
    col(ItemRow.taskforce_id) == bindparam("taskforce_id"),
    col(ItemRow.kind) == Kind.CASE_REVIEW,
    col(ItemRow.state) == ItemState.ACCEPTED,
    col(MeetingRow.workspace) == ItemRow.workspace,
    col(MeetingRow.id) == ItemRow.meeting_id,
    col(MeetingRow.state).in_((MeetingState.IN_SESSION, MeetingState.PLANNED)),
)
_UPCOMING = (
    select(MeetingRow.id)
    .where(
        col(MeetingRow.workspace) == bindparam("workspace"),
        col(MeetingRow.taskforce_id) == bindparam("taskforce_id"),
        col(MeetingRow.state).in_((MeetingState.IN_SESSION, MeetingState.PLANNED)),
    )
    .order_by(col(MeetingRow.state) != MeetingState.IN_SESSION, col(MeetingRow.starts_at))
    .limit(1)
    .scalar_subquery()
)
NEXT_MEETING = (
    select(MeetingRow, ItemRow)
    .outerjoin(
        ItemRow,
        and_(
            col(ItemRow.workspace) == MeetingRow.workspace,
            col(ItemRow.meeting_id) == MeetingRow.id,
        ),
    )
    .where(col(MeetingRow.workspace) == bindparam("workspace"), MeetingRow.id == _UPCOMING)
    .order_by(col(ItemRow.position), col(ItemRow.number))
)
