"""What happened, by ids only: an append-only chain in which every row seals the one before."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import UniqueConstraint, bindparam, insert
from sqlmodel import Session, col, select

from storage.types import Owned, belongs_to, new_id, table_of

FIRST = "0" * 64


class AuditRow(Owned, table=True):
    __tablename__ = "audit"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        UniqueConstraint("workspace", "taskforce_id", "number"),
    )

    taskforce_id: str
    number: int
    at: datetime
    actor_id: str | None  # a person of the roster; None is Roundtable itself
    act: str
    subject: str
    seal: str


LAST = (
    select(AuditRow.number, AuditRow.seal)
    .where(
        col(AuditRow.workspace) == bindparam("workspace"),
        col(AuditRow.taskforce_id) == bindparam("taskforce_id"),
    )
    .order_by(col(AuditRow.number).desc())
    .limit(1)
)
# Of the table: as an object nobody would read the row again, and making one costs more.
_APPEND = insert(table_of(AuditRow))


def append(
    session: Session,
    *,
    workspace: str,
    taskforce_id: str,
    at: datetime,
    actor_id: str | None,
    act: str,
    subject: str,
) -> None:
    """Add one row to the task force's chain, whose row the caller has locked."""
    chain = {"workspace": workspace, "taskforce_id": taskforce_id}
    last = session.exec(LAST, params=chain).first()
    number, seal = last or (0, FIRST)
    row: dict[str, Any] = {
        **chain,
        "id": new_id(),
        "number": number + 1,
        "at": at,
        "actor_id": actor_id,
        "act": act,
        "subject": subject,
    }
    row["seal"] = _seal(row, seal)
    session.execute(_APPEND, row)


def _seal(row: dict[str, Any], before: str) -> str:
    """The seal this row must carry when `before` is that of the row before it."""
    told = (row["taskforce_id"], row["number"], row["at"].isoformat(), row["actor_id"], row["act"])
    return sha256("\x1f".join(map(str, (before, *told, row["subject"]))).encode()).hexdigest()


def first_broken(session: Session, *, workspace: str, taskforce_id: str) -> int | None:
    """The number of the first row that does not fit the chain, or None when all fit."""
    seal = FIRST
    rows = session.exec(
        select(AuditRow)
        .where(AuditRow.workspace == workspace, AuditRow.taskforce_id == taskforce_id)
        .order_by(col(AuditRow.number))
    )
    for expected, row in enumerate(rows, start=1):
        if row.number != expected or row.seal != _seal(row.model_dump(), seal):
            return row.number
        seal = row.seal
    return None


def has_acted(session: Session, workspace: str, people: Sequence[str]) -> bool:
    """Whether one of these people has done anything that is recorded."""
    found = session.exec(
        select(AuditRow.id)
        .where(AuditRow.workspace == workspace, col(AuditRow.actor_id).in_(people))
        .limit(1)
    )
    return found.first() is not None
