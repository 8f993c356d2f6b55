"""Direct messages that were opened: whose they are, and their channel."""

from functools import cache

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from storage.rows import by_key
from storage.types import Owned, insert_of


class ConversationRow(Owned, table=True):
    """`id` is the person's, as Slack names them."""

    __tablename__ = "conversation"

    channel: str


def channel_with(session: Session, workspace: str, slack_user: str) -> str | None:
    """The channel of the direct messages with this person, None before they were opened."""
    row = by_key(session, ConversationRow, workspace, slack_user)
    return row.channel if row else None


def remember(session: Session, workspace: str, slack_user: str, channel: str) -> None:
    row = {"workspace": workspace, "id": slack_user, "channel": channel}
    session.execute(_remember(session.get_bind().dialect.name), row)


@cache
def _remember(dialect: str) -> sqlite.Insert | postgresql.Insert:
    insert = insert_of(ConversationRow, dialect)
    return insert.on_conflict_do_update(
        index_elements=("workspace", "id"), set_={"channel": insert.excluded.channel}
    )
