"""Slack's rich_text block: sections, lists, quotes and the words in them."""

from bot.sandbox.validation.schema import (
    Check,
    address,
    by_type,
    flag,
    items,
    one_of,
    shape,
    text,
    typed,
    whole_number,
)

STYLE = shape(
    {}, dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight"), flag)
)
STYLED: dict[str, Check] = {"style": STYLE}
INDENT: dict[str, Check] = {"border": whole_number(0, 1)}

WORDS = by_type(
    {
        "text": typed({"text": text(3000)}, STYLED),
        "link": typed({"url": address}, {**STYLED, "text": text(3000), "unsafe": flag}),
        "emoji": typed(
            {"name": text(100)},
            {**STYLED, "unicode": text(100), "skin_tone": whole_number(1, 6)},
        ),
        "user": typed({"user_id": text(64)}, STYLED),
        "usergroup": typed({"usergroup_id": text(64)}, STYLED),
        "channel": typed({"channel_id": text(64)}, STYLED),
        "broadcast": typed({"range": one_of("here", "channel", "everyone")}, STYLED),
        "date": typed(
            {"timestamp": whole_number(0, 9_999_999_999), "format": text(200)},
            {**STYLED, "fallback": text(300), "url": address},
        ),
        "color": typed({"value": text(20)}, STYLED),
    }
)
SECTION = typed({"elements": items(WORDS, 300)})
PARTS = by_type(
    {
        "rich_text_section": SECTION,
        "rich_text_list": typed(
            {
                "style": one_of("bullet", "ordered"),
                "elements": items(by_type({"rich_text_section": SECTION}), 300),
            },
            {**INDENT, "indent": whole_number(0, 8), "offset": whole_number(0, 1_000_000)},
        ),
        "rich_text_preformatted": typed(
            {"elements": items(WORDS, 300)}, {**INDENT, "language": text(50)}
        ),
        "rich_text_quote": typed({"elements": items(WORDS, 300)}, INDENT),
    }
)
RICH_TEXT = typed({"elements": items(PARTS, 300)}, {"block_id": text(255)})
