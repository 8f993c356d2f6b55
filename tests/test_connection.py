"""Socket Mode: whatever happens to the connection, there is one again, and no answer is lost."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from handlers.connection import Pulse
from tests.driver import Person
from tests.fixtures import copied
from tests.mishaps import held_up, titles
from tests.stage import Stage, staged

ADD_MAP = "/agenda add Share the shelter map 10m"


@pytest.fixture
async def stage(demo_database: Path, clock: MovableClock) -> AsyncIterator[Stage]:
    """A stage on which ten seconds last 100 ms."""
    pulse = Pulse(ping=0.1, look=0.05, draining=1)
    async with staged(copied(demo_database), clock, pulse=pulse) as running:
        yield running


async def sockets(stage: Stage) -> list[str]:
    return [socket["id"] for socket in (await stage.get("sockets"))["sockets"]]


async def connected_anew(stage: Stage, before: list[str]) -> None:
    """Return once one connection stands that did not stand before."""
    changes = stage.sandbox.slack.changes.listen()
    async with asyncio.timeout(5):
        while len(now := await sockets(stage)) != 1 or now == before:
            await changes.get()


async def test_a_broken_connection_is_made_anew(stage: Stage, ada: Person) -> None:
    before = await sockets(stage)

    await stage.post("sockets/close")
    await connected_anew(stage, before)

    await ada.types(ADD_MAP)
    assert "Share the shelter map" in titles(stage)


async def test_slack_may_ask_for_a_new_connection(stage: Stage, ada: Person) -> None:
    before = await sockets(stage)

    await stage.post("sockets/disconnect", {"reason": "refresh_requested"})
    await connected_anew(stage, before)

    await ada.types(ADD_MAP)
    assert "Share the shelter map" in titles(stage)


async def test_an_answer_that_is_due_leaves_before_the_connection_is_changed(
    stage: Stage, ada: Person
) -> None:
    before = await sockets(stage)
    with held_up(stage):
        typing = asyncio.create_task(ada.hasty().types(ADD_MAP))
        await arrived(stage)
        await stage.post("sockets/disconnect")
    typed = await typing

    assert "Added as topic 6" in typed.ack["text"]
    await connected_anew(stage, before)


async def arrived(stage: Stage) -> None:
    """Return once the bot has something in hand."""
    async with asyncio.timeout(5):
        while stage.bot.connection.is_idle:
            await sockets(stage)


async def test_a_receiver_that_fell_silent_is_missed(stage: Stage, ada: Person) -> None:
    """The connection stands, and answers pings, but nobody listens to it."""
    before = await sockets(stage)

    stage.bot.connection.client.message_receiver.cancel()
    await connected_anew(stage, before)

    await ada.types(ADD_MAP)
    assert "Share the shelter map" in titles(stage)


async def test_it_is_tried_until_slack_lets_it_connect(stage: Stage, ada: Person) -> None:
    before = await sockets(stage)
    await stage.fails("apps.connections.open", "error", error="internal_error", times=2)

    await stage.post("sockets/close")
    await connected_anew(stage, before)

    await ada.types(ADD_MAP)
    assert "Share the shelter map" in titles(stage)


async def test_closing_waits_for_the_answers_that_are_due(stage: Stage, ada: Person) -> None:
    with held_up(stage):
        typing = asyncio.create_task(ada.hasty().types(ADD_MAP))
        await arrived(stage)
        closing = asyncio.create_task(stage.bot.connection.close())
        await asyncio.sleep(0)
        late = asyncio.create_task(stage.sandbox.slack.sockets.send("slash_commands", {}))
    typed = await typing
    await closing

    assert "Added as topic 6" in typed.ack["text"]
    assert (await late).error == "dispatch_failed"
