"""What a case review holds: a number, agencies and a place; never text, never a case."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, bindparam
from sqlmodel import Field, Session, col, delete, select

from bot.domain.case_review import CaseReview
from bot.domain.people import Member, Seat
from storage.agencies import AgencyRow
from storage.closed_sessions import ListPlaceRow
from storage.people import MembershipRow, PersonRow, member_value
from storage.rows import by_key
from storage.types import Owned, belongs_to


class CaseReviewRow(Owned, table=True):
    """`id` is the agenda item's."""

    __tablename__ = "case_review"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace", "id"],
            ["agenda_item.workspace", "agenda_item.id"],
            ondelete="CASCADE",
        ),
        belongs_to("list_place", "place_id"),
    )

    count: int
    place_id: str


class CaseAgencyRow(Owned, table=True):
    """An agency that must attend."""

    __tablename__ = "case_agency"
    __table_args__ = (
        belongs_to("case_review", "item_id"),
        belongs_to("agency", "agency_id"),
        UniqueConstraint("workspace", "item_id", "agency_id"),
    )

    item_id: str = Field(index=True)
    agency_id: str


# Kept, not built at each call: building a statement costs more than running it.
_MUST_ATTEND = (
    select(CaseAgencyRow.item_id, AgencyRow.name)
    .where(
        col(CaseAgencyRow.workspace) == bindparam("workspace"),
        col(CaseAgencyRow.item_id).in_(bindparam("items", expanding=True)),
        col(AgencyRow.workspace) == CaseAgencyRow.workspace,
        col(AgencyRow.id) == CaseAgencyRow.agency_id,
    )
    .order_by(AgencyRow.name)
)
_HELD = select(CaseReviewRow.id, CaseReviewRow.count, ListPlaceRow.name).where(
    col(CaseReviewRow.workspace) == bindparam("workspace"),
    col(CaseReviewRow.id).in_(bindparam("items", expanding=True)),
    col(ListPlaceRow.workspace) == CaseReviewRow.workspace,
    col(ListPlaceRow.id) == CaseReviewRow.place_id,
)


def of_items(session: Session, workspace: str, item_ids: Iterable[str]) -> dict[str, CaseReview]:
    """What these case reviews hold, by item."""
    wanted = list(item_ids)
    must_attend: dict[str, list[str]] = {item_id: [] for item_id in wanted}
    asked = {"workspace": workspace, "items": wanted}
    for item_id, name in session.exec(_MUST_ATTEND, params=asked):
        must_attend[item_id].append(name)
    return {
        item_id: CaseReview(count, tuple(must_attend[item_id]), place)
        for item_id, count, place in session.exec(_HELD, params=asked)
    }


def agencies(session: Session, workspace: str, taskforce_id: str) -> list[tuple[str, str]]:
    """The agencies that can be asked to attend, as (id, name), by name."""
    found = session.exec(
        select(AgencyRow.id, AgencyRow.name)
        .where(AgencyRow.workspace == workspace, AgencyRow.taskforce_id == taskforce_id)
        .order_by(AgencyRow.name)
    )
    return list(found)


def row(session: Session, workspace: str, item_id: str) -> CaseReviewRow | None:
    return by_key(session, CaseReviewRow, workspace, item_id)


def attending(session: Session, workspace: str, item_id: str) -> list[str]:
    return list(
        session.exec(
            select(CaseAgencyRow.agency_id).where(
                CaseAgencyRow.workspace == workspace, CaseAgencyRow.item_id == item_id
            )
        )
    )


def is_named(session: Session, workspace: str, agency_ids: Collection[str]) -> bool:
    """Whether a case review asks or asked one of these agencies to attend."""
    found = session.exec(
        select(CaseAgencyRow.id)
        .where(CaseAgencyRow.workspace == workspace, col(CaseAgencyRow.agency_id).in_(agency_ids))
        .limit(1)
    )
    return found.first() is not None


def write(
    session: Session,
    workspace: str,
    item_id: str,
    *,
    count: int,
    place_id: str,
    agency_ids: Sequence[str],
) -> None:
    """Keep this as what the item holds, in place of what it held; the item is stored already."""
    found = row(session, workspace, item_id)
    if found is None:
        session.add(CaseReviewRow(workspace=workspace, id=item_id, count=count, place_id=place_id))
    else:
        found.count, found.place_id = count, place_id
        session.exec(
            delete(CaseAgencyRow).where(
                col(CaseAgencyRow.workspace) == workspace,
                col(CaseAgencyRow.item_id) == item_id,
            )
        )
    session.flush()
    session.add_all(
        CaseAgencyRow(workspace=workspace, item_id=item_id, agency_id=each) for each in agency_ids
    )
    session.flush()


def copy(session: Session, workspace: str, old: str, new: str) -> None:
    """Give a carried item what the old one holds."""
    held = row(session, workspace, old)
    if held is not None:
        asked = attending(session, workspace, old)
        write(session, workspace, new, count=held.count, place_id=held.place_id, agency_ids=asked)


def primaries(
    session: Session, workspace: str, item_id: str, *, only: Iterable[str] | None = None
) -> list[Member]:
    """Who sits as primary for the agencies that must attend, or for these of them."""
    wanted = attending(session, workspace, item_id) if only is None else list(only)
    found = session.exec(
        select(PersonRow, MembershipRow, AgencyRow)
        .where(
            MembershipRow.workspace == workspace,
            col(MembershipRow.agency_id).in_(wanted),
            MembershipRow.seat == Seat.PRIMARY,
            col(MembershipRow.retired_at).is_(None),
            PersonRow.workspace == MembershipRow.workspace,
            PersonRow.id == MembershipRow.person_id,
            AgencyRow.workspace == MembershipRow.workspace,
            AgencyRow.id == MembershipRow.agency_id,
        )
        .order_by(PersonRow.name)
    )
    return [member_value(*line) for line in found]
