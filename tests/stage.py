"""What every spec stands on: a local Slack, the bot beside it, and a clock that specs move."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientSession
from pydantic import SecretStr

from bot.app import Roundtable
from bot.clock import MovableClock
from bot.config import Settings
from bot.sandbox.seed import DEFAULT, Seed
from bot.sandbox.server import Sandbox


@dataclass
class Stage:
    sandbox: Sandbox
    session: ClientSession
    clock: MovableClock
    settings: Settings
    bot: Roundtable

    async def post(self, what: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        url = f"{self.sandbox.url}/sandbox/{what}"
        async with self.session.post(url, json=body or {}) as answer:
            return await self._read(answer)

    async def get(self, what: str, query: dict[str, Any] | None = None) -> dict[str, Any]:
        url = f"{self.sandbox.url}/sandbox/{what}"
        async with self.session.get(url, params=query) as answer:
            return await self._read(answer)

    @staticmethod
    async def _read(answer: Any) -> dict[str, Any]:
        body = dict(await answer.json())
        assert answer.status < 500, body
        return body

    async def settled(self) -> None:
        """Return once nothing is due and nothing in flight; paces are waited out by the clock."""
        while (goes_on := await self.bot.quiet()) is not None:
            self.clock.move_to(goes_on)

    async def moves_to(self, instant: datetime) -> None:
        """Move the clock to this instant, stopping at everything that falls due on the way."""
        while (due := await self.next_due()) is not None and due <= instant:
            self.clock.move_to(max(due, self.clock.now()))
            self.bot.wake()
            await self.settled()
        self.clock.move_to(max(instant, self.clock.now()))
        self.bot.wake()
        await self.settled()

    async def moves_by(self, **step: float) -> None:
        await self.moves_to(self.clock.now() + timedelta(**step))

    async def next_due(self) -> datetime | None:
        rows = await self.bot.upcoming()
        return datetime.fromisoformat(rows[0]["due_at"]) if rows else None

    async def restarts(self) -> None:
        """Stop the bot and build it anew on the same database."""
        await self.bot.stop()
        self.bot = Roundtable(self.settings, self.clock)
        await self.bot.start()
        await self.settled()

    async def calls(self, method: str) -> list[dict[str, Any]]:
        """The bot's calls of one Web API method, oldest first."""
        return list((await self.get("log", {"method": method}))["calls"])


@asynccontextmanager
async def staged(
    database_url: str, clock: MovableClock, seed: Seed = DEFAULT
) -> AsyncIterator[Stage]:
    """Both sides, running; the database must be migrated."""
    async with Sandbox(clock, seed=seed) as sandbox, ClientSession() as session:
        settings = Settings(
            slack_bot_token=SecretStr(seed.bot.bot_token),
            slack_app_token=SecretStr(seed.bot.app_token),
            slack_api_url=f"{sandbox.url}/api/",
            database_url=database_url,
        )
        bot = Roundtable(settings, clock)
        await bot.start()
        stage = Stage(sandbox, session, clock, settings, bot)
        await stage.settled()
        try:
            yield stage
        finally:
            await stage.bot.stop()
