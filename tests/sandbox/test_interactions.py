"""Commands, clicks and forms between a person and a Bolt app."""

import asyncio
import re
from datetime import timedelta
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.clock import MovableClock
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import TASK, Hands
from tests.sandbox.shapes import actions, button, field, form, option, plain, section

Json = dict[str, Any]


def opens(app: AsyncApp, view: Json) -> None:
    """`/agenda` opens this form."""

    @app.command("/agenda")
    async def open_form(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()


def answers(app: AsyncApp, **answer: Any) -> list[Json]:
    """Submitting the form gets this answer; the payloads that came."""
    came: list[Json] = []

    @app.view("form")
    async def submitted(ack: Any, body: Json) -> None:
        came.append(body)
        await ack(**answer)

    return came


async def test_a_command_arrives_as_slack_sends_it_and_its_answer_is_ephemeral(
    app: AsyncApp, hands: Hands
) -> None:
    came: list[Json] = []

    @app.command("/agenda")
    async def agenda(ack: Any, body: Json) -> None:
        came.append(body)
        await ack("Added")

    typed = "/agenda add\nR&D <plan> with @Ben Ortiz, see #lake-county-task-force https://a.org/x."
    done = await hands.act("type", "U0ADA", channel=TASK, text=typed)

    assert done["outcome"]["acked"]
    told = {key: came[0][key] for key in ("text", "user_name", "channel_name", "team_id")}
    assert told == {
        "text": "add\nR&amp;D &lt;plan&gt; with <@U0BEN|ben.ortiz>, see "
        "<#C0SECOND|lake-county-task-force> <https://a.org/x>.",
        "user_name": "ada.park",
        "channel_name": "privategroup",
        "team_id": "T0RIVER",
    }
    assert await hands.texts("U0ADA") == ["Added"]
    assert await hands.texts("U0BEN") == []
    await hands.act("reload", "U0ADA")
    assert await hands.texts("U0ADA") == []


@pytest.mark.parametrize(
    ("user", "given", "error"),
    [
        ("U0ADA", {"channel": TASK, "text": "/budget"}, "unknown_command"),
        ("U0ADA", {"channel": TASK, "text": "/agenda", "thread": "1"}, "not_supported_in_threads"),
        ("U0DANA", {"channel": TASK, "text": "/agenda"}, "command_of_other_organization"),
        ("U0FAY", {"channel": TASK, "text": "/agenda"}, "command_of_guest"),
        ("U0ADA", {"channel": "dm", "text": "Hello?"}, "read_only"),
        ("U0BEN", {"channel": "C0SECOND", "text": "Hello?"}, "channel_not_found"),
    ],
)
async def test_what_a_person_cannot_type(
    hands: Hands, user: str, given: dict[str, str], error: str
) -> None:
    assert (await hands.act("type", user, **given))["error"] == error


async def test_without_an_ack_the_person_sees_an_error_and_nothing_is_sent_again(
    sandbox: Sandbox, app: AsyncApp, hands: Hands
) -> None:
    sandbox.slack.sockets.ack_limit = 0.05
    calls = []

    @app.command("/agenda")
    async def silent() -> None:
        calls.append(1)
        await asyncio.Event().wait()

    done = await hands.act("type", "U0ADA", channel=TASK, text="/agenda")
    nobody = await hands.act("type", "U0ADA", channel=TASK, text="/raw")
    await hands.act("sockets/close")
    broken = await hands.act("type", "U0ADA", channel=TASK, text="/agenda")

    assert (done["outcome"]["acked"], done["outcome"]["error"]) == (False, "operation_timeout")
    assert nobody["outcome"]["error"] == "operation_timeout"
    assert broken["outcome"]["error"] == "dispatch_failed"
    assert len(calls) == 1


async def test_a_trigger_opens_one_form_in_time(app: AsyncApp, hands: Hands) -> None:
    errors: list[str] = []

    @app.command("/agenda")
    async def open_twice(ack: Any, body: Json, client: AsyncWebClient) -> None:
        for _ in range(2):
            try:
                await client.views_open(trigger_id=body["trigger_id"], view=form(section()))
            except SlackApiError as refused:
                errors.append(refused.response["error"])
        await ack()

    await hands.act("type", "U0ADA", channel=TASK, text="/agenda")
    await hands.act("triggers/expire", next=1)
    await hands.act("type", "U0ADA", channel=TASK, text="/agenda")

    assert errors == ["exchanged_trigger_id", "expired_trigger_id", "expired_trigger_id"]


async def test_a_form_is_checked_by_slack_first_and_its_values_arrive(
    app: AsyncApp, hands: Hands
) -> None:
    select = {"type": "static_select", "action_id": "pick", "options": [option("a"), option("b")]}
    opens(app, form(field("topic", min_length=3), actions(select, block_id="kind")))
    came = answers(app)
    await hands.act("type", "U0ADA", channel=TASK, text="/agenda")

    empty = await hands.act("submit", "U0ADA")
    short = await hands.act("submit", "U0ADA", values={"topic": "no"})
    await hands.act("fill", "U0ADA", view="top", block_id="kind", value="b")
    done = await hands.act("submit", "U0ADA", values={"topic": "Map"})

    assert empty["errors"] == {"topic": "Please complete this required field."}
    assert short["errors"] == {"topic": "This field must have at least 3 characters."}
    assert (done["result"], done["modals"]) == ("closed", [])
    [submission] = came
    assert submission["view"]["state"]["values"] == {
        "topic": {"typed": {"type": "plain_text_input", "value": "Map"}},
        "kind": {"pick": {"type": "static_select", "selected_option": option("b")}},
    }


@pytest.mark.parametrize(
    ("answer", "result", "titles"),
    [
        ({}, "closed", []),
        ({"response_action": "clear"}, "cleared", []),
        ({"response_action": "errors", "errors": {"topic": "No"}}, "errors", ["Form"]),
        ({"response_action": "errors", "errors": {"other": "No"}}, "failed", ["Form"]),
        (
            {"response_action": "update", "view": form(section(), title=plain("Done"))},
            "updated",
            ["Done"],
        ),
        (
            {"response_action": "push", "view": form(section(), title=plain("Sure?"))},
            "pushed",
            ["Form", "Sure?"],
        ),
        (
            {"response_action": "update", "view": form(section(), title=plain("x" * 25))},
            "failed",
            ["Form"],
        ),
    ],
)
async def test_a_form_answers(
    app: AsyncApp, hands: Hands, answer: Json, result: str, titles: list[str]
) -> None:
    opens(app, form(field("topic")))
    answers(app, **answer)
    await hands.act("type", "U0ADA", channel=TASK, text="/agenda")

    done = await hands.act("submit", "U0ADA", values={"topic": "Map"})

    assert done["result"] == result
    assert [modal["title"]["text"] for modal in done["modals"]] == titles


async def test_the_stack_holds_three_forms_and_keeps_what_was_typed(
    app: AsyncApp, hands: Hands
) -> None:
    opens(app, form(field("topic"), actions(button("more"))))
    errors: list[str] = []

    @app.action("more")
    async def push(ack: Any, body: Json, client: AsyncWebClient) -> None:
        try:
            view = form(field("topic"), actions(button("more")), notify_on_close=True)
            await client.views_push(trigger_id=body["trigger_id"], view=view)
        except SlackApiError as refused:
            errors.append(refused.response["error"])
        await ack()

    closed: list[bool] = []

    @app.view_closed("form")
    async def note(ack: Any, body: Json) -> None:
        closed.append(body["is_cleared"])
        await ack()

    await hands.act("type", "U0ADA", channel=TASK, text="/agenda")
    await hands.act("fill", "U0ADA", view="top", block_id="topic", value="Kept")
    for _ in range(3):
        pressed = await hands.act("click", "U0ADA", view="top", action_id="more")
    depth = len(pressed["modals"])
    await hands.act("close", "U0ADA")
    back = await hands.act("close", "U0ADA")
    await hands.act("close", "U0ADA", all=True)

    assert (depth, errors) == (3, ["push_limit_reached"])
    [first] = back["modals"]
    assert first["values"]["topic"]["typed"]["value"] == "Kept"
    assert closed == [False, False]


async def test_an_update_keeps_what_was_typed_where_ids_stay(app: AsyncApp, hands: Hands) -> None:
    opens(app, form(field("topic"), field("detail"), actions(button("refresh"))))

    @app.action("refresh")
    async def refresh(ack: Any, body: Json, client: AsyncWebClient) -> None:
        changed = form(section("New"), field("topic"), field("note", initial_value="Fresh"))
        view = body["view"]
        with pytest.raises(SlackApiError, match="hash_conflict"):
            await client.views_update(view_id=view["id"], view=changed, hash="0.old")
        await client.views_update(view_id=view["id"], view=changed, hash=view["hash"])
        await ack()

    await hands.act("type", "U0ADA", channel=TASK, text="/agenda")
    await hands.act("fill", "U0ADA", view="top", block_id="topic", value="Kept")
    await hands.act("fill", "U0ADA", view="top", block_id="detail", value="Gone")
    pressed = await hands.act("click", "U0ADA", view="top", action_id="refresh")

    assert pressed["outcome"]["acked"]
    typed = {
        block_id: action["typed"]["value"]
        for block_id, action in pressed["modals"][0]["values"].items()
    }
    assert typed == {"topic": "Kept", "note": "Fresh"}


async def test_a_stranger_presses_a_button_and_is_answered_at_the_response_url(
    app: AsyncApp, hands: Hands, api: AsyncWebClient, clock: MovableClock
) -> None:
    menu = {"type": "overflow", "action_id": "menu", "options": [option("edit"), option("drop")]}
    blocks = [section(accessory=menu), actions(button("rsvp", value="7"), block_id="row")]
    said = await api.chat_postMessage(channel=TASK, text="Coming?", blocks=blocks)
    came: list[Json] = []

    @app.action(re.compile("rsvp|menu"))
    async def pressed(ack: Any, body: Json) -> None:
        came.append(body)
        await ack()

    await hands.act("click", "U0DANA", channel=TASK, ts=said["ts"], action_id="rsvp")
    await hands.act("click", "U0DANA", channel=TASK, ts=said["ts"], action_id="menu", value="drop")
    first, second = came

    assert (first["user"]["team_id"], first["team"]["id"]) == ("T0STATE", "T0STATE")
    assert first["container"] == {
        "type": "message",
        "message_ts": said["ts"],
        "channel_id": TASK,
        "is_ephemeral": False,
    }
    assert first["message"]["text"] == "Coming?"
    assert {k: v for k, v in first["actions"][0].items() if k != "action_ts"} == {
        "type": "button",
        "block_id": "row",
        **button("rsvp", value="7"),
    }
    assert second["actions"][0]["selected_option"] == option("drop")

    webhook = AsyncWebhookClient(first["response_url"], session=hands.session, retry_handlers=[])
    await webhook.send(text="You said yes", response_type="ephemeral")
    assert await hands.texts("U0DANA") == ["Coming?", "You said yes"]
    assert await hands.texts("U0ADA") == ["Coming?"]
    for _ in range(4):
        assert (await webhook.send(text="Changed", replace_original=True)).status_code == 200
    assert "used_url" in (await webhook.send(text="Once more")).body
    assert await hands.texts("U0ADA") == ["Changed"]

    clock.move_by(timedelta(minutes=30))
    late = AsyncWebhookClient(second["response_url"], session=hands.session, retry_handlers=[])
    assert "expired_url" in (await late.send(text="Late")).body


async def test_an_ephemeral_replaces_itself_through_its_own_button(
    app: AsyncApp, hands: Hands, api: AsyncWebClient
) -> None:
    await api.chat_postEphemeral(
        channel=TASK, user="U0ADA", text="Signed in", blocks=[actions(button("undo"))]
    )

    @app.action("undo")
    async def undo(ack: Any, respond: Any, body: Json) -> None:
        assert body["container"]["is_ephemeral"]
        assert "message" not in body
        await ack()
        await respond(text="Undone", replace_original=True)

    [shown] = (await hands.see("messages", "U0ADA", channel=TASK))["messages"]
    await hands.act("click", "U0ADA", channel=TASK, ts=shown["ts"], action_id="undo")

    assert await hands.texts("U0ADA") == ["Undone"]


async def test_an_external_select_asks_the_bot_and_takes_what_it_offered(
    app: AsyncApp, hands: Hands
) -> None:
    select = {"type": "external_select", "action_id": "agency"}
    block = {"type": "input", "block_id": "who", "label": plain("Agency"), "element": select}
    opens(app, form(block))
    came = answers(app)

    @app.options("agency")
    async def agencies(ack: Any, payload: Json) -> None:
        await ack(options=[option(payload["value"]), option("other")])

    await hands.act("type", "U0ADA", channel=TASK, text="/agenda")
    offered = await hands.act("suggest", "U0ADA", view="top", action_id="agency", query="police")
    await hands.act("submit", "U0ADA", values={"who": "police"})

    assert offered["options"] == [option("police"), option("other")]
    chosen = came[0]["view"]["state"]["values"]["who"]["agency"]["selected_option"]
    assert chosen == option("police")


async def test_shortcuts_and_home(app: AsyncApp, hands: Hands) -> None:
    @app.shortcut("add_topic")
    async def add(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=form(section()))
        await ack()

    @app.shortcut("make_task")
    async def make(ack: Any, body: Json, respond: Any) -> None:
        await ack()
        await respond(f"From {body['message']['text']}")

    @app.event("app_home_opened")
    async def publish(event: Json, client: AsyncWebClient) -> None:
        home = {"type": "home", "blocks": [section("Nothing needs you.")]}
        await client.views_publish(user_id=event["user"], view=home)

    typed = await hands.act("type", "U0BEN", channel=TASK, text="a plan")
    opened = await hands.act("shortcut", "U0ADA", callback_id="add_topic")
    await hands.act(
        "shortcut", "U0ADA", callback_id="make_task", channel=TASK, ts=typed["message"]["ts"]
    )
    home = await hands.act("home", "U0ADA")
    foreign = await hands.act("home", "U0DANA")

    assert len(opened["modals"]) == 1
    assert await hands.texts("U0ADA") == ["a plan", "From a plan"]
    assert home["view"]["blocks"][0]["text"]["text"] == "Nothing needs you."
    assert foreign["error"] == "home_of_other_organization"
