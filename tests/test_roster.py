"""The roster: read and changed by coordinators, line by line, each change with its Undo."""

from datetime import timedelta

import pytest

from tests.driver import NotThereError, Person
from tests.rosters import opens_roster, rows_of, the_line
from tests.stage import Stage

GAPS = (
    "Nobody yet from: State social service agencies, Defense attorneys, Judges, Victims/survivors "
    "and 12 more sectors."
)
LAST_COORDINATOR = (
    "River County Task Force would be left without a coordinator. Make somebody else coordinator "
    "first."
)


@pytest.fixture
def ben(stage: Stage) -> Person:
    """A member, detective of the police."""
    return Person(stage, "U0BEN")


@pytest.fixture
def gus(stage: Stage) -> Person:
    """The other coordinator."""
    return Person(stage, "U0GUS")


@pytest.fixture
def hana(stage: Stage) -> Person:
    """An admin of the workspace, on no roster."""
    return Person(stage, "U0HANA")


async def test_people_stand_under_their_agency_and_its_sector(ada: Person) -> None:
    assert (await opens_roster(ada)).splitlines() == [
        "*Roster of River County Task Force* · 8 people, 6 organizations",
        GAPS,
        "*1. Local, State and Federal law enforcement*",
        "*River Police Department*",
        "Ben Ortiz · Detective",
        "*3. Local, State, county and Federal prosecutors*",
        "*County Prosecutor's Office*",
        "Ada Park · *coordinator*",
        "*State Attorney General*",
        "Eli Stone · Prosecutor",
        "*6. Nongovernmental social service and advocacy organizations*",
        "*Open Door*",
        "Cruz Vega · Advocate",
        "Gus Reyes · Shelter manager · *coordinator*",
        "*River Family Center*",
        "Fay Moss · Counselor",
        "Ivy Chen · Case manager · no Slack",
        "*10. Health care providers*",
        "*State Hospital*",
        "Dana Lee · Nurse",
    ]


async def test_it_can_be_read_by_organization(ada: Person) -> None:
    await opens_roster(ada)

    await ada.clicks("By organization")

    assert rows_of(await ada.reads_form())[:4] == [
        "*County Prosecutor's Office*",
        "Ada Park · *coordinator*",
        "*Open Door*",
        "Cruz Vega · Advocate",
    ]


async def test_twelve_people_fill_a_page(ada: Person) -> None:
    await opens_roster(ada)
    for number in range(5):
        await ada.clicks("Add a person")
        await ada.submits(name=f"Person No{number}", new_agency="River Schools")
        await ada.clicks("Back to the roster")

    first = await ada.reads_form()
    await ada.clicks("Next page")
    second = await ada.reads_form()
    await ada.clicks("Previous")

    assert "13 people, 7 organizations" in first
    assert first.splitlines()[-1] == "Page 1 of 2."
    assert rows_of(second) == ["*No sector yet*", "*River Schools*", "Person No4 · no Slack"]
    assert second.splitlines()[-1] == "Page 2 of 2."
    assert await ada.reads_form() == first


async def test_whoever_has_no_slack_is_a_full_entry(ada: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Add a person")

    await ada.submits(name="Mo Field", role="Elder", new_agency="Blue Lake Tribe")
    assert await ada.reads_form() == "*Added: Mo Field, Elder, Blue Lake Tribe.*"

    await ada.clicks("Back to the roster")
    assert "Mo Field · Elder · no Slack" in await ada.reads_form()


async def test_an_addition_is_undone(ada: Person) -> None:
    before = await opens_roster(ada)
    await ada.clicks("Add a person")
    await ada.submits(name="Mo Field", role="Elder", new_agency="Blue Lake Tribe")

    await ada.clicks("Undo")
    assert await ada.reads_form() == "*Taken back.* The roster is as it was before."

    await ada.clicks("Back to the roster")
    assert await ada.reads_form() == before


async def test_whoever_was_added_and_has_taken_part_stays(ada: Person, hana: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Add a person")
    await ada.submits(account="U0HANA", new_agency="River Schools")
    await hana.types("/agenda add Open the school gym in winter")

    await ada.clicks("Undo")

    assert await ada.reads_form() == (
        "Somebody whom this added has taken part since, so they stay. You can retire them."
    )
    assert "Hana Kim" in await opens_roster(ada)


async def test_a_member_with_an_account_takes_part_at_once(ada: Person, hana: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Add a person")
    await ada.submits(account="U0HANA", role="Counselor", new_agency="River Schools")
    assert await ada.reads_form() == "*Added: Hana Kim, Counselor, River Schools.*"

    await hana.types("/agenda")

    assert (await hana.answer()).startswith("*Agenda of River County Task Force")


async def test_a_name_stands_once_for_an_organization(ada: Person) -> None:
    form = await the_line(ada, "Ben Ortiz", "Edit")
    agency = form["values"]["seat"]
    assert agency["seat"]["selected_option"]["value"] == "primary"
    await ada.closes()
    await opens_roster(ada)
    await ada.clicks("Add a person here", on="River Police Department")

    outcome = await ada.submits(name="ORTIZ, Ben")

    assert outcome.errors == {"name": "ORTIZ, Ben is on the roster already."}


async def test_an_identifier_in_a_name_is_refused_at_the_field(ada: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Add a person")

    outcome = await ada.submits(name="Mo Field 123-45-6789")

    assert outcome.errors["name"].startswith("This looks like")


async def test_a_line_is_edited_and_the_edit_undone(ada: Person) -> None:
    await the_line(ada, "Ben Ortiz", "Edit")
    await ada.submits(name="Ben Ortiz", role="Sergeant", seat="alternate", account="U0BEN")
    assert await ada.reads_form() == ("*Changed: Ben Ortiz, Sergeant, River Police Department.*")
    await ada.clicks("Back to the roster")
    assert "Ben Ortiz · Sergeant · alternate" in await ada.reads_form()

    await the_line(ada, "Ben Ortiz", "Edit")
    await ada.submits(role="Detective", seat="primary")
    await ada.clicks("Undo")
    await ada.clicks("Back to the roster")

    assert "Ben Ortiz · Sergeant · alternate" in await ada.reads_form()


async def test_only_the_latest_change_is_undone(ada: Person) -> None:
    await the_line(ada, "Ben Ortiz", "Edit")
    await ada.submits(role="Sergeant")
    other = Person(ada.stage, "U0GUS")
    await the_line(other, "Fay Moss", "Edit")
    await other.submits(role="Therapist")

    await ada.clicks("Undo")

    assert await ada.reads_form() == (
        "The roster has changed since, so this stays. Please change it by hand."
    )
    assert "Ben Ortiz · Sergeant" in await opens_roster(ada)


async def test_a_form_that_was_overtaken_changes_nothing(ada: Person, gus: Person) -> None:
    await the_line(ada, "Ben Ortiz", "Edit")
    await the_line(gus, "Ben Ortiz", "Edit")
    await gus.submits(role="Sergeant")

    await ada.submits(role="Captain")

    assert (await ada.reads_form()).splitlines()[0] == (
        "This line has changed meanwhile. Please look at it again."
    )
    assert "Ben Ortiz · Sergeant" in await opens_roster(gus)


async def test_whoever_moves_leaves_what_they_led(ada: Person, gus: Person) -> None:
    await the_line(ada, "Gus Reyes", "Move")
    await ada.submits(new_agency="River Schools", role="Principal")
    assert await ada.reads_form() == "*Moved: Gus Reyes, Principal, River Schools.*"

    await gus.types("/roundtable roster")

    assert await gus.answer() == "Only a coordinator can do that: Ada Park."
    await gus.types("/agenda")
    assert "River County" in await gus.answer()


async def test_the_last_coordinator_cannot_move_away_by_accident(ada: Person) -> None:
    await the_line(ada, "Gus Reyes", "Step down as coordinator")
    await ada.submits()
    await the_line(ada, "Ada Park", "Move")

    await ada.submits(new_agency="River Schools")

    assert (await ada.reads_form()).splitlines()[0] == LAST_COORDINATOR
    assert "Ada Park · *coordinator*" in await opens_roster(ada)


async def test_whoever_retires_loses_every_right_and_stays_on_record(
    ada: Person, ben: Person
) -> None:
    await ben.types("/agenda add Plan the open day 10m")
    await the_line(ada, "Ben Ortiz", "Retire")
    await ada.submits()
    assert await ada.reads_form() == (
        "*Retired: Ben Ortiz, Detective, River Police Department.* "
        "They have no rights here any more."
    )

    await ben.types("/agenda")
    assert await ben.answer() == (
        "You are not on the roster of River County Task Force yet. "
        "Ask Ada Park or Gus Reyes to add you."
    )
    assert "Ben Ortiz" not in await opens_roster(ada)
    await ada.closes()
    await ada.types("/agenda")
    assert "Plan the open day" in await ada.answer()


async def test_a_retirement_is_undone(ada: Person, ben: Person) -> None:
    await the_line(ada, "Ben Ortiz", "Retire")
    await ada.submits()

    await ada.clicks("Undo")

    await ben.types("/agenda")
    assert (await ben.answer()).startswith("*Agenda of River County Task Force")


async def test_a_retired_facilitator_is_let_go_of(stage: Stage, ada: Person) -> None:
    await ada.types("/meeting facilitator <@U0BEN>")
    await the_line(ada, "Ben Ortiz", "Retire")
    await ada.submits()

    await ada.closes()
    await ada.types("/meeting")
    assert "Nobody facilitates yet" in await ada.answer()
    called = [row["to"] for row in await stage.bot.upcoming() if row["kind"] == "starts_soon"]
    assert "U0ADA" in called
    assert "U0BEN" not in called


async def test_whoever_comes_back_is_a_plain_member_with_their_history(
    ada: Person, gus: Person
) -> None:
    await the_line(ada, "Gus Reyes", "Retire")
    await ada.submits()
    await ada.clicks("Back to the roster")
    await ada.clicks("Add a person")
    await ada.submits(account="U0GUS", new_agency="River Schools")

    await gus.types("/roundtable roster")

    assert await gus.answer() == "Only a coordinator can do that: Ada Park."


async def test_two_lines_of_one_person_become_one(ada: Person, hana: Person) -> None:
    await opens_roster(ada)
    for values in ({"name": "Hana Kim", "role": "Counselor"}, {"account": "U0HANA"}):
        await ada.clicks("Add a person")
        await ada.submits(new_agency=f"River Schools {len(values)}", **values)
        await ada.clicks("Back to the roster")
    await ada.clicks("People entered twice")
    assert (await ada.reads_form()).splitlines() == [
        "Hana Kim, River Schools 1",
        "Hana Kim, Counselor, River Schools 2",
    ]

    await ada.clicks("Same person?")
    other = next(
        option["value"]
        for block in (await ada.form())["blocks"]
        if block["type"] == "input"
        for option in block["element"]["options"]
        if option["text"]["text"].startswith("Hana Kim")
    )
    await ada.submits(other=other)

    assert await ada.reads_form() == "*Put together: Hana Kim, Counselor, River Schools 1.*"
    await ada.clicks("Back to the roster")
    assert (await ada.reads_form()).count("Hana Kim") == 1
    await hana.types("/agenda")
    assert (await hana.answer()).startswith("*Agenda")


async def test_two_accounts_are_two_people(ada: Person) -> None:
    form = await the_line(ada, "Ben Ortiz", "Same person as …")
    offered = [
        option["text"]["text"]
        for block in form["blocks"]
        if block["type"] == "input"
        for option in block["element"]["options"]
    ]

    assert offered == ["Ivy Chen, Case manager, River Family Center"]


async def test_a_tribal_agency_is_a_government_of_its_own_in_several_sectors(ada: Person) -> None:
    await the_line(ada, "River Family Center", "Edit organization")
    sectors = {
        option["text"]["text"]: option["value"]
        for block in (await ada.form())["blocks"]
        if block["type"] == "input" and block["block_id"] == "sectors"
        for option in block["element"]["options"]
    }
    chosen = ["6. Nongovernmental social service and advocacy organizations", "8. Child welfare"]
    await ada.submits(
        name="Blue Lake Family Center",
        government="tribal",
        sectors=[sectors[name] for name in chosen],
    )
    assert await ada.reads_form() == "*Changed: Blue Lake Family Center.*"

    await ada.clicks("Back to the roster")

    assert "*Blue Lake Family Center* · Tribal government · also Child welfare" in (
        await ada.reads_form()
    )


async def test_an_organization_that_nobody_stands_for_is_removed(ada: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Add a person")
    await ada.submits(name="Mo Field", new_agency="Blue Lake Tribe")
    await ada.clicks("Back to the roster")
    await the_line(ada, "Mo Field", "Move")
    await ada.submits(new_agency="River Schools")
    await ada.clicks("Back to the roster")
    assert "Nobody yet." in await ada.reads_form()

    await ada.clicks("Edit organization", on="Blue Lake Tribe")
    await ada.clicks("Remove organization")

    assert await ada.reads_form() == "*Removed: Blue Lake Tribe.*"


async def test_sectors_show_who_is_missing(ada: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Sectors at the table")
    assert "20. Media\n*Nobody yet*" in await ada.reads_form()

    await ada.clicks("Not applicable here", on="20. Media")
    assert "20. Media\nNot applicable here" in await ada.reads_form()

    await ada.clicks("Back to the roster")
    assert "Victims/survivors and 11 more sectors." in await ada.reads_form()


async def test_a_sector_of_ones_own_is_added_and_renamed(ada: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Sectors at the table")
    await ada.clicks("Add a sector")
    assert (await ada.submits(name="Media")).errors == {
        "name": "There is a sector of this name already."
    }
    await ada.submits(name="Truck stops")
    assert (await ada.reads_form()).splitlines()[-2:] == ["21. Truck stops", "*Nobody yet*"]

    await ada.clicks("Rename", on="21. Truck stops")
    await ada.submits(name="Hotels and truck stops")

    assert "21. Hotels and truck stops" in await ada.reads_form()


async def test_survivors_are_said_of_the_group_and_of_nobody(ada: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Sectors at the table")
    await ada.clicks("Say: at the table", on="7. Victims/survivors")
    assert (
        "7. Victims/survivors\n"
        "Yes, at the table. Said of the whole group, never of a person." in await ada.reads_form()
    )

    await ada.clicks("Back to the roster")
    assert "Victims/survivors" not in await ada.reads_form()
    await ada.clicks("Add a person")
    offered = [
        option["text"]["text"]
        for block in (await ada.form())["blocks"]
        if block["type"] == "input" and block["block_id"] == "sectors"
        for option in block["element"]["options"]
    ]
    assert len(offered) == 19
    assert not any("survivor" in name for name in offered)


async def test_coordinators_hand_over(ada: Person, ben: Person) -> None:
    await the_line(ada, "Ben Ortiz", "Make coordinator")
    await ada.submits()
    assert (await ada.reads_form()).startswith("*Ben Ortiz, Detective, River Police Department is")
    assert (await ben.last("dm")).splitlines()[0] == ("Task force: you are a coordinator now.")

    await the_line(ada, "Ada Park", "Step down as coordinator")
    await ada.submits()

    await ada.closes()
    await ada.types("/roundtable roster")
    assert await ada.answer() == "Only a coordinator can do that: Ben Ortiz and Gus Reyes."
    assert "Ben Ortiz · Detective · *coordinator*" in await opens_roster(ben)


async def test_a_coordinator_needs_slack(ada: Person) -> None:
    await the_line(ada, "Ivy Chen", "Make coordinator")

    await ada.submits()

    assert await ada.reads_form() == (
        "Ivy Chen has no Slack account here, and a coordinator needs one."
    )


async def test_the_last_coordinator_cannot_step_down(ada: Person) -> None:
    for name in ("Gus Reyes", "Ada Park"):
        await the_line(ada, name, "Step down as coordinator")
        await ada.submits()

    assert await ada.reads_form() == LAST_COORDINATOR


async def test_whoever_leaves_slack_keeps_their_line_and_loses_their_rights(
    stage: Stage, ada: Person
) -> None:
    await stage.post("people/change", {"user": "U0GUS", "deleted": True})
    await stage.settled()

    assert "Gus Reyes · Shelter manager · no Slack" in await opens_roster(ada)
    assert (await ada.last("dm")).splitlines()[:2] == [
        "Task force: somebody's Slack account was closed.",
        "River County Task Force: Gus Reyes, Shelter manager, Open Door",
    ]


async def test_an_admin_names_a_coordinator_when_none_is_left(
    stage: Stage, hana: Person, ben: Person, cruz: Person
) -> None:
    await hana.types("/roundtable roster")
    assert await hana.answer() == (
        "You are not on the roster of River County Task Force yet. "
        "Ask Ada Park or Gus Reyes to add you."
    )
    for user in ("U0ADA", "U0GUS"):
        await stage.post("people/change", {"user": user, "deleted": True})
    await stage.settled()
    await cruz.types("/roundtable roster")
    assert await cruz.answer() == (
        "River County Task Force has no coordinator left who could allow that. An admin of this "
        "workspace can name one: /roundtable roster."
    )

    await hana.types("/roundtable roster")
    await hana.submits(coordinator="U0BEN")

    assert await hana.reads_form() == "*Ben Ortiz is coordinator of River County Task Force.*"
    assert "Ben Ortiz · Detective · *coordinator*" in await opens_roster(ben)


async def test_names_of_the_roster_pass_the_guard(ada: Person, cruz: Person) -> None:
    await cruz.types("/agenda add Talk to Rosa Delgado about beds")
    assert "may point to a person" in await cruz.reads_form()
    await cruz.closes()
    await opens_roster(ada)
    await ada.clicks("Add a person")
    await ada.submits(name="Rosa Delgado", new_agency="River Schools")

    await cruz.types("/agenda add Talk to Rosa Delgado about beds")

    with pytest.raises(NotThereError):
        await cruz.form()
    assert "Talk to Rosa Delgado about beds" in await cruz.answer()


async def test_a_members_door_to_the_roster_says_who_can(cruz: Person) -> None:
    await cruz.clicks("Roster")

    assert await cruz.answer() == "Only a coordinator can do that: Ada Park and Gus Reyes."


async def test_a_coordinator_of_another_organization_works_by_button(
    stage: Stage, ada: Person
) -> None:
    await the_line(ada, "Dana Lee", "Make coordinator")
    await ada.submits()
    dana = Person(stage, "U0DANA")
    await dana.clicks("Roster", on="")

    assert (await dana.reads_form()).startswith("*Roster of River County Task Force*")
    await stage.moves_by(seconds=timedelta(minutes=1).seconds)
