"""Every block is drawn, or said in words; every element tells the app what was chosen."""

from collections.abc import AsyncIterator
from socket import socket
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from bot.clock import MovableClock
from bot.sandbox.server import Sandbox
from tests.e2e.conftest import Opens
from tests.e2e.gallery import TEN_IN_NEW_YORK, gallery
from tests.e2e.window import Window
from tests.fixtures import MONDAY
from tests.sandbox.conftest import MANIFEST

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def slack(listening: socket) -> AsyncIterator[Sandbox]:
    """A local Slack without Roundtable."""
    clock = MovableClock(MONDAY)
    async with Sandbox(clock, listening=listening, manifest=MANIFEST) as sandbox:
        yield sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def sent(slack: Sandbox) -> AsyncIterator[list[dict[str, Any]]]:
    async with gallery(slack) as heard:
        yield heard


async def test_every_block_is_drawn_or_said_in_words(
    opens: Opens, sent: list[dict[str, Any]]
) -> None:
    ada = await opens("U0ADA")
    shown = ada.message("A header")

    for tag, words in (
        ("strong", "bold"),
        ("em", "italic"),
        ("s", "gone"),
        ("code", "code"),
        ("a", "a link"),
        ("blockquote", "quoted"),
        ("pre", "fenced"),
        ("time", "Tuesday, March 10th, 2026 at 10:00 AM"),
        ("li", "second"),
        ("li", "a point"),
        ("td", "Shelter map"),
        ("th", "Minutes"),
        ("h2", "A header 👋"),
    ):
        await expect(shown.locator(tag).filter(has_text=words).first).to_be_visible()
    for words in ("@Ben Ortiz", "#general", "@here", "2 < 3 & 4", "Room 4", "Plain *stars*"):
        await expect(shown).to_contain_text(words)
    await expect(shown).to_contain_text("Picture: A map of beds")
    await expect(shown).to_contain_text("The file “minutes-1” is kept elsewhere")
    assert sent == []


async def test_a_file_is_previewed_and_downloaded(opens: Opens, sent: list[dict[str, Any]]) -> None:
    ada = await opens("U0ADA")
    await ada.sidebar.get_by_role("button", name="lake-county").click()

    await expect(ada.message("notes.md")).to_contain_text("# What was said")
    async with ada.page.expect_download() as download:
        await ada.channel.get_by_role("link", name="Download notes.md").click()
    assert (await download.value).suggested_filename == "notes.md"
    assert sent == []


async def test_a_press_that_asks_first(opens: Opens, sent: list[dict[str, Any]]) -> None:
    ada = await opens("U0ADA")

    await ada.presses("Remove")
    await ada.presses("Keep", within=ada.form)
    await expect(ada.page.get_by_role("dialog")).to_have_count(0)
    await ada.presses("Remove")
    await ada.presses("Yes, remove", within=ada.form)
    await ada.chooses("Edit", under="More", within=ada.message("A header").locator(".accessory"))
    await picks(ada, ada.channel.get_by_role("button", name="Choose one"), "No")

    await expect(ada.channel.get_by_role("button", name="Choose one: No")).to_be_visible()
    assert [press["action_id"] for press in sent] == ["remove", "more", "select"]
    assert sent[1]["selected_option"]["value"] == "edit"
    assert sent[2]["selected_option"]["value"] == "no"


async def picks(window: Window, button: Locator, option: str, *, search: str = "") -> None:
    """Open a list to choose from, by the keyboard, and take the option."""
    await button.press("Enter")
    await window.page.get_by_role("combobox").fill(search or option)
    await expect(window.page.get_by_role("option", name=option)).to_be_visible()
    await window.page.keyboard.press("Enter")


async def test_every_input_is_filled_and_sent(opens: Opens, sent: list[dict[str, Any]]) -> None:
    ada = await opens("U0ADA")
    await ada.presses("Open form")

    await ada.field("Line").fill("One line")
    await ada.field("Text").fill("Two\nlines")
    await ada.field("Number").fill("3")
    await picks(ada, ada.form.get_by_role("button", name="Pick"), "Two")
    await picks(ada, ada.form.get_by_role("button", name="Several"), "Blue")
    await ada.page.keyboard.press("Escape")
    await picks(ada, ada.form.get_by_role("button", name="Search"), "Open Door", search="O")
    await picks(ada, ada.form.get_by_role("button", name="Who"), "Ben Ortiz")
    await picks(ada, ada.form.get_by_role("button", name="Where"), "#general")
    await ada.form.get_by_role("radio", name="Out").check()
    await ada.form.get_by_role("checkbox", name="Late").check()
    await ada.field("Date").fill("2026-03-10")
    await ada.field("Time").fill("14:30")
    await ada.field("Both").fill("2026-03-10T10:00")
    await ada.presses("Send", within=ada.form)

    await expect(ada.page.get_by_role("dialog")).to_have_count(0)
    values = {block: state["a"] for block, state in sent[0].items()}
    assert {name: told(state) for name, state in values.items()} == {
        "line": "One line",
        "text": "Two\nlines",
        "number": "3",
        "pick": "two",
        "several": ["blue"],
        "search": "open door",
        "who": "U0BEN",
        "where": "C0GENERAL",
        "radio": "out",
        "boxes": ["late"],
        "date": "2026-03-10",
        "time": "14:30",
        "both": TEN_IN_NEW_YORK,
    }


async def test_shortcuts_of_the_channel_and_of_a_message(
    opens: Opens, sent: list[dict[str, Any]]
) -> None:
    ada = await opens("U0ADA")
    await ada.message("A header").hover()
    await ada.chooses("Make a task", under="More actions", within=ada.message("A header"))
    await ada.chooses("Add a topic", under="Shortcuts and commands", within=ada.channel)

    await ada.opens("Developer")
    await ada.page.get_by_role("tab", name="Sent to the bot").click()
    await expect(ada.page.get_by_text("acknowledged")).to_have_count(2)
    assert [press["callback_id"] for press in sent] == ["make_task", "add_topic"]
    assert sent[0]["message"]["text"] == "Every block"


def told(state: dict[str, Any]) -> Any:
    """The value in an element's state, whatever Slack calls it there."""
    value = next(state[name] for name in state if name not in ("type", "timezone"))
    if isinstance(value, list):
        return [one["value"] for one in value]
    return value["value"] if isinstance(value, dict) else value
