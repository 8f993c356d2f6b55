"""Rules of the roster: its order, its gaps, and what a pasted sheet would do to it."""

from dataclasses import replace

import pytest

from bot.domain.pasting import read_sheet
from bot.domain.people import SECTORS, SURVIVORS, Member, Naming, Seat, Standing
from bot.domain.roster import Agency, By, Entry, Roster, Sector
from bot.domain.roster_plan import Plan, Unclear, plan, sector_of

ALL = tuple(
    Sector(f"s{n}", n, name, of_group=name == SURVIVORS) for n, name in enumerate(SECTORS, 1)
)
POLICE = Agency("a1", "River Police Department", sector_ids=("s1",))
DOOR = Agency("a2", "Open Door", sector_ids=("s6", "s15"))
HOSPITAL = Agency("a3", "State Hospital", sector_ids=("s10",))


def entry(
    name: str, agency: Agency | None, role: str = "", standing: Standing = Standing.MEMBER
) -> Entry:
    member = Member(f"p {name}", None, name, standing, role, agency.name if agency else "")
    agency_id = agency.id if agency else None
    return Entry(f"e {name}", 0, member, agency_id, Naming.ROSTER, name, role)


BEN = entry("Ben Ortiz", POLICE, "Detective")
CRUZ = entry("Cruz Vega", DOOR, "Advocate")
GUS = entry("Gus Reyes", DOOR, "Shelter manager", Standing.COORDINATOR)
ROSTER = Roster(ALL, (DOOR, POLICE, HOSPITAL), (BEN, CRUZ, GUS))


def pasted(*rows: str, namesakes: tuple[str, ...] = (), roster: Roster = ROSTER) -> Plan:
    sheet = read_sheet("\n".join(["Name\tRole\tAgency\tSector\tSeat", *rows]))
    return plan(roster, sheet.lines, namesakes=namesakes)


def test_the_order_by_sector_puts_an_agency_under_its_first() -> None:
    assert [
        (row.sector and row.sector.position, row.agency and row.agency.name, row.entry)
        for row in ROSTER.rows(By.SECTOR)
    ] == [
        (1, "River Police Department", BEN),
        (6, "Open Door", CRUZ),
        (6, "Open Door", GUS),
        (10, "State Hospital", None),
    ]


def test_the_order_by_agency_ends_with_whoever_has_none() -> None:
    eli = entry("Eli Stone", None)
    roster = replace(ROSTER, entries=(*ROSTER.entries, eli))

    rows = roster.rows(By.AGENCY)

    assert [row.entry for row in rows] == [CRUZ, GUS, BEN, None, eli]
    assert rows[-1].agency is None


def test_a_gap_is_a_sector_that_applies_and_has_nobody() -> None:
    sectors = (ALL[0], ALL[5], ALL[9], replace(ALL[4], applies=False), ALL[6])

    gaps = replace(ROSTER, sectors=sectors).gaps

    assert [sector.name for sector in gaps] == ["Health care providers", SURVIVORS]
    present = (*sectors[:-1], replace(ALL[6], present=True))
    assert SURVIVORS not in [each.name for each in replace(ROSTER, sectors=present).gaps]


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("3", 3),
        ("Local, State and Federal law enforcement", 1),
        ("law enforcement", 1),
        ("Police", 1),
        ("Prosecutors", 3),
        ("Health care", 10),
        ("mental health", 11),
        ("Victims/survivors", 7),
        ("Survivors", 7),
        ("MEDIA", 20),
        ("Truck stops", None),
        ("state", None),
        ("99", None),
        ("", None),
    ],
)
def test_sectors_are_known_by_number_name_part_or_usual_word(
    said: str, position: int | None
) -> None:
    found = sector_of(said, ALL)

    assert (found.position if found else None) == position


def test_new_people_and_agencies_are_added_once() -> None:
    made = pasted("Lee Wood\tJudge\tCounty Court\tJudges", "May Hill\tClerk\tCounty court")

    assert [line.name for line in made.added] == ["Lee Wood", "May Hill"]
    assert dict(made.agencies) == {"county court": "County Court"}
    assert dict(made.sectors) == {"county court": ("s5",)}
    assert made.problems == ()


def test_what_stands_there_already_is_only_counted() -> None:
    made = pasted("Ortiz, Ben\tDetective\tRiver Police Dept.\tPolice\tprimary", "Cruz Vega")

    assert made.is_empty
    assert made.same == 2


def test_a_new_role_or_seat_is_a_change() -> None:
    made = pasted("Ben Ortiz\tSergeant\tRiver Police Department\t\talternate")

    (edit,) = made.edits
    assert (edit.entry, edit.role, edit.seat, edit.moves) == (
        BEN,
        "Sergeant",
        Seat.ALTERNATE,
        False,
    )


def test_another_agency_is_a_move_unless_the_person_stands_there_too() -> None:
    (move,) = pasted("Ben Ortiz\t\tState Hospital").edits
    assert (move.entry, move.moves) == (BEN, True)

    both = pasted("Ben Ortiz\t\tState Hospital", "Ben Ortiz\t\tRiver Police Department")
    assert [line.agency for line in both.added] == ["State Hospital"]
    assert both.edits == ()


def test_a_namesake_is_added_and_the_other_stays() -> None:
    made = pasted("Ben Ortiz\t\tState Hospital", namesakes=(BEN.id,))

    assert [line.agency for line in made.added] == ["State Hospital"]
    assert made.edits == ()


def test_a_sector_is_added_to_those_an_agency_has() -> None:
    made = pasted("Cruz Vega\t\tOpen Door\tHomeless advocates; Child welfare")

    assert dict(made.sectors) == {"open door": ("s8",)}
    assert not made.is_empty


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (["\tClerk"], [(2, Unclear.NO_NAME)]),
        (["Lee Wood\tJudge\tCourt", "Lee Wood\tClerk\tCourt"], [(3, Unclear.TWICE)]),
        (["Gus Reyes\t\tState Hospital"], [(2, Unclear.COORDINATOR)]),
        (["Lee Wood\t\tCourt\tTruck stops"], [(2, Unclear.SECTOR)]),
        (["Lee Wood\t\tCourt\tSurvivors"], [(2, Unclear.OF_GROUP)]),
        (["Lee Wood\t\tCourt\t\twindow"], [(2, Unclear.SEAT)]),
    ],
)
def test_what_is_not_understood_is_told_by_row(
    rows: list[str], why: list[tuple[int, Unclear]]
) -> None:
    assert [(problem.number, problem.why) for problem in pasted(*rows).problems] == why


def test_the_same_row_twice_is_one_person() -> None:
    made = pasted("Lee Wood\tJudge\tCourt", "Lee Wood\tJudge\tCourt")

    assert len(made.added) == 1
    assert made.problems == ()


def test_several_of_one_name_are_left_to_the_coordinator() -> None:
    twin = replace(BEN, id="e other")
    roster = replace(ROSTER, entries=(*ROSTER.entries, twin))

    made = pasted("Ben Ortiz\tSergeant\tRiver Police Department", roster=roster)

    assert [problem.why for problem in made.left_out] == [Unclear.SEVERAL]


def test_an_agency_alone_is_kept_too() -> None:
    made = pasted("\t\tCounty Court\tJudges")

    assert dict(made.agencies) == {"county court": "County Court"}
    assert made.added == ()


def test_a_name_that_is_not_shown_is_still_known() -> None:
    hidden = replace(
        BEN, naming=Naming.ORGANIZATION, member=replace(BEN.member, name=POLICE.name, role="")
    )
    roster = replace(ROSTER, entries=(hidden,))

    made = pasted("Ben Ortiz\tDetective\tRiver Police Department", roster=roster)

    assert (made.same, made.added) == (1, ())
    assert pasted(f"{POLICE.name}\t\t{POLICE.name}", roster=roster).same == 0
