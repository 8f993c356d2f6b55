"""Who runs a meeting: chosen by form, with helpers who hold the panel too."""

from datetime import timedelta
from typing import Any

import pytest

from tests.driver import NotThereError, Person
from tests.rosters import the_line
from tests.scenes import IN_WORDS, MEETING, direct, form, now, starts, told
from tests.stage import Stage
from tests.test_case_reviews import offered

BEN, CRUZ, FAY, DANA = (
    "Ben Ortiz, River Police Department",
    "Cruz Vega, Open Door",
    "Fay Moss, River Family Center",
    "Dana Lee, State Hospital",
)


@pytest.fixture
def ben(stage: Stage) -> Person:
    return Person(stage, "U0BEN")


@pytest.fixture
def fay(stage: Stage) -> Person:
    return Person(stage, "U0FAY")


async def chooses(person: Person, *helpers: str, facilitator: str = "") -> dict[str, str]:
    """In the form that is open; tells the errors."""
    shown = await person.form()
    people = offered(shown, "helpers")
    values: dict[str, Any] = {"helpers": [people[name] for name in helpers]}
    if facilitator:
        values["facilitator"] = people[facilitator]
    return (await person.submits(**values)).errors


async def test_a_coordinator_says_who_runs_the_meeting(ada: Person, ben: Person) -> None:
    await ada.clicks("Settings")
    await ada.clicks("Who runs it")
    await chooses(ada, FAY, DANA, facilitator=BEN)

    assert (await form(ada)).splitlines() == [
        f"River County Task Force, meeting {IN_WORDS}",
        "Facilitator: Ben Ortiz",
        "Helpers: Fay Moss and Dana Lee",
    ]
    assert (await ben.reads("dm"))[-1].startswith("Task force: you facilitate the meeting")
    await ben.types("/meeting")
    assert "Facilitator: Ben Ortiz. Helpers: Fay Moss and Dana Lee." in await told(ben)


async def test_a_helper_holds_the_panel_too(stage: Stage, ada: Person, fay: Person) -> None:
    await ada.types("/meeting")
    await ada.clicks("Who runs it")
    await chooses(ada, FAY)
    await ada.closes()
    await starts(stage, ada)
    assert (await fay.last("dm")).startswith("*You help to run this meeting · Task force*")

    await fay.within("dm").clicks("Next topic")

    assert await now(ada) == "2. Update the shelter map"
    assert (await direct(ada))[-1].splitlines()[1].startswith("Now: 2. Update the shelter map")


async def test_the_facilitator_chooses_helpers_only(stage: Stage, ada: Person, ben: Person) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")
    await stage.moves_by(minutes=1)
    at_home = ben.within("dm")
    await at_home.clicks("Who runs it")
    shown = await at_home.form()
    assert [each["block_id"] for each in shown["blocks"] if each["type"] == "input"] == ["helpers"]

    await chooses(at_home, DANA)

    assert (await form(at_home)).splitlines()[1:] == ["Facilitator: Ben Ortiz", "Helpers: Dana Lee"]


async def test_three_may_help(ada: Person) -> None:
    await ada.types("/meeting")
    await ada.clicks("Who runs it")

    errors = await chooses(ada, BEN, FAY, DANA, CRUZ)

    assert errors == {"helpers": "Choose up to 3 helpers."}


async def test_whoever_helps_no_more_loses_the_panel(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await ada.types("/meeting")
    await ada.clicks("Who runs it")
    await chooses(ada, CRUZ)
    await ada.closes()
    await starts(stage, ada)

    await ada.types("/meeting")
    await ada.clicks("Who runs it")
    await chooses(ada)

    assert await cruz.last("dm") == "Task force: Ada Park runs this meeting."
    await cruz.types("/meeting next")
    assert await told(cruz) == (
        "Only the facilitator or a coordinator can do that: Ada Park and Gus Reyes."
    )


async def test_whoever_leaves_helps_no_more(ada: Person, cruz: Person) -> None:
    await ada.types("/meeting")
    await ada.clicks("Who runs it")
    await chooses(ada, CRUZ, DANA)
    await ada.closes()

    await the_line(ada, "Cruz Vega", "Retire")
    await ada.submits()
    await ada.clicks("Undo")
    await ada.closes()

    await ada.types("/meeting")
    assert "Helpers: Dana Lee." in await told(ada)
    await cruz.types("/meeting start")
    assert (await told(cruz)).startswith("Only the facilitator or a coordinator can do that")


async def test_five_minutes_late_any_member_runs_it(stage: Stage, ada: Person) -> None:
    """From the agenda, which everybody reaches from the front desk."""
    dana = Person(stage, "U0DANA")
    await stage.moves_to(MEETING + timedelta(minutes=4))
    await dana.clicks("Agenda")
    with pytest.raises(NotThereError):
        await dana.clicks("I'll run it")

    await stage.moves_to(MEETING + timedelta(minutes=5))
    await dana.clicks("Agenda")
    assert "Nobody has started this meeting." in await told(dana)
    await dana.clicks("I'll run it")

    assert (await direct(dana))[-1].startswith("You are facilitating")
    assert await now(ada) == "1. Introductions"


async def test_a_member_may_type_it_too(stage: Stage, ada: Person, cruz: Person) -> None:
    await cruz.types("/meeting start")
    assert (await told(cruz)).startswith("Only the facilitator or a coordinator can do that")

    await stage.moves_to(MEETING + timedelta(minutes=5))
    await cruz.types("/meeting")
    await cruz.clicks("I'll run it")
    assert await now(ada) == "1. Introductions"
    await cruz.types("/meeting next")
    assert await now(ada) == "2. Update the shelter map"


async def test_who_has_no_commands_starts_early_from_the_agenda(stage: Stage, ada: Person) -> None:
    dana = Person(stage, "U0DANA")  # of another organization
    await ada.types("/meeting facilitator @Dana Lee")
    await dana.clicks("Agenda")
    await dana.clicks("Start meeting")
    assert (await told(dana)).startswith("The next meeting of River County Task Force: Tuesday")

    await stage.moves_to(MEETING - timedelta(minutes=30))
    await dana.clicks("Agenda")
    await dana.clicks("Start meeting")

    assert (await direct(dana))[-1].startswith("You are facilitating")
    assert await now(ada) == "1. Introductions"
    with pytest.raises(NotThereError):
        await dana.clicks("Start meeting")
