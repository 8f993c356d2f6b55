"""App Home: what a member needs of each of their task forces."""

import pytest

from handlers.views.kit import plainly
from tests.driver import NotThereError, Person
from tests.rosters import the_line
from tests.scenes import IN_WORDS, starts
from tests.stage import Stage

LAKE = [
    "Lake County Task Force · next meeting Tuesday, March 10, 2026 at 10:00 AM Central time",
    "Nobody facilitates yet: a coordinator starts it. 10 of 90 minutes are taken.",
    "Needs you",
    "Nothing needs you.",
]


async def home(person: Person) -> list[str]:
    return plainly(await person.opens_home()).splitlines()


async def test_a_coordinator_sees_what_waits_and_all_task_forces(ada: Person) -> None:
    assert await home(ada) == [
        *LAKE,
        f"River County Task Force · next meeting {IN_WORDS}",
        "Facilitator: Ada Park. 60 of 90 minutes are taken.",
        "Needs you",
        "You facilitate this meeting.",
        "2 topics wait to be accepted.",
        "My topics",
        "2. Update the shelter map · 15 minutes · accepted",
        "3. Agree on the training calendar · 10 minutes · accepted",
    ]


async def test_a_member_sees_own_topics_and_is_kept_up_to_date(stage: Stage, ada: Person) -> None:
    ben = Person(stage, "U0BEN")
    assert (await home(ben))[2:] == ["Needs you", "Nothing needs you."]

    await ben.types("/agenda add Order leaflets 5m")
    assert plainly(await ben.reads_home()).splitlines()[2:] == [
        "Needs you",
        "Nothing needs you.",
        "My topics",
        "6. Order leaflets · 5 minutes · waiting to be accepted",
    ]

    await ada.types("/agenda return 6 We have plenty")
    assert (await home(ben))[-1] == ("6. Order leaflets · 5 minutes · returned: We have plenty")
    await ben.within("C0GENERAL").clicks("Edit", on="Order leaflets")
    assert (await ben.reads_form()).splitlines()[0] == "*Returned: We have plenty*"


async def test_many_topics_show_five_and_how_many_more(stage: Stage) -> None:
    ben = Person(stage, "U0BEN")
    await ben.types("/agenda add " + "\n".join(f"Plan part {part}" for part in range(7)))

    assert (await home(ben))[-2:] == [
        "10. Plan part 4 · 10 minutes · waiting to be accepted",
        "and 2 more",
    ]


async def test_in_session_home_says_so(stage: Stage, ada: Person, cruz: Person) -> None:
    await starts(stage, ada)

    assert "River County Task Force · in session" in await home(cruz)


async def test_whoever_is_in_no_task_force_learns_what_to_do(stage: Stage) -> None:
    assert await home(Person(stage, "U0HANA")) == [
        "You are not in a task force yet.",
        "Ask your coordinator to add you, or invite me to your group's channel.",
    ]


async def test_the_agenda_opens_from_home_and_changes_in_place(stage: Stage, ada: Person) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")
    ben = Person(stage, "U0BEN", "C0GENERAL")
    await ben.opens_home()

    await ben.clicks("Agenda")
    for _time in range(3):
        await ben.clicks("Move down", on="Update the shelter map")
        await ben.clicks("Move up", on="Update the shelter map")

    assert plainly(await ben.reads_form()).splitlines()[2:4] == [
        "10:00 AM Eastern time · 1. Introductions · 10 minutes",
        "10:10 AM Eastern time · 2. Update the shelter map · 15 minutes",
    ]
    assert (await ben.form())["depth"] == 1


async def manages_by_button(person: Person) -> None:
    await person.clicks("Settings")
    await person.clicks("Change dates")
    await person.closes()
    await person.submits(readers_known=["yes"], places="The hospital")
    assert "*Lists are held at:* The hospital" in await person.reads_form()
    await person.closes()
    await person.clicks("Roster")
    assert (await person.reads_form()).startswith("*Roster of River County Task Force*")


async def test_a_coordinator_manages_from_home(ada: Person) -> None:
    await ada.opens_home()

    await manages_by_button(ada.within("dm"))


async def test_one_of_another_organization_manages_from_the_front_desk(
    stage: Stage, ada: Person
) -> None:
    """They have no commands here, and their Slack may not show them Home."""
    await the_line(ada, "Dana Lee", "Make coordinator")
    await ada.submits()

    await manages_by_button(Person(stage, "U0DANA"))


async def test_only_coordinators_find_settings_at_home(stage: Stage) -> None:
    ben = Person(stage, "U0BEN", "C0GENERAL")
    await ben.opens_home()

    await ben.clicks("My name and role")
    await ben.closes()
    for label in ("Settings", "Roster"):
        with pytest.raises(NotThereError):
            await ben.clicks(label)


async def test_a_coordinator_sees_whom_slack_lets_no_message_reach(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await stage.fails("chat.postMessage", "error", error="messages_tab_disabled")
    await ada.types("/meeting facilitator @Ben Ortiz")

    refused = (
        "Slack refused my latest messages to Ben Ortiz. They may have left, or have turned me off:"
        " please tell them another way, and look at the roster."
    )
    shown = await home(ada)
    assert shown[-2:] == ["Needs a hand", refused]
    assert shown.count(refused) == 1
    assert "Needs a hand" not in await home(cruz)

    await stage.moves_by(days=31)
    assert "Needs a hand" not in await home(ada)
