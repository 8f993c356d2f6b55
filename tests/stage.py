"""What every spec stands on: a local Slack, the bot beside it, and a clock that specs move."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientSession
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import Roundtable
from bot.clock import MovableClock
from bot.config import Settings
from bot.sandbox import snapshot
from bot.sandbox.demo import TOPICS
from bot.sandbox.seed import DEFAULT, Seed
from bot.sandbox.server import Sandbox
from tests.driver import Outcome
from tests.inspection import decoy_rows, inspect
from tests.typed import Typed

Json = dict[str, Any]


@dataclass
class Stage:
    sandbox: Sandbox
    session: ClientSession
    clock: MovableClock
    settings: Settings
    bot: Roundtable
    options: dict[str, Any] = field(default_factory=dict)
    typed: Typed = field(default_factory=Typed)

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
        while True:
            goes_on = await self.bot.quiet()
            if not self.sandbox.slack.sockets.is_idle:
                await asyncio.sleep(0)  # an event that Slack sends again is on its way
            elif goes_on is None:
                return
            else:
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

    async def sleeps_to(self, instant: datetime) -> None:
        """Move the clock there in one step, as an outage would: what fell due meanwhile is late."""
        self.clock.move_to(instant)
        self.bot.wake()
        await self.settled()

    async def sleeps_by(self, **step: float) -> None:
        await self.sleeps_to(self.clock.now() + timedelta(**step))

    async def next_due(self) -> datetime | None:
        rows = await self.bot.upcoming()
        return datetime.fromisoformat(rows[0]["due_at"]) if rows else None

    async def restarts(self) -> None:
        """Stop the bot and build it anew on the same database."""
        await self.bot.stop()
        self.bot = Roundtable(self.settings, self.clock, **self.options)
        await self.bot.start()
        await self.settled()

    async def fails(self, method: str, kind: str, **details: Any) -> None:
        """Have the next call of this method fail, as `bot.sandbox.control` tells."""
        await self.post("failures", {"method": method, "kind": kind, **details})

    async def says(self, channel: str, *blocks: dict[str, Any]) -> None:
        """Post as the bot of another time: old buttons, forged ones."""
        await self.moves_by(seconds=2)  # a channel takes one post a second
        await self._as_bot().chat_postMessage(channel=channel, text="Of old", blocks=blocks)

    async def opens(self, pressed: Outcome, view: dict[str, Any]) -> None:
        """Open a form as the bot of another time, after a press that it answered in silence."""
        trigger = pressed.raw["outcome"]["trigger_id"]
        await self._as_bot().views_open(trigger_id=trigger, view=view)

    def _as_bot(self) -> AsyncWebClient:
        token = self.settings.slack_bot_token.get_secret_value()
        return AsyncWebClient(token, self.settings.slack_api_url, session=self.session)

    async def calls(self, method: str) -> list[dict[str, Any]]:
        """The bot's calls of one Web API method, oldest first."""
        return list((await self.get("log", {"method": method}))["calls"])


@asynccontextmanager
async def staged(
    database_url: str,
    clock: MovableClock,
    seed: Seed = DEFAULT,
    workspace: Json | None = None,
    **options: Any,
) -> AsyncIterator[Stage]:
    """Both sides, running; the database must be migrated. `options` are the bot's.

    `workspace` is a snapshot of the local Slack to go on from.

    At the end it holds that what was shown was fit to be shown, and that nobody elsewhere was
    touched.
    """
    async with Sandbox(clock, seed=seed) as sandbox, ClientSession() as session:
        if workspace:
            snapshot.restore(sandbox.slack, workspace)
        settings = Settings(
            slack_bot_token=SecretStr(seed.bot.bot_token),
            slack_app_token=SecretStr(seed.bot.app_token),
            slack_api_url=f"{sandbox.url}/api/",
            database_url=database_url,
        )
        bot = Roundtable(settings, clock, **options)
        await bot.start()
        elsewhere = decoy_rows(bot.database)
        stage = Stage(sandbox, session, clock, settings, bot, options)
        for _seat, draft in TOPICS:
            stage.typed.add(f"{draft.title}\n{draft.detail}")
        await stage.settled()
        try:
            yield stage
            inspect(sandbox.slack.journal, stage.typed)
            assert decoy_rows(stage.bot.database) == elsewhere
        finally:
            await stage.bot.stop()
