"""What is to be sent, and what became of it: one row for each message and recipient."""

from collections.abc import Collection
from datetime import datetime
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Index,
    UniqueConstraint,
    bindparam,
    case,
    literal_column,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, col, select

from bot.domain.outbox import ALWAYS, Due, Status
from storage.types import Owned, as_word, insert_of, new_id

OPEN: ColumnElement[bool] = literal_column("status IN ('pending', 'taken')")
REFUSED: ColumnElement[bool] = literal_column("status = 'refused'")
"""Written out, so that both databases see that a partial index answers it."""


class OutboxRow(Owned, table=True):
    """A message to one recipient.

    `ready_at` is when a process may take it: at first its due time, later the end of a lease, of
    a pause or of the pace of edits.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("workspace", "kind", "subject", "recipient", "due_at"),
        Index("ix_outbox_ready", "workspace", "ready_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index(
            "ix_outbox_refused",
            "workspace",
            "ready_at",
            sqlite_where=REFUSED,
            postgresql_where=REFUSED,
        ),
    )

    kind: str
    subject: str
    recipient: str
    due_at: datetime
    ready_at: datetime
    status: Status = Field(default=Status.PENDING, sa_type=as_word(Status))
    attempts: int = 0  # in a row that failed
    first_try_at: datetime | None = None  # of the tries whose end nobody knows
    version: int = 1  # counts what was asked of a message that shows a state
    at_once: bool = False  # the newest of that need not wait for the pace of edits
    channel: str | None = None
    slack_ts: str | None = None
    reason: str | None = None  # why it was dropped or refused

    def due(self) -> Due:
        return Due(
            workspace=self.workspace,
            kind=self.kind,
            subject=self.subject,
            recipient=self.recipient,
            due_at=self.due_at,
            attempts=self.attempts,
        )


KEY = ("workspace", "kind", "subject", "recipient", "due_at")


def queue(
    session: Session, *, workspace: str, kind: str, subject: str, recipient: str, due_at: datetime
) -> None:
    """Have this sent at `due_at`: a cancelled row revives, any other stays what it is."""
    row = _new(
        workspace=workspace,
        kind=kind,
        subject=subject,
        recipient=recipient,
        due_at=due_at,
        ready_at=due_at,
    )
    session.execute(_queue(session.get_bind().dialect.name), row)


def show(
    session: Session,
    *,
    workspace: str,
    kind: str,
    subject: str,
    recipient: str,
    now: datetime,
    at_once: bool = False,
) -> None:
    """Have the one message of this kind, subject and recipient show the present state.

    `at_once` goes before the pace of edits; whoever holds the row finishes first either way.
    """
    row = _new(
        workspace=workspace,
        kind=kind,
        subject=subject,
        recipient=recipient,
        due_at=ALWAYS,
        ready_at=now,
    )
    session.execute(_show(session.get_bind().dialect.name, at_once), row | {"at_once": at_once})


def show_refused(session: Session, workspace: str, recipient: str, now: datetime) -> None:
    """Have this recipient shown each present state that was refused; no message of a time."""
    session.execute(
        update(OutboxRow)
        .where(
            col(OutboxRow.workspace) == workspace,
            REFUSED,
            col(OutboxRow.recipient) == recipient,
            col(OutboxRow.due_at) == ALWAYS,
        )
        .values(status=Status.PENDING, version=OutboxRow.version + 1, ready_at=now)
        .execution_options(synchronize_session=False)
    )


def cancel(session: Session, *, workspace: str, kind: str, subject: str) -> None:
    """Send nothing more of this kind about this subject; what was sent stays sent."""
    session.execute(_CANCEL, {"of_workspace": workspace, "of_kind": kind, "of_subject": subject})


# Kept, not built at each call: building a statement costs more than running it.
_CANCEL = (
    update(OutboxRow)
    .where(
        col(OutboxRow.workspace) == bindparam("of_workspace"),
        col(OutboxRow.kind) == bindparam("of_kind"),
        col(OutboxRow.subject) == bindparam("of_subject"),
        OPEN,
    )
    .values(status=Status.CANCELLED)
    .execution_options(synchronize_session=False)
)
_UPCOMING = (
    select(OutboxRow)
    .where(
        col(OutboxRow.workspace) == bindparam("workspace"),
        OPEN,
        col(OutboxRow.due_at) > ALWAYS,
        col(OutboxRow.due_at) <= bindparam("until"),
    )
    .order_by(col(OutboxRow.due_at))
)


def upcoming(session: Session, workspace: str, until: datetime) -> list[Due]:
    """What is to be sent until then, soonest first; not what shows a state."""
    asked = {"workspace": workspace, "until": until}
    return [row.due() for row in session.exec(_UPCOMING, params=asked)]


def last_sent(
    session: Session, *, workspace: str, kinds: Collection[str], subject: str, recipient: str
) -> str | None:
    """Which of these kinds about this subject was sent to them last, None where none was."""
    return session.exec(
        select(OutboxRow.kind)
        .where(
            OutboxRow.workspace == workspace,
            col(OutboxRow.kind).in_(kinds),
            OutboxRow.subject == subject,
            OutboxRow.recipient == recipient,
            OutboxRow.status == Status.SENT,
        )
        .order_by(col(OutboxRow.due_at).desc())
        .limit(1)
    ).first()


def refused(session: Session, workspace: str, since: datetime) -> list[tuple[Due, str]]:
    """What was refused since then, in that order, and why."""
    rows = session.exec(
        select(OutboxRow)
        .where(
            OutboxRow.workspace == workspace,
            REFUSED,
            OutboxRow.ready_at >= since,
        )
        .order_by(col(OutboxRow.ready_at))
    )
    return [(row.due(), row.reason or "") for row in rows]


def _new(**asked: str | datetime) -> dict[str, object]:
    return {
        **asked,
        "id": new_id(),
        "status": Status.PENDING,
        "attempts": 0,
        "version": 1,
        "at_once": False,
    }


@cache
def _queue(dialect: str) -> sqlite.Insert | postgresql.Insert:
    return insert_of(OutboxRow, dialect).on_conflict_do_update(
        index_elements=KEY,
        set_={"status": Status.PENDING},
        where=col(OutboxRow.status) == Status.CANCELLED,
    )


@cache
def _show(dialect: str, at_once: bool) -> sqlite.Insert | postgresql.Insert:  # noqa: FBT001
    insert = insert_of(OutboxRow, dialect)
    held = col(OutboxRow.status) == Status.TAKEN
    paced = col(OutboxRow.ready_at) > insert.excluded.ready_at
    keeps = held if at_once else paced
    return insert.on_conflict_do_update(
        index_elements=KEY,
        set_={
            "status": case((held, Status.TAKEN.value), else_=Status.PENDING.value),
            "version": OutboxRow.version + 1,
            "at_once": True if at_once else OutboxRow.at_once,
            "ready_at": case((keeps, OutboxRow.ready_at), else_=insert.excluded.ready_at),
        },
    )
