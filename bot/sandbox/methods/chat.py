"""chat.postMessage, chat.postEphemeral, chat.update, chat.delete, chat.getPermalink."""

from typing import Any

from bot.sandbox import payloads
from bot.sandbox.arguments import Takes
from bot.sandbox.channels import Channel
from bot.sandbox.limits import POSTS_IN_WORKSPACE, TIER_3, TIER_4
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message
from bot.sandbox.methods.method import (
    Answer,
    Arguments,
    channel_with_bot,
    known_person,
    method,
    reachable_person,
    require_scope,
)
from bot.sandbox.posting import GONE, edit, erase, say, whisper
from bot.sandbox.refusals import ApiError
from bot.sandbox.validation.surfaces import message_blocks

TEXT_LIMIT = 4_000
METADATA_LIMIT = 8_000
"""Characters of a message's metadata, as JSON text."""

CONTENT = {
    "text": Takes.TEXT,
    "blocks": Takes.JSON,
    "attachments": Takes.JSON,
    "metadata": Takes.JSON,
    "mrkdwn": Takes.FLAG,
    "parse": Takes.TEXT,
    "link_names": Takes.FLAG,
    "as_user": Takes.FLAG,
}
CUSTOMIZED = {"username": Takes.TEXT, "icon_emoji": Takes.TEXT, "icon_url": Takes.TEXT}


def post_message(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = _destination(slack, arguments["channel"])
    content = _content(slack, arguments)
    thread_ts = arguments.get("thread_ts")
    if thread_ts is not None:
        thread_ts = _thread(channel, thread_ts)
    message = say(
        slack,
        channel,
        user=slack.workspace.bot.user,
        thread_ts=thread_ts,
        is_broadcast=bool(thread_ts and arguments.get("reply_broadcast")),
        metadata=_metadata(arguments),
        **content,
    )
    return _posted(slack, message)


def post_ephemeral(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = channel_with_bot(slack, arguments["channel"])
    known_person(slack, arguments["user"])
    if arguments["user"] not in channel.members:
        raise ApiError("user_not_in_channel")
    content = _content(slack, arguments)
    message = whisper(
        slack, channel, to=arguments["user"], thread_ts=arguments.get("thread_ts"), **content
    )
    return {"message_ts": message.ts}


def update(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = channel_with_bot(slack, arguments["channel"])
    message = _own_message(slack, channel, arguments["ts"], "cant_update_message")
    content = _content(slack, arguments)
    if "text" not in arguments:
        content["text"] = None
    edit(slack, message, metadata=_metadata(arguments), **content)
    return {**_posted(slack, message), "text": message.text}


def delete(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = channel_with_bot(slack, arguments["channel"])
    message = _own_message(slack, channel, arguments["ts"], "cant_delete_message")
    erase(slack, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = channel_with_bot(slack, arguments["channel"])
    ts = arguments["message_ts"]
    if ts not in channel.messages:
        raise ApiError("message_not_found")
    place = f"{channel.id}/p{ts.replace('.', '')}"
    return {
        "channel": channel.id,
        "permalink": f"https://{slack.workspace.team.domain}.slack.com/archives/{place}",
    }


def _destination(slack: LocalSlack, named: str) -> Channel:
    """A channel, or the person with this id: then the direct messages with them."""
    if named in slack.workspace.people:
        require_scope(slack, "im:write")
        reachable_person(slack, named)
        return slack.workspace.direct_messages(named)
    channel = channel_with_bot(slack, named)
    if channel.is_archived:
        raise ApiError("is_archived")
    return channel


def _thread(channel: Channel, thread_ts: str) -> str:
    """The parent of the thread; Slack starts one on any message, and on none it knows not."""
    parent = channel.messages.get(thread_ts)
    if parent is None:
        raise ApiError("thread_not_found")
    return parent.thread_ts or parent.ts


def _content(slack: LocalSlack, arguments: Arguments) -> dict[str, Any]:
    if CUSTOMIZED.keys() & arguments.keys():
        require_scope(slack, "chat:write.customize")
    text = arguments.get("text", "")
    blocks = message_blocks(arguments["blocks"]) if "blocks" in arguments else None
    if not text and not blocks:
        raise ApiError("no_text")
    if len(text) > TEXT_LIMIT:
        raise ApiError("msg_too_long")
    if arguments.get("attachments"):
        raise ApiError("invalid_attachments", ["attachments are not shown by the local Slack"])
    return {"text": text, "blocks": blocks}


def _metadata(arguments: Arguments) -> dict[str, Any] | None:
    metadata = arguments.get("metadata")
    if metadata is None:
        return None
    if (
        not isinstance(metadata, dict)
        or metadata.keys() != {"event_type", "event_payload"}
        or not isinstance(metadata["event_type"], str)
        or not isinstance(metadata["event_payload"], dict)
    ):
        raise ApiError("invalid_metadata_format")
    if len(str(metadata)) > METADATA_LIMIT:
        raise ApiError("metadata_too_large")
    return metadata


def _own_message(slack: LocalSlack, channel: Channel, ts: str, otherwise: str) -> Message:
    message = channel.messages.get(ts)
    if message is None or message.subtype == GONE:
        raise ApiError("message_not_found")
    if message.user != slack.workspace.bot.user or message.subtype:
        raise ApiError(otherwise)
    return message


def _posted(slack: LocalSlack, message: Message) -> Answer:
    return {
        "channel": message.channel,
        "ts": message.ts,
        "message": payloads.message(slack, message),
    }


THREAD = {"thread_ts": Takes.TEXT}
METHODS = (
    method(
        "chat.postMessage",
        post_message,
        POSTS_IN_WORKSPACE,
        "chat:write",
        required={"channel": Takes.TEXT},
        optional={
            **CONTENT,
            **CUSTOMIZED,
            **THREAD,
            "reply_broadcast": Takes.FLAG,
            "unfurl_links": Takes.FLAG,
            "unfurl_media": Takes.FLAG,
        },
    ),
    method(
        "chat.postEphemeral",
        post_ephemeral,
        TIER_4,
        "chat:write",
        required={"channel": Takes.TEXT, "user": Takes.TEXT},
        optional={**CONTENT, **CUSTOMIZED, **THREAD},
    ),
    method(
        "chat.update",
        update,
        TIER_3,
        "chat:write",
        required={"channel": Takes.TEXT, "ts": Takes.TEXT},
        optional={**CONTENT, "reply_broadcast": Takes.FLAG},
    ),
    method(
        "chat.delete",
        delete,
        TIER_3,
        "chat:write",
        required={"channel": Takes.TEXT, "ts": Takes.TEXT},
        optional={"as_user": Takes.FLAG},
    ),
    method(
        "chat.getPermalink",
        get_permalink,
        POSTS_IN_WORKSPACE,
        required={"channel": Takes.TEXT, "message_ts": Takes.TEXT},
    ),
)
