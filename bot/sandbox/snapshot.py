"""The workspace as JSON, so that what was typed is there the next time."""

import base64
from dataclasses import asdict, fields
from typing import Any

from bot.sandbox.channels import Channel, Kind
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message, SharedFile
from bot.sandbox.seed import Person

Json = dict[str, Any]
VERSION = 1
NOT_KEPT = {"messages", "ephemerals", "files", "chosen"}


def take(slack: LocalSlack) -> Json:
    """Everything but what a reload loses: ephemeral messages, open forms, choices."""
    workspace = slack.workspace
    return {
        "version": VERSION,
        "numbering": workspace.numbering(),
        "scopes": sorted(slack.granted),
        "people": [asdict(person) for person in workspace.people.values()],
        "files": [_file(shared) for shared in workspace.files.values()],
        "channels": [_channel(channel) for channel in workspace.channels.values()],
        "homes": [
            {"id": home.id, "user": user, "given": home.given}
            for user, home in slack.views.homes.items()
        ],
    }


def restore(slack: LocalSlack, snapshot: Json) -> None:
    """Put the workspace back; ValueError when another version wrote the snapshot."""
    if snapshot.get("version") != VERSION:
        raise ValueError(snapshot.get("version"))
    workspace = slack.workspace
    workspace.continue_numbering(*snapshot["numbering"])
    slack.granted = set(snapshot["scopes"])
    workspace.people = {kept["id"]: Person(**kept) for kept in snapshot["people"]}
    workspace.files = {kept["id"]: _shared_file(kept) for kept in snapshot["files"]}
    workspace.channels = {
        kept["id"]: _opened(kept, workspace.files) for kept in snapshot["channels"]
    }
    for kept in snapshot["homes"]:
        slack.views.put_home(kept["id"], kept["user"], kept["given"])


def _file(shared: SharedFile) -> Json:
    shared_in = list(shared.shared_in) if shared.shared_in else None
    return {
        **_plain(shared),
        "shared_in": shared_in,
        "content": base64.b64encode(shared.content).decode(),
    }


def _shared_file(kept: Json) -> SharedFile:
    shared_in = tuple(kept["shared_in"]) if kept["shared_in"] else None
    return SharedFile(
        **{**kept, "content": base64.b64decode(kept["content"]), "shared_in": shared_in}
    )


def _channel(channel: Channel) -> Json:
    return {
        **_plain(channel),
        "teams": sorted(channel.teams),
        "members": list(channel.members),
        "messages": [_message(message) for message in channel.messages.values()],
    }


def _opened(kept: Json, files: dict[str, SharedFile]) -> Channel:
    messages = [_said(message, files) for message in kept["messages"]]
    return Channel(
        **{
            **kept,
            "kind": Kind(kept["kind"]),
            "teams": set(kept["teams"]),
            "members": dict.fromkeys(kept["members"]),
            "messages": {message.ts: message for message in messages},
        }
    )


def _message(message: Message) -> Json:
    return {**_plain(message), "files": [shared.id for shared in message.files]}


def _said(kept: Json, files: dict[str, SharedFile]) -> Message:
    return Message(**{**kept, "files": [files[id] for id in kept["files"] if id in files]})


def _plain(thing: Channel | Message | SharedFile) -> Json:
    """The fields of `thing` that are JSON as they stand."""
    return {
        field.name: getattr(thing, field.name)
        for field in fields(thing)
        if field.name not in NOT_KEPT
    }
