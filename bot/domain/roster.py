"""The roster of a task force: agencies by sector, people by agency, and who is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.people import Member, Naming, Standing


class Government(StrEnum):
    """Which government an agency belongs to; a tribal one is a government of its own."""

    UNSAID = "unsaid"
    LOCAL = "local"
    STATE = "state"
    FEDERAL = "federal"
    TRIBAL = "tribal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sector:
    id: str
    position: int
    name: str
    applies: bool = True  # False: "not applicable here"
    of_group: bool = False  # said of the whole group, never of an agency or a person
    present: bool = False  # the coordinator's word, where it is said of the group
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Agency:
    id: str
    name: str
    government: Government = Government.UNSAID
    sector_ids: tuple[str, ...] = ()  # in the order of the sectors
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A person's line on the roster; what they chose not to show is here to match, not to show."""

    id: str  # of the membership
    revision: int
    member: Member
    agency_id: str | None
    naming: Naming
    name: str = field(repr=False)
    role: str = field(repr=False)

    @property
    def is_coordinator(self) -> bool:
        return self.member.standing is Standing.COORDINATOR


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the roster as it is read: a person, or an agency that has nobody yet."""

    sector: Sector | None
    agency: Agency | None
    entry: Entry | None


class By(StrEnum):
    """How the roster is put in order."""

    SECTOR = "sector"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Roster:
    """Sectors in their order, agencies and people by name; who left is not on it."""

    sectors: tuple[Sector, ...]
    agencies: tuple[Agency, ...]
    entries: tuple[Entry, ...]

    def rows(self, by: By) -> tuple[Row, ...]:
        """Every agency with its people; each agency once, under the first of its sectors."""
        people: dict[str | None, list[Entry | None]] = {}
        for entry in self.entries:
            people.setdefault(entry.agency_id, []).append(entry)
        rows = [
            Row(sector if by is By.SECTOR else None, agency, entry)
            for sector, agency in self._in_order(by)
            for entry in people.get(agency.id) or [None]
        ]
        return (*rows, *(Row(None, None, entry) for entry in people.get(None, [])))

    def _in_order(self, by: By) -> Iterator[tuple[Sector | None, Agency]]:
        if by is By.AGENCY:
            yield from ((None, agency) for agency in self.agencies)
            return
        for sector in (*self.sectors, None):
            first = sector.id if sector else None
            for agency in self.agencies:
                if next(iter(agency.sector_ids), None) == first:
                    yield sector, agency

    def of_sector(self, sector: Sector) -> tuple[Agency, ...]:
        """The agencies of this sector that somebody stands for."""
        busy = {entry.agency_id for entry in self.entries}
        return tuple(
            agency
            for agency in self.agencies
            if agency.id in busy and sector.id in agency.sector_ids
        )

    @property
    def gaps(self) -> tuple[Sector, ...]:
        """Sectors that apply here and have nobody at the table."""
        return tuple(
            sector
            for sector in self.sectors
            if sector.applies
            and not (sector.present if sector.of_group else self.of_sector(sector))
        )

    def sectors_of(self, agency: Agency) -> tuple[Sector, ...]:
        return tuple(sector for sector in self.sectors if sector.id in agency.sector_ids)

    def agency(self, agency_id: str | None) -> Agency | None:
        return next((each for each in self.agencies if each.id == agency_id), None)

    @property
    def coordinators(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.is_coordinator)
