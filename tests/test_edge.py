"""The edge: acknowledged in time and after the commit, answered whatever happens."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.clock import MovableClock
from handlers.edge import Patience
from tests.driver import Person, text_of
from tests.fixtures import copied
from tests.logbook import logged
from tests.mishaps import broken, held_up, rows, titles
from tests.stage import Stage, staged

MAP = "Share the shelter map"
ADD_MAP = f"/agenda add {MAP} 10m"
CODE = re.compile(r"code: (?P<code>[0-9A-F]{6})\.")


@pytest.fixture
async def hurried(demo_database: Path, clock: MovableClock) -> AsyncIterator[Stage]:
    """A stage on which an ack leaves after 50 ms, with its answer or without."""
    url = copied(demo_database)
    async with staged(url, clock, patience=Patience(form=0.05, answer=0.05)) as running:
        yield running


@pytest.fixture
async def loading(demo_database: Path, clock: MovableClock) -> AsyncIterator[Stage]:
    """A stage on which a form says "Loading" after 20 ms."""
    url = copied(demo_database)
    async with staged(url, clock, patience=Patience(form=0.02, answer=30)) as running:
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


async def test_a_refused_command_is_told_back_to_its_last_letter(stage: Stage) -> None:
    hana = Person(stage, "U0HANA")  # on no roster
    typed = f"/agenda add {'x' * 3000}"
    await hana.types(typed)

    _reason, _label, *words = (await hana.messages())[-1]["blocks"]
    assert "".join(block["text"]["text"] for block in words) == typed


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
    stage.sandbox.slack.sockets.ack_limit = 0.3
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
    await stage.settled()

    assert [one.error for one in typed] == [None] * 50
    assert sorted(titles(stage)) == sorted([*before, *wanted])
    numbers = rows(stage, "SELECT number FROM agenda_item WHERE title LIKE 'Look at%'")
    assert len(set(numbers)) == 50


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


async def test_a_form_that_is_not_ready_says_loading_and_is_filled_later(loading: Stage) -> None:
    ada = Person(loading, "U0ADA")
    await ada.types("/agenda")
    with held_up(loading):
        await ada.hasty().clicks("Add a topic")
        waiting = await ada.reads_form()
    await loading.settled()

    assert waiting == "Loading…"
    assert (await ada.form())["callback_id"] == "agenda.add"
    await ada.submits(title=MAP)
    assert MAP in titles(loading)


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


async def test_slow_slack_before_a_transaction_holds_no_answer_up(loading: Stage) -> None:
    ada = Person(loading, "U0ADA", "C0GENERAL")
    await loading.post("channels/invite", invitation("C0GENERAL"))
    await loading.settled()
    await loading.fails("users.info", "slow", seconds=0.1)

    typed = await ada.hasty().types("/roundtable setup")
    waiting = await ada.reads_form()
    await loading.settled()

    assert typed.error is None
    assert waiting == "Loading…"
    assert (await ada.form())["title"]["text"] == "Set up Roundtable"


@pytest.mark.parametrize("kind", ["status", "words"])
async def test_silent_slack_before_a_transaction_is_told(
    stage: Stage, ada: Person, kind: str
) -> None:
    await stage.fails("users.info", kind)

    await ada.within("C0GENERAL").types("/roundtable setup")

    assert "Slack does not answer just now" in await ada.within("C0GENERAL").answer()
