"""conversations.info, members, open, history, replies."""

from bot.sandbox import payloads
from bot.sandbox.arguments import Takes
from bot.sandbox.channels import Channel, Kind
from bot.sandbox.limits import TIER_3, TIER_4
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message
from bot.sandbox.methods.method import (
    Answer,
    Arguments,
    channel_with_bot,
    method,
    page,
    reachable_person,
    require_scope,
    visible_channel,
)
from bot.sandbox.refusals import ApiError

SCOPE_PREFIX = {Kind.PUBLIC: "channels", Kind.PRIVATE: "groups", Kind.DM: "im"}


def info(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = _readable(slack, arguments)
    told = payloads.channel(slack, channel)
    if not arguments.get("include_num_members"):
        told.pop("num_members", None)
    return {"channel": told}


def members(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = _readable(slack, arguments)
    ids, metadata = page(list(channel.members), arguments, most=1000)
    return {"members": ids, "response_metadata": metadata}


def _readable(slack: LocalSlack, arguments: Arguments) -> Channel:
    channel = visible_channel(slack, arguments["channel"])
    require_scope(slack, f"{SCOPE_PREFIX[channel.kind]}:read")
    return channel


def open_direct_message(slack: LocalSlack, arguments: Arguments) -> Answer:
    if "channel" in arguments:
        channel = channel_with_bot(slack, arguments["channel"])
        return {"channel": {"id": channel.id}}
    users = arguments.get("users")
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:
        require_scope(slack, "mpim:write")
    for user in users:
        reachable_person(slack, user)
    already = f"D{users[0].removeprefix('U')}" in slack.workspace.channels
    channel = slack.workspace.direct_messages(users[0])
    told = payloads.channel(slack, channel) if arguments.get("return_im") else {"id": channel.id}
    return {"channel": told} | ({"no_op": True, "already_open": True} if already else {})


def history(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = _historic(slack, arguments)
    shown = [message for message in channel.messages.values() if message.stands_in_channel]
    rows, metadata = page(list(reversed(_between(shown, arguments))), arguments, most=999)
    return _told(slack, rows, metadata, arguments)


def replies(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = _historic(slack, arguments)
    parent = channel.messages.get(arguments["ts"])
    if parent is None:
        raise ApiError("thread_not_found")
    said = [channel.messages[ts] for ts in parent.replies]
    rows, metadata = page([parent, *_between(said, arguments)], arguments, most=1000)
    return _told(slack, rows, metadata, arguments)


def _historic(slack: LocalSlack, arguments: Arguments) -> Channel:
    channel = channel_with_bot(slack, arguments["channel"])
    require_scope(slack, f"{SCOPE_PREFIX[channel.kind]}:history")
    return channel


def _between(messages: list[Message], arguments: Arguments) -> list[Message]:
    oldest, latest = arguments.get("oldest", "0"), arguments.get("latest", "9" * 10)
    if arguments.get("inclusive"):
        return [m for m in messages if float(oldest) <= float(m.ts) <= float(latest)]
    return [m for m in messages if float(oldest) < float(m.ts) < float(latest)]


def _told(slack: LocalSlack, rows: list[Message], metadata: Answer, arguments: Arguments) -> Answer:
    with_metadata = bool(arguments.get("include_all_metadata"))
    return {
        "messages": [payloads.message(slack, m, with_metadata=with_metadata) for m in rows],
        "has_more": bool(metadata["next_cursor"]),
        "response_metadata": metadata,
    }


CHANNEL = {"channel": Takes.TEXT}
PAGES = {"cursor": Takes.TEXT, "limit": Takes.NUMBER}
RANGE = {
    **PAGES,
    "oldest": Takes.TEXT,
    "latest": Takes.TEXT,
    "inclusive": Takes.FLAG,
    "include_all_metadata": Takes.FLAG,
}
READ = tuple(f"{prefix}:read" for prefix in SCOPE_PREFIX.values())
HISTORY = tuple(f"{prefix}:history" for prefix in SCOPE_PREFIX.values())
METHODS = (
    method(
        "conversations.info",
        info,
        TIER_3,
        *READ,
        required=CHANNEL,
        optional={"include_locale": Takes.FLAG, "include_num_members": Takes.FLAG},
    ),
    method("conversations.members", members, TIER_4, *READ, required=CHANNEL, optional=PAGES),
    method(
        "conversations.open",
        open_direct_message,
        TIER_3,
        "im:write",
        "mpim:write",
        optional={
            **CHANNEL,
            "users": Takes.IDS,
            "return_im": Takes.FLAG,
            "prevent_creation": Takes.FLAG,
        },
    ),
    method("conversations.history", history, TIER_3, *HISTORY, required=CHANNEL, optional=RANGE),
    method(
        "conversations.replies",
        replies,
        TIER_3,
        *HISTORY,
        required={**CHANNEL, "ts": Takes.TEXT},
        optional=RANGE,
    ),
)
