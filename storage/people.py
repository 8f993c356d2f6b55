"""The roster: agencies by sector, people, and what each is to a task force."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, and_, bindparam
from sqlmodel import Field, Session, col, select

from bot.domain.people import Member, Seat, Standing
from storage.taskforces import TaskForceRow
from storage.types import Owned, as_word, belongs_to


class SectorRow(Owned, table=True):
    __tablename__ = "sector"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        UniqueConstraint("workspace", "taskforce_id", "name"),
    )

    taskforce_id: str
    position: int
    name: str
    applies: bool = True


class AgencyRow(Owned, table=True):
    __tablename__ = "agency"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        belongs_to("sector", "sector_id"),
        UniqueConstraint("workspace", "taskforce_id", "name"),
    )

    taskforce_id: str
    sector_id: str | None = None
    name: str


class PersonRow(Owned, table=True):
    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("workspace", "slack_user"),)

    slack_user: str | None = None
    name: str
    zone: str | None = None
    language: str | None = None


class MembershipRow(Owned, table=True):
    __tablename__ = "membership"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        belongs_to("person", "person_id"),
        belongs_to("agency", "agency_id"),
        UniqueConstraint("workspace", "taskforce_id", "person_id"),
    )

    taskforce_id: str
    person_id: str
    agency_id: str | None = None
    standing: Standing = Field(sa_type=as_word(Standing))
    role: str = ""
    seat: Seat = Field(default=Seat.PRIMARY, sa_type=as_word(Seat))
    retired_at: datetime | None = None


def member_value(
    person: PersonRow, membership: MembershipRow | None, agency: AgencyRow | None
) -> Member:
    if membership is None or membership.retired_at is not None:
        return Member(None, person.slack_user, person.name, Standing.STRANGER)
    return Member(
        person_id=person.id,
        slack_user=person.slack_user,
        name=person.name,
        standing=membership.standing,
        role=membership.role,
        agency=agency.name if agency else "",
        seat=membership.seat,
    )


Found = tuple[TaskForceRow, PersonRow | None, MembershipRow | None, AgencyRow | None]
Line = tuple[PersonRow, MembershipRow, AgencyRow | None]

# Kept, not built at each call: building a statement costs more than running it.
_OF_AGENCY = and_(
    col(AgencyRow.workspace) == MembershipRow.workspace,
    col(AgencyRow.id) == MembershipRow.agency_id,
)
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
    .outerjoin(AgencyRow, _OF_AGENCY)
    .where(col(TaskForceRow.workspace) == bindparam("workspace"))
    .with_for_update(of=TaskForceRow)
)
"""Task forces with what one Slack person is to each; a task force's row gets locked."""

_IN_CHANNEL = _SEATS.where(col(TaskForceRow.channel) == bindparam("channel"))
_IN_TASKFORCE = _SEATS.where(col(TaskForceRow.id) == bindparam("taskforce_id"))
_EVERYWHERE = _SEATS.where(
    col(MembershipRow.id).is_not(None), col(MembershipRow.retired_at).is_(None)
).order_by(TaskForceRow.name)

_ROSTER: Any = (
    select(PersonRow, MembershipRow, AgencyRow)
    .join(
        MembershipRow,
        and_(
            col(PersonRow.workspace) == MembershipRow.workspace,
            col(PersonRow.id) == MembershipRow.person_id,
        ),
    )
    .outerjoin(AgencyRow, _OF_AGENCY)
    .where(
        col(MembershipRow.workspace) == bindparam("workspace"),
        col(MembershipRow.taskforce_id) == bindparam("taskforce_id"),
    )
)
_TODAY = _ROSTER.where(col(MembershipRow.retired_at).is_(None)).order_by(PersonRow.name)
_NAMED = _ROSTER.where(col(MembershipRow.person_id).in_(bindparam("people", expanding=True)))


def _with_member(found: Found, slack_user: str) -> tuple[TaskForceRow, Member]:
    row, person, membership, agency = found
    if person is None:
        return row, Member(None, slack_user, "", Standing.STRANGER)
    return row, member_value(person, membership, agency)


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


def members(session: Session, workspace: str, taskforce_id: str) -> list[Member]:
    """Everyone on the roster today, by name."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    lines: list[Line] = list(session.exec(_TODAY, params=asked))
    return [member_value(*line) for line in lines]


def named(
    session: Session, workspace: str, taskforce_id: str, person_ids: Iterable[str | None]
) -> dict[str | None, Member]:
    """These people of the roster by id, also those who left; an id of None is passed over."""
    wanted = [person_id for person_id in set(person_ids) if person_id is not None]
    if not wanted:
        return {}
    asked = {"workspace": workspace, "taskforce_id": taskforce_id, "people": wanted}
    lines: list[Line] = list(session.exec(_NAMED, params=asked))
    return {line[0].id: member_value(*line) for line in lines}


def by_slack_user(session: Session, workspace: str, slack_user: str) -> PersonRow | None:
    return session.exec(
        select(PersonRow).where(
            PersonRow.workspace == workspace, PersonRow.slack_user == slack_user
        )
    ).one_or_none()


def membership(
    session: Session, workspace: str, taskforce_id: str, person_id: str
) -> MembershipRow | None:
    return session.exec(
        select(MembershipRow).where(
            MembershipRow.workspace == workspace,
            MembershipRow.taskforce_id == taskforce_id,
            MembershipRow.person_id == person_id,
        )
    ).one_or_none()


def sectors(session: Session, workspace: str, taskforce_id: str) -> list[SectorRow]:
    """The task force's sectors, in the order of the fact sheets."""
    return list(
        session.exec(
            select(SectorRow)
            .where(SectorRow.workspace == workspace, SectorRow.taskforce_id == taskforce_id)
            .order_by(col(SectorRow.position))
        )
    )


def agency_named(
    session: Session, workspace: str, taskforce_id: str, name: str
) -> AgencyRow | None:
    return session.exec(
        select(AgencyRow).where(
            AgencyRow.workspace == workspace,
            AgencyRow.taskforce_id == taskforce_id,
            AgencyRow.name == name,
        )
    ).one_or_none()
