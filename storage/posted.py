"""Messages on Slack that show a state: where each stands, and what it shows."""

from functools import cache

from sqlalchemy import Index, UniqueConstraint, bindparam, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from bot.domain.outbox import Due, Place, Standing
from storage.types import Owned, insert_of, new_id


class PostedRow(Owned, table=True):
    __tablename__ = "posted"
    __table_args__ = (
        UniqueConstraint("workspace", "channel", "ts"),
        Index("ix_posted_subject", "workspace", "kind", "subject", "recipient"),
    )

    kind: str
    subject: str
    recipient: str
    channel: str
    ts: str
    shows: str
    pinned: bool = False

    def value(self) -> Standing:
        return Standing(self.id, Place(self.channel, self.ts), self.shows, pinned=self.pinned)


# Kept, not built at each call: building a statement costs more than running it.
_STANDINGS = (
    select(PostedRow)
    .where(
        col(PostedRow.workspace) == bindparam("workspace"),
        col(PostedRow.kind) == bindparam("kind"),
        col(PostedRow.subject) == bindparam("subject"),
        col(PostedRow.recipient) == bindparam("recipient"),
    )
    .order_by(col(PostedRow.ts).desc())
)
_ONE = (
    col(PostedRow.workspace) == bindparam("of_workspace"),
    col(PostedRow.id) == bindparam("of_id"),
)
_KEEP = update(PostedRow).where(*_ONE).execution_options(synchronize_session=False)
_FORGET = delete(PostedRow).where(*_ONE).execution_options(synchronize_session=False)


def standings(
    session: Session, *, workspace: str, kind: str, subject: str, recipient: str
) -> list[Standing]:
    """The messages that show this state: the newest does now, the others were left behind."""
    asked = {"workspace": workspace, "kind": kind, "subject": subject, "recipient": recipient}
    return [row.value() for row in session.exec(_STANDINGS, params=asked)]


def stand(session: Session, due: Due, *, kind: str, place: Place, shows: str) -> None:
    """Make the message at `place`, if it is not yet, one of this kind about the same subject.

    What it shows by now is remembered either way.
    """
    row = {
        "workspace": due.workspace,
        "id": new_id(),
        "kind": kind,
        "subject": due.subject,
        "recipient": due.recipient,
        "channel": place.channel,
        "ts": place.ts,
        "shows": shows,
        "pinned": False,
    }
    session.execute(_stand(session.get_bind().dialect.name), row)


@cache
def _stand(dialect: str) -> sqlite.Insert | postgresql.Insert:
    insert = insert_of(PostedRow, dialect)
    return insert.on_conflict_do_update(
        index_elements=("workspace", "channel", "ts"), set_={"shows": insert.excluded.shows}
    )


def keep(session: Session, workspace: str, standing: Standing) -> None:
    """Remember what the message shows by now, and whether it is pinned."""
    where = {"of_workspace": workspace, "of_id": standing.id}
    session.execute(_KEEP, {**where, "shows": standing.shows, "pinned": standing.pinned})


def forget(session: Session, workspace: str, standing: Standing) -> None:
    """The message is gone, or nothing more is to be shown there."""
    session.execute(_FORGET, {"of_workspace": workspace, "of_id": standing.id})
