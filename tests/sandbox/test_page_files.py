"""What a browser may keep of the page, and what it must ask for again."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer
from yarl import URL

from bot.sandbox.page_files import PageFiles
from bot.sandbox.server import Sandbox

Browser = TestClient[web.Request, web.Application]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A small page, and beside it what is nobody's business."""
    (tmp_path / "secret.js").write_text("hidden")
    folder = tmp_path / "page"
    (folder / "styles").mkdir(parents=True)
    (folder / "index.html").write_text('<script src="{files}/main.js"></script>')
    (folder / "main.js").write_text("one")
    (folder / "styles" / "layout.css").write_text("body {}")
    return folder


@pytest.fixture
async def browser(page: Path) -> AsyncIterator[Browser]:
    application = web.Application()
    application.add_routes(PageFiles(page).routes())
    async with TestClient(TestServer(application)) as client:
        yield client


async def script(browser: Browser) -> str:
    """The address that the index names now."""
    async with browser.get("/") as index:
        [address] = re.findall('src="(.*)"', await index.text())
    return str(address)


async def read(browser: Browser, address: str) -> tuple[int, str]:
    async with browser.get(URL(address, encoded=True)) as answer:
        return answer.status, await answer.text()


async def test_files_are_kept_for_good_and_the_index_is_asked_for(
    sandbox: Sandbox, session: ClientSession
) -> None:
    async with session.get(sandbox.url) as index:
        assert index.headers["Cache-Control"] == "no-cache"
        assert index.content_type == "text/html"
        [address] = re.findall('<script type="module" src="(.*)">', await index.text())
    async with session.get(f"{sandbox.url}{address}") as script:
        assert script.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Puts the page together" in await script.text()
    async with session.get(f"{sandbox.url}/sandbox/world?as=U0ADA") as world:
        assert world.headers["Cache-Control"] == "no-cache"


async def test_a_changed_file_has_another_address(browser: Browser, page: Path) -> None:
    before = await script(browser)
    assert await read(browser, before) == (200, "one")
    assert await script(browser) == before

    (page / "main.js").write_text("another")

    after = await script(browser)
    assert after != before
    assert await read(browser, after) == (200, "another")


async def test_a_file_added_gives_all_another_address(browser: Browser, page: Path) -> None:
    before = await script(browser)

    (page / "live.js").write_text("")

    assert await script(browser) != before


@pytest.mark.parametrize(
    "name",
    [
        "../secret.js",
        "..%2Fsecret.js",
        "styles/../../secret.js",
        "styles%2F..%2F..%2Fsecret.js",
        "..%5Csecret.js",
        "main.js%00",
        "styles",
        "styles/",
        "none.js",
    ],
)
async def test_nothing_else_is_served(browser: Browser, page: Path, name: str) -> None:
    files = (await script(browser)).removesuffix("/main.js")
    assert await read(browser, f"{files}/styles/layout.css") == (200, "body {}")

    assert (await read(browser, f"{files}/{name}"))[0] == 404
    assert (await read(browser, f"{files}/{page.parent}/secret.js"))[0] == 404
