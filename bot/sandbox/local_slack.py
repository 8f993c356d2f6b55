"""The local Slack as one thing: its workspace and everything that serves it."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Protocol

from bot.clock import Clock
from bot.sandbox.bot_link import BotLink
from bot.sandbox.changes import Changes
from bot.sandbox.failures import Failures
from bot.sandbox.journal import Journal
from bot.sandbox.limits import RateLimits
from bot.sandbox.manifest import Manifest
from bot.sandbox.messages import SharedFile
from bot.sandbox.response_urls import ResponseUrls
from bot.sandbox.seed import Seed
from bot.sandbox.sockets import Sockets
from bot.sandbox.suggestions import Suggestions
from bot.sandbox.toasts import Toasts
from bot.sandbox.triggers import Triggers
from bot.sandbox.views import Views
from bot.sandbox.workspace import Workspace


class Supervisor(Protocol):
    """Whoever started the bot, and can kill and restart it."""

    def as_json(self) -> dict[str, Any]: ...

    async def obey(self, order: str) -> None:
        """`kill`, `restart`, `stop` or `start` the bot's process."""


class LocalSlack:
    """`url` is where it listens, set once the server is up.

    `is_ticking` says whether the clock goes on by itself; `supervisor` runs the bot, if it does.
    """

    def __init__(self, clock: Clock, seed: Seed, manifest: Manifest) -> None:
        self.clock = clock
        self.manifest = manifest
        self.granted = set(manifest.scopes)
        self.url = ""
        self.is_ticking = False
        self.supervisor: Supervisor | None = None
        self.workspace = Workspace(seed, clock)
        self.changes = Changes()
        self.toasts = Toasts()
        self.journal = Journal()
        self.failures = Failures()
        self.limits = RateLimits(clock)
        self.triggers = Triggers()
        self.response_urls = ResponseUrls(clock)
        self.views = Views(self.workspace, self.changes)
        self.sockets = Sockets(clock, self.journal, self.changes, seed.bot.app_id)
        self.link = BotLink(clock, self.changes)
        self.suggestions = Suggestions()
        self.uploads: dict[str, SharedFile] = {}
        self.sent_events: dict[str, dict[str, Any]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` until it ends or the local Slack closes."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def pause(self, seconds: float | None) -> None:
        """Wait in real time (None: for ever), but not longer than the local Slack is open."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._closing.wait()

    async def close(self) -> None:
        self._closing.set()
        self.changes.end()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sockets.close()
        await self.link.close()
