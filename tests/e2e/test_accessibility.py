"""axe-core finds nothing serious on any surface, in the light and in the dark."""

from pathlib import Path

import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from tests.e2e.conftest import Opens
from tests.e2e.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")


async def clean(window: Window, within: str = "body") -> None:
    assert await window.findings(AXE, within) == []


async def test_channel_thread_completion_and_forms(opens: Opens) -> None:
    ben = await opens("U0BEN")
    await ben.types("/agenda add Share the map of shelters 10m")
    await expect(ben.message("Added as topic")).to_be_visible()
    await ben.message("next meeting").hover()
    await ben.presses("Reply in thread", within=ben.message("next meeting"))
    await expect(ben.thread.get_by_role("textbox")).to_be_visible()
    await ben.composer.fill("/ag")
    await expect(ben.page.get_by_role("option")).not_to_have_count(0)

    await clean(ben)

    await ben.types("/agenda add")
    await ben.presses("Add", within=ben.form)
    await expect(ben.form.get_by_role("alert").first).to_be_visible()
    await clean(ben, "dialog")

    await ben.form.get_by_role("button", name="Minutes").click()
    await expect(ben.page.get_by_role("option", name="45 minutes")).to_be_visible()
    await clean(ben, ".choices")


async def test_home_and_what_is_around_slack(opens: Opens, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel="C0TASK", text="<@U0ADA>, who brings the map?")
    ada = await opens("U0ADA")
    await expect(ada.message("next meeting")).to_be_visible()
    await ada.sidebar.get_by_role("button", name="Roundtable").click()
    await expect(ada.page.get_by_role("tabpanel", name="Home")).to_contain_text("next meeting")
    await clean(ada, "main")

    await ada.opens("Clock")
    await expect(ada.page.get_by_text("What will be sent next")).to_be_visible()
    await clean(ada, ".dock")
    await ada.opens("Notifications")
    await expect(ada.page.get_by_text("Phone: text").first).to_be_visible()
    await clean(ada, ".dock")

    await ada.opens("Developer")
    for tab in ("API log", "Sent to the bot", "Failures", "Scopes", "The bot"):
        await ada.page.get_by_role("tab", name=tab, exact=True).click()
        await expect(ada.page.get_by_role("tabpanel", name=tab)).to_be_visible()
        await clean(ada, ".developer")


async def test_phone_and_dialogs(opens: Opens) -> None:
    ada = await opens("U0ADA", width=390)
    await expect(ada.message("next meeting")).to_be_visible()
    await clean(ada)

    await ada.channel.get_by_role("button", name="river-county-task-force").first.click()
    await expect(ada.form).to_contain_text("members")
    await clean(ada, "dialog")
    await ada.page.keyboard.press("Escape")
    await ada.presses("Back to the channels")
    await clean(ada, ".sidebar")
