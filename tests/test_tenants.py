"""Another workspace with the same Slack ids: nothing of it is read, nothing of it is written."""

from itertools import product

import pytest

from bot.app import registered
from bot.sandbox.demo import DECOY, WORKSPACE
from tests.driver import Person
from tests.forged import Forger, button
from tests.inspection import decoy_rows
from tests.mishaps import another_process
from tests.stage import Stage

REGISTRY = registered()
OF_THE_DECOY = ("A topic of another workspace", "Elsewhere")
FIELDS = {"title": "Share the shelter map", "reason": "Because", "name": "A name"}


def keys(stage: Stage, workspace: str) -> list[str]:
    """What buttons and forms of that workspace carry."""
    with another_process(stage) as connection:
        find = connection.execute
        topics = find("SELECT id FROM agenda_item WHERE workspace = ?", [workspace]).fetchall()
        meetings = find("SELECT id FROM meeting WHERE workspace = ?", [workspace]).fetchall()
        taskforces = find("SELECT id FROM taskforce WHERE workspace = ?", [workspace]).fetchall()
    versioned = [f"{id}:0" for (id,) in (topics[-1], meetings[0])]
    return [*versioned, meetings[0][0], taskforces[0][0]]


async def shown_for(stage: Stage, workspace: str) -> str:
    """All that leaves the bot when Ada tries every button and form with keys of that workspace.

    She is a coordinator in both.
    """
    forger, told = Forger(stage), []
    for action, key in product(REGISTRY.actions, keys(stage, workspace)):
        told.append(await forger.presses("U0ADA", button(action, key)))
    typed = {name: {"type": "plain_text_input", "value": text} for name, text in FIELDS.items()}
    for form, key in product(REGISTRY.forms, keys(stage, workspace)):
        told.append(await forger.submits("U0ADA", form, key, typed))
    assert {reaction.status for reaction in told} == {200}
    return "\n".join(reaction.shown for reaction in told)


async def test_keys_of_another_workspace_open_nothing(stage: Stage) -> None:
    told = await shown_for(stage, DECOY)

    assert [words for words in OF_THE_DECOY if words in told] == []


async def test_keys_of_ones_own_workspace_open_what_they_name(stage: Stage) -> None:
    told = await shown_for(stage, WORKSPACE)

    assert "Update the shelter map" in told
    assert [words for words in OF_THE_DECOY if words in told] == []


async def test_whoever_has_the_same_id_elsewhere_gets_the_agenda_of_here(ada: Person) -> None:
    await ada.types("/agenda")

    told = await ada.answer()
    assert "Update the shelter map" in told
    assert [words for words in OF_THE_DECOY if words in told] == []


async def test_the_decoy_would_be_missed(stage: Stage) -> None:
    """What every spec holds at its end notices a change there."""
    before = decoy_rows(stage.bot.database)
    with another_process(stage) as connection:
        connection.execute("UPDATE agenda_item SET minutes = minutes + 1")
        after = decoy_rows(stage.bot.database)
        connection.execute("UPDATE agenda_item SET minutes = minutes - 1")

    assert {table for table in before if before[table] != after[table]} == {"agenda_item"}


@pytest.mark.parametrize("payload_team", [WORKSPACE, "T0STATE"])
async def test_the_workspace_is_the_installations_whatever_the_payload_says(
    stage: Stage, payload_team: str
) -> None:
    """In a shared channel `team` and `user.team_id` are the other organization's."""
    forger = Forger(stage)
    body_of_dana = {"team": {"id": payload_team}, "user": {"id": "U0DANA", "team_id": payload_team}}
    presses = {
        "type": "block_actions",
        "container": {"type": "message", "channel_id": "C0TASK", "is_ephemeral": True},
        "channel": {"id": "C0TASK", "name": "privategroup"},
        "actions": [button("agenda.show", "")],
        "trigger_id": stage.sandbox.slack.triggers.issue("U0DANA"),
        **body_of_dana,
    }

    reaction = await forger.gives(presses)

    assert "How the hospital calls an advocate at night" in reaction.shown
