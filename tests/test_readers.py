"""Who reads a channel: told when it changes, with what is withheld."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.driver import Person
from tests.stage import Stage

NINE = datetime(2026, 3, 3, 14, tzinfo=UTC)
"""Nine in the morning after, in New York."""

PUBLIC = (
    "This channel is public and shared with 2 organizations: everyone in them can see what I post."
)
WITHHELD = "So I post no sign-in lists and no minutes here, and hold no closed sessions."


@pytest.fixture
def gus(stage: Stage) -> Person:
    """Coordinator of both task forces."""
    return Person(stage, "U0GUS")


async def changes(stage: Stage, what: str, channel: str = "C0TASK", **values: Any) -> None:
    """Somebody changes the channel's settings at Slack."""
    await stage.post(f"channels/{what}", {"as": "U0ADA", "channel": channel, **values})
    await stage.settled()


async def test_coordinators_hear_that_a_channel_is_shared(
    stage: Stage, ada: Person, cruz: Person, gus: Person
) -> None:
    await changes(stage, "share", "C0SECOND", team="T0STATE")

    shared = "This channel is shared by 2 organizations: all 3 people in it see what I post."
    assert (await gus.last("dm")).splitlines() == [
        "Task force: other people can read your channel now.",
        f"*<#C0SECOND>* {shared} Sign-in lists, minutes and closed sessions are possible there.",
        "You get this because you coordinate this task force.",
    ]
    assert len(await cruz.reads("dm")) == 1  # he coordinates it too
    assert await ada.reads("dm") == []  # a member there


async def test_coordinators_hear_that_it_is_shared_no_more(
    stage: Stage, ada: Person, gus: Person
) -> None:
    await changes(stage, "unshare", team="T0STATE")

    for coordinator in (ada, gus):
        told = (await coordinator.last("dm")).splitlines()
        assert told[0] == "Task force: only your own organization's members read your channel now."
    assert "organizations" not in await ada.last()


async def test_a_channel_that_became_public_is_found_the_next_morning(
    stage: Stage, ada: Person, gus: Person
) -> None:
    """Slack tells nobody: the bot looks."""
    await changes(stage, "private", private=False)
    assert await ada.reads("dm") == []
    await stage.moves_to(NINE)

    ending = "To end that, make the channel private in its settings."
    for coordinator in (ada, gus):
        assert (await coordinator.last("dm")).splitlines()[:2] == [
            "Task force: other people can read your channel now.",
            f"*<#C0TASK>* {PUBLIC} {WITHHELD} {ending}",
        ]


async def test_the_front_desk_says_who_reads(stage: Stage, ada: Person) -> None:
    shared = "This channel is shared by 2 organizations: all 8 people in it see what I post."
    assert (await ada.last()).splitlines()[-1] == shared

    await changes(stage, "private", private=False)
    await stage.moves_to(NINE)
    assert (await ada.last()).splitlines()[-1] == f"{PUBLIC} {WITHHELD}"


async def test_mornings_on_which_nothing_changed_say_nothing(stage: Stage, ada: Person) -> None:
    already = len(await stage.calls("conversations.info"))
    for day in range(3):
        await stage.moves_to(NINE.replace(day=NINE.day + day, hour=16))  # past nine in Chicago too

    assert len(await stage.calls("conversations.info")) == already + 6  # two channels, three days
    assert await ada.reads("dm") == []


async def test_the_same_news_twice_is_told_once(stage: Stage, ada: Person) -> None:
    await changes(stage, "unshare", team="T0STATE")
    event = {"type": "channel_unshared", "channel": "C0TASK", "is_ext_shared": False}
    await stage.post("event", {"event": event})
    await stage.settled()

    assert len(await ada.reads("dm")) == 1


async def test_set_up_asks_whoever_opens_a_public_channel(stage: Stage) -> None:
    ben = Person(stage, "U0BEN", "C0GENERAL")
    invited = {"as": "U0BEN", "channel": "C0GENERAL", "user": "U0ROUNDTABLE"}
    await stage.post("channels/invite", invited)
    await stage.settled()
    public = "This channel is public: everyone in the workspace can see what I post."
    assert public in await ben.last()

    await ben.clicks("Set up")
    assert f"*{public}* {WITHHELD}" in await ben.reads_form()
    outcome = await ben.submits(second="U0CRUZ")
    assert (outcome.result, set(outcome.errors)) == ("incomplete", {"readers_known"})


async def test_a_channel_of_nobody_is_none_of_ours(stage: Stage) -> None:
    already = len(await stage.calls("chat.postMessage"))
    event = {"type": "channel_shared", "channel": "C0GENERAL", "connected_team_id": "T0STATE"}
    outcome = await stage.post("event", {"event": event})
    await stage.settled()

    assert outcome["outcome"]["acked"]
    assert len(await stage.calls("chat.postMessage")) == already


async def test_an_invitation_back_into_a_channel_that_changed_is_told(
    stage: Stage, ada: Person
) -> None:
    asked = {"as": "U0ADA", "channel": "C0TASK", "user": "U0ROUNDTABLE"}
    await stage.post("channels/remove", asked)
    await stage.post("channels/unshare", {"as": "U0ADA", "channel": "C0TASK", "team": "T0STATE"})
    await stage.settled()
    assert await ada.reads("dm") == []
    await stage.post("channels/invite", asked)
    await stage.settled()

    assert len(await ada.reads("dm")) == 1
