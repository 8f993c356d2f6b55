"""Concerns: what somebody wants the facilitator or the coordinators to know."""

from datetime import date

from sqlalchemy import bindparam, delete
from sqlmodel import Field, Session, col, select

from bot.domain.concerns import Concern
from bot.domain.people import Member
from storage.rows import by_key
from storage.types import Owned, TypedText, belongs_to


class ConcernRow(Owned, table=True):
    """Without a name nothing here leads to a person.

    There is a day and no time, and no rowid either: SQLite would number the rows as they come, and
    a row between two others that carry a time has one too.
    """

    __tablename__ = "concern"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        belongs_to("meeting", "meeting_id"),
        belongs_to("person", "person_id"),
        {"sqlite_with_rowid": False},
    )

    taskforce_id: str
    meeting_id: str | None = None  # whose facilitator is told; None tells the coordinators
    person_id: str | None = None  # only where the person sends it with their name
    day: date
    text: str = Field(sa_type=TypedText)
    is_handed_over: bool = False

    def value(self, sender: Member | None) -> Concern:
        return Concern(
            id=self.id,
            text=self.text,
            day=self.day,
            sender=sender,
            to_facilitator=self.meeting_id is not None,
        )


# Kept, not built at each call: building a statement costs more than running it.
_EARLIER = (
    col(ConcernRow.workspace) == bindparam("workspace"),
    col(ConcernRow.taskforce_id) == bindparam("taskforce_id"),
    col(ConcernRow.day) < bindparam("before"),
)
_WAITING = (
    select(ConcernRow)
    .where(*_EARLIER, col(ConcernRow.is_handed_over).is_(False))
    .order_by(col(ConcernRow.id))
)
_FORGET = delete(ConcernRow).where(*_EARLIER).execution_options(synchronize_session=False)


def concern(session: Session, workspace: str, concern_id: str) -> ConcernRow | None:
    return by_key(session, ConcernRow, workspace, concern_id)


def waiting(session: Session, workspace: str, taskforce_id: str, before: date) -> list[ConcernRow]:
    """Those of earlier days that nobody was told of, in the order of their ids, which is none."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id, "before": before}
    return list(session.exec(_WAITING, params=asked))


def forget(session: Session, workspace: str, taskforce_id: str, before: date) -> None:
    asked = {"workspace": workspace, "taskforce_id": taskforce_id, "before": before}
    session.execute(_FORGET, asked)
