"""An alarm clock: calls a tick often enough, at the instants it asks for, and when woken."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock, SystemClock

INTERVAL = timedelta(seconds=30)
"""The longest time between two ticks, whatever was missed."""

BREATH = timedelta(milliseconds=50)
"""APScheduler counts a tick as running until just after it has ended, and would skip the next."""

TICK = "tick"


class Metronome:
    """`tick` does what is due on `clock`, and tells when more will be due, if it knows.

    The clock may stand, or be moved: whoever moves it wakes.
    """

    def __init__(
        self,
        tick: Callable[[], Awaitable[datetime | None]],
        clock: Clock,
        *,
        interval: timedelta = INTERVAL,
    ) -> None:
        self._tick = tick
        self._clock = clock
        self._interval = interval
        self._real_time = SystemClock()  # the time that APScheduler lives in
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._ticking = asyncio.Lock()
        self._is_woken = False

    def start(self) -> None:
        """Tick now, and from now on."""
        self._scheduler.add_job(
            self._beat,
            "interval",
            id=TICK,
            seconds=self._interval.total_seconds(),
            next_run_time=self._real_time.now(),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Let the running tick end, and begin no other."""
        self._scheduler.remove_all_jobs()
        async with self._ticking:
            self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # it shuts down in the next round of the event loop

    @property
    def is_idle(self) -> bool:
        return not self._ticking.locked()

    def wake(self, due_at: datetime) -> None:
        """Have a tick at that instant of the clock; in the past: at once, or once more."""
        if due_at <= self._clock.now() and self._ticking.locked():
            self._is_woken = True
        else:
            self._move_up(due_at)

    async def _beat(self) -> None:
        next_at: datetime | None = None
        async with self._ticking:
            try:
                self._is_woken = True
                while self._is_woken:
                    self._is_woken = False
                    next_at = await self._tick()
            finally:
                if self._is_woken:  # and then it raised
                    next_at = self._clock.now()
                if next_at is not None:
                    self._move_up(next_at, at_least=BREATH)

    def _move_up(self, due_at: datetime, at_least: timedelta = timedelta()) -> None:
        job = self._scheduler.get_job(TICK)
        rings_at = self._real_time.now() + max(due_at - self._clock.now(), at_least)
        if job and rings_at < job.next_run_time:
            job.modify(next_run_time=rings_at)
