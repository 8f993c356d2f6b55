"""Blocks and views in the few forms that the specs need."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


def section(text: str = "Hello", **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain("Press"), "action_id": action_id, **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def field(block_id: str, **more: Any) -> Json:
    element = {"type": "plain_text_input", "action_id": "typed", **more}
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": element}


def form(*blocks: Json, **more: Any) -> Json:
    view = {"type": "modal", "callback_id": "form", "title": plain("Form"), "blocks": list(blocks)}
    return {**view, "submit": plain("Send"), **more}
