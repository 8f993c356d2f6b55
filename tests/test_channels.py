"""Roundtable is removed from its channel: people hear of it once, and nothing is lost."""

from datetime import timedelta

import pytest

from tests.driver import Person
from tests.scenes import BOT, IN_WORDS, MEETING, direct, ends, invite, now, posts
from tests.stage import Stage

ABSENT = (
    "Task force: I am not in your channel, so what I post does not arrive there.\n"
    "Type /invite @Roundtable in <#C0TASK>. What is to be seen there then appears by itself.\n"
    "You get this because you coordinate this task force or run its meeting."
)


@pytest.fixture
def gus(stage: Stage) -> Person:
    """The other coordinator."""
    return Person(stage, "U0GUS")


@pytest.fixture
def ben(stage: Stage) -> Person:
    """Facilitates the next meeting."""
    return Person(stage, "U0BEN")


@pytest.fixture
async def removed(stage: Stage, ada: Person) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")
    await stage.moves_to(MEETING - timedelta(minutes=30))
    await remove(ada)


async def remove(person: Person) -> None:
    asked = {"as": person.user, "channel": person.channel, "user": BOT}
    await person.stage.post("channels/remove", asked)
    await person.stage.settled()


async def notices(person: Person) -> int:
    return (await direct(person)).count(ABSENT)


@pytest.mark.usefixtures("removed")
async def test_who_starts_a_meeting_and_the_coordinators_are_told(
    ada: Person, gus: Person, ben: Person, cruz: Person
) -> None:
    assert [await notices(each) for each in (ada, gus, ben)] == [0, 0, 0]

    await ben.types("/meeting start")
    panel = ben.within("dm")
    await panel.clicks("Next topic")
    await panel.clicks("Next topic")

    assert [await notices(each) for each in (ada, gus, ben, cruz)] == [1, 1, 1, 0]
    assert (await ada.messages("dm"))[-1]["text"] == ABSENT.splitlines()[0]


@pytest.mark.usefixtures("removed")
async def test_invited_again_the_channel_shows_the_meeting(
    ada: Person, ben: Person, cruz: Person
) -> None:
    await ben.types("/meeting start")
    await ben.within("dm").clicks("Next topic")
    assert [post.splitlines()[0] for post in await posts(cruz)] == [
        f"Task force · next meeting {IN_WORDS}."
    ]

    await invite(ada, ada.channel)

    front_desk, live = await posts(cruz)
    assert front_desk.splitlines()[0] == "Task force · in session."
    assert live.splitlines()[0].startswith("In session · Task force")
    assert await now(cruz) == "2. Update the shelter map"
    await remove(ada)
    await ben.within("dm").clicks("Next topic")
    assert [await notices(each) for each in (ada, ben)] == [2, 2]


async def test_what_was_live_when_it_was_removed_does_not_stay_so(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await stage.moves_to(MEETING)
    await ada.types("/meeting start")
    panel = ada.within("dm")
    await panel.clicks("Next topic")
    await remove(ada)
    await ends(panel)
    await stage.moves_by(days=3)
    assert (await posts(cruz))[-1].startswith("In session")

    await invite(ada, ada.channel)

    assert [post.partition(" · ")[0] for post in await posts(cruz)] == [
        "Task force",
        "Meeting over",
    ]
    assert await notices(ada) == 1
