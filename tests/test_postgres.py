"""The slice on PostgreSQL: the same bot, another database."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest

from bot.clock import MovableClock
from bot.sandbox import demo
from storage.db import Database
from storage.migrations import upgrade
from tests.driver import Person
from tests.fixtures import MONDAY
from tests.stage import Stage, staged


@pytest.fixture
async def stage(postgres_url: str, clock: MovableClock) -> AsyncIterator[Stage]:
    database = Database(postgres_url)
    await asyncio.to_thread(upgrade, database.engine)
    database.close()
    await asyncio.to_thread(demo.prepare, postgres_url, MONDAY)
    async with staged(postgres_url, clock) as running:
        yield running


async def test_a_meeting_from_its_first_topic_to_its_end(ada: Person, stage: Stage) -> None:
    await ada.types("/agenda add Share the shelter list 10m")
    await stage.sleeps_by(days=7, hours=23)  # the clocks change on the way: it is ten o'clock
    await ada.types("/meeting start")
    for _topic in range(2):
        await ada.types("/meeting next")
        await stage.moves_by(minutes=10)
    await stage.restarts()

    await ada.types("/meeting end")
    await ada.submits()

    await ada.types("/agenda")
    assert "Share the shelter list" in await ada.answer()
    assert "carried from" in await ada.answer()


async def test_fifteen_topics_at_once_each_get_a_number_of_their_own(ada: Person) -> None:
    typed = (ada.types(f"/agenda add Plan the week {n} 5m") for n in range(15))

    answers = [outcome.raw["outcome"]["ack"]["text"] for outcome in await asyncio.gather(*typed)]

    numbers = [int(re.search(r"topic (\d+)", answer)[1]) for answer in answers]
    assert sorted(numbers) == list(range(6, 21))
