"""What holds at the end of every spec, whatever it was about."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.sandbox.demo import DECOY
from bot.sandbox.journal import Journal
from storage.db import Database
from storage.tables import METADATA
from tests.block_kit import judge_blocks, judge_view
from tests.logbook import LOGS
from tests.typed import Typed

Json = dict[str, Any]

MESSAGES = frozenset({"chat.postMessage", "chat.update", "chat.postEphemeral", "response_url"})
PERSISTENT = frozenset({"chat.postMessage", "chat.update"})


@dataclass(frozen=True)
class Shown:
    """A message or view that the bot sent, by whichever call or ack."""

    way: str
    content: Json

    @property
    def persists(self) -> bool:
        return self.way in PERSISTENT or self.content.get("response_type") == "in_channel"


def shown(journal: Journal) -> Iterator[Shown]:
    """Everything the bot showed, in the order of its ways."""
    for call in journal.calls(after=0, method=None, limit=10_000):
        if call["method"] in MESSAGES:
            yield Shown(call["method"], call["arguments"])
        elif "view" in call["arguments"]:
            yield Shown(call["method"], call["arguments"]["view"])
    for delivery in journal.deliveries(after=0, kind=None, limit=10_000):
        ack = delivery["outcome"]["ack"] or {}
        if "view" in ack:
            yield Shown("ack", ack["view"])
        elif "text" in ack:
            yield Shown("ack", ack)


def inspect(journal: Journal, typed: Typed) -> None:
    """Blocks and views pass their judges, what persists and what is logged tells no typed words."""
    for each in shown(journal):
        if each.content.get("type") in {"modal", "home"}:
            judge_view(each.content)
        else:
            judge_blocks(each.content.get("blocks") or [])
        if each.persists:
            _told_by_a_glance(each.content, typed)
    assert typed.found_in(LOGS.getvalue()) == [], "typed words in the logs"


def _told_by_a_glance(message: Json, typed: Typed) -> None:
    """A lock screen shows `text`, a desktop notification the first block."""
    blocks = message.get("blocks") or [{}]
    glance = [message["text"], *_texts(blocks[0])]
    told = [phrase for text in glance for phrase in typed.found_in(text)]
    assert told == [], f"typed words in what notifications show: {glance}"


def _texts(block: Any) -> Iterator[str]:
    if isinstance(block, dict):
        for name, value in block.items():
            if name == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(block, list):
        for each in block:
            yield from _texts(each)


def decoy_rows(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All that another workspace, with the same Slack ids, has in each table."""
    with database.engine.connect() as connection:
        cursor = connection.connection.cursor()  # the driver's own: asked twice in every spec
        return {
            name: cursor.execute(statement).fetchall()
            for name, statement in _decoy_statements().items()
        }


@cache
def _decoy_statements() -> dict[str, str]:
    return {
        name: f"SELECT * FROM {name} WHERE workspace = '{DECOY}' ORDER BY id"  # noqa: S608 - ours
        for name, table in METADATA.tables.items()
        if "workspace" in table.c
    }
