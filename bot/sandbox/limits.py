"""Slack's rate limits: how often each method may be called, on the workspace's clock."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass

from bot.clock import Clock

GRACE = 0.25
"""Seconds by which a window is shorter than Slack says, so that a client that paces exactly is
not refused for the jitter of its network."""


@dataclass(frozen=True, slots=True)
class Rate:
    calls: int
    seconds: int


TIER_2 = Rate(20, 60)
TIER_3 = Rate(50, 60)
TIER_4 = Rate(100, 60)
POSTS_IN_WORKSPACE = Rate(300, 60)
"""Slack says "several hundred messages per minute": the stricter reading."""
POSTS_IN_CHANNEL = Rate(1, 1)
AUTH_TEST = Rate(300, 60)
CONNECTIONS_OPEN = Rate(60, 60)


class RateLimits:
    def __init__(self, clock: Clock) -> None:
        self.enforced = True
        self._clock = clock
        self._calls: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)

    def admit(self, method: str, rate: Rate, channel: str = "") -> int | None:
        """Count this call; or the seconds to wait when it is one too many."""
        if not self.enforced:
            return None
        calls = self._calls[method, channel]
        now = self._clock.now().timestamp()
        window = rate.seconds - GRACE
        while calls and calls[0] <= now - window:
            calls.popleft()
        if len(calls) >= rate.calls:
            return max(1, math.ceil(calls[0] + rate.seconds - now))
        calls.append(now)
        return None
