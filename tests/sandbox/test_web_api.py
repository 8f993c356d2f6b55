"""What the local Slack's Web API takes and refuses, through slack_sdk's own client."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import MovableClock
from bot.sandbox.seed import DEFAULT
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import TASK, Hands
from tests.sandbox.shapes import form, section

HERE = {"channel": TASK}
VIEW = {"type": "home", "blocks": []}

REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("chat.postMassage", {}, "unknown_method"),
    ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
    ("chat.postMessage", {**HERE, "text": "x", "colour": "red"}, "invalid_arguments"),
    ("chat.postMessage", {**HERE}, "no_text"),
    ("chat.postMessage", {**HERE, "text": "x" * 4001}, "msg_too_long"),
    ("chat.postMessage", {**HERE, "text": "x", "blocks": {}}, "invalid_blocks_format"),
    ("chat.postMessage", {**HERE, "text": "x", "blocks": [{"type": "x"}]}, "invalid_blocks"),
    ("chat.postMessage", {**HERE, "text": "x", "thread_ts": "1.0"}, "thread_not_found"),
    ("chat.postMessage", {**HERE, "text": "x", "metadata": {}}, "invalid_metadata_format"),
    ("chat.postMessage", {**HERE, "text": "x", "username": "Bo"}, "missing_scope"),
    ("chat.postMessage", {"channel": "C0NONE", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": "C0GENERAL", "text": "x"}, "not_in_channel"),
    ("chat.postEphemeral", {**HERE, "user": "U0NONE", "text": "x"}, "user_not_found"),
    (
        "chat.postEphemeral",
        {"channel": "C0SECOND", "user": "U0BEN", "text": "x"},
        "user_not_in_channel",
    ),
    ("chat.update", {**HERE, "ts": "1.0", "text": "x"}, "message_not_found"),
    ("chat.delete", {**HERE, "ts": "1.0"}, "message_not_found"),
    ("conversations.open", {"users": "U0ADA,U0BEN"}, "missing_scope"),
    ("conversations.open", {"users": "U0NONE"}, "user_not_found"),
    ("conversations.history", HERE, "missing_scope"),
    ("conversations.info", {"channel": "D0ADA"}, "channel_not_found"),
    ("users.info", {"user": "U0NONE"}, "user_not_found"),
    ("pins.add", {**HERE, "timestamp": "1.0"}, "missing_scope"),
    ("views.open", {"trigger_id": "1.x", "view": form(section())}, "invalid_trigger_id"),
    ("views.update", {"view_id": "V1", "view": form(section())}, "not_found"),
    ("views.publish", {"user_id": "U0NONE", "view": VIEW}, "user_not_found"),
    ("views.publish", {"user_id": "U0ADA", "view": form(section())}, "invalid_arguments"),
    ("files.completeUploadExternal", {"files": [{"id": "F1"}]}, "file_not_found"),
    ("apps.connections.open", {}, "not_allowed_token_type"),
]


@pytest.mark.parametrize(("method", "arguments", "error"), REFUSALS)
async def test_slack_refuses(
    api: AsyncWebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await api.api_call(method, json=arguments)

    assert refused.value.response["error"] == error


async def test_tokens_and_scopes_are_checked_and_told(
    sandbox: Sandbox, api: AsyncWebClient, hands: Hands
) -> None:
    known = await api.auth_test()
    stranger = AsyncWebClient("xoxb-other", f"{sandbox.url}/api/", session=hands.session)
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await stranger.auth_test()

    await hands.act("scopes", grant=["channels:history"], revoke=["users:read"])

    with pytest.raises(SlackApiError) as refused:
        await api.users_info(user="U0ADA")
    assert (refused.value.response["error"], refused.value.response["needed"]) == (
        "missing_scope",
        "users:read",
    )
    scopes = refused.value.response.headers["x-oauth-scopes"].split(",")
    assert "channels:history" in scopes
    assert "users:read" not in scopes
    assert (known["team_id"], known["user_id"]) == ("T0RIVER", "U0ROUNDTABLE")


async def test_arguments_come_by_query_form_and_json(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    address = f"{sandbox.url}/api/users.info"
    headers = {"Authorization": f"Bearer {DEFAULT.bot.bot_token}"}
    arguments = {"user": "U0CRUZ", "include_locale": "true", "team_id": "T0RIVER"}
    answers = []
    for how in ("params", "data", "json"):
        async with session.post(address, headers=headers, **{how: arguments}) as response:
            answers.append((await response.json())["user"])

    zones = [(a["tz"], a["locale"], a["is_stranger"]) for a in answers]
    assert zones == [("America/Chicago", "en-US", False)] * 3


async def test_own_messages_are_edited_and_deleted_and_others_are_not(
    api: AsyncWebClient, hands: Hands
) -> None:
    typed = await hands.act("type", "U0ADA", channel=TASK, text="mine")
    with pytest.raises(SlackApiError, match="cant_update_message"):
        await api.chat_update(channel=TASK, ts=typed["message"]["ts"], text="ours")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        await api.chat_delete(channel=TASK, ts=typed["message"]["ts"])
    seen = await api.chat_postEphemeral(channel=TASK, user="U0ADA", text="for Ada")
    with pytest.raises(SlackApiError, match="message_not_found"):
        await api.chat_update(channel=TASK, ts=seen["message_ts"], text="changed")

    said = await api.chat_postMessage(channel=TASK, text="first", blocks=[section("first")])
    await api.chat_update(channel=TASK, ts=said["ts"], text="second", blocks=[section("second")])

    assert await hands.texts("U0ADA") == ["mine", "for Ada", "second"]
    assert await hands.texts("U0BEN") == ["mine", "second"]
    shown = await hands.see("message", "U0BEN", channel=TASK, ts=said["ts"])
    assert shown["message"]["edited"] is not None


async def test_a_thread_keeps_its_replies_when_its_parent_is_deleted(
    api: AsyncWebClient, hands: Hands
) -> None:
    parent = (await api.chat_postMessage(channel=TASK, text="parent"))["ts"]
    await hands.act("type", "U0BEN", channel=TASK, text="reply", thread=parent)

    await api.chat_delete(channel=TASK, ts=parent)

    assert await hands.texts("U0ADA") == ["This message was deleted."]
    assert await hands.texts("U0ADA", thread=parent) == ["This message was deleted.", "reply"]


async def test_direct_messages_open_and_metadata_is_read_back_with_history_scopes(
    api: AsyncWebClient, hands: Hands
) -> None:
    opened = await api.conversations_open(users="U0DANA")
    metadata = {"event_type": "outbox", "event_payload": {"key": "7"}}
    await api.chat_postMessage(channel=opened["channel"]["id"], text="For you", metadata=metadata)
    await hands.act("scopes", grant=["im:history"])

    told = await api.conversations_history(
        channel=opened["channel"]["id"], include_all_metadata=True, limit=5
    )

    assert [(m["text"], m["metadata"]) for m in told["messages"]] == [("For you", metadata)]
    assert await hands.texts("U0DANA", "dm") == ["For you"]
    assert (await hands.see("messages", "U0ADA", channel="D0DANA"))["error"] == "channel_not_found"


async def test_files_go_up_in_three_steps_and_come_down_again(
    api: AsyncWebClient, hands: Hands
) -> None:
    parent = (await api.chat_postMessage(channel=TASK, text="Minutes"))["ts"]

    uploaded = await api.files_upload_v2(
        channel=TASK, thread_ts=parent, filename="minutes.md", content="# Minutes", title="Minutes"
    )

    [_, reply] = (await hands.see("messages", "U0ADA", channel=TASK, thread=parent))["messages"]
    [shared] = reply["files"]
    assert (shared["id"], shared["mimetype"]) == (uploaded["file"]["id"], "text/markdown")
    async with hands.session.get(hands.url + shared["url"]) as response:
        assert await response.text() == "# Minutes"
    await api.api_call("files.delete", json={"file": shared["id"]})
    assert await hands.texts("U0ADA", thread=parent) == ["Minutes"]


async def test_rates_are_held_on_the_workspace_clock(
    api: AsyncWebClient, hands: Hands, clock: MovableClock
) -> None:
    await api.chat_postMessage(channel=TASK, text="one")
    with pytest.raises(SlackApiError) as limited:
        await api.chat_postMessage(channel=TASK, text="two")
    assert limited.value.response.status_code == 429
    assert limited.value.response.headers["Retry-After"] == "1"
    await api.chat_postMessage(channel="C0SECOND", text="elsewhere")

    clock.move_by(timedelta(seconds=1))
    await api.chat_postMessage(channel=TASK, text="two")
    await hands.act("rates", enforced=False)
    await api.chat_postMessage(channel=TASK, text="three")

    assert await hands.texts("U0ADA") == ["one", "two", "three"]


async def test_pins_need_their_scope_and_show_on_the_channel(
    api: AsyncWebClient, hands: Hands
) -> None:
    await hands.act("scopes", grant=["pins:write", "pins:read"])
    said = await api.chat_postMessage(channel=TASK, text="Front desk")

    await api.pins_add(channel=TASK, timestamp=said["ts"])

    with pytest.raises(SlackApiError, match="already_pinned"):
        await api.pins_add(channel=TASK, timestamp=said["ts"])
    pins = await api.pins_list(channel=TASK)
    assert [item["message"]["text"] for item in pins["items"]] == ["Front desk"]
    shown = await hands.see("message", "U0BEN", channel=TASK, ts=said["ts"])
    assert shown["message"]["pinned"] is True
