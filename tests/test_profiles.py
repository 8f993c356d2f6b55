"""My name and role: what a person shows of themselves holds on every surface."""

from typing import Any

import pytest

from tests.driver import Person
from tests.inspection import shown
from tests.rosters import opens_roster, the_line
from tests.stage import Stage

AS_IT_WAS = {"name": "Ada Park", "role": "Coordinator", "language": "en", "reminders": "at once"}
CRUZ = {"name": "Cruz Vega", "role": "Advocate", "language": "en", "reminders": "at once"}


@pytest.fixture
def dana(stage: Stage) -> Person:
    """A member of another organization, who has no commands here."""
    return Person(stage, "U0DANA")


async def chosen(person: Person, block_id: str) -> str:
    """What is chosen in a field of the form on top."""
    state = (await person.form())["values"][block_id][block_id]
    return str(state["selected_option"]["value"])


async def test_the_form_holds_what_is_known(cruz: Person) -> None:
    await cruz.types("/intro me")

    assert (await cruz.reads_form()).splitlines()[1:] == [
        "Name: Cruz Vega",
        "I am shown",
        "The name I choose",
        "Role: Advocate",
        "Organization",
        "Or a new one",
        "Language",
        "Reminders",
    ]


async def test_bare_intro_tells_how_one_is_shown(cruz: Person) -> None:
    await cruz.types("/intro")

    assert await cruz.answer() == (
        "In River County Task Force you are shown as: *Cruz Vega, Advocate, Open Door*"
    )


async def test_what_is_saved_is_told_and_stays(cruz: Person) -> None:
    await cruz.types("/intro me")
    await cruz.submits(**CRUZ | {"role": "Lead advocate", "language": "es", "reminders": "daily"})
    assert (await cruz.reads_form()).splitlines() == [
        "*Saved.* In River County Task Force you are shown as:",
        "Cruz Vega, Lead advocate, Open Door",
    ]

    await cruz.clicks("Change it")

    assert await chosen(cruz, "language") == "es"
    assert await chosen(cruz, "reminders") == "daily"
    assert "Role: Lead advocate" in await cruz.reads_form()


async def test_people_of_other_organizations_do_it_by_button(dana: Person) -> None:
    await dana.clicks("My name and role")
    await dana.submits(name="Dana Lee", naming="roster", role="Head nurse")

    assert (await dana.reads_form()).splitlines()[-1] == "Dana Lee, Head nurse, State Hospital"


async def test_home_leads_there_too(cruz: Person) -> None:
    await cruz.opens_home()

    await cruz.clicks("My name and role")

    assert "Name: Cruz Vega" in await cruz.reads_form()


async def test_strangers_hear_who_can_add_them(stage: Stage) -> None:
    hana = Person(stage, "U0HANA")
    await hana.clicks("My name and role")

    assert await hana.answer() == (
        "You are not on the roster of River County Task Force yet. "
        "Ask Ada Park or Gus Reyes to add you."
    )


async def test_a_chosen_name_is_asked_for(cruz: Person) -> None:
    await cruz.types("/intro me")

    outcome = await cruz.submits(**CRUZ | {"naming": "chosen"})

    assert outcome.errors == {"chosen_name": "Write the name you choose."}


async def everything_after(stage: Stage, acts: Any) -> str:
    """All that the bot shows to anybody while `acts` happen."""
    before = len(list(shown(stage.sandbox.slack.journal)))
    await acts
    return str([each.content for each in list(shown(stage.sandbox.slack.journal))[before:]])


async def a_busy_week(stage: Stage, ada: Person, cruz: Person) -> None:
    """Everything so far in which the coordinator's name shows to somebody."""
    await ada.types("/agenda add Share the shelter list 10m")
    await cruz.types("/agenda")
    await cruz.types("/meeting")
    await cruz.types("/roundtable roster")
    await cruz.types("/agenda accept 4")
    await cruz.opens_home()
    await cruz.types("/confidentiality concern")
    await cruz.closes()
    for label in ("Sectors at the table", "Copy as CSV", "People entered twice"):
        await opens_roster(ada)
        await ada.clicks(label)
    await the_line(ada, "Ben Ortiz", "Same person as …")
    await ada.closes()
    await stage.sleeps_by(days=7, hours=23)
    await ada.types("/meeting start")
    await cruz.clicks("View privately")
    await ada.types("/meeting next")
    await ada.types("/meeting end")
    await ada.submits()
    await Person(stage, "U0HANA").types("/agenda")


async def test_a_chosen_name_holds_on_every_surface(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await ada.types("/intro me")
    await ada.submits(**AS_IT_WAS | {"naming": "chosen", "chosen_name": "Robin Reed"})

    told = await everything_after(stage, a_busy_week(stage, ada, cruz))

    assert "Robin Reed" in told
    assert "Ada Park" not in told


async def test_an_organization_alone_holds_on_every_surface(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await ada.types("/intro me")
    await ada.submits(**AS_IT_WAS | {"role": "Grantwriter", "naming": "organization"})

    told = await everything_after(stage, a_busy_week(stage, ada, cruz))

    assert "County Prosecutor's Office" in told
    assert "Ada Park" not in told
    assert "Grantwriter" not in told


async def test_a_name_that_is_not_shown_is_asked_about_like_any_other(
    stage: Stage, cruz: Person
) -> None:
    gus = Person(stage, "U0GUS")
    await cruz.types("/agenda add Talk to Gus Reyes about beds")
    assert "Talk to Gus Reyes about beds" in await cruz.answer()
    await gus.clicks("My name and role")
    await gus.submits(name="Gus Reyes", naming="organization", language="en", reminders="home")

    await cruz.types("/agenda add Talk to Gus Reyes about blankets")

    assert "may point to a person" in await cruz.reads_form()


async def test_pasting_finds_whom_it_does_not_show(ada: Person, cruz: Person) -> None:
    await cruz.types("/intro me")
    await cruz.submits(**CRUZ | {"naming": "organization"})
    await opens_roster(ada)
    await ada.clicks("Paste a list")
    (field,) = [
        block["block_id"] for block in (await ada.form())["blocks"] if block["type"] == "input"
    ]

    await ada.submits(**{field: "Name\tOrganization\nCruz Vega\tOpen Door"})

    assert (await ada.reads_form()).startswith("*0 people to add · 0 to change · 1 already so")


async def test_another_organization_ends_what_one_held_and_is_told(
    stage: Stage, ada: Person
) -> None:
    gus = Person(stage, "U0GUS")
    await gus.clicks("My name and role")
    await gus.submits(
        name="Gus Reyes", naming="roster", role="Principal", new_agency="River Schools"
    )
    assert (await gus.reads_form()).splitlines()[-1] == "Gus Reyes, Principal, River Schools"

    await gus.closes()
    await gus.types("/roundtable roster")

    assert await gus.answer() == "Only a coordinator can do that: Ada Park."
    assert (await ada.last("dm")).splitlines()[:2] == [
        "Task force: somebody changed their organization.",
        "River County Task Force: Gus Reyes, Principal, River Schools",
    ]


async def test_the_last_coordinator_keeps_their_organization(stage: Stage, ada: Person) -> None:
    await the_line(ada, "Gus Reyes", "Step down as coordinator")
    await ada.submits()
    await ada.closes()
    await ada.types("/intro me")

    await ada.submits(**AS_IT_WAS | {"new_agency": "River Schools"})

    assert "would be left without a coordinator" in await ada.reads_form()
    assert "Ada Park · *coordinator*" in await opens_roster(ada)
    await stage.settled()


async def test_whoever_has_no_slack_is_shown_as_the_coordinator_was_told(ada: Person) -> None:
    await the_line(ada, "Ivy Chen", "Edit")
    await ada.submits(nameless=["yes"])
    assert await ada.reads_form() == "*Changed: River Family Center.*"

    shown_roster = await opens_roster(ada)

    assert "Ivy Chen" not in shown_roster
    assert "River Family Center · no Slack" in shown_roster


async def test_a_name_on_two_rosters_is_its_owners_to_change(ada: Person) -> None:
    await the_line(ada, "Cruz Vega", "Edit")

    outcome = await ada.submits(name="Cruz V.")

    assert outcome.errors == {
        "name": (
            "This person is on another roster too. Only they can change this, with /intro me or "
            "My name and role."
        )
    }
