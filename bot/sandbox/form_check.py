"""What Slack's own form refuses before anything is sent: empty, too short, not a number."""

from typing import Any

from bot.sandbox.forms import VALUE_FIELDS
from bot.sandbox.messages import State

REQUIRED = "Please complete this required field."


def incomplete_fields(blocks: list[dict[str, Any]], values: State) -> dict[str, str]:
    """The sentence at each input block that keeps the form from being submitted."""
    errors = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        value = values[block["block_id"]][element["action_id"]][VALUE_FIELDS[element["type"]]]
        is_empty = value in (None, "", []) or (isinstance(value, str) and not value.strip())
        if is_empty and not block.get("optional"):
            errors[block["block_id"]] = REQUIRED
        elif not is_empty and (sentence := _malformed(element, value)):
            errors[block["block_id"]] = sentence
    return errors


def _malformed(element: dict[str, Any], value: Any) -> str | None:
    match element["type"]:
        case "plain_text_input":
            return _length(element, value)
        case "number_input":
            return _number(element, value)
        case "email_text_input" if "@" not in value.strip("@"):
            return "Enter a valid email address."
        case "url_text_input" if "://" not in value:
            return "Enter a valid URL."
    return None


def _length(element: dict[str, Any], value: str) -> str | None:
    if len(value) < (least := element.get("min_length", 0)):
        return f"This field must have at least {least} characters."
    if len(value) > (most := element.get("max_length", 3000)):
        return f"This field must have at most {most} characters."
    return None


def _number(element: dict[str, Any], value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return "Enter a number."
    if not element["is_decimal_allowed"] and not number.is_integer():
        return "Enter a whole number."
    if number < float(element.get("min_value", "-inf")):
        return f"Enter a number of at least {element['min_value']}."
    if number > float(element.get("max_value", "inf")):
        return f"Enter a number of at most {element['max_value']}."
    return None
