"""What the bot showed that can be pressed or submitted, each as an act."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.forged import Json, Reaction, button
from tests.fuzz.acts import Act, Presses, Submits


@dataclass
class Harvest:
    """By its name, the first of each button and form."""

    presses: dict[str, Presses] = field(default_factory=dict)
    forms: dict[str, Submits] = field(default_factory=dict)

    @property
    def acts(self) -> list[Act]:
        return [*self.presses.values(), *self.forms.values()]

    @property
    def carried(self) -> list[str]:
        """What the buttons and forms carry, unseen by people."""
        values = [carried(press.action) for press in self.presses.values()]
        return [*values, *(form.metadata for form in self.forms.values())]

    def take(self, reaction: Reaction) -> list[Act]:
        """Keep what it showed; tells what is new."""
        shown = (reaction.ack, *(call["arguments"] for call in reaction.calls))
        return [act for each in shown for act in self.take_shown(each)]

    def take_shown(self, shown: Json) -> list[Act]:
        view = shown.get("view")
        new: list[Act] = []
        for block in _blocks(view or shown):
            for name, action in _pressed(block):
                new += _kept(self.presses, name, Presses(action, view))
        if view and view.get("submit"):
            form, blocks = view["callback_id"], view["blocks"]
            submitted = Submits(form, view.get("private_metadata", ""), honestly(blocks), blocks)
            new += _kept(self.forms, form, submitted)
        return new


def _blocks(shown: Json) -> list[Json]:
    blocks = shown.get("blocks") or []
    return list(json.loads(blocks) if isinstance(blocks, str) else blocks)


def _kept(kept: dict[str, Any], name: str, found: Act) -> list[Act]:
    """What was found, where it is the first of its name; else nothing."""
    return [found] if kept.setdefault(name, found) is found else []


def _pressed(block: Json) -> Iterator[tuple[str, Json]]:
    """What pressing something in this block may send, with its name."""
    dispatched = [block["element"]] if block.get("dispatch_action") else []
    for element in (*(block.get("elements") or ()), block.get("accessory") or {}, *dispatched):
        match element.get("type"):
            case "button":
                yield element["action_id"], button(element["action_id"], element.get("value", ""))
            case "overflow":
                for option in element["options"]:
                    yield option["value"].partition(" ")[0], menu(option["value"])
            case "static_select":
                for option in element["options"]:
                    yield element["action_id"], choice(element["action_id"], option["value"])


def menu(value: str) -> Json:
    option = {"value": value}
    return {"type": "overflow", "action_id": "menu", "block_id": "b", "selected_option": option}


def choice(name: str, value: str) -> Json:
    option = {"value": value} if value else None
    return {
        "type": "static_select",
        "action_id": name,
        "block_id": "b",
        "selected_option": option,
    }


def carried(action: Json) -> str:
    option = action.get("selected_option") or {}
    return str(action.get("value") or option.get("value", ""))


def elements(blocks: list[Json]) -> dict[str, Json]:
    """The fields of a form, by block id."""
    return {each["block_id"]: each["element"] for each in blocks if each["type"] == "input"}


def honestly(blocks: list[Json]) -> dict[str, Json]:
    """The states of a form that somebody filled who means no harm."""
    return {name: _honest(element) for name, element in elements(blocks).items()}


def _honest(element: Json) -> Json:
    kind, options = element["type"], _options(element)
    initial = element.get("initial_option") or options[0]
    filled: dict[str, Json] = {
        "plain_text_input": {"value": element.get("initial_value") or "Talk about parking"},
        "static_select": {"selected_option": initial},
        "radio_buttons": {"selected_option": initial},
        "checkboxes": {"selected_options": options},
        "multi_static_select": {"selected_options": options[:2]},
        "users_select": {"selected_user": "U0BEN"},
        "multi_users_select": {"selected_users": ["U0BEN", "U0HANA"]},
        "datepicker": {"selected_date": element.get("initial_date", "2026-03-20")},
        "timepicker": {"selected_time": element.get("initial_time", "10:00")},
    }
    return {"type": kind, **filled.get(kind, {"value": "1"})}


def _options(element: Json) -> list[Json]:
    groups = element.get("option_groups") or [element]
    return [option for group in groups for option in group.get("options") or ()] or [{}]
