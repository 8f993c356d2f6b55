"""What a Slack person is to task forces: to the one of a channel, to one, to all of them."""

from typing import Any

from sqlalchemy import and_, bindparam
from sqlmodel import Session, col, select

from bot.domain.people import Member, Standing
from storage.agencies import AgencyRow
from storage.people import OF_AGENCY, MembershipRow, PersonRow, member_value
from storage.taskforces import TaskForceRow

Found = tuple[TaskForceRow, PersonRow | None, MembershipRow | None, AgencyRow | None]

# Kept, not built at each call: building a statement costs more than running it.
_SEATS: Any = (
    select(TaskForceRow, PersonRow, MembershipRow, AgencyRow)
    .outerjoin(
        PersonRow,
        and_(
            col(PersonRow.workspace) == TaskForceRow.workspace,
            col(PersonRow.slack_user) == bindparam("slack_user"),
        ),
    )
    .outerjoin(
        MembershipRow,
        and_(
            col(MembershipRow.workspace) == TaskForceRow.workspace,
            col(MembershipRow.taskforce_id) == TaskForceRow.id,
            col(MembershipRow.person_id) == PersonRow.id,
        ),
    )
    .outerjoin(AgencyRow, OF_AGENCY)
    .where(col(TaskForceRow.workspace) == bindparam("workspace"))
    .with_for_update(of=TaskForceRow)
)
"""Task forces with what one Slack person is to each; a task force's row gets locked."""

_IN_CHANNEL = _SEATS.where(col(TaskForceRow.channel) == bindparam("channel"))
_IN_TASKFORCE = _SEATS.where(col(TaskForceRow.id) == bindparam("taskforce_id"))
_EVERYWHERE = _SEATS.where(
    col(MembershipRow.id).is_not(None), col(MembershipRow.retired_at).is_(None)
).order_by(TaskForceRow.name)


def in_channel(
    session: Session, workspace: str, channel: str, slack_user: str
) -> tuple[TaskForceRow, Member] | None:
    """The task force at home in `channel`, locked, and what this Slack person is to it."""
    asked = {"workspace": workspace, "channel": channel, "slack_user": slack_user}
    found: Found | None = session.exec(_IN_CHANNEL, params=asked).one_or_none()
    return _with_member(found, slack_user) if found else None


def in_taskforce(
    session: Session, workspace: str, taskforce_id: str, slack_user: str
) -> tuple[TaskForceRow, Member] | None:
    """The task force, locked, and what this Slack person is to it."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id, "slack_user": slack_user}
    found: Found | None = session.exec(_IN_TASKFORCE, params=asked).one_or_none()
    return _with_member(found, slack_user) if found else None


def everywhere(
    session: Session, workspace: str, slack_user: str
) -> list[tuple[TaskForceRow, Member]]:
    """Every task force that this Slack person belongs to, locked, by name."""
    asked = {"workspace": workspace, "slack_user": slack_user}
    found: list[Found] = list(session.exec(_EVERYWHERE, params=asked))
    return [_with_member(row, slack_user) for row in found]


def _with_member(found: Found, slack_user: str) -> tuple[TaskForceRow, Member]:
    row, person, membership, agency = found
    if person is None:
        return row, Member(None, slack_user, "", Standing.STRANGER)
    return row, member_value(person, membership, agency)
