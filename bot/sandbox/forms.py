"""What people choose and type in elements: Slack's `state.values`, and what a press sends."""

import copy
from collections.abc import Iterator
from typing import Any

from bot.sandbox.messages import State
from bot.sandbox.refusals import NotPossibleError

Element = dict[str, Any]
Block = dict[str, Any]

TYPED = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
ONE_OPTION = ("static_select", "external_select", "radio_buttons")
MANY_OPTIONS = ("checkboxes", "multi_static_select", "multi_external_select")
VALUE_FIELDS = {
    **dict.fromkeys(TYPED, "value"),
    **dict.fromkeys(ONE_OPTION, "selected_option"),
    **dict.fromkeys(MANY_OPTIONS, "selected_options"),
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "rich_text_input": "rich_text_value",
    "file_input": "files",
}
"""Under which name each type of element keeps its value; buttons and menus keep none."""


def elements_of(block: Block) -> list[Element]:
    match block:
        case {"type": "actions", "elements": elements}:
            return list(elements)
        case {"type": "section", "accessory": accessory}:
            return [accessory]
        case {"type": "input", "element": element}:
            return [element]
    return []


def interactive(blocks: list[Block]) -> Iterator[tuple[Block, Element]]:
    for block in blocks:
        for element in elements_of(block):
            if "action_id" in element:
                yield block, element


def find_element(
    blocks: list[Block], action_id: str | None, block_id: str | None
) -> tuple[Block, Element]:
    for block, element in interactive(blocks):
        if block_id in (None, block["block_id"]) and action_id in (None, element["action_id"]):
            return block, element
    raise NotPossibleError(
        "element_not_found", f"There is no {action_id or block_id} here.", status=404
    )


def initial_state(blocks: list[Block]) -> State:
    """The state of every element that keeps a value, before anybody touched it."""
    state: State = {}
    for block, element in interactive(blocks):
        if element["type"] in VALUE_FIELDS:
            state.setdefault(block["block_id"], {})[element["action_id"]] = _initial(element)
    return state


def _initial(element: Element) -> dict[str, Any]:
    kind = element["type"]
    field = VALUE_FIELDS[kind]
    empty: Any = [] if field.endswith("s") else None
    initial = field.removeprefix("rich_text_").removeprefix("selected_")
    given = element.get(f"initial_{initial}", empty)
    state = {"type": kind, field: copy.copy(given)}
    if kind == "timepicker" and "timezone" in element:
        state["timezone"] = element["timezone"]
    return state


def carry_over(old: State, new: State) -> State:
    """`new` with what was typed in `old`, where block, action and type stayed the same."""
    return {
        block_id: {
            action_id: kept
            if (kept := old.get(block_id, {}).get(action_id)) and kept["type"] == fresh["type"]
            else fresh
            for action_id, fresh in actions.items()
        }
        for block_id, actions in new.items()
    }


def state_of(element: Element, value: Any) -> dict[str, Any]:
    """Slack's state of `element` once `value` is chosen; refuses what it does not offer."""
    kind = element["type"]
    if kind not in VALUE_FIELDS:
        raise NotPossibleError("nothing_to_fill", "There is nothing to choose or type here.")
    state: dict[str, Any] = {"type": kind, VALUE_FIELDS[kind]: _chosen(element, value)}
    if kind == "timepicker" and "timezone" in element:
        state["timezone"] = element["timezone"]
    return state


def _chosen(element: Element, value: Any) -> Any:
    kind = element["type"]
    if kind in ONE_OPTION or kind == "overflow":
        return None if value is None else _option(element, value)
    if kind in MANY_OPTIONS or kind.startswith("multi_"):
        return _several(element, list(value or ()))
    if kind in TYPED:
        return None if value in (None, "") else str(value)
    return value


def _several(element: Element, values: list[Any]) -> list[Any]:
    if len(values) > (most := element.get("max_selected_items", len(values))):
        raise NotPossibleError("too_many_selected", f"Choose {most} at most.")
    if element["type"] in MANY_OPTIONS:
        return [_option(element, value) for value in values]
    return values


def _option(element: Element, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    for option in options_of(element):
        if option.get("value") == value:
            return option
    raise NotPossibleError("option_not_found", f"There is no choice {value!r} here.")


def options_of(element: Element) -> list[dict[str, Any]]:
    groups = element.get("option_groups", ())
    return [
        *element.get("options", ()),
        *(option for group in groups for option in group["options"]),
    ]


def action_of(block: Block, element: Element, value: Any, action_ts: str) -> dict[str, Any]:
    """One entry of `actions` in a `block_actions` payload."""
    action = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": action_ts,
    }
    for told in ("text", "value", "style", "placeholder", "initial_option", "initial_date", "url"):
        if told in element:
            action[told] = element[told]
    if element["type"] == "overflow":
        action["selected_option"] = _option(element, value)
    elif element["type"] in VALUE_FIELDS:
        action |= state_of(element, value)
    return action
