"""What the drawer for developers shows and does."""

from typing import Any

import pytest
from playwright.async_api import expect
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.e2e.conftest import Opens

pytestmark = pytest.mark.asyncio(loop_scope="session")

UNFIT: list[dict[str, Any]] = [{"type": "section", "text": {"type": "plain_text", "text": ""}}]


async def test_a_refused_call_stands_in_the_log_with_the_reason(
    opens: Opens, client: AsyncWebClient
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="C0SECOND", text="Unfit", blocks=UNFIT)
    [reason] = refused.value.response["response_metadata"]["messages"]
    ada = await opens("U0ADA")

    await ada.opens("Developer")
    await ada.page.get_by_label("Refused only").check()
    await ada.page.get_by_text("invalid_blocks").first.click()

    await expect(ada.page.get_by_text(reason).first).to_be_visible()


async def test_an_injected_failure_is_said_where_it_happens(opens: Opens) -> None:
    ben = await opens("U0BEN")
    await expect(ben.message("next meeting")).to_be_visible()
    await ben.opens("Developer")
    await ben.page.get_by_role("tab", name="Failures").click()
    await ben.page.get_by_label("Method").select_option("views.open")
    await ben.page.get_by_label("Fails as").select_option(label="500, server error")
    await ben.presses("Inject")
    await expect(ben.page.get_by_text("views.open 500, server error, 1 more")).to_be_visible()

    await ben.types("/agenda add")

    await expect(ben.page.get_by_text("Everything works.")).to_be_visible()
    await expect(ben.page.get_by_role("dialog")).to_have_count(0)


async def test_a_scope_taken_away_is_missed(opens: Opens, client: AsyncWebClient) -> None:
    ada = await opens("U0ADA")
    await ada.opens("Developer")
    await ada.page.get_by_role("tab", name="Scopes").click()

    await ada.page.get_by_role("checkbox", name="chat:write").uncheck()

    await expect(ada.page.get_by_role("checkbox", name="chat:write")).not_to_be_checked()
    with pytest.raises(SlackApiError, match="missing_scope"):
        await client.chat_postMessage(channel="C0SECOND", text="Not allowed")
