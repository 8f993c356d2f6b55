"""People, and what each is to a task force."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, and_, bindparam, func
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, col, select

from bot.domain.people import Member, Naming, Reminders, Seat, Standing, shown_name
from bot.domain.roster import Entry
from storage.agencies import AgencyRow
from storage.rows import by_key
from storage.types import Owned, TypedText, as_word, belongs_to


class PersonRow(Owned, table=True):
    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("workspace", "slack_user"),)

    slack_user: str | None = None
    # Of the roster; what is shown, `shown_name` decides.
    name: str = Field(sa_type=TypedText)
    chosen_name: str = Field(default="", sa_type=TypedText)
    naming: Naming = Field(default=Naming.ROSTER, sa_type=as_word(Naming))
    zone: str | None = None
    language: str | None = None
    reminders: Reminders = Field(default=Reminders.AT_ONCE, sa_type=as_word(Reminders))
    merged_into: str | None = None  # the person this one turned out to be


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
    role: str = Field(default="", sa_type=TypedText)
    seat: Seat = Field(default=Seat.PRIMARY, sa_type=as_word(Seat))
    retired_at: datetime | None = None
    guest_of: str | None = None  # a meeting's id: the one that a guest signed in to
    revision: int = 0


def entry_value(person: PersonRow, membership: MembershipRow, agency: AgencyRow | None) -> Entry:
    return Entry(
        id=membership.id,
        revision=membership.revision,
        member=member_value(person, membership, agency),
        agency_id=membership.agency_id,
        naming=person.naming,
        name=person.name,
        role=membership.role,
    )


def member_value(
    person: PersonRow, membership: MembershipRow | None, agency: AgencyRow | None
) -> Member:
    """What others may know of this person; the name of whoever left stays in what they did."""
    of_agency = agency.name if agency else ""
    name = shown_name(
        person.name, naming=person.naming, chosen=person.chosen_name, agency=of_agency
    )
    if membership is None or membership.retired_at is not None:
        return Member(None, person.slack_user, name, Standing.STRANGER)
    return Member(
        person_id=person.id,
        slack_user=person.slack_user,
        name=name,
        standing=membership.standing,
        role="" if person.naming is Naming.ORGANIZATION else membership.role,
        agency=of_agency,
        seat=membership.seat,
        guest_of=membership.guest_of,
    )


Line = tuple[PersonRow, MembershipRow, AgencyRow | None]

# Kept, not built at each call: building a statement costs more than running it.
_OF_SLACK = select(PersonRow).where(
    col(PersonRow.workspace) == bindparam("workspace"),
    col(PersonRow.slack_user) == bindparam("slack_user"),
)
OF_AGENCY = and_(
    col(AgencyRow.workspace) == MembershipRow.workspace,
    col(AgencyRow.id) == MembershipRow.agency_id,
)
_LINES: Any = (
    select(PersonRow, MembershipRow, AgencyRow)
    .join(
        MembershipRow,
        and_(
            col(PersonRow.workspace) == MembershipRow.workspace,
            col(PersonRow.id) == MembershipRow.person_id,
        ),
    )
    .outerjoin(AgencyRow, OF_AGENCY)
    .where(col(MembershipRow.workspace) == bindparam("workspace"))
)
_LINE = _LINES.where(col(MembershipRow.id) == bindparam("line"))
_ROSTER = _LINES.where(col(MembershipRow.taskforce_id) == bindparam("taskforce_id"))
_TODAY = _ROSTER.where(col(MembershipRow.retired_at).is_(None))
_COORDINATORS = _TODAY.where(col(MembershipRow.standing) == Standing.COORDINATOR)
_LEADS = (
    _COORDINATORS.with_only_columns(col(MembershipRow.id))
    .where(col(PersonRow.slack_user).is_not(None))
    .limit(1)
)

_Named = aliased(PersonRow)
_NAMED = (
    _ROSTER.add_columns(col(_Named.id))
    .join(
        _Named,
        and_(
            col(_Named.workspace) == PersonRow.workspace,
            func.coalesce(col(_Named.merged_into), col(_Named.id)) == PersonRow.id,
        ),
    )
    .where(col(_Named.id).in_(bindparam("people", expanding=True)))
)
"""People by id; the id of somebody who was entered twice finds who they turned out to be."""


def members(session: Session, workspace: str, taskforce_id: str) -> list[Member]:
    """Everyone on the roster today, by name."""
    lines = _today(session, workspace, taskforce_id)
    return sorted((member_value(*line) for line in lines), key=_by_name)


def coordinators(session: Session, workspace: str, taskforce_id: str) -> list[Member]:
    """Whoever coordinates it today, by name."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    lines: list[Line] = list(session.exec(_COORDINATORS, params=asked))
    return sorted((member_value(*line) for line in lines), key=_by_name)


def entries(session: Session, workspace: str, taskforce_id: str) -> list[Entry]:
    """The same as lines of the roster, with what it takes to match and to change them."""
    lines = _today(session, workspace, taskforce_id)
    return sorted((entry_value(*line) for line in lines), key=lambda each: _by_name(each.member))


def _today(session: Session, workspace: str, taskforce_id: str) -> list[Line]:
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    return list(session.exec(_TODAY, params=asked))


def _by_name(member: Member) -> tuple[str, str]:
    return member.name.casefold(), member.agency.casefold()


def named(
    session: Session, workspace: str, taskforce_id: str, person_ids: Iterable[str | None]
) -> dict[str | None, Member]:
    """These people of the roster by id, also those who left; an id of None is passed over."""
    wanted = [person_id for person_id in set(person_ids) if person_id is not None]
    if not wanted:
        return {}
    asked = {"workspace": workspace, "taskforce_id": taskforce_id, "people": wanted}
    found: list[tuple[PersonRow, MembershipRow, AgencyRow | None, str]] = list(
        session.exec(_NAMED, params=asked)
    )
    return {
        asked_for: member_value(person, membership, agency)
        for person, membership, agency, asked_for in found
    }


def line(session: Session, workspace: str, membership_id: str) -> Line | None:
    """One line of a roster by its id, also of somebody who left."""
    asked = {"workspace": workspace, "line": membership_id}
    found: Line | None = session.exec(_LINE, params=asked).one_or_none()
    return found


def lines(
    session: Session, workspace: str, membership_ids: Sequence[str]
) -> dict[str, MembershipRow]:
    """Lines of rosters by their ids."""
    found = session.exec(
        select(MembershipRow).where(
            MembershipRow.workspace == workspace, col(MembershipRow.id).in_(membership_ids)
        )
    )
    return {row.id: row for row in found}


def person(session: Session, workspace: str, person_id: str) -> PersonRow | None:
    return by_key(session, PersonRow, workspace, person_id)


def memberships(session: Session, workspace: str, person_id: str) -> list[MembershipRow]:
    """What this person is to every task force, also to those they left."""
    return list(
        session.exec(
            select(MembershipRow).where(
                MembershipRow.workspace == workspace, MembershipRow.person_id == person_id
            )
        )
    )


def merged_into(session: Session, workspace: str, person_id: str) -> list[PersonRow]:
    """Those who turned out to be this person."""
    return list(
        session.exec(
            select(PersonRow).where(
                PersonRow.workspace == workspace, PersonRow.merged_into == person_id
            )
        )
    )


def by_slack_user(session: Session, workspace: str, slack_user: str) -> PersonRow | None:
    asked = {"workspace": workspace, "slack_user": slack_user}
    return session.exec(_OF_SLACK, params=asked).one_or_none()


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


def is_led(session: Session, workspace: str, taskforce_id: str) -> bool:
    """Whether a coordinator is left who can act on Slack."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    return session.exec(_LEADS, params=asked).first() is not None


def rosters_of(session: Session, workspace: str, people: Sequence[str]) -> set[str]:
    """The ids of the task forces on whose roster any of these people stand."""
    found = session.exec(
        select(MembershipRow.taskforce_id)
        .where(MembershipRow.workspace == workspace, col(MembershipRow.person_id).in_(people))
        .distinct()
    )
    return set(found)


def has_people(session: Session, workspace: str, agency_id: str) -> bool:
    """Whether anybody stands for this agency, or did when they left."""
    found = session.exec(
        select(MembershipRow.id)
        .where(MembershipRow.workspace == workspace, MembershipRow.agency_id == agency_id)
        .limit(1)
    )
    return found.first() is not None
