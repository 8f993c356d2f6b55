"""Blocks and views as they arrive in a call: checked, and given the ids that Slack adds."""

from typing import Any

from bot.sandbox.refusals import ApiError
from bot.sandbox.validation.blocks import Surface, check_blocks
from bot.sandbox.validation.objects import plain
from bot.sandbox.validation.schema import Check, Problems, flag, note, one_of, shape, text

SHARED: dict[str, Check] = {
    "private_metadata": text(3000, least=0),
    "callback_id": text(255, least=0),
    "external_id": text(255, least=0),
}


def _any(_value: Any, _where: str, _problems: Problems) -> None:
    """Blocks are checked apart, for the surface they stand on."""


MODAL = shape(
    {"type": one_of("modal"), "title": plain(24), "blocks": _any},
    {
        **SHARED,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": flag,
        "notify_on_close": flag,
        "submit_disabled": flag,
    },
)
HOME = shape({"type": one_of("home"), "blocks": _any}, SHARED)


def message_blocks(blocks: Any) -> list[dict[str, Any]]:
    """The blocks of a message, or ApiError with every reason why Slack refuses them."""
    if not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format", ["must be an array [json-pointer:/blocks]"])
    problems: Problems = []
    check_blocks(blocks, Surface.MESSAGE, "/blocks", problems)
    if problems:
        raise ApiError("invalid_blocks", problems)
    return _with_ids(blocks)


def view(given: Any, expected: Surface) -> dict[str, Any]:
    """A modal or Home, or ApiError (`invalid_arguments`) with every reason against it."""
    problems = view_problems(given, expected)
    if problems:
        raise ApiError("invalid_arguments", problems)
    _with_ids(given["blocks"])
    return given  # type: ignore[no-any-return]  # the checks hold its shape


def view_problems(given: Any, expected: Surface) -> Problems:
    problems: Problems = []
    (HOME if expected is Surface.HOME else MODAL)(given, "/view", problems)
    blocks = given.get("blocks") if isinstance(given, dict) else None
    if not isinstance(blocks, list):
        note(problems, "must be an array", "/view/blocks")
        return problems
    check_blocks(blocks, expected, "/view/blocks", problems)
    has_input = any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
    if expected is Surface.MODAL and has_input and "submit" not in given:
        note(problems, "submit is required when the view has an input block", "/view")
    return problems


def _with_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    taken = {block.get("block_id") for block in blocks}
    for number, block in enumerate(blocks):
        if "block_id" not in block:
            block["block_id"] = next(
                id for n in range(len(blocks) + 1) if (id := f"b{number + n * 1000}") not in taken
            )
            taken.add(block["block_id"])
        _name_elements(block)
    return blocks


def _name_elements(block: dict[str, Any]) -> None:
    match block:
        case {"type": "actions", "elements": elements}:
            pass
        case {"accessory": accessory}:
            elements = [accessory]
        case {"type": "input", "element": element}:
            elements = [element]
        case _:
            return
    for number, element in enumerate(elements):
        if element["type"] != "image":
            element.setdefault("action_id", f"a{number}")
