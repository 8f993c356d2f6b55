"""A browser for all specs, and for each a Slack of its own; all on one event loop."""

import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import suppress

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import MovableClock
from bot.sandbox.seed import DEFAULT
from bot.sandbox.server import HOST, Sandbox
from tests.e2e.browser import browsing, chromium, linked
from tests.e2e.window import Window
from tests.fixtures import Opening, copied

DESKTOP = 1280

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


@pytest.fixture(scope="session")
def held() -> Iterator[socket.socket]:
    """The one port of all specs, which nobody else can take meanwhile.

    So each window finds in its cache what it fetched for the spec before.
    """
    with socket.create_server((HOST, 0)) as held:
        held.settimeout(0)
        yield held


@pytest.fixture
def listening(held: socket.socket) -> Iterator[socket.socket]:
    """The port for one spec; who came too late for it is not heard by the next."""
    yield held
    with suppress(BlockingIOError):
        while True:
            held.accept()[0].close()


@pytest_asyncio.fixture(loop_scope="session")
async def slack(opening: Opening, listening: socket.socket) -> AsyncIterator[Sandbox]:
    """The demonstration, running."""
    clock = MovableClock(opening.at, ticking=True)
    url = copied(opening.database)
    async with linked(url, clock, listening, workspace=opening.workspace) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def idle() -> list[Page]:
    """Pages that no spec uses now: a new one costs more than a spec should."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser, slack: Sandbox, idle: list[Page]) -> AsyncIterator[Opens]:
    """Open a window as somebody, such as a phone of 390 pixels."""
    used: list[Page] = []

    async def opens(user: str, *, channel: str = "", width: int = DESKTOP) -> Window:
        page = idle.pop() if idle else await (await browser.new_context()).new_page()
        used.append(page)
        await page.set_viewport_size({"width": width, "height": 800})
        await page.goto(f"{slack.url}/?as={user}&channel={channel}")
        return Window(page)

    yield opens
    for page in used:
        await page.goto("about:blank")
        await forget(page, slack.url)
        idle.append(page)


async def forget(page: Page, origin: str) -> None:
    """Empty what pages of this origin kept, but not the cache."""
    session = await page.context.new_cdp_session(page)
    what = {"origin": origin, "storageTypes": "local_storage"}
    await session.send("Storage.clearDataForOrigin", what)
    await session.detach()


@pytest.fixture
def client(slack: Sandbox) -> AsyncWebClient:
    """Speaks as the app beside the bot, whose pace it must not disturb."""
    slack.slack.limits.enforced = False
    return AsyncWebClient(DEFAULT.bot.bot_token, base_url=f"{slack.url}/api/")
