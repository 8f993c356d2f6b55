"""Events that were answered: Slack sends one again when it missed the ack."""

from datetime import datetime
from functools import cache

from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import Session

from storage.types import Owned, insert_of, table_of


class EventRow(Owned, table=True):
    """`id` is Slack's event id."""

    __tablename__ = "event"

    at: datetime


def is_new(session: Session, workspace: str, event_id: str, at: datetime) -> bool:
    """Whether this event comes for the first time; noted in the same transaction."""
    row = {"workspace": workspace, "id": event_id, "at": at}
    return session.scalar(_note(session.get_bind().dialect.name), row) is not None


@cache
def _note(dialect: str) -> ReturningInsert[tuple[str]]:
    insert = insert_of(EventRow, dialect).on_conflict_do_nothing()
    return insert.returning(table_of(EventRow).c.id)
