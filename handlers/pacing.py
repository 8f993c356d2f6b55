"""Turns to call Slack: so many calls of a method in a workspace, so many posts in a channel.

Not aiolimiter, nor the SDK's handlers: they wait in real time, and one waiter holds up the others.
"""

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

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
ROOM = 1_000


@dataclass(slots=True)
class Line:
    """One rate: the latest calls, and the turns promised to those who came too soon."""

    rate: Rate
    calls: deque[datetime] = field(default_factory=deque)
    promised: list[datetime] = field(default_factory=list)  # in order
    paused_until: datetime | None = None

    def opens_at(self, now: datetime, behind: int = 0) -> datetime:
        """When a call may begin that has so many others before it."""
        spans, place = divmod(behind, self.rate.calls)
        before = len(self.calls) + place - self.rate.calls
        opens = self.calls[before] + self.rate.span if before >= 0 else now
        return max(opens, now, self.paused_until or now) + spans * self.rate.span

    def next_promise(self, now: datetime) -> datetime:
        """When whoever comes now can have a turn, behind those who were promised one."""
        del self.promised[: bisect_right(self.promised, now)]
        return self.opens_at(now, behind=len(self.promised))

    def count(self, now: datetime) -> None:
        self.calls.append(now)
        if len(self.calls) > self.rate.calls:
            self.calls.popleft()

    def is_idle(self, now: datetime) -> bool:
        """Whether forgetting it changes nothing."""
        used = self.calls and self.calls[-1] + self.rate.span > now
        return not used and self.next_promise(now) <= now


class Pace:
    """Says when each call may be made, on the clock that it is given; nobody waits here.

    Windows are exact: a burst goes out at once, and no span ever holds more calls than its rate.
    """

    def __init__(self, clock: Clock, rates: Mapping[str, Rate] = RATES) -> None:
        self._clock = clock
        self._rates = rates
        self._lines: dict[tuple[str, ...], Line] = {}
        self._room = ROOM

    @property
    def lines(self) -> int:
        """How many lines there are; one that is idle may be forgotten."""
        return len(self._lines)

    def pause(self, workspace: str, method: str, seconds: float) -> None:
        """Slack asked for it: no more of this method in this workspace for so long."""
        line = self._line((workspace, method), self._rates[method])
        until = self._clock.now() + timedelta(seconds=seconds)
        line.paused_until = max(until, line.paused_until or until)

    def check(self, workspace: str, method: str, channel: str | None = None) -> datetime | None:
        """None when a call may be made now; else when to come back, which is a promise."""
        return self._promise(self._lines_for(workspace, method, channel))

    def turn(self, workspace: str, method: str, channel: str | None = None) -> datetime | None:
        """Take a turn to call now: None; else when to come back, which is a promise."""
        lines = self._lines_for(workspace, method, channel)
        comes_at = self._promise(lines)
        if comes_at is None:
            for line in lines:
                line.count(self._clock.now())
        return comes_at

    def _promise(self, lines: list[Line]) -> datetime | None:
        now = self._clock.now()
        if all(line.opens_at(now) <= now for line in lines):
            return None
        comes_at = max(line.next_promise(now) for line in lines)
        for line in lines:
            insort(line.promised, comes_at)
        return comes_at

    def _lines_for(self, workspace: str, method: str, channel: str | None) -> list[Line]:
        lines = [self._line((workspace, method), self._rates[method])]
        if channel is not None:
            lines.append(self._line((workspace, method, channel), POSTS_IN_CHANNEL))
        return lines

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
