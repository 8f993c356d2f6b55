"""Turns to call Slack: so many calls of a method in a workspace, so many posts in a channel."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `calls` begin within any `span`."""

    calls: int
    span: timedelta


MINUTE = timedelta(minutes=1)
POSTS_IN_CHANNEL = Rate(1, timedelta(seconds=1))
RATES = {
    # Slack says "several hundred a minute" for a workspace: the stricter reading.
    "chat.postMessage": Rate(300, MINUTE),
    "chat.update": Rate(50, MINUTE),
    "conversations.open": Rate(50, MINUTE),
    "conversations.history": Rate(50, MINUTE),
    "conversations.replies": Rate(50, MINUTE),
    "pins.add": Rate(20, MINUTE),
    "auth.test": Rate(100, MINUTE),
}
PATIENCE = timedelta(seconds=5)
"""Longer turns are not waited for: the row goes back and is taken again when its turn comes."""
ROOM = 1_000


@dataclass(slots=True)
class Line:
    """Those who wait for one rate, first come first served."""

    rate: Rate
    calls: deque[datetime] = field(default_factory=deque)  # the latest, as many as the rate allows
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    paused_until: datetime | None = None

    def opens_at(self, now: datetime, behind: int = 0) -> datetime:
        """When a call may begin that has so many others before it."""
        spans, place = divmod(behind, self.rate.calls)
        before = len(self.calls) + place - self.rate.calls
        opens = self.calls[before] + self.rate.span if before >= 0 else now
        return max(opens, now, self.paused_until or now) + spans * self.rate.span

    def count(self, now: datetime) -> None:
        self.calls.append(now)
        if len(self.calls) > self.rate.calls:
            self.calls.popleft()

    def is_idle(self, now: datetime) -> bool:
        """Whether forgetting it changes nothing."""
        used = self.calls and self.calls[-1] + self.rate.span > now
        return not (self.waiting or used or self.opens_at(now) > now)


class Pace:
    """Every call to Slack waits here for its turn, on the clock that it is given.

    Windows are exact: a burst goes out at once, and no span ever holds more calls than its rate.
    """

    def __init__(
        self,
        clock: Clock,
        rates: Mapping[str, Rate] = RATES,
        on_wait: Callable[[], None] = lambda: None,
    ) -> None:
        self._clock = clock
        self._on_wait = on_wait
        self._rates = rates
        self._lines: dict[tuple[str, ...], Line] = {}
        self._sleepers: list[datetime] = []
        self._room = ROOM
        self.waiting: set[asyncio.Task[Any]] = set()

    def next_turn(self) -> datetime | None:
        """When the first of those who wait goes on, None when nobody waits."""
        return min(self._sleepers, default=None)

    def pause(self, workspace: str, method: str, seconds: float) -> None:
        """Slack asked for it: no more of this method in this workspace for so long."""
        line = self._line((workspace, method), self._rates[method])
        until = self._clock.now() + timedelta(seconds=seconds)
        line.paused_until = max(until, line.paused_until or until)

    async def turn(
        self, workspace: str, method: str, channel: str | None = None
    ) -> datetime | None:
        """Wait for a turn and take it; or, when that takes too long, tell when to come back."""
        lines = [self._line((workspace, method), self._rates[method])]
        if channel is not None:
            # First, so that only the first of each channel waits for the workspace.
            lines.insert(0, self._line((workspace, method, channel), POSTS_IN_CHANNEL))
        now = self._clock.now()
        opens = max(line.opens_at(now, behind=line.waiting) for line in lines)
        return opens if opens - now > PATIENCE else await self._queue(lines)

    async def _queue(self, lines: list[Line]) -> datetime | None:
        with self._waiting(lines):
            async with AsyncExitStack() as turns:
                for line in lines:
                    # One after the other: who waits for a channel holds up no other channel.
                    await turns.enter_async_context(line.turn)
                    comes_at = await self._wait(line)
                    if comes_at is not None:
                        return comes_at
                for line in lines:
                    line.count(self._clock.now())
                return None

    @property
    def lines(self) -> int:
        """How many lines there are; one that is idle may be forgotten."""
        return len(self._lines)

    @contextmanager
    def _waiting(self, lines: list[Line]) -> Iterator[None]:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - coroutines run in tasks
        self.waiting.add(task)
        self._on_wait()
        for line in lines:
            line.waiting += 1
        try:
            yield
        finally:
            self.waiting.remove(task)
            for line in lines:
                line.waiting -= 1

    async def _wait(self, line: Line) -> datetime | None:
        while (opens := line.opens_at(now := self._clock.now())) > now:
            if opens - now > PATIENCE:  # Slack asked for a pause meanwhile
                return opens
            self._sleepers.append(opens)
            try:
                await self._clock.sleep((opens - now).total_seconds())
            finally:
                self._sleepers.remove(opens)
        return None

    def _line(self, key: tuple[str, ...], rate: Rate) -> Line:
        line = self._lines.get(key)
        if line is None:
            self._make_room()
            line = self._lines[key] = Line(rate)
        return line

    def _make_room(self) -> None:
        """Forget idle lines now and then, or every channel ever written to would stay."""
        if len(self._lines) < self._room:
            return
        now = self._clock.now()
        self._lines = {key: line for key, line in self._lines.items() if not line.is_idle(now)}
        self._room = 2 * len(self._lines) + ROOM
