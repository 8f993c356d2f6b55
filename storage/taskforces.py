"""Task forces, and the channels the bot was invited to."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import UniqueConstraint, bindparam
from sqlmodel import Field, Session, col, select

from bot.domain.taskforce import Readers, TaskForce
from storage.rows import by_key
from storage.types import Owned, TypedText, new_id


class TaskForceRow(Owned, table=True):
    __tablename__ = "taskforce"
    __table_args__ = (UniqueConstraint("workspace", "channel"),)

    channel: str
    name: str = Field(sa_type=TypedText)
    display_name: str = Field(sa_type=TypedText)
    zone: str
    language: str = "en"
    formed_on: date
    recurrence: str
    minutes: int
    set_up_at: datetime
    set_up_by: str  # a person's id
    roster_stamp: str = Field(default_factory=new_id)  # another one after each change of the roster

    def value(self) -> TaskForce:
        return TaskForce(
            id=self.id,
            name=self.name,
            display_name=self.display_name,
            zone=ZoneInfo(self.zone),
            language=self.language,
            channel=self.channel,
            formed_on=self.formed_on,
            recurrence=self.recurrence,
            minutes=self.minutes,
            roster_stamp=self.roster_stamp,
        )


class ChannelRow(Owned, table=True):
    """A channel as Slack last described it; `id` is Slack's."""

    __tablename__ = "channel"

    name: str
    is_public: bool
    people: int
    organizations: int
    invited_by: str = ""  # how Slack's profile names who invited the bot
    greeted_at: datetime | None = None

    def readers(self) -> Readers:
        return Readers(
            channel=self.id,
            name=self.name,
            is_public=self.is_public,
            people=self.people,
            organizations=self.organizations,
        )


def channel(session: Session, workspace: str, channel_id: str) -> ChannelRow | None:
    return by_key(session, ChannelRow, workspace, channel_id)


# Kept, not built at each call: building a statement costs more than running it.
_LOCKED = (
    select(TaskForceRow)
    .where(col(TaskForceRow.workspace) == bindparam("workspace"))
    .with_for_update()
)
_BY_ID = _LOCKED.where(col(TaskForceRow.id) == bindparam("id"))
_OF_CHANNEL = _LOCKED.where(col(TaskForceRow.channel) == bindparam("channel"))


def taskforce(session: Session, workspace: str, taskforce_id: str) -> TaskForceRow | None:
    """The task force, locked until the transaction ends."""
    asked = {"workspace": workspace, "id": taskforce_id}
    return session.exec(_BY_ID, params=asked).one_or_none()


def of_channel(session: Session, workspace: str, channel_id: str) -> TaskForceRow | None:
    """The task force at home in this channel, locked until the transaction ends."""
    asked = {"workspace": workspace, "channel": channel_id}
    return session.exec(_OF_CHANNEL, params=asked).one_or_none()
