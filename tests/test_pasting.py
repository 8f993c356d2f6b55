"""A roster pasted from a spreadsheet: previewed, all or none, undone; and copied out again."""

from typing import Any

import pytest

from tests.driver import Person
from tests.rosters import opens_roster
from tests.stage import Stage

SHEET = """\
Full name\tJob title\tAgency\tSector\tE-mail
Lee Wood\tJudge\tCounty Court\tJudges\tlee@example.org
Ben Ortiz\tSergeant\tRiver Police Department\tPolice
Cruz Vega\tAdvocate\tOpen Door\tNGO"""


async def pastes(person: Person, *rows: str) -> str:
    """Paste rows into as many fields as given, and read what they would do."""
    await opens_roster(person)
    await person.clicks("Paste a list")
    while len(fields := await rows_fields(person)) < len(rows):
        await person.clicks("More room")
    await person.submits(**dict(zip(fields, rows, strict=False)))
    return await person.reads_form()


async def rows_fields(person: Person) -> list[str]:
    blocks = (await person.form())["blocks"]
    return [block["block_id"] for block in blocks if block["block_id"].startswith("rows_")]


def above(shown: str) -> list[str]:
    """What stands above the field with the rows."""
    return shown.partition("\nRows from the spreadsheet")[0].splitlines()


async def test_a_preview_tells_what_pasting_would_do(ada: Person) -> None:
    shown = await pastes(ada, SHEET)

    assert above(shown) == [
        "*1 person to add · 1 to change · 1 already so · 0 rows not understood*",
        (
            "Columns read: Full name as Name; Job title as Role; Agency as Organization; Sector. "
            "Not used: E-mail."
        ),
        "*To add (1)*",
        "Lee Wood, Judge, County Court",
        "*Organizations to add (1)*",
        "County Court",
        "*To change (1)*",
        "Ben Ortiz: now Sergeant",
    ]
    assert "8 people, 6 organizations" in await opens_roster(ada)


async def test_pasting_does_what_the_preview_told_and_is_undone(ada: Person) -> None:
    before = await opens_roster(ada)
    await pastes(ada, SHEET)
    await ada.submits()
    assert (await ada.reads_form()).splitlines() == [
        "*1 person added, 1 changed, 1 new organization.*"
    ]
    await ada.clicks("Back to the roster")
    shown = await ada.reads_form()
    assert "*5. Judges*\n*County Court*\nLee Wood · Judge · no Slack" in shown
    assert "Ben Ortiz · Sergeant" in shown

    await pastes(ada, SHEET.replace("Sergeant", "Captain"))
    await ada.submits()
    await ada.clicks("Undo")
    assert await opens_roster(ada) == shown
    assert shown != before


async def test_pasting_is_undone_whole(ada: Person) -> None:
    before = await opens_roster(ada)
    await pastes(ada, SHEET)
    await ada.submits()

    await ada.clicks("Undo")

    assert await opens_roster(ada) == before


async def test_nothing_is_stored_while_a_row_is_not_understood(ada: Person) -> None:
    shown = await pastes(ada, f"{SHEET}\n\tClerk\t\t\t\nMay Hill 123-45-6789\tClerk\tCourt\t\t")
    assert above(shown)[-4:] == [
        "*Not understood (2)*",
        "Row 5: no name and no organization",
        (
            "Row 6: This looks like a Social Security number. Please take it out. You can say "
            "'a case' or 'a protocol question' instead."
        ),
        "Nothing is stored while a row is not understood",
    ]

    assert (await ada.submits()).errors == {
        "leave_out": "Tick this to leave out what was not understood, or mend it in the rows below."
    }
    assert above(await ada.reads_form()) == above(shown)
    assert "8 people" in await opens_roster(ada)

    await pastes(ada, f"{SHEET}\n\tClerk\t\t\t")
    await ada.submits(leave_out=["yes"])

    assert (await ada.reads_form()).splitlines() == [
        "*1 person added, 1 changed, 1 new organization.*",
        "Left out: row 5.",
    ]


async def test_rows_mended_in_the_preview_are_shown_again_first(ada: Person) -> None:
    await pastes(ada, f"{SHEET}\n\tClerk\t\t\t")
    (field,) = await rows_fields(ada)

    await ada.submits(**{field: f"{SHEET}\nMay Hill\tClerk\tCounty Court\t\t"})
    assert above(await ada.reads_form())[0].startswith("*2 people to add")
    await ada.submits()

    assert await ada.reads_form() == "*2 people added, 1 changed, 1 new organization.*"


async def test_a_roster_that_changed_since_is_shown_again_first(stage: Stage, ada: Person) -> None:
    await pastes(ada, SHEET)
    gus = Person(stage, "U0GUS")
    await pastes(gus, SHEET)
    await gus.submits()

    await ada.submits()

    assert above(await ada.reads_form())[0] == (
        "*0 people to add · 0 to change · 3 already so · 0 rows not understood*"
    )


async def test_a_survivor_sector_is_never_a_persons(ada: Person) -> None:
    shown = await pastes(ada, "Name\tAgency\tSector\nLee Wood\tLantern Circle\tVictims/survivors")
    assert above(shown)[-2:] == [
        "*Left open (1)*",
        (
            "Row 2: Victims/survivors is said of the whole group only, under Sectors; no person "
            "gets it"
        ),
    ]

    await ada.submits()

    assert (await ada.reads_form()).splitlines()[-1] == "1 cell was left open."
    assert "*No sector yet*\n*Lantern Circle*\nLee Wood" in await opens_roster(ada)


async def test_a_namesake_is_said_to_be_another_person(ada: Person) -> None:
    shown = await pastes(ada, "Name\tAgency\nBen Ortiz\tState Hospital")
    assert "Ben Ortiz moves from River Police Department to State Hospital" in above(shown)
    namesakes = next(
        option["value"]
        for block in (await ada.form())["blocks"]
        if block["block_id"] == "namesakes"
        for option in block["element"]["options"]
    )

    await ada.submits(namesakes=[namesakes])
    assert above(await ada.reads_form())[0].startswith("*1 person to add · 0 to change")
    await ada.submits()

    assert (await ada.reads_form()).startswith("*1 person added, 0 changed")
    assert (await opens_roster(ada)).count("Ben Ortiz") == 2


async def test_a_long_sheet_fills_several_fields(ada: Person) -> None:
    people = [f"Person No{number}\tAdvocate\tRiver Shelter {number % 9}" for number in range(400)]
    parts = ["\n".join(people[at : at + 60]) for at in range(0, 400, 60)]
    parts[0] = f"Name\tRole\tOrganization\n{parts[0]}"

    shown = await pastes(ada, *parts)
    assert above(shown)[0].startswith("*400 people to add")
    await ada.submits()

    assert await ada.reads_form() == "*400 people added, 0 changed, 9 new organizations.*"
    assert "408 people, 15 organizations" in await opens_roster(ada)


async def test_a_sheet_pasted_into_the_command_fills_the_form(ada: Person) -> None:
    await ada.types(f"/roundtable roster paste\n{SHEET}")
    await ada.submits()

    assert above(await ada.reads_form())[0].startswith("*1 person to add")
    await ada.submits()

    assert (await ada.reads_form()).startswith("*1 person added")


async def copied(person: Person, how: str) -> str:
    await opens_roster(person)
    await person.clicks(how)
    blocks: list[dict[str, Any]] = (await person.form())["blocks"]
    return "\n".join(
        block["element"]["initial_value"] for block in blocks if block["type"] == "input"
    )


@pytest.mark.parametrize("how", ["Copy as CSV", "Copy for a spreadsheet"])
async def test_what_is_copied_out_is_what_stands_there(ada: Person, how: str) -> None:
    text = await copied(ada, how)
    separator = "," if how == "Copy as CSV" else "\t"
    assert text.splitlines()[:3] == [
        separator.join(["Name", "Role", "Organization", "Sector", "Primary or alternate"]),
        separator.join(
            [
                "Ada Park",
                "Coordinator",
                "County Prosecutor's Office",
                '"Local, State, county and Federal prosecutors"'
                if separator == ","
                else "Local, State, county and Federal prosecutors",
                "Primary",
            ]
        ),
        separator.join(
            [
                "Cruz Vega",
                "Advocate",
                "Open Door",
                "Nongovernmental social service and advocacy organizations",
                "Primary",
            ]
        ),
    ]

    shown = await pastes(ada, text)

    assert above(shown)[0] == (
        "*0 people to add · 0 to change · 8 already so · 0 rows not understood*"
    )
