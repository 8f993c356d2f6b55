"""The invite list of closed sessions, and the places where lists of cases are held."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import text

from tests.driver import Person
from tests.rosters import opens_roster, the_line
from tests.stage import Stage
from tests.test_case_reviews import PLACE, offered, reviews


@pytest.fixture
def ben(stage: Stage) -> Person:
    return Person(stage, "U0BEN")


def put_in_sector(stage: Stage, agency: str, sector: str) -> None:
    with stage.bot.database.engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE agency_sector SET sector_id = (SELECT s.id FROM sector s, agency a WHERE "
                "s.name = :sector AND a.id = agency_sector.agency_id AND s.workspace = a.workspace "
                "AND s.taskforce_id = a.taskforce_id) WHERE agency_id = "
                "(SELECT id FROM agency WHERE name = :agency)"
            ),
            {"agency": agency, "sector": sector},
        )


async def invites(ada: Person, *names: str) -> None:
    await ada.types("/roundtable settings")
    people = offered(await ada.form(), "invited")
    chosen = [people[name] for name in names]
    await ada.submits(readers_known=["yes"], places=PLACE, invited=chosen)


async def test_nobody_is_invited_until_a_coordinator_adds_them(ada: Person) -> None:
    await invites(ada)
    assert (await ada.reads_form()).splitlines() == [
        f"*Lists are held at:* {PLACE}",
        "*May stay in closed sessions:* none yet",
    ]
    await ada.closes()

    await invites(ada, "Ben Ortiz, River Police Department")
    assert "closed sessions:* Ben Ortiz, River Police Department" in await ada.reads_form()


@pytest.mark.parametrize("sector", ["Media", "Private sector", "Public officials"])
async def test_some_sectors_draw_a_warning_first(stage: Stage, ada: Person, sector: str) -> None:
    put_in_sector(stage, "River Police Department", sector)
    await invites(ada, "Ben Ortiz, River Police Department", "Dana Lee, State Hospital")

    asked = (await ada.reads_form()).splitlines()
    assert asked[0].startswith(f"*Ben Ortiz, River Police Department* sits for the sector {sector}")
    assert asked[-1] == "*May stay in closed sessions:* Dana Lee, State Hospital"
    await ada.submits()
    assert (await ada.reads_form()).splitlines()[-1] == (
        "*May stay in closed sessions:* Ben Ortiz, River Police Department and "
        "Dana Lee, State Hospital"
    )


async def test_who_reads_the_channel_is_said_and_asked(ada: Person) -> None:
    await ada.types("/roundtable settings")
    assert "all 8 people in it see what I post" in await ada.reads_form()
    outcome = await ada.submits(places=PLACE)
    assert (outcome.result, set(outcome.errors)) == ("incomplete", {"readers_known"})


async def test_only_coordinators_prepare(ben: Person) -> None:
    await ben.types("/roundtable settings")
    assert await ben.answer() == "Only a coordinator can do that: Ada Park and Gus Reyes."


async def test_places_pass_the_guard(ada: Person) -> None:
    await ada.types("/roundtable settings")
    outcome = await ada.submits(readers_known=["yes"], places="SSN 219-09-9999")
    assert "looks like" in outcome.errors["places"]


async def test_a_place_no_longer_offered_stays_where_it_was_chosen(ada: Person) -> None:
    await invites(ada)
    await ada.closes()
    await reviews(ada)
    await ada.closes()
    await ada.types("/roundtable settings")
    await ada.submits(readers_known=["yes"], places="State's attorney")
    await ada.closes()

    await ada.types("/agenda")
    assert f"list at {PLACE}" in await ada.answer()
    await ada.types("/agenda add case review")
    assert list(offered(await ada.form(), "place")) == ["State's attorney"]


async def test_whoever_runs_the_meeting_reads_the_list_before_it_begins(ada: Person) -> None:
    await invites(ada, "Ben Ortiz, River Police Department")
    await ada.closes()
    await reviews(ada)
    await ada.closes()
    await ada.types("/agenda move 6 to 2")
    await ada.types("/meeting start")
    await ada.clicks("Start it now")
    await ada.types("/meeting next")

    assert "On the invite list: Ben Ortiz. Everyone else steps out." in await ada.reads_form()


# Who left


async def may_stay(ada: Person) -> str:
    """Whom the invite list holds, as the form shows them."""
    await ada.types("/roundtable settings")
    await ada.submits(readers_known=["yes"])
    return (await ada.reads_form()).splitlines()[-1].removeprefix("*May stay in closed sessions:* ")


DANA = "Dana Lee, State Hospital"


async def retire(_stage: Stage, ada: Person) -> None:
    await the_line(ada, "Ben Ortiz", "Retire")
    await ada.submits()


async def move(_stage: Stage, ada: Person) -> None:
    await the_line(ada, "Ben Ortiz", "Move")
    await ada.submits(new_agency="River Schools")


async def move_oneself(stage: Stage, _ada: Person) -> None:
    ben = Person(stage, "U0BEN")
    await ben.types("/intro me")
    await ben.submits(new_agency="River Schools")


async def leave_slack(stage: Stage, _ada: Person) -> None:
    await stage.post("people/change", {"user": "U0BEN", "deleted": True})
    await stage.settled()


@pytest.mark.parametrize("leaves", [retire, move, move_oneself, leave_slack])
async def test_the_invite_of_whoever_leaves_ends(
    stage: Stage, ada: Person, leaves: Callable[[Stage, Person], Awaitable[None]]
) -> None:
    await invites(ada, "Ben Ortiz, River Police Department", DANA)
    await ada.closes()

    await leaves(stage, ada)
    await ada.closes()

    assert await may_stay(ada) == DANA


async def test_whoever_comes_back_is_not_invited_until_they_are_added_again(ada: Person) -> None:
    await invites(ada, "Ben Ortiz, River Police Department", DANA)
    await ada.closes()
    await retire(ada.stage, ada)

    await ada.clicks("Undo")
    await ada.closes()

    assert await may_stay(ada) == DANA


async def test_another_role_for_the_same_agency_ends_nothing(ada: Person) -> None:
    await invites(ada, "Ben Ortiz, River Police Department")
    await ada.closes()
    await the_line(ada, "Ben Ortiz", "Edit")
    await ada.submits(role="Captain")
    await ada.closes()

    assert await may_stay(ada) == "Ben Ortiz, River Police Department"


async def test_the_invite_of_somebody_entered_twice_stays_theirs(ada: Person) -> None:
    await invites(ada, "Ivy Chen, River Family Center")
    await ada.closes()

    form = await the_line(ada, "Ivy Chen", "Same person as …")
    await ada.submits(other=offered(form, "other")["Fay Moss, Counselor, River Family Center"])
    await ada.closes()

    assert await may_stay(ada) == await may_stay(ada) == "Fay Moss, River Family Center"


# Whom a closed session asks to attend


async def asks_blue_lake(ada: Person) -> None:
    """Somebody of a new organization, which a case review asks to attend."""
    await invites(ada)
    await ada.closes()
    await opens_roster(ada)
    await ada.clicks("Add a person")
    await ada.submits(name="Mo Field", new_agency="Blue Lake Tribe")
    other = Person(ada.stage, "U0GUS")
    await other.types("/agenda add case review")
    agency = offered(await other.form(), "agencies")["Blue Lake Tribe"]
    await other.submits(count="2", minutes="20", agencies=[agency])
    await other.closes()


async def test_adding_an_organization_that_is_asked_since_is_not_undone(ada: Person) -> None:
    await asks_blue_lake(ada)

    await ada.clicks("Undo")

    assert await ada.reads_form() == (
        "The roster has changed since, so this stays. Please change it by hand."
    )
    assert "2 cases, Blue Lake Tribe" in await agenda_of(ada)


async def test_an_organization_that_was_asked_is_not_removed(ada: Person) -> None:
    await asks_blue_lake(ada)
    await ada.closes()
    await the_line(ada, "Mo Field", "Move")
    await ada.submits(new_agency="River Schools")
    await ada.clicks("Back to the roster")

    await ada.clicks("Edit organization", on="Blue Lake Tribe")
    await ada.clicks("Remove organization")

    assert await ada.reads_form() == (
        "A closed session asks or asked this organization to attend, so it stays on record."
    )
    assert "2 cases, Blue Lake Tribe" in await agenda_of(ada)


async def agenda_of(ada: Person) -> str:
    await ada.closes()
    await ada.types("/agenda")
    return await ada.answer()
