"""What a Web API method is: who may call it, how often, with what, and what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.arguments import Signature, Takes, signature
from bot.sandbox.channels import Channel, Kind
from bot.sandbox.limits import Rate
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.refusals import ApiError

Arguments = dict[str, Any]
Answer = dict[str, Any]
Call = Callable[[LocalSlack, Arguments], Answer]


@dataclass(frozen=True, slots=True)
class Method:
    """`scopes`: one of them must be granted (none: any token will do)."""

    name: str
    call: Call
    signature: Signature
    rate: Rate
    scopes: tuple[str, ...] = ()
    takes_app_token: bool = False


def method(
    name: str,
    call: Call,
    rate: Rate,
    *scopes: str,
    required: Mapping[str, Takes] | None = None,
    optional: Mapping[str, Takes] | None = None,
) -> Method:
    return Method(name, call, signature(required, optional), rate, scopes)


def require_scope(slack: LocalSlack, *scopes: str) -> None:
    """Raise ApiError `missing_scope` unless one of `scopes` is granted."""
    if not slack.granted.intersection(scopes):
        raise ApiError(
            "missing_scope", needed=",".join(scopes), provided=",".join(sorted(slack.granted))
        )


def channel_with_bot(slack: LocalSlack, named: str) -> Channel:
    """The channel that the bot is in; ApiError as Slack words it when there is none."""
    channel = visible_channel(slack, named)
    if not slack.workspace.has_bot(channel):
        raise ApiError("not_in_channel")
    return channel


def visible_channel(slack: LocalSlack, named: str) -> Channel:
    """A channel that the bot may know of: public, or its own."""
    channel = slack.workspace.channels.get(named)
    if channel is None or (
        channel.kind is not Kind.PUBLIC and not slack.workspace.has_bot(channel)
    ):
        raise ApiError("channel_not_found")
    return channel


def known_person(slack: LocalSlack, user: str) -> None:
    if user not in slack.workspace.people:
        raise ApiError("user_not_found")


def page(rows: list[Any], arguments: Arguments, *, most: int) -> tuple[list[Any], Answer]:
    """The rows that `cursor` and `limit` ask for, and the cursor of the next ones."""
    first = int(arguments.get("cursor") or 0)
    limit = min(arguments.get("limit") or most, most)
    rest = str(first + limit) if first + limit < len(rows) else ""
    return rows[first : first + limit], {"next_cursor": rest}


def reachable_person(slack: LocalSlack, user: str) -> None:
    """Somebody to whom the bot may write: of its workspace, or in a channel with it."""
    known_person(slack, user)
    workspace = slack.workspace
    person = workspace.people[user]
    if person.is_bot:
        raise ApiError("cannot_dm_bot")
    if person.deleted:
        raise ApiError("user_disabled")
    if workspace.is_foreign(user) and not workspace.shares_channel_with_bot(user):
        raise ApiError("user_not_visible")
