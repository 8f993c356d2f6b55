"""Slack's blocks, and on which surface each may stand."""

from enum import StrEnum
from typing import Any

from bot.sandbox.validation.elements import IN_ACTIONS, IN_INPUT, IN_SECTION, element
from bot.sandbox.validation.objects import dates, plain, written
from bot.sandbox.validation.rich_text import RICH_TEXT
from bot.sandbox.validation.schema import (
    Check,
    Problems,
    address,
    by_type,
    flag,
    items,
    note,
    one_of,
    shape,
    text,
    then,
    typed,
    whole_number,
)


class Surface(StrEnum):
    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


BLOCK_ID = {"block_id": text(255)}
TABLE_CHARACTERS = 10_000
MARKDOWN_CHARACTERS = 12_000


def _has_words(value: Any, where: str, problems: Problems) -> None:
    if "text" not in value and "fields" not in value:
        note(problems, "must have text or fields", where)


def _distinct_actions(value: Any, where: str, problems: Problems) -> None:
    given = [e["action_id"] for e in value["elements"] if "action_id" in e]
    for twice in sorted({action_id for action_id in given if given.count(action_id) > 1}):
        note(problems, f"action_id `{twice}` already exists", f"{where}/elements")


def _even_rows(value: Any, where: str, problems: Problems) -> None:
    if len({len(row) for row in value["rows"]}) > 1:
        note(problems, "every row must have the same number of cells", f"{where}/rows")


def _dated_text(value: Any, where: str, problems: Problems) -> None:
    dates(value["text"], f"{where}/text", problems)


CELL = by_type({"raw_text": typed({"text": text(3000)}), "rich_text": RICH_TEXT})
COLUMN = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})


def table_characters(value: Any) -> int:
    """The characters in every cell of a table block."""
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(table_characters(v) for v in value.values() if isinstance(v, dict | list))
    return sum(map(table_characters, value)) if isinstance(value, list) else 0


BLOCKS: dict[str, Check] = {
    "section": then(
        typed(
            {},
            {
                **BLOCK_ID,
                "text": written(3000),
                "fields": items(written(2000), 10),
                "accessory": element(IN_SECTION),
                "expand": flag,
            },
        ),
        _has_words,
    ),
    "header": typed({"text": plain(150)}, {**BLOCK_ID, "level": whole_number(1, 4)}),
    "divider": typed({}, BLOCK_ID),
    "context": typed(
        {
            "elements": items(
                by_type(
                    {
                        "plain_text": plain(2000),
                        "mrkdwn": written(2000),
                        "image": typed({"image_url": address, "alt_text": text(2000)}),
                    }
                ),
                10,
            )
        },
        BLOCK_ID,
    ),
    "actions": then(
        typed({"elements": items(element(IN_ACTIONS), 25)}, BLOCK_ID), _distinct_actions
    ),
    "image": typed(
        {"image_url": address, "alt_text": text(2000)},
        {**BLOCK_ID, "title": plain(2000)},
    ),
    "input": typed(
        {"label": plain(2000), "element": element(IN_INPUT)},
        {**BLOCK_ID, "hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": RICH_TEXT,
    "markdown": then(typed({"text": text(MARKDOWN_CHARACTERS)}, BLOCK_ID), _dated_text),
    "table": then(
        typed(
            {"rows": items(items(CELL, 20), 100)},
            {**BLOCK_ID, "column_settings": items(COLUMN, 20)},
        ),
        _even_rows,
    ),
    "file": typed({"external_id": text(255), "source": one_of("remote")}, BLOCK_ID),
    "alert": typed(
        {"text": written(3000)},
        {**BLOCK_ID, "level": one_of("default", "info", "warning", "error", "success")},
    ),
}

EVERYWHERE = frozenset({"section", "header", "divider", "context", "actions", "image", "rich_text"})
ALLOWED = {
    Surface.MESSAGE: EVERYWHERE | {"markdown", "table", "file"},
    Surface.MODAL: EVERYWHERE | {"input", "alert"},
    Surface.HOME: EVERYWHERE | {"input"},
}
MOST_BLOCKS = {Surface.MESSAGE: 50, Surface.MODAL: 100, Surface.HOME: 100}
CHECKS = {surface: by_type(BLOCKS, ALLOWED[surface]) for surface in Surface}


def check_blocks(value: list[Any], surface: Surface, where: str, problems: Problems) -> None:
    """Everything that Slack refuses in a list of blocks on this surface."""
    if len(value) > MOST_BLOCKS[surface]:
        note(problems, f"no more than {MOST_BLOCKS[surface]} items allowed", where)
    check = CHECKS[surface]
    for number, block in enumerate(value):
        check(block, f"{where}/{number}", problems)
    blocks = [block for block in value if isinstance(block, dict)]
    _check_ids(blocks, where, problems)
    _check_tables([b for b in blocks if b.get("type") == "table"], where, problems)
    if surface is not Surface.MESSAGE:
        _check_focus(blocks, where, problems)


def _check_focus(blocks: list[dict[str, Any]], where: str, problems: Problems) -> None:
    if sum(str(block).count("'focus_on_load': True") for block in blocks) > 1:
        note(problems, "only one element may have focus_on_load", where)


def _check_ids(blocks: list[dict[str, Any]], where: str, problems: Problems) -> None:
    named = [block["block_id"] for block in blocks if "block_id" in block]
    for twice in sorted({str(block_id) for block_id in named if named.count(block_id) > 1}):
        note(problems, f"`block_id` {twice} already exists", where)


def _check_tables(tables: list[dict[str, Any]], where: str, problems: Problems) -> None:
    if len(tables) > 1:
        note(problems, "only one table is allowed in a message", where)
    if table_characters([table.get("rows") for table in tables]) > TABLE_CHARACTERS:
        note(problems, f"tables must be less than {TABLE_CHARACTERS + 1} characters", where)
