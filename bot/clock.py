"""The only place that reads the time."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Return once `seconds` have passed on this clock."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class MovableClock:
    """A clock that specs and the sandbox move; between moves it stands still, or ticks.

    A sleeper on a standing clock wakes only when the clock is moved past its deadline, so a
    simulated year takes as long as its work, and pacing stays exact.
    """

    def __init__(self, start: datetime, *, ticking: bool = False) -> None:
        self._ticking = ticking
        self._moved_to = start
        self._moved_at = SystemClock().now()
        self._sleepers: dict[asyncio.Event, datetime] = {}

    def now(self) -> datetime:
        if not self._ticking:
            return self._moved_to
        return self._moved_to + (SystemClock().now() - self._moved_at)

    def move_to(self, instant: datetime) -> None:
        """Jump to `instant` and wake every sleeper whose deadline it passes."""
        self._moved_to = instant
        self._moved_at = SystemClock().now()
        for sleeper, deadline in self._sleepers.items():
            if self._ticking or deadline <= instant:
                sleeper.set()

    def move_by(self, step: timedelta) -> None:
        self.move_to(self.now() + step)

    async def sleep(self, seconds: float) -> None:
        deadline = self.now() + timedelta(seconds=seconds)
        while (left := (deadline - self.now()).total_seconds()) > 0:
            moved = asyncio.Event()
            self._sleepers[moved] = deadline
            try:
                async with asyncio.timeout(left if self._ticking else None):
                    await moved.wait()
            except TimeoutError:
                pass
            finally:
                del self._sleepers[moved]
