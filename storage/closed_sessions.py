"""Closed sessions of a task force: who is invited, and where lists of cases are held."""

from collections.abc import Collection

from sqlalchemy import UniqueConstraint, bindparam, func
from sqlmodel import Field, Session, col, select

from storage.agencies import AgencySectorRow, SectorRow
from storage.people import MembershipRow, PersonRow
from storage.types import Owned, TypedText, belongs_to


class ListPlaceRow(Owned, table=True):
    """One that is no longer offered stays for the case reviews that name it."""

    __tablename__ = "list_place"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        UniqueConstraint("workspace", "taskforce_id", "name"),
    )

    taskforce_id: str
    name: str = Field(sa_type=TypedText)
    position: int
    is_offered: bool = True


class InviteRow(Owned, table=True):
    """Somebody who may stay in closed sessions."""

    __tablename__ = "closed_session_invite"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        belongs_to("person", "person_id"),
        UniqueConstraint("workspace", "taskforce_id", "person_id"),
    )

    taskforce_id: str
    person_id: str


# Kept, not built at each call: building a statement costs more than running it.
_PLACES = (
    select(ListPlaceRow)
    .where(
        col(ListPlaceRow.workspace) == bindparam("workspace"),
        col(ListPlaceRow.taskforce_id) == bindparam("taskforce_id"),
    )
    .order_by(col(ListPlaceRow.position))
)
_INVITES = select(InviteRow, func.coalesce(PersonRow.merged_into, PersonRow.id)).where(
    col(InviteRow.workspace) == bindparam("workspace"),
    col(InviteRow.taskforce_id) == bindparam("taskforce_id"),
    col(PersonRow.workspace) == InviteRow.workspace,
    col(PersonRow.id) == InviteRow.person_id,
)


def places(session: Session, workspace: str, taskforce_id: str) -> list[ListPlaceRow]:
    """Every place there ever was, in the order in which the coordinator wrote them."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    return list(session.exec(_PLACES, params=asked))


def invites(session: Session, workspace: str, taskforce_id: str) -> list[tuple[InviteRow, str]]:
    """Each with the id of whom it means: somebody merged into another counts as the other."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    return list(session.exec(_INVITES, params=asked))


def of_sectors(
    session: Session, workspace: str, taskforce_id: str, sectors: Collection[str]
) -> dict[str, str]:
    """The sector of everyone on the roster whose agency is of one of these, by person's id."""
    found = session.exec(
        select(MembershipRow.person_id, SectorRow.name).where(
            MembershipRow.workspace == workspace,
            MembershipRow.taskforce_id == taskforce_id,
            AgencySectorRow.workspace == MembershipRow.workspace,
            AgencySectorRow.agency_id == MembershipRow.agency_id,
            SectorRow.workspace == AgencySectorRow.workspace,
            SectorRow.id == AgencySectorRow.sector_id,
            col(SectorRow.name).in_(sectors),
        )
    )
    return dict(found.all())
