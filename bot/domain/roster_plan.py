"""What a pasted sheet would do to a roster: whom it adds, moves and changes, what is unclear."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.domain.matching import agency_key, person_key, plain_words
from bot.domain.pasting import Column, Line
from bot.domain.people import Naming, Seat
from bot.domain.roster import Entry, Roster, Sector
from bot.text import _


class Unclear(StrEnum):
    """Why a row is left out, or which part of it."""

    NO_NAME = "no name"
    TWICE = "twice"  # the same person, said differently in another row
    SEVERAL = "several"  # several people on the roster carry the name
    COORDINATOR = "coordinator"  # a coordinator is not moved by a sheet
    SECTOR = "sector"  # read without it
    OF_GROUP = "of group"  # likewise: this sector is never said of a person
    SEAT = "seat"  # likewise
    REFUSED = "refused"  # by the guard, which says why


NOTES = frozenset({Unclear.SECTOR, Unclear.OF_GROUP, Unclear.SEAT})
"""The row counts all the same, without that part."""


@dataclass(frozen=True, slots=True)
class Problem:
    number: int  # of the row
    why: Unclear
    about: str = field(default="", repr=False)  # the words at fault, or the guard's sentence


@dataclass(frozen=True, slots=True)
class Edit:
    """A line of the roster that the sheet changes; None and empty leave as it is."""

    entry: Entry
    line: Line
    role: str = field(default="", repr=False)
    seat: Seat | None = None
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """All that pasting would do; agencies by the key that their spellings share."""

    added: tuple[Line, ...] = ()
    edits: tuple[Edit, ...] = ()
    same: int = 0
    agencies: Mapping[str, str] = field(default_factory=dict)  # new ones, as first written
    sectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ids to add, by agency
    problems: tuple[Problem, ...] = ()

    @property
    def left_out(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.why not in NOTES)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.edits or self.agencies or self.sectors)


def plan(roster: Roster, lines: Sequence[Line], *, namesakes: Collection[str] = ()) -> Plan:
    """Decide row by row; `namesakes` are lines, by id, whose name another person carries too."""
    planner = _Planner(roster, lines, frozenset(namesakes))
    for line in lines:
        planner.take(line)
    return planner.plan()


class _Planner:
    def __init__(self, roster: Roster, lines: Sequence[Line], namesakes: frozenset[str]) -> None:
        self._roster = roster
        self._agencies = {agency_key(agency.name): agency for agency in roster.agencies}
        self._keys = {agency.id: key for key, agency in self._agencies.items()}
        self._carriers = defaultdict[str, list[Entry]](list)
        for entry in roster.entries:
            if entry.id not in namesakes:
                for key in _names(entry):
                    self._carriers[key].append(entry)
        self._said = {(person_key(line.name), agency_key(line.agency)) for line in lines}
        self._seen: dict[tuple[str, str], Line] = {}
        self._added: list[Line] = []
        self._edits: list[Edit] = []
        self._same = 0
        self._new: dict[str, str] = {}
        self._sectors = defaultdict[str, dict[str, None]](dict)
        self._problems: list[Problem] = []

    def plan(self) -> Plan:
        return Plan(
            added=tuple(self._added),
            edits=tuple(self._edits),
            same=self._same,
            agencies=self._new,
            sectors={key: tuple(ids) for key, ids in self._sectors.items()},
            problems=tuple(self._problems),
        )

    def take(self, line: Line) -> None:
        """Decide what becomes of one row."""
        who = (person_key(line.name), agency_key(line.agency))
        if not any(who):
            self._unclear(line, Unclear.NO_NAME)
        elif who[0] and who in self._seen:
            if replace(self._seen[who], number=line.number) != line:
                self._unclear(line, Unclear.TWICE, line.name)
        elif self._place(line, who):
            self._seen[who] = line
            self._note_agency(line, who[1])
            if Column.SEAT in line.unread:
                self._unclear(line, Unclear.SEAT)

    def _place(self, line: Line, who: tuple[str, str]) -> bool:
        """Find whose row this is; False when that stays unclear."""
        name, agency = who
        if not name:
            return True
        carriers = self._carriers[name]
        here = [each for each in carriers if not agency or self._agency_of(each) == agency]
        elsewhere = [each for each in carriers if (name, self._agency_of(each)) not in self._said]
        if len(here) > 1 or (not here and len(elsewhere) > 1):
            self._unclear(line, Unclear.SEVERAL, line.name)
            return False
        if here:
            self._compare(here[0], line)
        elif not elsewhere:
            self._added.append(line)
        elif elsewhere[0].is_coordinator:
            self._unclear(line, Unclear.COORDINATOR, line.name)
            return False
        else:
            self._edits.append(Edit(elsewhere[0], line, line.role, line.seat, moves=True))
        return True

    def _agency_of(self, entry: Entry) -> str:
        return self._keys.get(entry.agency_id or "", "")

    def _compare(self, entry: Entry, line: Line) -> None:
        role = line.role if line.role != entry.role else ""
        seat = line.seat if line.seat is not entry.member.seat else None
        if role or seat:
            self._edits.append(Edit(entry, line, role, seat))
        else:
            self._same += 1

    def _note_agency(self, line: Line, key: str) -> None:
        if not key:
            return
        known = self._agencies.get(key)
        if known is None:
            self._new.setdefault(key, line.agency)
        for said in line.sectors:
            sector = sector_of(said, self._roster.sectors)
            if sector is None:
                self._unclear(line, Unclear.SECTOR, said)
            elif sector.of_group:
                self._unclear(line, Unclear.OF_GROUP, said)
            elif known is None or sector.id not in known.sector_ids:
                self._sectors[key][sector.id] = None

    def _unclear(self, line: Line, why: Unclear, about: str = "") -> None:
        self._problems.append(Problem(line.number, why, about))


def _names(entry: Entry) -> set[str]:
    """The names this person may stand under in a sheet."""
    names = {entry.name, entry.member.name} if entry.naming is Naming.CHOSEN else {entry.name}
    return {person_key(name) for name in names}


ALSO_CALLED = {
    "police": 1,
    "law enforcement": 1,
    "sheriff": 1,
    "social services": 2,
    "human services": 2,
    "public defender": 4,
    "defense": 4,
    "court": 5,
    "courts": 5,
    "judiciary": 5,
    "ngo": 6,
    "nonprofit": 6,
    "victim services": 6,
    "advocacy": 6,
    "advocates": 6,
    "survivors": 7,
    "survivor": 7,
    "victims": 7,
    "cps": 8,
    "medical": 10,
    "hospital": 10,
    "health": 10,
    "schools": 12,
    "school": 12,
    "education": 12,
    "university": 13,
    "academia": 13,
    "homeless services": 15,
    "lgbt": 16,
    "lgbtq": 16,
    "faith": 17,
    "business": 18,
    "elected officials": 19,
}
"""What people call the sectors of the fact sheets, which count from 1."""


def sector_of(said: str, sectors: Sequence[Sector]) -> Sector | None:
    """The sector that these words mean: its number, its name, a part of it, or a usual word."""
    spoken = plain_words(said)
    if not spoken:
        return None
    if len(spoken) == 1 and spoken[0].isdecimal():
        return next((each for each in sectors if str(each.position) == spoken[0]), None)
    names = {each: plain_words(_(each.name)) for each in sectors}
    exact = [each for each, name in names.items() if name == spoken]
    if exact:
        return exact[0]
    usual = ALSO_CALLED.get(" ".join(spoken))
    if usual:
        return next((each for each in sectors if each.position == usual), None)
    holding = [each for each, name in names.items() if set(spoken) <= set(name)]
    nearly = [each for each in holding if len(names[each]) <= len(spoken) + 1]
    for found in (holding, nearly):
        if len(found) == 1:
            return found[0]
    return None
