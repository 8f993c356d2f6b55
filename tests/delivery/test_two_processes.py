"""Two processes on one PostgreSQL: each row is sent by exactly one, and none of them dies."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from bot.clock import MovableClock
from bot.domain.outbox import LEASE, Status
from bot.sandbox.seed import DEFAULT, ChannelSeed
from bot.sandbox.server import Sandbox
from bot.work import Work
from tests.delivery.mailroom import MONDAY, Mailroom, open_database

CHANNELS = [f"C{number:04}" for number in range(100)]
ROWS = 400  # more than one process takes at a time


@pytest.fixture
async def rooms(clock: MovableClock, postgres_url: str) -> AsyncIterator[list[Mailroom]]:
    channels = tuple(ChannelSeed(id, id.lower(), (DEFAULT.bot.user,)) for id in CHANNELS)
    async with AsyncExitStack() as stack:
        seed = replace(DEFAULT, channels=(*DEFAULT.channels, *channels))
        sandbox = await stack.enter_async_context(Sandbox(clock, seed=seed))
        opened = []
        for _process in range(2):
            database = open_database(postgres_url)
            stack.callback(database.close)
            room = Mailroom(sandbox.slack, clock, database)
            opened.append(await stack.enter_async_context(room))
        yield opened


async def queue(room: Mailroom, rows: int) -> None:
    def remind(work: Work) -> None:
        for number in range(rows):
            channel = CHANNELS[number % len(CHANNELS)]
            work.remind("starts_in_5", f"row {number}", channel, MONDAY)

    await room.do(remind)


async def settle(rooms: list[Mailroom]) -> None:
    """Let all of them deliver at once until nothing is due."""
    clock = rooms[0].clock
    while goes_on := [at for at in await asyncio.gather(*map(quiet, rooms)) if at]:
        clock.move_to(min(goes_on))


async def quiet(room: Mailroom) -> object:
    return await room.delivery.quiet()


async def test_every_row_is_sent_by_exactly_one(rooms: list[Mailroom]) -> None:
    await queue(rooms[0], ROWS)
    await settle(rooms)

    posts = Counter(text for channel in CHANNELS for text in rooms[0].posts(channel))
    assert posts == Counter(f"row {number}" for number in range(ROWS))
    assert {row.status for row in await rooms[0].rows()} == {Status.SENT}
    assert all(room.board.rendered > ROWS // 10 for room in rooms)


async def test_each_state_is_edited_by_one_at_a_time_and_ends_right(rooms: list[Mailroom]) -> None:
    for step in range(10):
        for room in rooms:
            room.board.words = {"live": f"step {step}", "panel": f"step {step}"}
        await asyncio.gather(
            *(press_next(rooms[number % 2], number) for number in range(8)),
            *map(quiet, rooms),
        )
    await settle(rooms)

    assert rooms[0].posts(CHANNELS[0]) == ["step 9"]
    assert rooms[0].posts(CHANNELS[1]) == ["step 9"]
    assert {row.status for row in await rooms[0].rows()} == {Status.SENT}


async def press_next(room: Mailroom, number: int) -> None:
    """One interaction locks both rows, every other one the other way round."""
    both = [("live", CHANNELS[0]), ("panel", CHANNELS[1])]
    for subject, channel in both if number % 4 < 2 else both[::-1]:
        await room.do(lambda work, of=(subject, channel): work.show("live", *of, at_once=True))


async def test_when_one_is_killed_the_other_finishes_its_rows(rooms: list[Mailroom]) -> None:
    killed, other = rooms
    await queue(other, 30)
    taken, _next = await killed.outbox.take(20)
    assert len(taken) == 20
    await settle([other])

    assert other.clock.now() == MONDAY + LEASE
    posts = Counter(text for channel in CHANNELS for text in other.posts(channel))
    assert posts == Counter(f"row {number}" for number in range(30))
