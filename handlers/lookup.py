"""Looks in a channel's history whether a message arrived, where the workspace lets the bot read."""

from datetime import timedelta
from typing import Any

from bot.domain.outbox import Place, Taken
from handlers.calls import Caller, NotYetError, RefusedError

EVENT_TYPE = "roundtable"
SKEW = timedelta(hours=1)
"""How far our clock and Slack's may be apart."""

READS = {
    "C": {"channels:history", "groups:history"},
    "G": {"groups:history", "mpim:history"},
    "D": {"im:history"},
}
"""The scopes of which one lets the bot read a channel, by the first letter of its id."""


class CannotLookError(Exception):
    """The workspace did not grant what reading this channel takes."""


def metadata(key: str) -> dict[str, Any]:
    """What a post carries, unseen by people, so that it can be found again."""
    return {"event_type": EVENT_TYPE, "event_payload": {"id": key}}


async def find(caller: Caller, taken: Taken, channel: str, thread: Place | None) -> Place | None:
    """Where an earlier try at this row stands, None when it never arrived."""
    if not READS.get(channel[0], set()) & await caller.scopes(taken.due.workspace):
        raise CannotLookError
    since = (taken.tried_at or taken.due.due_at) - SKEW
    asked: dict[str, Any] = {
        "channel": channel,
        "oldest": f"{since.timestamp():.6f}",
        "limit": 200,
        "include_all_metadata": True,
    }
    if thread:
        asked["ts"] = thread.ts
    while True:
        page = await _page(caller, taken.due.workspace, asked)
        for message in page["messages"]:
            if _key_of(message) == taken.id:
                return Place(channel, message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return None
        asked["cursor"] = cursor


async def _page(caller: Caller, workspace: str, asked: dict[str, Any]) -> dict[str, Any]:
    method = "conversations.replies" if "ts" in asked else "conversations.history"
    try:
        return await caller.demand(
            workspace, method, lambda client: client.api_call(method, params=asked)
        )
    except RefusedError as refused:
        raise CannotLookError from refused
    except NotYetError as failed:
        if failed.reason == "missing_scope":  # a private channel's id looks like any other's
            raise CannotLookError from failed
        raise


def _key_of(message: dict[str, Any]) -> str | None:
    carried = message.get("metadata") or {}
    if carried.get("event_type") != EVENT_TYPE:
        return None
    return (carried.get("event_payload") or {}).get("id")
