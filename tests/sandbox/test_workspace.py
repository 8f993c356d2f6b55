"""Channels, people, notifications, the change stream, and what survives the sandbox's end."""

import json
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import MovableClock
from bot.sandbox import snapshot
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import MANIFEST, TASK, Hands
from tests.sandbox.shapes import section


async def channels(hands: Hands, user: str) -> dict[str, dict[str, Any]]:
    seen = await hands.see("state", user)
    return {channel["name"]: channel for channel in seen["channels"]}


async def test_each_person_sees_their_channels_and_commands(hands: Hands) -> None:
    ada, dana = await hands.see("state", "U0ADA"), await hands.see("state", "U0DANA")

    assert sorted(await channels(hands, "U0ADA")) == [
        "general",
        "lake-county-task-force",
        "river-county-task-force",
    ]
    assert list(await channels(hands, "U0DANA")) == ["river-county-task-force"]
    assert [command["command"] for command in ada["commands"]] == ["/agenda", "/raw"]
    assert dana["commands"] == []
    assert (dana["me"]["is_foreign"], dana["me"]["initials"]) == (True, "DL")


async def test_inviting_the_bot_sends_it_the_event(app: AsyncApp, hands: Hands) -> None:
    came = []

    @app.event("member_joined_channel")
    async def joined(event: dict[str, Any], say: Any) -> None:
        came.append((event["user"], event["inviter"]))
        await say("Roundtable is here.")

    await hands.act("channels/create", "U0ADA", name="new-county", private=True)
    invited = await hands.act("channels/invite", "U0ADA", channel="new-county", user="U0ROUNDTABLE")

    assert invited["outcome"]["acked"]
    assert came == [("U0ROUNDTABLE", "U0ADA")]
    assert (await hands.texts("U0ADA", "new-county"))[-1] == "Roundtable is here."


async def test_sharing_a_channel_is_told_to_the_bot_in_it(app: AsyncApp, hands: Hands) -> None:
    came = []

    @app.event("channel_shared")
    async def shared(event: dict[str, Any]) -> None:
        came.append(event["connected_team_id"])

    await hands.act("channels/share", "U0ADA", channel="lake-county-task-force", team="T0STATE")
    await hands.act("channels/share", "U0ADA", channel="general", team="T0STATE")

    assert came == ["T0STATE"]


async def test_toasts_show_what_a_desktop_and_a_phone_would(
    api: AsyncWebClient, hands: Hands
) -> None:
    await hands.act("rates", enforced=False)
    await api.chat_postMessage(channel=TASK, text="plain", blocks=[section("*First* block")])
    said = await api.chat_postMessage(channel=TASK, text="for <@U0ADA>")
    await api.chat_update(channel=TASK, ts=said["ts"], text="edited for <@U0BEN>")
    await api.chat_postMessage(channel="U0BEN", text="direct")

    ada, ben = await hands.see("toasts", "U0ADA"), await hands.see("toasts", "U0BEN")

    shown = [(t["kind"], t["push"], t["desktop"], t["phone"]) for t in ada["toasts"]]
    assert shown == [
        ("channel", False, "*First* block", "plain"),
        ("mention", True, "for <@U0ADA>", "for <@U0ADA>"),
    ]
    assert [t["kind"] for t in ben["toasts"]] == ["channel", "channel", "dm"]
    assert (await channels(hands, "U0BEN"))["river-county-task-force"]["unread"] == 2
    await hands.act("read", "U0BEN", channel=TASK)
    assert (await channels(hands, "U0BEN"))["river-county-task-force"]["unread"] == 0


async def test_the_change_stream_tells_only_what_a_person_may_see(
    sandbox: Sandbox, hands: Hands, api: AsyncWebClient
) -> None:
    address = f"{sandbox.url}/sandbox/changes"
    async with hands.session.get(address, params={"as": "U0BEN"}) as stream:
        hello = await next_change(stream)
        await api.chat_postMessage(channel="C0SECOND", text="not for Ben")
        await api.chat_postEphemeral(channel=TASK, user="U0ADA", text="not for Ben")
        said = await api.chat_postMessage(channel=TASK, text="for everyone")
        heard = [await next_change(stream) for _ in range(4)]

    assert hello["kind"] == "hello"
    told = [(change["kind"], change.get("ts")) for change in heard if change["kind"] != "log"]
    assert told == [("toast", None), ("channel", said["ts"])]


async def next_change(stream: aiohttp.ClientResponse) -> dict[str, Any]:
    line = await stream.content.readline()
    await stream.content.readline()
    return json.loads(line.removeprefix(b"data: "))


async def test_a_snapshot_brings_everything_back_but_what_a_reload_loses(
    sandbox: Sandbox, hands: Hands, api: AsyncWebClient, clock: MovableClock
) -> None:
    said = await api.chat_postMessage(channel=TASK, text="Agenda", blocks=[section()])
    await hands.act("type", "U0BEN", channel=TASK, text="Thanks", thread=said["ts"])
    await api.chat_postEphemeral(channel=TASK, user="U0ADA", text="Only you")
    await api.files_upload_v2(channel=TASK, filename="a.txt", content="words")
    await api.views_publish(user_id="U0ADA", view={"type": "home", "blocks": [section("Home")]})
    await hands.act("scopes", grant=["pins:write"])
    await hands.act("people/add", name="Ivy Ng", channels=[TASK])

    kept = json.loads(json.dumps(snapshot.take(sandbox.slack)))
    async with Sandbox(clock, manifest=MANIFEST) as again:
        snapshot.restore(again.slack, kept)
        later = Hands(again.url, hands.session)
        seen = (await later.see("messages", "U0ADA", channel=TASK))["messages"]
        state = await later.see("state", "U0ADA")

        assert snapshot.take(again.slack) == kept
        assert [(m["text"], m["reply_count"], len(m["files"])) for m in seen] == [
            ("Agenda", 1, 0),
            ("", 0, 1),
        ]
        assert state["home"]["blocks"][0]["text"]["text"] == "Home"
        assert "pins:write" in state["scopes"]
        assert "Ivy Ng" in {person["real_name"] for person in state["people"]}


async def test_a_request_that_cannot_be_is_answered_with_its_reason(hands: Hands) -> None:
    asked = [
        await hands.act("dance", "U0ADA"),
        await hands.act("type", "U0ADA", channel=TASK),
        await hands.act("type", "U0NONE", channel=TASK, text="Hi"),
        await hands.act("clock", to="tomorrow"),
        await hands.act("clock", by=-60),
        await hands.act("upcoming"),
        await hands.act("submit", "U0ADA"),
        await hands.act("failures", method="auth.test", kind="slow", colour="red"),
        await hands.act("channels/create", "U0ADA", name="Not This"),
        await hands.act("bot/kill"),
        await hands.see("messages", "U0ADA", channel=TASK, limit="many"),
    ]

    assert [answer["error"] for answer in asked] == [
        "unknown_request",
        "invalid_request",
        "user_not_found",
        "invalid_request",
        "in_the_past",
        "unknown_request",
        "view_not_found",
        "invalid_request",
        "invalid_name",
        "not_supervised",
        "invalid_request",
    ]


async def test_the_page_is_served_beside_the_interface(hands: Hands) -> None:
    async with hands.session.get(hands.url) as response:
        assert (response.status, response.content_type) == (200, "text/html")


async def test_whoever_names_nobody_looks_as_the_first_person_of_the_workspace(
    hands: Hands,
) -> None:
    state = await hands.see("state")

    assert state["me"]["id"] == "U0ADA"
    assert state["me"]["title"] == "Coordinator, County Prosecutor's Office"
