"""Judges of blocks and views beside the local Slack: slack_sdk's models, and blockkit."""

import json
import re
from functools import cache
from typing import Any

import blockkit
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

Json = dict[str, Any]

BLOCKS = {
    "actions": blockkit.Actions,
    "context": blockkit.Context,
    "divider": blockkit.Divider,
    "header": blockkit.Header,
    "input": blockkit.Input,
    "section": blockkit.Section,
}
ELEMENTS = {
    "button": blockkit.Button,
    "channels_select": blockkit.ChannelsSelect,
    "checkboxes": blockkit.Checkboxes,
    "conversations_select": blockkit.ConversationsSelect,
    "datepicker": blockkit.DatePicker,
    "datetimepicker": blockkit.DatetimePicker,
    "external_select": blockkit.ExternalSelect,
    "multi_static_select": blockkit.MultiStaticSelect,
    "multi_users_select": blockkit.MultiUsersSelect,
    "number_input": blockkit.NumberInput,
    "overflow": blockkit.Overflow,
    "plain_text_input": blockkit.PlainTextInput,
    "radio_buttons": blockkit.RadioButtons,
    "static_select": blockkit.StaticSelect,
    "timepicker": blockkit.TimePicker,
    "users_select": blockkit.UsersSelect,
}
ID = re.compile(r"(?<![\w\\-])(?=[\w-]*[A-Z0-9])[\w-]{16}(?![\w-])")
"""As `new_id` makes them: different each time, which makes no difference to a judge."""
DIVIDER: Json = {"type": "divider"}
KINDS = {**BLOCKS, **ELEMENTS, "modal": blockkit.Modal, "home": blockkit.Home}


def judge_blocks(blocks: list[Json]) -> None:
    """Raises what a judge objects to; a message's blocks."""
    for block in blocks:
        _judge_block(ID.sub("0" * 16, json.dumps(block)))


def judge_view(view: Json) -> None:
    """Raises what a judge objects to; a modal or an App Home."""
    judge_blocks(view["blocks"])
    # Most blocks were judged before; what holds of the view needs their number only.
    _judge_view(json.dumps({**view, "blocks": [DIVIDER] * len(view["blocks"])}))


@cache
def _judge_block(shown: str) -> None:
    given: Json = json.loads(shown)
    parsed = Block.parse(given)
    assert parsed is not None, f"slack_sdk does not know {given['type']}"
    parsed.to_dict()
    _component(given).build()


@cache
def _judge_view(shown: str) -> None:
    given: Json = json.loads(shown)
    View(**given).to_dict()
    _component(given).build()


def _component(given: Any) -> Any:
    """The same in blockkit's words; a field it does not know is a TypeError."""
    if isinstance(given, list):
        return [_component(each) for each in given]
    if not isinstance(given, dict):
        return given
    fields = {name: _component(value) for name, value in given.items() if value not in ("", None)}
    if given.get("type") in {"plain_text", "mrkdwn"}:
        return blockkit.Text(**fields)
    if "type" in given:
        return KINDS[fields.pop("type")](**fields)
    return _nameless(given)(**fields)


def _nameless(given: Json) -> Any:
    """Composition objects that carry no type."""
    if "deny" in given:
        return blockkit.Confirm
    return blockkit.OptionGroup if "options" in given else blockkit.Option
