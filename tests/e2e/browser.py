"""Debian's chromium without a screen, and the local Slack it looks at."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from socket import socket
from typing import Any

from playwright.async_api import Browser, async_playwright
from pydantic import SecretStr

from bot.app import Roundtable
from bot.clock import MovableClock
from bot.config import Settings
from bot.remote_clock import RemoteClock
from bot.sandbox import snapshot
from bot.sandbox.seed import DEFAULT
from bot.sandbox.server import Sandbox

ASIDE = (
    # its own bars
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # pages that nobody asked for yet
    "PreconnectToSearch",
    "Prerender2",
    "SpareRendererForSitePerProcess",
    # what it learns from those that somebody looks at
    "HistoryClusters",
    "OptimizationHints",
    "PageContentAnnotations",
    "SegmentationPlatform",
    # what it does to the network, the memory and the screen
    "HttpsUpgrades",
    "MediaRouter",
    "MemorySaverMultistateMode",
    "NetworkTimeServiceQuerying",
    "PerformanceInterventionUI",
    "TabHoverCardImages",
)
"""What the browser does beside showing our page, which costs as much as that."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--start-fullscreen",  # nobody sees its own bars
    f"--disable-features={','.join(ASIDE)}",
)


def chromium() -> str | None:
    """Where the browser is; None on a machine without one."""
    return shutil.which("chromium")


@asynccontextmanager
async def browsing(executable: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def linked(
    database_url: str,
    clock: MovableClock,
    listening: socket | None = None,
    workspace: dict[str, Any] | None = None,
) -> AsyncIterator[Sandbox]:
    """The local Slack with the bot beside it, whose clock follows as in `make sandbox`."""
    async with Sandbox(clock, listening=listening) as sandbox:
        if workspace:
            snapshot.restore(sandbox.slack, workspace)
        sandbox.slack.is_ticking = True
        remote = await RemoteClock.connect(f"{sandbox.url.replace('http', 'ws', 1)}/sandbox/bot")
        settings = Settings(
            slack_bot_token=SecretStr(DEFAULT.bot.bot_token),
            slack_app_token=SecretStr(DEFAULT.bot.app_token),
            slack_api_url=f"{sandbox.url}/api/",
            database_url=database_url,
        )
        bot = Roundtable(settings, remote.clock)
        await bot.start()
        remote.follow(bot)
        try:
            yield sandbox
        finally:
            await remote.close()
            await bot.stop()
