"""The workspace as one person sees it: channels, messages, forms, Home, toasts."""

from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.channels import Channel, Kind
from bot.sandbox.given import Given, Json, acting_person
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message
from bot.sandbox.payloads import zone_label
from bot.sandbox.places import chosen_in, find_channel, find_message
from bot.sandbox.seed import Person
from bot.sandbox.views import View

MOST_UNREAD = 1_000


async def state(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given) if "as" in given else _whoever_opens(slack)
    workspace = slack.workspace
    seen = [channel_as_seen(slack, channel, user) for channel in workspace.channels_of(user)]
    may_command = has_commands(slack, user)
    home = slack.views.homes.get(user)
    return {
        "now": slack.clock.now().isoformat(),
        "revision": slack.changes.revision,
        "team": team(slack, workspace.team.id),
        "teams": [team(slack, id) for id in workspace.teams],
        "bot": bot(slack),
        "me": person(slack, workspace.people[user]),
        "people": [person(slack, known) for known in workspace.people.values()],
        "channels": [channel for channel in seen if channel["kind"] != Kind.DM],
        "dms": [channel for channel in seen if channel["kind"] == Kind.DM],
        "commands": [c.as_json() for c in slack.manifest.commands] if may_command else [],
        "shortcuts": [s.as_json() for s in slack.manifest.shortcuts] if may_command else [],
        "modals": modals(slack, user),
        "home": view_as_seen(slack, home) if home else None,
        "scopes": sorted(slack.granted),
        "rates": slack.limits.enforced,
    }


def _whoever_opens(slack: LocalSlack) -> str:
    """The person of this workspace whom a page shows that names nobody."""
    people = slack.workspace.people.values()
    return next(known.id for known in people if has_commands(slack, known.id))


def has_commands(slack: LocalSlack, user: str) -> bool:
    person = slack.workspace.people[user]
    return not (slack.workspace.is_foreign(user) or person.is_ultra_restricted)


def team(slack: LocalSlack, id: str) -> Json:
    known = slack.workspace.teams[id]
    return {"id": known.id, "name": known.name, "domain": known.domain}


def bot(slack: LocalSlack) -> Json:
    identity = slack.workspace.bot
    return {
        "user": identity.user,
        "bot_id": identity.bot_id,
        "app_id": identity.app_id,
        "name": identity.real_name,
        "sockets": len(slack.sockets.connections),
        "linked": slack.link.is_linked,
        "process": slack.supervisor.as_json() if slack.supervisor else None,
    }


def person(slack: LocalSlack, known: Person) -> Json:
    now = slack.clock.now()
    offset = now.astimezone(ZoneInfo(known.tz)).utcoffset()
    return {
        "id": known.id,
        "name": known.name,
        "real_name": known.real_name,
        "title": known.title,
        "initials": "".join(word[0] for word in known.real_name.split()[:2]).upper(),
        "team": known.team,
        "tz": known.tz,
        "tz_label": zone_label(known.tz, now),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "locale": known.locale,
        "deleted": known.deleted,
        "is_admin": known.is_admin,
        "is_restricted": known.is_restricted,
        "is_ultra_restricted": known.is_ultra_restricted,
        "is_bot": known.is_bot,
        "is_foreign": slack.workspace.is_foreign(known.id),
    }


def channel_as_seen(slack: LocalSlack, channel: Channel, user: str) -> Json:
    unread = list(islice(channel.unread_by(user), MOST_UNREAD)) if user in channel.members else []
    may_type = may_type_in(slack, channel, user)
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "topic": channel.topic,
        "teams": sorted(channel.teams),
        "is_shared": channel.is_shared and channel.kind is not Kind.DM,
        "is_archived": channel.is_archived,
        "is_member": user in channel.members,
        "has_bot": slack.workspace.has_bot(channel),
        "members": list(channel.members),
        "user": slack.workspace.bot.user if channel.kind is Kind.DM else None,
        "unread": len(unread),
        "mentions": sum(1 for message in unread if f"<@{user}" in message.text),
        "last_ts": channel.last_ts(),
        "pinned": channel.pinned,
        "may_type": may_type,
        "may_command": may_type and has_commands(slack, user),
    }


def may_type_in(slack: LocalSlack, channel: Channel, user: str) -> bool:
    if channel.kind is Kind.DM and slack.manifest.messages_tab_is_read_only:
        return False
    return user in channel.members and not channel.is_archived


async def messages(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    channel = find_channel(slack, user, given["channel"])
    if thread := given.get("thread"):
        seen = channel.in_thread(user, thread)
    else:
        seen = channel.in_channel(user)
    if before := given.get("before"):
        seen = [message for message in seen if message.ts < before]
    limit = given.number("limit", 200)
    return {
        "channel": channel_as_seen(slack, channel, user),
        "messages": [message_as_seen(channel, message, user) for message in seen[-limit:]],
        "more": len(seen) > limit,
    }


async def one_message(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    channel = find_channel(slack, user, given["channel"])
    message = find_message(channel, user, given["ts"])
    return {"message": message_as_seen(channel, message, user)}


def message_as_seen(channel: Channel, message: Message, user: str) -> Json:
    replies = [channel.messages[ts] for ts in message.replies]
    return {
        "ts": message.ts,
        "user": message.user,
        "bot_id": message.bot_id,
        "text": message.text,
        "blocks": message.blocks,
        "ephemeral": message.to is not None,
        "edited": message.edited,
        "thread_ts": message.thread_ts,
        "reply_count": len(replies),
        "reply_users": list(dict.fromkeys(reply.user for reply in replies)),
        "latest_reply": message.replies[-1] if replies else None,
        "subtype": message.subtype or ("thread_broadcast" if message.is_broadcast else None),
        "files": [shared.as_json() for shared in message.files],
        "pinned": message.ts in channel.pinned,
        "unread": message.ts > channel.read_until.get(user, "") and message.user != user,
        "values": chosen_in(message, user),
        "metadata": message.metadata,
    }


async def one_view(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    return {"view": view_as_seen(slack, slack.views.of_person(user, given["view"]))}


def modals(slack: LocalSlack, user: str) -> list[Json]:
    return [view_as_seen(slack, view) for view in slack.views.stacks.get(user, ())]


def view_as_seen(slack: LocalSlack, view: View) -> Json:
    shown: dict[str, Any] = {
        name: view.given.get(name)
        for name in ("type", "callback_id", "title", "submit", "close", "blocks")
    }
    stack = slack.views.stacks.get(view.user, [])
    return {
        **shown,
        "id": view.id,
        "values": view.values,
        "errors": view.errors,
        "hash": view.hash,
        "private_metadata": view.given.get("private_metadata", ""),
        "external_id": view.given.get("external_id", ""),
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "depth": stack.index(view) + 1 if view in stack else 0,
    }


async def toasts(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    return {"toasts": slack.toasts.of(user, given.number("after", 0))}
