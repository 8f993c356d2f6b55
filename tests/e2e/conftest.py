"""A browser for all specs, and for each a Slack of its own; all on one event loop."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import MovableClock
from bot.sandbox.seed import DEFAULT
from bot.sandbox.server import Sandbox
from tests.conftest import MONDAY
from tests.e2e.browser import browsing, chromium, linked
from tests.e2e.window import Window

Opens = Callable[..., Awaitable[Window]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    executable = chromium()
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is not installed, and CI must run these specs")
        pytest.skip("chromium is not installed")
    async with browsing(executable) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def slack(demo_database: Path, tmp_path: Path) -> AsyncIterator[Sandbox]:
    """The demonstration, running."""
    path = shutil.copy(demo_database, tmp_path / "roundtable.db")
    async with linked(f"sqlite:///{path}", MovableClock(MONDAY, ticking=True)) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def idle() -> list[Page]:
    """Pages that no spec uses now: a new one costs more than a spec should."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser, slack: Sandbox, idle: list[Page]) -> AsyncIterator[Opens]:
    """Open a window as somebody, such as a phone of 390 pixels."""
    used: list[Page] = []

    async def opens(user: str, *, width: int = 1280) -> Window:
        page = idle.pop() if idle else await (await browser.new_context()).new_page()
        used.append(page)
        await page.set_viewport_size({"width": width, "height": 800})
        await page.emulate_media(color_scheme="light")
        await page.goto(f"{slack.url}/?as={user}")
        return Window(page)

    yield opens
    for page in used:
        await page.goto("about:blank")
        idle.append(page)


@pytest.fixture
def client(slack: Sandbox) -> AsyncWebClient:
    """Speaks as the app beside the bot, whose pace it must not disturb."""
    slack.slack.limits.enforced = False
    return AsyncWebClient(DEFAULT.bot.bot_token, base_url=f"{slack.url}/api/")
