"""Answers find their way back, whoever asks, however they came, whatever Slack takes of them."""

from typing import Any

import pytest

from tests.driver import Person
from tests.forged import Forger, button
from tests.logbook import logged
from tests.mishaps import rows, titles
from tests.stage import Stage

MAP = "Share the shelter map"
ADD_MAP = f"/agenda add {MAP} 10m"


# Brought, by one way or another


async def test_a_trigger_that_expired_gets_a_sentence(stage: Stage, ada: Person) -> None:
    await ada.types("/agenda")
    await stage.post("triggers/expire", {"next": 1})

    clicked = await ada.clicks("Add a topic")

    assert clicked.error is None
    assert await ada.answer() == "Slack did not open the form in time. Please try again."


async def test_a_prefilled_form_that_did_not_open_loses_nothing(stage: Stage, ada: Person) -> None:
    await stage.post("triggers/expire", {"next": 1})
    typed = f"/agenda add {MAP} and the beds that opened since spring 900m"

    await ada.types(typed)

    told = await ada.answer()
    assert told.startswith("Slack did not open the form in time.")
    assert told.endswith(typed)


async def test_a_refused_command_is_told_back_however_short(stage: Stage) -> None:
    await Person(stage, "U0HANA").types("/agenda add x")

    assert (await Person(stage, "U0HANA").answer()).splitlines()[-1] == "/agenda add x"


@pytest.mark.parametrize("kind", ["status", "drop"])
async def test_an_answer_finds_another_way_when_its_address_fails(
    stage: Stage, ada: Person, kind: str
) -> None:
    await ada.types(ADD_MAP)
    await stage.fails("response_url", kind)

    await ada.clicks("Undo")

    assert MAP not in active(stage)
    assert "is off the agenda" in await ada.answer()


def active(stage: Stage) -> list[str]:
    found = rows(stage, "SELECT title FROM agenda_item WHERE state <> 'removed'")
    return [title for (title,) in found]


async def test_an_answer_that_no_way_takes_is_noted_and_the_bot_goes_on(
    stage: Stage, ada: Person
) -> None:
    await ada.types(ADD_MAP)
    await stage.fails("response_url", "status", times=2)
    await stage.fails("chat.postEphemeral", "status", times=2)

    clicked = await ada.clicks("Undo")
    await ada.types("/agenda")

    assert clicked.error is None
    assert [line["event"] for line in logged() if line["level"] == "error"] == [
        "not shown",
        "not told",
    ]
    assert "Agenda of" in await ada.answer()


@pytest.mark.parametrize("kind", ["error", "words"])
async def test_a_form_that_slack_does_not_take_is_told_with_a_code(
    stage: Stage, ada: Person, kind: str
) -> None:
    await ada.types("/agenda")
    await stage.fails("views.open", kind)

    await ada.clicks("Add a topic")

    assert "Slack did not show the answer to this." in await ada.answer()
    assert [line["error"] for line in logged("not shown")] == ["SlackApiError"]


def row_with(label: str = "Add a topic", **button: Any) -> dict[str, Any]:
    element = {"type": "button", "text": {"type": "plain_text", "text": label}, **button}
    return {"type": "actions", "elements": [element]}


# What nobody knows any more


async def test_an_old_button_leads_on_also_whoever_has_no_commands(stage: Stage) -> None:
    dana = Person(stage, "U0DANA")  # of another organization
    await stage.says("C0TASK", row_with("Vote", action_id="poll.vote", value="1:1"))

    clicked = await dana.clicks("Vote")

    assert clicked.error is None
    assert await dana.answer() == (
        "That button is from an earlier version of Roundtable. "
        "The pinned message in the channel has those of today."
    )


async def test_a_link_button_is_acknowledged_in_silence(stage: Stage, ada: Person) -> None:
    await stage.says("C0TASK", row_with("Join", action_id="link", url="https://example.org"))

    clicked = await ada.clicks("Join")

    assert clicked.error is None
    assert await ada.answer() == ""


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ("agenda.remove", "no such topic:0"),
        ("agenda.remove", "neither record nor version"),
        ("agenda.remove", "half a \ud83d character:0"),
        ("agenda.page", "no such meeting:99999999"),
        ("meeting.next", "no such meeting:1"),
        ("choose_taskforce.1", "no draft"),
        ("choose_taskforce.1", "[1, 2]"),
        ("choose_taskforce.1", '["no such task force", "agenda", "add A topic"]'),
        ("choose_taskforce.1", '["no such task force", "nonsense", "add A topic"]'),
    ],
)
async def test_a_forged_button_gets_a_sentence_and_changes_nothing(
    stage: Stage, ada: Person, action: str, value: str
) -> None:
    before = titles(stage), rows(stage, "SELECT * FROM audit")
    await stage.says("C0TASK", row_with("Press", action_id=action, value=value))

    clicked = await ada.clicks("Press")

    assert clicked.error is None
    assert await ada.answer() != ""
    assert logged("failure") == []
    assert (titles(stage), rows(stage, "SELECT * FROM audit")) == before


async def test_half_a_character_is_left_out(ada: Person) -> None:
    """As programs leave them that cut a text within an emoji; JSON carries them, UTF-8 does not."""
    await ada.types("/confidentiality concern We run \ud83dover")

    assert "We run over" in await ada.reads_form()


async def test_slack_is_not_asked_for_a_channel_that_cannot_be_one(stage: Stage) -> None:
    pressed = await Forger(stage).presses("U0ADA", button("setup.open", "<" * 9_000))

    assert "I cannot see this channel yet" in pressed.shown
    assert await stage.calls("conversations.info") == []


async def test_an_unknown_form_keeps_what_was_typed(stage: Stage, ada: Person) -> None:
    await stage.says("C0TASK", row_with("Join", action_id="link", url="https://example.org"))
    pressed = await ada.clicks("Join")
    await stage.opens(pressed, old_form())

    await ada.submits(words="Words of a form that is gone")

    told = await ada.reads_form()
    assert "from an earlier version" in told
    assert "Words of a form that is gone" in told


def old_form() -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "words"}
    label = {"type": "plain_text", "text": "Words"}
    return {
        "type": "modal",
        "callback_id": "poll.create",
        "title": {"type": "plain_text", "text": "A poll"},
        "submit": {"type": "plain_text", "text": "Ask"},
        "blocks": [{"type": "input", "block_id": "words", "label": label, "element": element}],
    }


# Who asks, and where


async def test_a_person_of_another_organization_is_answered_like_any_other(
    stage: Stage, ada: Person
) -> None:
    dana = Person(stage, "U0DANA")

    await dana.clicks("Add a topic")
    await dana.submits(title="Night calls at the hospital")

    assert "Added as topic 6" in await dana.reads_form()
    assert "Night calls at the hospital" in titles(stage)
    await ada.types("/agenda")
    assert "Night calls at the hospital" in await ada.answer()


async def test_who_is_in_two_task_forces_is_asked_which_and_the_command_repeats(
    stage: Stage, ada: Person
) -> None:
    elsewhere = ada.within("C0GENERAL")

    await elsewhere.types(ADD_MAP)
    asked = await elsewhere.answer()
    await elsewhere.clicks("River County Task Force")

    assert asked == "Which task force do you mean?"
    assert MAP in titles(stage)
    assert "Added as topic 6" in await elsewhere.answer()
    assert "Which task force" not in "".join(await elsewhere.reads())


async def test_a_choice_pressed_twice_counts_once(stage: Stage, ada: Person) -> None:
    elsewhere = ada.within("C0GENERAL")
    await elsewhere.types(ADD_MAP)
    await stage.fails("response_url", "slow_before", seconds=0.05)  # the question still stands

    hasty = elsewhere.hasty()
    await hasty.clicks("River County Task Force")
    await hasty.clicks("River County Task Force")
    await stage.settled()

    assert titles(stage).count(MAP) == 1


async def test_home_follows_ones_own_acts(ada: Person) -> None:
    before = await ada.opens_home()

    await ada.types(ADD_MAP)

    assert MAP not in before
    assert MAP in await ada.reads_home()


async def test_home_waits_for_nothing_else(stage: Stage, ada: Person) -> None:
    await ada.opens_home()
    await stage.fails("views.publish", "status")

    await ada.types(ADD_MAP)

    assert "Added as topic 6" in await ada.answer()
    assert [line["error"] for line in logged("home not refreshed")] == ["SlackApiError"]
