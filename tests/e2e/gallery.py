"""An app that shows every block and asks with every input, so that the page can prove itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.seed import DEFAULT
from bot.sandbox.server import Sandbox

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(words: str) -> Json:
    return {"text": plain(words), "value": words.lower()}


def asked(block_id: str, label: str, element: Json, **more: Any) -> Json:
    input_block = {"type": "input", "block_id": block_id, "label": plain(label), "optional": True}
    return {**input_block, "element": {"action_id": "a", **element}, **more}


TEN_IN_NEW_YORK = 1773151200  # Tuesday, March 10th, 2026

BLOCKS: list[Json] = [
    {"type": "header", "text": plain("A header :wave:")},
    {
        "type": "section",
        "text": mrkdwn(
            "*bold* _italic_ ~gone~ `code` <https://example.org|a link> <@U0BEN> <#C0GENERAL> "
            f"<!here> 2 &lt; 3 &amp; 4 <!date^{TEN_IN_NEW_YORK}^{{date_long}} at {{time}}|then>\n"
            "> quoted\n```fenced```"
        ),
        "accessory": {"type": "overflow", "action_id": "more", "options": [option("Edit")]},
    },
    {"type": "section", "fields": [mrkdwn("*Place*\nRoom 4"), plain("Plain *stars*")]},
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn("small words")]},
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "form", "text": plain("Open form"), "style": "primary"},
            {
                "type": "button",
                "action_id": "remove",
                "text": plain("Remove"),
                "style": "danger",
                "confirm": {
                    "title": plain("Remove it?"),
                    "text": mrkdwn("It is *gone* then."),
                    "confirm": plain("Yes, remove"),
                    "deny": plain("Keep"),
                },
            },
            {
                "type": "static_select",
                "action_id": "select",
                "placeholder": plain("Choose one"),
                "options": [option("Yes"), option("No")],
            },
        ],
    },
    {"type": "image", "image_url": "https://example.org/map.png", "alt_text": "A map of beds"},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [{"type": "text", "text": "rich", "style": {"bold": True}}],
            },
            {
                "type": "rich_text_list",
                "style": "ordered",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}
                    for words in ("first", "second")
                ],
            },
        ],
    },
    {"type": "markdown", "text": "## A heading\n**strong** and *soft*\n\n- a point"},
    {
        "type": "table",
        "rows": [
            [{"type": "raw_text", "text": "Topic"}, {"type": "raw_text", "text": "Minutes"}],
            [{"type": "raw_text", "text": "Shelter map"}, {"type": "raw_text", "text": "10"}],
        ],
    },
    {"type": "file", "external_id": "minutes-1", "source": "remote"},
]

FORM: Json = {
    "type": "modal",
    "callback_id": "everything",
    "title": plain("Everything"),
    "submit": plain("Send"),
    "blocks": [
        asked("line", "Line", {"type": "plain_text_input"}, optional=False, hint=plain("A hint")),
        asked("text", "Text", {"type": "plain_text_input", "multiline": True}),
        asked("number", "Number", {"type": "number_input", "is_decimal_allowed": False}),
        asked("pick", "Pick", {"type": "static_select", "options": [option("One"), option("Two")]}),
        asked(
            "several",
            "Several",
            {"type": "multi_static_select", "options": [option("Red"), option("Blue")]},
        ),
        asked("search", "Search", {"type": "external_select", "min_query_length": 1}),
        asked("who", "Who", {"type": "users_select"}),
        asked("where", "Where", {"type": "conversations_select"}),
        asked(
            "radio", "Radio", {"type": "radio_buttons", "options": [option("In"), option("Out")]}
        ),
        asked("boxes", "Boxes", {"type": "checkboxes", "options": [option("New"), option("Late")]}),
        asked("date", "Date", {"type": "datepicker"}),
        asked("time", "Time", {"type": "timepicker", "timezone": "America/New_York"}),
        asked("both", "Both", {"type": "datetimepicker"}),
    ],
}


@asynccontextmanager
async def gallery(slack: Sandbox) -> AsyncIterator[list[Json]]:
    """The app, connected, with its blocks in the channel; yields what is sent to it."""
    client = AsyncWebClient(DEFAULT.bot.bot_token, base_url=f"{slack.url}/api/")
    app = AsyncApp(client=client, process_before_response=True)
    sent: list[Json] = []

    @app.action("form")
    async def open_form(ack: Any, body: Json) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)
        await ack()

    @app.action("remove")
    @app.action("select")
    @app.action("more")
    async def press(ack: Any, payload: Json) -> None:
        sent.append(payload)
        await ack()

    @app.options("a")
    async def suggest(ack: Any, payload: Json) -> None:
        agencies = ("Open Door", "State Hospital")
        await ack(options=[option(name) for name in agencies if payload["value"] in name])

    @app.shortcut("add_topic")
    @app.shortcut("make_task")
    async def take_shortcut(ack: Any, body: Json) -> None:
        sent.append(body)
        await ack()

    @app.view("everything")
    async def take(ack: Any, view: Json) -> None:
        sent.append(view["state"]["values"])
        await ack()

    handler = AsyncSocketModeHandler(app, DEFAULT.bot.app_token)
    await handler.connect_async()
    await client.chat_postMessage(channel="C0TASK", text="Every block", blocks=BLOCKS)
    await client.files_upload_v2(channel="C0SECOND", filename="notes.md", content="# What was said")
    try:
        yield sent
    finally:
        await handler.close_async()
