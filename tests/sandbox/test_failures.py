"""What goes wrong on request, events that come again, and the clock that the bot follows."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import MovableClock
from bot.sandbox.changes import Change
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import TASK, Hands

POST = {"method": "chat.postMessage"}


async def test_failures_strike_as_often_as_asked(api: AsyncWebClient, hands: Hands) -> None:
    await hands.act("rates", enforced=False)
    await hands.act("failures", **POST, kind="ratelimited", retry_after=7, after=1)
    await hands.act("failures", **POST, kind="error", error="fatal_error", channel="C0SECOND")

    await api.chat_postMessage(channel=TASK, text="one")
    with pytest.raises(SlackApiError) as limited:
        await api.chat_postMessage(channel=TASK, text="two")
    await api.chat_postMessage(channel=TASK, text="three")
    with pytest.raises(SlackApiError, match="fatal_error"):
        await api.chat_postMessage(channel="C0SECOND", text="four")

    assert limited.value.response.headers["Retry-After"] == "7"
    assert await hands.texts("U0ADA") == ["one", "three"]
    assert (await hands.see("failures"))["failures"] == []


@pytest.mark.parametrize(
    ("kind", "arrived"),
    [("drop", []), ("drop_after", ["one"]), ("status", []), ("hang", ["one"])],
)
async def test_a_call_breaks_before_or_after_it_was_accepted(
    sandbox: Sandbox, hands: Hands, kind: str, arrived: list[str]
) -> None:
    await hands.act("failures", **POST, kind=kind)
    impatient = aiohttp.ClientTimeout(total=0.2)
    async with aiohttp.ClientSession(timeout=impatient) as session:
        api = AsyncWebClient(
            "xoxb-local-roundtable", f"{sandbox.url}/api/", session=session, retry_handlers=[]
        )
        with pytest.raises((aiohttp.ClientError, SlackApiError, TimeoutError)):
            await api.chat_postMessage(channel=TASK, text="one")

    assert await hands.texts("U0ADA") == arrived


async def test_an_event_without_an_ack_comes_again_with_its_id(
    sandbox: Sandbox, app: AsyncApp, hands: Hands, clock: MovableClock
) -> None:
    sandbox.slack.sockets.ack_limit = 0.05
    came: list[str] = []
    enough = asyncio.Event()

    @app.event("member_joined_channel")
    async def joined(body: dict[str, Any]) -> None:
        came.append(body["event_id"])
        if len(came) == 3:
            enough.set()
            return
        await asyncio.Event().wait()

    invited = await hands.act("channels/invite", "U0ADA", channel="general", user="U0ROUNDTABLE")
    changes = sandbox.slack.changes.listen()
    await until(changes, "log")
    clock.move_by(timedelta(seconds=60))
    await enough.wait()
    again = await hands.act("redeliver", event_id=came[0])

    assert invited["outcome"]["error"] == "operation_timeout"
    assert len(set(came)) == 1
    assert again["outcome"]["error"] == "operation_timeout"


async def until(changes: asyncio.Queue[Change | None], kind: str, **facts: Any) -> None:
    """Wait for a change of this kind."""
    while (change := await changes.get()) and (change.kind, change.facts) != (kind, facts):
        pass


async def test_a_disconnect_envelope_makes_the_client_connect_anew(
    sandbox: Sandbox, app: AsyncApp, hands: Hands
) -> None:
    changes = sandbox.slack.changes.listen()

    @app.command("/agenda")
    async def agenda(ack: Any) -> None:
        await ack("Here")

    await hands.act("sockets/disconnect")
    await until(changes, "bot", sockets=0)
    await until(changes, "bot", sockets=1)
    done = await hands.act("type", "U0ADA", channel=TASK, text="/agenda")

    assert done["outcome"]["acked"]


async def test_the_linked_bot_says_what_comes_next_and_no_jump_passes_it_by(
    hands: Hands, clock: MovableClock
) -> None:
    began = clock.now()
    first, second, end = (began + timedelta(hours=hours) for hours in (2, 3, 4))
    rows = [{"due_at": due.isoformat(), "kind": "call", "to": "U0ADA"} for due in (first, second)]
    told: list[str] = []

    async def follow(socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
            question = frame.json()
            told.extend([question["now"]] if question["do"] == "clock" else [])
            await socket.send_json({"id": question["id"], "ok": True, "rows": rows})

    async with hands.session.ws_connect(f"{hands.url}/sandbox/bot") as socket:
        following = asyncio.create_task(follow(socket))
        assert (await hands.see("upcoming"))["rows"] == rows
        assert (await hands.act("clock", to="next"))["now"] == first.isoformat()
        assert (await hands.act("clock", to=end.isoformat()))["now"] == end.isoformat()
        await hands.act("settle")
        await socket.close()
        await following

    assert told == [instant.isoformat() for instant in (began, first, second, end)]
