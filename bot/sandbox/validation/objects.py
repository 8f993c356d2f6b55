"""Slack's composition objects: texts, options, confirm dialogs."""

import re
from typing import Any

from bot.sandbox.validation.schema import Check, Problems, flag, items, note, one_of, shape, text

DATE = re.compile(r"<!date\^(?P<unix>[^^>]*)\^(?P<format>[^|^>]*)(?:\^[^|>]*)?(?P<rest>[^>]*)>")
DATE_TOKENS = frozenset(
    {
        "date",
        "date_num",
        "date_slash",
        "date_long",
        "date_long_full",
        "date_long_pretty",
        "date_pretty",
        "date_short",
        "date_short_pretty",
        "time",
        "time_secs",
        "ago",
        "day_divider_pretty",
    }
)


def dates(value: str, where: str, problems: Problems) -> None:
    """Every `<!date^…>` in mrkdwn: a unix time, known tokens, a fallback."""
    for date in DATE.finditer(value):
        if not re.fullmatch(r"-?\d+", date["unix"]):
            note(problems, "date: the timestamp must be an integer", where)
        tokens = set(re.findall(r"\{(\w*)\}", date["format"]))
        if not tokens or tokens - DATE_TOKENS:
            note(problems, f"date: unknown format {date['format']!r}", where)
        if len(date["rest"]) < 2:
            note(problems, "date: missing fallback text", where)


def written(most: int, *, plain_only: bool = False) -> Check:
    """A text object: plain, or mrkdwn too."""
    length = text(most)
    type_ = one_of("plain_text") if plain_only else one_of("plain_text", "mrkdwn")
    fields = shape({"type": type_, "text": length}, {"emoji": flag, "verbatim": flag})

    def check(value: Any, where: str, problems: Problems) -> None:
        fields(value, where, problems)
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            return
        is_plain = value.get("type") == "plain_text"
        if is_plain and DATE.search(value["text"]):
            note(problems, "date tokens are not read in plain_text", f"{where}/text")
        elif not is_plain:
            dates(value["text"], f"{where}/text", problems)
        if is_plain and "verbatim" in value:
            note(problems, "unknown field: verbatim", where)
        if not is_plain and "emoji" in value:
            note(problems, "unknown field: emoji", where)

    return check


def plain(most: int) -> Check:
    return written(most, plain_only=True)


OPTION = shape({"text": plain(75), "value": text(150)}, {"description": plain(75)})
RICH_OPTION = shape({"text": written(75), "value": text(150)}, {"description": written(75)})
MENU_OPTION = shape(
    {"text": plain(75), "value": text(150)},
    {"description": plain(75), "url": text(3000)},
)
OPTION_GROUP = shape({"label": plain(75), "options": items(OPTION, 100)})
CONFIRM = shape(
    {"title": plain(100), "text": written(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
DISPATCH = shape(
    {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2)}
)
CONVERSATION_FILTER = shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
