"""What the local Slack refuses in blocks and views, with the reason; and what it takes."""

from typing import Any

import pytest

from bot.sandbox.refusals import ApiError
from bot.sandbox.validation.blocks import Surface, check_blocks
from bot.sandbox.validation.surfaces import message_blocks, view_problems
from tests.sandbox.shapes import actions, button, field, form, option, plain, section

DATE = "<!date^1772463600^{date_long_pretty} at {time}|2 March, Eastern time>"

ACCEPTED: list[dict[str, Any]] = [
    section(DATE, accessory={"type": "overflow", "action_id": "o", "options": [option("a")]}),
    {"type": "section", "fields": [plain("a"), {"type": "mrkdwn", "text": "b"}]},
    {"type": "header", "text": plain("Header")},
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "small"}]},
    actions(
        button("b", style="primary", value="1", accessibility_label="Topic 1"),
        {"type": "static_select", "action_id": "s", "options": [option("x"), option("y")]},
        {"type": "datepicker", "action_id": "d", "initial_date": "2026-03-02"},
        {"type": "timepicker", "action_id": "t", "initial_time": "09:30", "timezone": "UTC"},
        {"type": "users_select", "action_id": "u", "initial_user": "U0ADA"},
        {
            "type": "checkboxes",
            "action_id": "c",
            "options": [option("x")],
            "initial_options": [option("x")],
        },
    ),
    {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A map"},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}
                ],
            }
        ],
    },
    {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]},
    {"type": "markdown", "text": "**bold**"},
]

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"type": "paragraph"}, "unsupported type: paragraph [json-pointer:/blocks/0]"),
    ({"text": plain("x")}, "missing required field: type [json-pointer:/blocks/0]"),
    ({"type": "section"}, "must have text or fields [json-pointer:/blocks/0]"),
    (section("x" * 3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    (section(color="red"), "unknown field: color [json-pointer:/blocks/0]"),
    (
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        "must be one of plain_text [json-pointer:/blocks/0/text/type]",
    ),
    (
        {"type": "header", "text": plain(DATE)},
        "date tokens are not read in plain_text [json-pointer:/blocks/0/text/text]",
    ),
    (
        section("<!date^tomorrow^{date}|x>"),
        "date: the timestamp must be an integer [json-pointer:/blocks/0/text/text]",
    ),
    (
        section("<!date^1^{day}|x>"),
        "date: unknown format '{day}' [json-pointer:/blocks/0/text/text]",
    ),
    (
        section("<!date^1^{date}>"),
        "date: missing fallback text [json-pointer:/blocks/0/text/text]",
    ),
    (
        {"type": "section", "fields": [plain("x")] * 11},
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    (
        actions(button("a"), button("a")),
        "action_id `a` already exists [json-pointer:/blocks/0/elements]",
    ),
    (
        actions({"type": "overflow", "options": [option(str(n)) for n in range(6)]}),
        "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        actions({"type": "static_select", "options": [option("a"), option("a")]}),
        "option values must be unique [json-pointer:/blocks/0/elements/0]",
    ),
    (
        actions({"type": "static_select", "options": [option("a")], "initial_option": option("b")}),
        "initial option must be one of the options [json-pointer:/blocks/0/elements/0]",
    ),
    (
        actions({"type": "datepicker", "initial_date": "2 March"}),
        "must be YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    (
        actions({"type": "timepicker", "timezone": "Eastern"}),
        "must be an IANA time zone [json-pointer:/blocks/0/elements/0/timezone]",
    ),
    (
        actions({"type": "plain_text_input"}),
        "plain_text_input is not allowed here [json-pointer:/blocks/0/elements/0]",
    ),
    (
        section(accessory={"type": "datetimepicker"}),
        "datetimepicker is not allowed here [json-pointer:/blocks/0/accessory]",
    ),
    (
        actions(button("a" * 256)),
        "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
    ),
    (field("name"), "input is not allowed here [json-pointer:/blocks/0]"),
    (
        {"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]},
        "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]",
    ),
]


def test_one_of_everything_is_taken_and_gets_ids() -> None:
    blocks = message_blocks([*ACCEPTED])

    assert len({block["block_id"] for block in blocks}) == len(ACCEPTED)


@pytest.mark.parametrize(("block", "reason"), REFUSED)
def test_a_block_is_refused_with_its_reason(block: dict[str, Any], reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        message_blocks([block])

    assert refused.value.messages == [f"[ERROR] {reason}"]


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        ([section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        (
            [section(block_id="a"), section(block_id="a")],
            "`block_id` a already exists [json-pointer:/blocks]",
        ),
        (
            [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}] * 2,
            "only one table is allowed in a message [json-pointer:/blocks]",
        ),
        (
            [{"type": "table", "rows": [[{"type": "raw_text", "text": "a" * 2600}] * 4]}],
            "tables must be less than 10001 characters [json-pointer:/blocks]",
        ),
    ],
)
def test_a_message_is_refused_as_a_whole(blocks: list[dict[str, Any]], reason: str) -> None:
    problems: list[str] = []
    check_blocks(blocks, Surface.MESSAGE, "/blocks", problems)

    assert problems == [reason]


@pytest.mark.parametrize(
    ("view", "reasons"),
    [
        (form(field("name")), []),
        (
            form(section(), title=plain("x" * 25)),
            ["must be less than 25 characters [json-pointer:/view/title/text]"],
        ),
        (
            form(section(), submit=plain("x" * 25)),
            ["must be less than 25 characters [json-pointer:/view/submit/text]"],
        ),
        (
            form(section(), private_metadata="x" * 3001),
            ["must be less than 3001 characters [json-pointer:/view/private_metadata]"],
        ),
        (form(section(), colour="red"), ["unknown field: colour [json-pointer:/view]"]),
        (
            {key: value for key, value in form(field("name")).items() if key != "submit"},
            ["submit is required when the view has an input block [json-pointer:/view]"],
        ),
        (
            form({"type": "table", "rows": []}),
            ["table is not allowed here [json-pointer:/view/blocks/0]"],
        ),
        (
            form(field("a", focus_on_load=True), field("b", focus_on_load=True)),
            ["only one element may have focus_on_load [json-pointer:/view/blocks]"],
        ),
    ],
)
def test_a_modal_is_refused_with_its_reasons(view: dict[str, Any], reasons: list[str]) -> None:
    assert view_problems(view, Surface.MODAL) == reasons
