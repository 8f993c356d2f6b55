"""Commands: their help, their second door, what nobody knows, and what Slack escapes."""

import pytest

from bot.app import registered
from bot.sandbox import interactions
from handlers.command import SECOND_DOOR
from tests.driver import Person
from tests.mishaps import titles
from tests.stage import Stage

COMMANDS = registered().commands


@pytest.mark.parametrize("name", COMMANDS)
async def test_help_shows_every_verb_by_an_example_and_the_other_commands(
    ada: Person, name: str
) -> None:
    await ada.types(f"/{name} help")

    told = await ada.answer()
    assert [verb.name for verb in COMMANDS[name].verbs if verb.usage not in told] == []
    assert [other for other in COMMANDS if f"/{other}" not in told] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_verb_has_a_usage_that_begins_with_it(name: str) -> None:
    usages = [(verb.usage, f"/{name} {verb.name}") for verb in COMMANDS[name].verbs]

    assert [usage for usage, begins in usages if not usage.startswith(begins)] == []


async def test_an_unknown_verb_is_told_with_the_nearest_and_nothing_typed_is_lost(
    ada: Person,
) -> None:
    await ada.types("/agenda ad Share *the* shelter map & <all> 10m")

    told = await ada.answer()
    assert told.startswith("Roundtable does not know /agenda ad. Did you mean /agenda add?")
    assert "/agenda ad Share *the* shelter map & <all> 10m" in told
    assert "/agenda remove 4 5" in told


async def test_a_verb_that_resembles_none_brings_the_help(ada: Person) -> None:
    await ada.types("/meeting xylophone")

    told = await ada.answer()
    assert told.startswith("Roundtable does not know /meeting xylophone.\n")
    assert "/meeting start" in told


async def test_a_noun_mistyped_at_the_second_door_is_understood(ada: Person) -> None:
    await ada.types("/roundtable agnda add Share the shelter map")

    assert "Did you mean /roundtable agenda?" in await ada.answer()


async def test_everything_is_reached_by_the_second_door(stage: Stage, ada: Person) -> None:
    await ada.types(f"/{SECOND_DOOR} agenda add Share the shelter map 10m")
    await ada.types(f"/{SECOND_DOOR} meeting")
    status = await ada.answer()
    await ada.types("/meeting")

    assert "Share the shelter map" in titles(stage)
    assert status == await ada.answer()


async def test_verbs_are_read_in_any_case_and_with_any_space(stage: Stage, ada: Person) -> None:
    await ada.types("/agenda  ADD   Share the shelter map   10m")

    assert "Share the shelter map" in titles(stage)


async def test_a_command_that_is_no_longer_ours_gets_a_sentence(stage: Stage) -> None:
    slack = stage.sandbox.slack
    channel = slack.workspace.channels["C0TASK"]

    outcome = await interactions.run_command(slack, "U0ADA", channel, "/poll", "Tea or coffee")

    assert outcome.ack["text"] == (
        "Roundtable no longer has this command. Type /roundtable help.\n"
        "This is what you typed:\n"
        "/poll Tea or coffee"
    )


@pytest.mark.parametrize("title", ["Q&A <draft>", "Fish &amp; chips", "5 < 6 > 4", "AT&T &copy;"])
async def test_a_title_looks_the_same_typed_or_by_form(
    stage: Stage, ada: Person, title: str
) -> None:
    await ada.types(f"/agenda add {title}")
    await ada.types("/agenda add")
    await ada.submits(title=title)

    assert titles(stage)[-2:] == [title, title]
