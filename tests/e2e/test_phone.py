"""A person on a phone: one column at a time, short labels, the same buttons."""

import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from tests.e2e.conftest import DESKTOP, Opens

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = 390
LABEL = "I'm here and I will respect our agreement"


async def test_one_column_at_a_time(opens: Opens) -> None:
    dana = await opens("U0DANA", width=PHONE)
    await expect(dana.composer).to_be_visible()
    await expect(dana.sidebar).to_be_hidden()

    await dana.presses("Back to the channels")
    await expect(dana.channel).to_be_hidden()
    await dana.sidebar.get_by_role("button", name="river-county-task-force").click()

    await expect(dana.composer).to_be_visible()
    width = await dana.page.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE


async def test_labels_are_cut_at_30_characters(opens: Opens, client: AsyncWebClient) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": LABEL}, "action_id": "a"}
    blocks = [{"type": "actions", "elements": [button]}]
    await client.chat_postMessage(channel="C0SECOND", text="Sign in", blocks=blocks)
    ada = await opens("U0ADA", channel="C0SECOND", width=PHONE)
    label = ada.channel.get_by_role("button", name="I'm here")

    await expect(label).to_have_text(f"{LABEL[:29]}…", use_inner_text=True)
    await ada.page.set_viewport_size({"width": DESKTOP, "height": 800})
    await expect(label).to_have_text(LABEL, use_inner_text=True)


async def test_somebody_of_another_organization_adds_a_topic_by_button(opens: Opens) -> None:
    dana = await opens("U0DANA", width=PHONE)

    await dana.types("/agenda")
    await expect(dana.page.get_by_text("belongs to another organization")).to_be_visible()
    await dana.channel.get_by_role("button", name="Add a topic").click()
    await dana.field("Topic").fill("How the hospital calls at night")
    await dana.presses("Add", within=dana.form)

    await expect(dana.form).to_contain_text("Added as topic")
