"""Slack's interactive elements, and where each may stand."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.validation.objects import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    MENU_OPTION,
    OPTION,
    OPTION_GROUP,
    RICH_OPTION,
    plain,
)
from bot.sandbox.validation.rich_text import RICH_TEXT
from bot.sandbox.validation.schema import (
    Check,
    Problems,
    address,
    by_type,
    flag,
    items,
    matching,
    note,
    one_of,
    text,
    then,
    typed,
    whole_number,
)

ACTION = {"action_id": text(255)}
CONFIRMED = {**ACTION, "confirm": CONFIRM}
FOCUSED = {**CONFIRMED, "focus_on_load": flag}
PLACEHOLDER = {"placeholder": plain(150)}
SELECT = {**FOCUSED, **PLACEHOLDER}
MULTI = {**SELECT, "max_selected_items": whole_number(1, 100)}
ID = text(64)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except KeyError:
        raise ValueError(name) from None


DAY = matching(lambda value: len(value) == 10 and date.fromisoformat(value), "must be YYYY-MM-DD")
HOUR = matching(lambda value: datetime.strptime(value, "%H:%M"), "must be HH:mm")  # noqa: DTZ007  # a time of day
ZONE = matching(_zone, "must be an IANA time zone")
UNIX = whole_number(1_000_000_000, 9_999_999_999)


def _offers(value: dict[str, Any], where: str, problems: Problems) -> None:
    """A static menu has options or groups, and begins with one of them."""
    if ("options" in value) == ("option_groups" in value):
        note(problems, "must have either options or option_groups", where)
        return
    groups = value.get("option_groups", ())
    offered = value.get("options") or [option for group in groups for option in group["options"]]
    chosen = value.get("initial_options") or [value.get("initial_option")]
    if any(option is not None and option not in offered for option in chosen):
        note(problems, "initial option must be one of the options", where)
    values = [option["value"] for option in offered]
    if len(values) != len(set(values)):
        note(problems, "option values must be unique", where)


def _menu(fields: Check) -> Check:
    return then(fields, _offers)


def _written(most: int, **more: Check) -> Check:
    optional = {
        **ACTION,
        **PLACEHOLDER,
        "initial_value": text(most, least=0),
        "dispatch_action_config": DISPATCH,
        "focus_on_load": flag,
    }
    return typed({}, {**optional, **more})


def _decimal(value: str) -> bool:
    return float(value) is not None


OFFER = {"options": items(OPTION, 100), "option_groups": items(OPTION_GROUP, 100)}
LENGTHS = {"min_length": whole_number(0, 3000), "max_length": whole_number(1, 3000)}
NUMBER = matching(_decimal, "must be a number")

ELEMENTS: dict[str, Check] = {
    "button": typed(
        {"text": plain(75)},
        {
            **CONFIRMED,
            "url": address,
            "value": text(2000),
            "style": one_of("primary", "danger"),
            "accessibility_label": text(75),
        },
    ),
    "overflow": _menu(typed({"options": items(MENU_OPTION, 5)}, CONFIRMED)),
    "static_select": _menu(typed({}, {**SELECT, **OFFER, "initial_option": OPTION})),
    "multi_static_select": _menu(
        typed({}, {**MULTI, **OFFER, "initial_options": items(OPTION, 100)})
    ),
    "external_select": typed(
        {}, {**SELECT, "initial_option": OPTION, "min_query_length": whole_number(0, 75)}
    ),
    "multi_external_select": typed(
        {},
        {**MULTI, "initial_options": items(OPTION, 100), "min_query_length": whole_number(0, 75)},
    ),
    "users_select": typed({}, {**SELECT, "initial_user": ID}),
    "multi_users_select": typed({}, {**MULTI, "initial_users": items(ID, 100)}),
    "conversations_select": typed(
        {},
        {
            **SELECT,
            "initial_conversation": ID,
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": CONVERSATION_FILTER,
        },
    ),
    "multi_conversations_select": typed(
        {},
        {
            **MULTI,
            "initial_conversations": items(ID, 100),
            "default_to_current_conversation": flag,
            "filter": CONVERSATION_FILTER,
        },
    ),
    "channels_select": typed({}, {**SELECT, "initial_channel": ID, "response_url_enabled": flag}),
    "multi_channels_select": typed({}, {**MULTI, "initial_channels": items(ID, 100)}),
    "radio_buttons": _menu(
        typed(
            {"options": items(RICH_OPTION, 10)},
            {**FOCUSED, "initial_option": RICH_OPTION},
        )
    ),
    "checkboxes": _menu(
        typed(
            {"options": items(RICH_OPTION, 10)},
            {**FOCUSED, "initial_options": items(RICH_OPTION, 10)},
        )
    ),
    "datepicker": typed({}, {**SELECT, "initial_date": DAY}),
    "timepicker": typed({}, {**SELECT, "initial_time": HOUR, "timezone": ZONE}),
    "datetimepicker": typed({}, {**FOCUSED, "initial_date_time": UNIX}),
    "plain_text_input": _written(3000, multiline=flag, **LENGTHS),
    "email_text_input": _written(3000),
    "url_text_input": _written(3000),
    "number_input": typed(
        {"is_decimal_allowed": flag},
        {
            **ACTION,
            **PLACEHOLDER,
            "initial_value": NUMBER,
            "min_value": NUMBER,
            "max_value": NUMBER,
            "dispatch_action_config": DISPATCH,
            "focus_on_load": flag,
        },
    ),
    "rich_text_input": typed(
        {},
        {
            **ACTION,
            **PLACEHOLDER,
            "initial_value": RICH_TEXT,
            "dispatch_action_config": DISPATCH,
            "focus_on_load": flag,
        },
    ),
    "file_input": typed(
        {},
        {**ACTION, "filetypes": items(text(20), 50), "max_files": whole_number(1, 10)},
    ),
    "image": typed({"image_url": address, "alt_text": text(2000)}),
}

MENUS = frozenset(
    kind for kind in ELEMENTS if kind.endswith("_select") or kind in {"radio_buttons", "checkboxes"}
)
PICKERS = frozenset({"datepicker", "timepicker"})
IN_ACTIONS = MENUS | PICKERS | {"button", "overflow", "datetimepicker"}
IN_SECTION = MENUS | PICKERS | {"button", "overflow", "image"}
IN_INPUT = (
    MENUS
    | PICKERS
    | {"datetimepicker", "plain_text_input", "email_text_input", "url_text_input"}
    | {"number_input", "rich_text_input", "file_input"}
)


def element(allowed: frozenset[str]) -> Check:
    return by_type(ELEMENTS, allowed)
