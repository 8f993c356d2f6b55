"""Direct messages that were opened: whose they are, and their channel."""

from sqlmodel import Session

from storage.keys import by_key
from storage.types import Owned


class ConversationRow(Owned, table=True):
    """`id` is the person's, as Slack names them."""

    __tablename__ = "conversation"

    channel: str


def channel_with(session: Session, workspace: str, slack_user: str) -> str | None:
    """The channel of the direct messages with this person, None before they were opened."""
    row = by_key(session, ConversationRow, workspace, slack_user)
    return row.channel if row else None


def remember(session: Session, workspace: str, slack_user: str, channel: str) -> None:
    session.merge(ConversationRow(workspace=workspace, id=slack_user, channel=channel))
