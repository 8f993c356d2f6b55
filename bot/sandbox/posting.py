"""How messages come, change and go: the one place that writes to channels."""

from typing import Any

from bot.sandbox.channels import Channel
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message, SharedFile

GONE = "tombstone"


def say(
    slack: LocalSlack,
    channel: Channel,
    *,
    user: str,
    text: str,
    blocks: list[dict[str, Any]] | None = None,
    thread_ts: str | None = None,
    is_broadcast: bool = False,
    metadata: dict[str, Any] | None = None,
    files: list[SharedFile] | None = None,
    subtype: str | None = None,
) -> Message:
    """Post a message for everyone in the channel, and notify whom Slack would."""
    message = Message(
        ts=slack.workspace.next_ts(),
        channel=channel.id,
        user=user,
        text=text,
        blocks=blocks or [],
        bot_id=slack.workspace.bot.bot_id if user == slack.workspace.bot.user else None,
        thread_ts=thread_ts,
        subtype=subtype,
        metadata=metadata,
        files=files or [],
        is_broadcast=is_broadcast,
    )
    channel.messages[message.ts] = message
    if thread_ts and thread_ts in channel.messages:
        channel.messages[thread_ts].replies.append(message.ts)
    if subtype is None:
        _notify(slack, channel, message)
    _tell(slack, message)
    return message


def whisper(
    slack: LocalSlack,
    channel: Channel,
    *,
    to: str,
    text: str,
    blocks: list[dict[str, Any]] | None = None,
    thread_ts: str | None = None,
) -> Message:
    """Show an ephemeral message to one person; it notifies nobody and a reload loses it."""
    message = Message(
        ts=slack.workspace.next_ts(),
        channel=channel.id,
        user=slack.workspace.bot.user,
        text=text,
        blocks=blocks or [],
        bot_id=slack.workspace.bot.bot_id,
        thread_ts=thread_ts,
        to=to,
    )
    channel.seen_by(to)[message.ts] = message
    _tell(slack, message)
    return message


def edit(
    slack: LocalSlack,
    message: Message,
    *,
    text: str | None,
    blocks: list[dict[str, Any]] | None,
    metadata: dict[str, Any] | None = None,
) -> None:
    """Change a message; an edit notifies nobody. A new text without blocks drops the old blocks."""
    if text is not None:
        message.text = text
    if blocks is not None or text is not None:
        message.blocks = blocks or []
    if metadata is not None:
        message.metadata = metadata
    message.edited = slack.workspace.next_ts()
    _tell(slack, message)


def erase(slack: LocalSlack, channel: Channel, message: Message) -> None:
    """Delete a message; one that has replies leaves "This message was deleted" behind."""
    if message.to:
        channel.seen_by(message.to).pop(message.ts, None)
    elif message.replies:
        message.text, message.blocks, message.files = "This message was deleted.", [], []
        message.metadata, message.subtype = None, GONE
    else:
        del channel.messages[message.ts]
        parent = channel.messages.get(message.thread_ts or "")
        if parent and message.ts in parent.replies:
            parent.replies.remove(message.ts)
    if message.ts in channel.pinned:
        channel.pinned.remove(message.ts)
    _tell(slack, message)


def _notify(slack: LocalSlack, channel: Channel, message: Message) -> None:
    toast = slack.toasts.raise_for(message, channel, slack.clock.now())
    if slack.changes.is_heard:
        for user in toast.reasons:
            slack.changes.tell("toast", user=user, toast=toast.for_person(user))


def _tell(slack: LocalSlack, message: Message) -> None:
    thread = {"thread": message.thread_ts} if message.thread_ts else {}
    slack.changes.tell("channel", channel=message.channel, user=message.to, ts=message.ts, **thread)
