"""A running local Slack, somebody's hands on its JSON interface, and a Bolt app connected to it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import MovableClock
from bot.sandbox.seed import DEFAULT
from bot.sandbox.server import Sandbox

MANIFEST = Path(__file__).parent / "manifest.yml"
TASK = "C0TASK"


@dataclass(frozen=True)
class Hands:
    """Acts and reads through `/sandbox/`, as a page would."""

    url: str
    session: aiohttp.ClientSession

    async def act(self, what: str, user: str | None = None, /, **given: Any) -> dict[str, Any]:
        body = given if user is None else {"as": user, **given}
        async with self.session.post(f"{self.url}/sandbox/{what}", json=body) as response:
            return await response.json()

    async def see(self, what: str, user: str | None = None, /, **given: Any) -> dict[str, Any]:
        query = given if user is None else {"as": user, **given}
        async with self.session.get(f"{self.url}/sandbox/{what}", params=query) as response:
            return await response.json()

    async def texts(self, user: str, channel: str = TASK, **given: Any) -> list[str]:
        seen = await self.see("messages", user, channel=channel, **given)
        return [message["text"] for message in seen["messages"]]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 3, 2, 15, tzinfo=UTC))


@pytest.fixture
async def sandbox(clock: MovableClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock, manifest=MANIFEST) as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def hands(sandbox: Sandbox, session: aiohttp.ClientSession) -> Hands:
    return Hands(sandbox.url, session)


@pytest.fixture
def api(sandbox: Sandbox, session: aiohttp.ClientSession) -> AsyncWebClient:
    return AsyncWebClient(
        DEFAULT.bot.bot_token, f"{sandbox.url}/api/", session=session, retry_handlers=[]
    )


@pytest.fixture
async def app(api: AsyncWebClient) -> AsyncIterator[AsyncApp]:
    """A Bolt app on Socket Mode; a spec adds its listeners."""
    bolt = AsyncApp(client=api, process_before_response=True)
    handler = AsyncSocketModeHandler(bolt, DEFAULT.bot.app_token, ping_interval=60)
    await handler.connect_async()
    yield bolt
    await handler.close_async()
