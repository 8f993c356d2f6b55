"""The alarm clock rings often enough, when it is asked to, and whatever went wrong before."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta

import pytest

from bot.clock import MovableClock, SystemClock
from bot.scheduler import INTERVAL, Metronome

NOON = datetime.fromisoformat("2026-03-02T12:00:00+00:00")
LATER = timedelta(milliseconds=80)
PATIENCE = 5


class Ticks:
    """Counts ticks; `during` runs inside the tick of its number."""

    def __init__(self) -> None:
        self.count = 0
        self.during: dict[int, Callable[[], object]] = {}
        self.next_at: datetime | None = None
        self._counted = asyncio.Condition()

    async def __call__(self) -> datetime | None:
        async with self._counted:
            self.count += 1
            self._counted.notify_all()
        self.during.get(self.count, lambda: None)()
        return self.next_at

    async def reach(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE), self._counted:
            await self._counted.wait_for(lambda: self.count >= count)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
async def metronome(ticks: Ticks, clock: MovableClock) -> AsyncIterator[Metronome]:
    made = Metronome(ticks, clock)
    made.start()
    await ticks.reach(1)
    yield made
    await made.stop()


async def test_it_ticks_when_it_starts_and_when_it_is_woken(
    metronome: Metronome, ticks: Ticks
) -> None:
    metronome.wake(NOON)
    await ticks.reach(2)


async def test_it_ticks_at_the_instant_the_last_tick_asked_for(
    metronome: Metronome, ticks: Ticks
) -> None:
    ticks.next_at = NOON + LATER
    started = SystemClock().now()
    metronome.wake(NOON)
    await ticks.reach(3)

    assert LATER <= SystemClock().now() - started < INTERVAL


async def test_a_row_added_during_a_tick_is_not_left_for_the_next_interval(
    metronome: Metronome, ticks: Ticks
) -> None:
    ticks.during[2] = lambda: metronome.wake(NOON)
    metronome.wake(NOON)
    await ticks.reach(3)


async def test_a_row_added_during_a_tick_for_later_rings_later(
    metronome: Metronome, ticks: Ticks
) -> None:
    ticks.during[2] = lambda: metronome.wake(NOON + LATER)
    metronome.wake(NOON)
    await ticks.reach(3)


async def test_a_wake_that_comes_sooner_goes_before_one_that_comes_later(
    metronome: Metronome, ticks: Ticks
) -> None:
    metronome.wake(NOON + timedelta(seconds=20))
    metronome.wake(NOON + LATER)
    metronome.wake(NOON + timedelta(seconds=10))
    await ticks.reach(2)


async def test_it_goes_on_after_a_tick_that_raised(
    ticks: Ticks, clock: MovableClock, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OSError("the disk is full")

    ticks.during[1] = fail
    metronome = Metronome(ticks, clock, interval=LATER)
    metronome.start()
    await ticks.reach(3)
    await metronome.stop()

    [told] = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert told.exc_info is not None
    assert told.exc_info[0] is OSError


async def test_it_is_woken_during_a_tick_that_then_raised(
    metronome: Metronome, ticks: Ticks
) -> None:
    def fail() -> None:
        metronome.wake(NOON)
        raise OSError("the disk is full")

    ticks.during[2] = fail
    metronome.wake(NOON)
    await ticks.reach(3)


async def test_waking_it_after_it_stopped_does_nothing(ticks: Ticks, clock: MovableClock) -> None:
    metronome = Metronome(ticks, clock)
    metronome.start()
    await ticks.reach(1)
    await metronome.stop()

    metronome.wake(NOON)
    await asyncio.sleep(0)

    assert (ticks.count, metronome.is_idle) == (1, True)


async def test_stopping_lets_the_running_tick_end(clock: MovableClock) -> None:
    entered, leave, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        entered.set()
        await leave.wait()
        done.set()

    metronome = Metronome(tick, clock)
    metronome.start()
    await entered.wait()
    stopping = asyncio.create_task(metronome.stop())
    leave.set()
    await stopping

    assert done.is_set()
