"""Agencies, and the sectors they are of."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import UniqueConstraint, and_, bindparam, func
from sqlmodel import Field, Session, col, select

from bot.domain.people import SECTORS, SURVIVORS
from bot.domain.roster import Agency, Government, Sector
from storage.rows import by_key
from storage.types import Owned, TypedText, as_word, belongs_to


class SectorRow(Owned, table=True):
    __tablename__ = "sector"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        UniqueConstraint("workspace", "taskforce_id", "name"),
    )

    taskforce_id: str
    position: int
    name: str = Field(sa_type=TypedText)
    applies: bool = True
    of_group: bool = False  # said of the whole group, never of an agency
    present: bool = False  # what the coordinator says of the whole group
    revision: int = 0

    def value(self) -> Sector:
        return Sector(
            id=self.id,
            position=self.position,
            name=self.name,
            applies=self.applies,
            of_group=self.of_group,
            present=self.present,
            revision=self.revision,
        )


class AgencyRow(Owned, table=True):
    __tablename__ = "agency"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        UniqueConstraint("workspace", "taskforce_id", "name"),
    )

    taskforce_id: str
    name: str = Field(sa_type=TypedText)
    government: Government = Field(default=Government.UNSAID, sa_type=as_word(Government))
    revision: int = 0

    def value(self, sector_ids: Iterable[str]) -> Agency:
        return Agency(self.id, self.name, self.government, tuple(sector_ids), self.revision)


class AgencySectorRow(Owned, table=True):
    """An agency is of several sectors as a sector has several agencies."""

    __tablename__ = "agency_sector"
    __table_args__ = (
        belongs_to("agency", "agency_id"),
        belongs_to("sector", "sector_id"),
        UniqueConstraint("workspace", "agency_id", "sector_id"),
    )

    agency_id: str
    sector_id: str


def lay_out_sectors(session: Session, workspace: str, taskforce_id: str) -> None:
    """Give a new task force the sectors of the fact sheets, in their order."""
    for position, name in enumerate(SECTORS, start=1):
        session.add(
            SectorRow(
                workspace=workspace,
                taskforce_id=taskforce_id,
                position=position,
                name=name,
                of_group=name == SURVIVORS,
            )
        )


# Kept, not built at each call: building a statement costs more than running it.
_SECTORS = (
    select(SectorRow)
    .where(
        col(SectorRow.workspace) == bindparam("workspace"),
        col(SectorRow.taskforce_id) == bindparam("taskforce_id"),
    )
    .order_by(col(SectorRow.position))
)
_LINKS = (
    select(AgencySectorRow.agency_id, AgencySectorRow.sector_id)
    .join(
        SectorRow,
        and_(
            col(SectorRow.workspace) == AgencySectorRow.workspace,
            col(SectorRow.id) == AgencySectorRow.sector_id,
        ),
    )
    .where(
        col(SectorRow.workspace) == bindparam("workspace"),
        col(SectorRow.taskforce_id) == bindparam("taskforce_id"),
    )
    .order_by(col(SectorRow.position))
)
_AGENCIES = (
    select(AgencyRow)
    .where(
        col(AgencyRow.workspace) == bindparam("workspace"),
        col(AgencyRow.taskforce_id) == bindparam("taskforce_id"),
    )
    .order_by(func.lower(AgencyRow.name))
)


def sectors(session: Session, workspace: str, taskforce_id: str) -> list[SectorRow]:
    """The task force's sectors, in the order of the fact sheets, its own ones last."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    return list(session.exec(_SECTORS, params=asked))


def agencies(session: Session, workspace: str, taskforce_id: str) -> list[Agency]:
    """The task force's agencies by name, each with its sectors in their order."""
    asked = {"workspace": workspace, "taskforce_id": taskforce_id}
    sectors_of = defaultdict[str, list[str]](list)
    for agency_id, sector_id in session.exec(_LINKS, params=asked):
        sectors_of[agency_id].append(sector_id)
    return [row.value(sectors_of[row.id]) for row in session.exec(_AGENCIES, params=asked)]


def agency(session: Session, workspace: str, agency_id: str) -> AgencyRow | None:
    return by_key(session, AgencyRow, workspace, agency_id)


def sector(session: Session, workspace: str, sector_id: str) -> SectorRow | None:
    return by_key(session, SectorRow, workspace, sector_id)


def put_in_sectors(
    session: Session, workspace: str, agency_id: str, sector_ids: Iterable[str]
) -> None:
    """Make these the agency's sectors, and no others."""
    wanted = set(sector_ids)
    rows = session.exec(
        select(AgencySectorRow).where(
            AgencySectorRow.workspace == workspace, AgencySectorRow.agency_id == agency_id
        )
    )
    for row in rows.all():
        if row.sector_id in wanted:
            wanted.discard(row.sector_id)
        else:
            session.delete(row)
    add_to_sectors(session, workspace, agency_id, sorted(wanted))


def add_to_sectors(
    session: Session, workspace: str, agency_id: str, sector_ids: Iterable[str]
) -> None:
    """Put the agency in sectors that it was not in."""
    session.add_all(
        AgencySectorRow(workspace=workspace, agency_id=agency_id, sector_id=sector_id)
        for sector_id in sector_ids
    )
