"""The edge: acknowledged in time and after the commit, answered whatever happens."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.clock import MovableClock
from handlers.edge import Patience
from tests.conftest import copied
from tests.driver import Person, text_of
from tests.logbook import logged
from tests.mishaps import broken, held_up, rows, titles
from tests.stage import Stage, staged

MAP = "Share the shelter map"
ADD_MAP = f"/agenda add {MAP} 10m"
CODE = re.compile(r"code: (?P<code>[0-9A-F]{6})\.")


def front_desk(label: str = "Add a topic", **button: Any) -> dict[str, Any]:
    element = {"type": "button", "text": {"type": "plain_text", "text": label}, **button}
    return {"type": "actions", "elements": [element]}


@pytest.fixture
async def hurried(demo_database: Path, tmp_path: Path, clock: MovableClock) -> AsyncIterator[Stage]:
    """A stage on which half a second lasts 20 ms, and two and a half 60."""
    url = copied(demo_database, tmp_path)
    async with staged(url, clock, patience=Patience(form=0.02, answer=0.06)) as running:
        yield running


# Stored, then acknowledged


async def test_what_is_acknowledged_is_stored(stage: Stage, ada: Person) -> None:
    acked_at_commit: list[int] = []

    def note_commit(_connection: object) -> None:
        journal = stage.sandbox.slack.journal
        acked_at_commit.append(len(journal.deliveries(after=0, kind=None, limit=10)))

    event.listen(stage.bot.database.engine, "commit", note_commit)
    typed = await ada.hasty().types(ADD_MAP)

    assert MAP in text_of(typed.ack)
    assert MAP in titles(stage)
    assert acked_at_commit
    assert set(acked_at_commit) == {0}


async def test_a_failing_transaction_tells_a_code_and_changes_nothing(
    stage: Stage, ada: Person
) -> None:
    before = rows(stage, "SELECT count(*) FROM agenda_item"), rows(stage, "SELECT * FROM audit")
    with broken(stage, "INSERT INTO audit") as failed:
        typed = await ada.types(ADD_MAP)

    told = CODE.search(await ada.answer())
    assert failed
    assert told
    assert typed.error is None
    assert [line["reference"] for line in logged("failure")] == [told["code"]]
    assert [line["error"] for line in logged("failure")] == ["OperationalError"]
    after = rows(stage, "SELECT count(*) FROM agenda_item"), rows(stage, "SELECT * FROM audit")
    assert after == before


async def test_what_was_typed_in_a_failing_command_is_told_back(stage: Stage, ada: Person) -> None:
    with broken(stage, "INSERT INTO audit"):
        await ada.types(ADD_MAP)

    assert (await ada.answer()).endswith(f"This is what you typed:\n{ADD_MAP}")


async def test_a_form_that_fails_keeps_what_was_typed_and_can_be_submitted_again(
    stage: Stage, ada: Person
) -> None:
    await ada.types("/agenda add")
    with broken(stage, "INSERT INTO audit"):
        failed = await ada.submits(title=MAP)
    again = await ada.submits()

    assert list(failed.errors) == ["title"]
    assert CODE.search(failed.errors["title"])
    assert again.result == "updated"
    assert titles(stage).count(MAP) == 1


async def test_an_event_that_fails_is_sent_again_and_has_one_effect(
    stage: Stage, ada: Person
) -> None:
    stage.sandbox.slack.sockets.ack_limit = 0.1
    with broken(stage, "INSERT INTO event"):
        told = await stage.post("channels/invite", invitation("C0GENERAL"))
    assert told["outcome"]["error"] == "operation_timeout"
    await stage.settled()

    assert len(await hellos(ada)) == 1


def invitation(channel: str) -> dict[str, str]:
    return {"as": "U0ADA", "channel": channel, "user": "U0ROUNDTABLE"}


async def hellos(ada: Person) -> list[str]:
    return [text for text in await ada.reads("C0GENERAL") if "Hello, I'm Roundtable" in text]


async def test_an_event_that_slack_sends_again_has_one_effect(stage: Stage, ada: Person) -> None:
    await stage.post("channels/invite", invitation("C0GENERAL"))
    await stage.settled()
    [sent] = (await stage.get("deliveries", {"type": "events_api"}))["deliveries"]
    before = rows(stage, "SELECT * FROM outbox")

    again = await stage.post("redeliver", {"event_id": sent["event_id"]})
    await stage.settled()

    assert again["outcome"]["acked"]
    assert rows(stage, "SELECT * FROM outbox") == before
    assert len(await hellos(ada)) == 1


async def test_what_cannot_be_read_is_acknowledged(stage: Stage) -> None:
    action = {"action_id": "agenda.show", "block_id": "of a type that nobody told"}
    payload = {"type": "block_actions", "user": {"id": "U0ADA"}, "actions": [action]}

    outcome = await stage.sandbox.slack.sockets.send("interactive", payload)

    assert outcome.acked
    assert [line["error"] for line in logged("unreadable")] == ["KeyError"]


# Answered in time


async def test_fifty_commands_at_once_are_all_acknowledged_and_all_stored(
    stage: Stage, ada: Person
) -> None:
    before = titles(stage)
    wanted = [f"Look at the report of station {number}" for number in range(50)]
    hasty = ada.hasty()

    typed = await asyncio.gather(*(hasty.types(f"/agenda add {title}") for title in wanted))

    assert [one.error for one in typed] == [None] * 50
    assert sorted(titles(stage)) == sorted([*before, *wanted])
    numbers = rows(stage, "SELECT number FROM agenda_item WHERE title LIKE 'Look at%'")
    assert len(set(numbers)) == 50
    await stage.settled()


async def test_a_slow_command_is_told_so_and_answered_later(hurried: Stage) -> None:
    ada = Person(hurried, "U0ADA")
    with held_up(hurried):
        typed = await ada.hasty().types(ADD_MAP)
        stored = titles(hurried)
    await hurried.settled()

    assert typed.ack["text"] == "Still working. The answer follows here."
    assert MAP not in stored
    assert MAP in titles(hurried)
    assert "Added as topic 6" in await ada.answer()


async def test_a_form_that_is_not_ready_says_loading_and_is_filled_later(hurried: Stage) -> None:
    ada = Person(hurried, "U0ADA")
    await ada.types("/agenda")
    with held_up(hurried):
        await ada.hasty().clicks("Add a topic")
        waiting = await ada.reads_form()
    await hurried.settled()

    assert waiting == "Loading…"
    assert (await ada.form())["callback_id"] == "agenda.add"
    await ada.submits(title=MAP)
    assert MAP in titles(hurried)


async def test_a_slow_submission_says_loading_and_then_what_was_stored(hurried: Stage) -> None:
    ada = Person(hurried, "U0ADA")
    await ada.types("/agenda add")
    with held_up(hurried):
        await ada.hasty().submits(title=MAP)
        waiting = await ada.reads_form()
    await hurried.settled()

    assert waiting == "Loading…"
    assert "Added as topic 6" in await ada.reads_form()


async def test_a_slow_submission_that_is_refused_keeps_what_was_typed(hurried: Stage) -> None:
    ada = Person(hurried, "U0ADA")
    too_long = "A very long title " * 20
    await ada.types("/agenda add")
    with held_up(hurried):
        await ada.hasty().submits(title=too_long)
    await hurried.settled()

    form = await ada.form()
    assert form["title"]["text"] == "Not stored"
    assert too_long.strip() in text_of(form)


async def test_slow_slack_before_a_transaction_holds_no_answer_up(hurried: Stage) -> None:
    ada = Person(hurried, "U0ADA", "C0GENERAL")
    await hurried.post("channels/invite", invitation("C0GENERAL"))
    await hurried.settled()
    await hurried.fails("users.info", "slow", seconds=0.1)

    typed = await ada.hasty().types("/roundtable setup")
    waiting = await ada.reads_form()
    await hurried.settled()

    assert typed.error is None
    assert waiting == "Loading…"
    assert (await ada.form())["title"]["text"] == "Set up Roundtable"


async def test_silent_slack_before_a_transaction_is_told(stage: Stage, ada: Person) -> None:
    await stage.fails("users.info", "status")

    await ada.within("C0GENERAL").types("/roundtable setup")

    assert "Slack does not answer just now" in await ada.within("C0GENERAL").answer()


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
    assert "Agenda for" in await ada.answer()


async def test_a_form_that_slack_does_not_take_is_told_with_a_code(
    stage: Stage, ada: Person
) -> None:
    await ada.types("/agenda")
    await stage.fails("views.open", "error", error="fatal_error")

    await ada.clicks("Add a topic")

    assert "Slack did not show the answer to this." in await ada.answer()
    assert [line["error"] for line in logged("not shown")] == ["SlackApiError"]


# What nobody knows any more


async def test_an_old_button_gets_a_sentence(stage: Stage, ada: Person) -> None:
    await stage.says("C0TASK", front_desk("Vote", action_id="poll.vote", value="1:1"))

    clicked = await ada.clicks("Vote")

    assert clicked.error is None
    assert "from an earlier version" in await ada.answer()


async def test_a_link_button_is_acknowledged_in_silence(stage: Stage, ada: Person) -> None:
    await stage.says("C0TASK", front_desk("Join", action_id="link", url="https://example.org"))

    clicked = await ada.clicks("Join")

    assert clicked.error is None
    assert await ada.answer() == ""


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ("agenda.remove", "no such topic:0"),
        ("agenda.remove", "neither record nor version"),
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
    await stage.says("C0TASK", front_desk("Press", action_id=action, value=value))

    clicked = await ada.clicks("Press")

    assert clicked.error is None
    assert await ada.answer() != ""
    assert logged("failure") == []
    assert (titles(stage), rows(stage, "SELECT * FROM audit")) == before


async def test_an_unknown_form_keeps_what_was_typed(stage: Stage, ada: Person) -> None:
    await stage.says("C0TASK", front_desk("Join", action_id="link", url="https://example.org"))
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
