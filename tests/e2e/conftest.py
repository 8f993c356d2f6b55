"""A browser for all specs, and for each a Slack of its own; all on one event loop."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.clock import MovableClock
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


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser, slack: Sandbox) -> AsyncIterator[Opens]:
    """Open a window as somebody, such as a phone of 390 pixels."""
    contexts = []

    async def opens(
        user: str, *, width: int = 1280, height: int = 800, dark: bool = False
    ) -> Window:
        context = await browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        window = Window(await context.new_page())
        await window.page.goto(f"{slack.url}/?as={user}")
        return window

    yield opens
    for context in contexts:
        await context.close()
