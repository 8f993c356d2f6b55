"""Events that were answered: Slack sends one again when it missed the ack."""

from datetime import datetime

from sqlmodel import Session

from storage.keys import by_key
from storage.types import Owned


class EventRow(Owned, table=True):
    """`id` is Slack's event id."""

    __tablename__ = "event"

    at: datetime


def is_new(session: Session, workspace: str, event_id: str, at: datetime) -> bool:
    """Whether this event comes for the first time; noted in the same transaction."""
    if by_key(session, EventRow, workspace, event_id):
        return False
    session.add(EventRow(workspace=workspace, id=event_id, at=at))
    return True
