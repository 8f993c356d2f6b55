"""Channels and people: created, invited, removed, renamed, archived, shared."""

import re

from bot.sandbox.channels import Channel, Kind
from bot.sandbox.events import emit, tell_joined, tell_left
from bot.sandbox.given import Given, Json, acting_person
from bot.sandbox.journal import Outcome
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.places import find_channel
from bot.sandbox.posting import say
from bot.sandbox.reading import channel_as_seen, person
from bot.sandbox.refusals import NotPossibleError
from bot.sandbox.seed import Person

CHANNEL_NAME = re.compile(r"[a-z0-9_-]{1,80}")
PERSONAL = (
    "name",
    "real_name",
    "tz",
    "locale",
    "is_admin",
    "is_restricted",
    "is_ultra_restricted",
    "deleted",
)


async def create_channel(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    name = _free_name(slack, given["name"])
    workspace = slack.workspace
    channel = Channel(
        id=workspace.next_id("C"),
        name=name,
        kind=Kind.PRIVATE if given.get("private") else Kind.PUBLIC,
        teams={workspace.people[user].team},
        members={user: None},
        creator=user,
    )
    workspace.channels[channel.id] = channel
    _joined_message(slack, channel, user)
    return _told(slack, channel, user, None)


def _free_name(slack: LocalSlack, name: str) -> str:
    if not CHANNEL_NAME.fullmatch(name):
        raise NotPossibleError(
            "invalid_name", "Names are lower case letters, digits, - and _, 80 at most."
        )
    if any(channel.name == name for channel in slack.workspace.channels.values()):
        raise NotPossibleError("name_taken", f"There is a channel #{name} already.")
    return name


async def invite(slack: LocalSlack, given: Given) -> Json:
    user, channel = _own_channel(slack, given)
    invited = _known(slack, given["user"])
    if invited.id in channel.members:
        raise NotPossibleError("already_in_channel", f"{invited.real_name} is in already.")
    if invited.team not in channel.teams and not invited.is_bot:
        raise NotPossibleError("not_shared_with", "The channel is not shared with them.")
    channel.members[invited.id] = None
    channel.read_until[invited.id] = channel.last_ts() or ""
    _joined_message(slack, channel, invited.id)
    outcome = await tell_joined(slack, channel, invited.id, inviter=user)
    return _told(slack, channel, user, outcome)


async def remove(slack: LocalSlack, given: Given) -> Json:
    user, channel = _own_channel(slack, given)
    removed = _known(slack, given["user"])
    if removed.id not in channel.members:
        raise NotPossibleError("not_in_channel", f"{removed.real_name} is not in the channel.")
    heard = slack.workspace.has_bot(channel)
    del channel.members[removed.id]
    text = f"<@{removed.id}> has left the channel"
    say(slack, channel, user=removed.id, text=text, subtype="channel_leave")
    slack.changes.tell("channels", user=removed.id)
    outcome = await tell_left(slack, channel, removed.id) if heard else None
    return _told(slack, channel, user, outcome)


def _joined_message(slack: LocalSlack, channel: Channel, user: str) -> None:
    text = f"<@{user}> has joined the channel"
    say(slack, channel, user=user, text=text, subtype="channel_join")


async def rename(slack: LocalSlack, given: Given) -> Json:
    user, channel = _own_channel(slack, given)
    channel.name = _free_name(slack, given["name"])
    facts = {"id": channel.id, "name": channel.name, "created": 0}
    return await _tell(slack, channel, user, {"type": "channel_rename", "channel": facts})


async def archive(slack: LocalSlack, given: Given) -> Json:
    user, channel = _own_channel(slack, given)
    channel.is_archived = True
    return await _tell(slack, channel, user, {"type": "channel_archive", "user": user})


async def unarchive(slack: LocalSlack, given: Given) -> Json:
    user, channel = _own_channel(slack, given)
    channel.is_archived = False
    return await _tell(slack, channel, user, {"type": "channel_unarchive", "user": user})


async def set_private(slack: LocalSlack, given: Given) -> Json:
    """Slack sends no event for it: the bot finds out by conversations.info."""
    user, channel = _own_channel(slack, given)
    channel.kind = Kind.PRIVATE if given["private"] else Kind.PUBLIC
    return _told(slack, channel, user, None)


async def share(slack: LocalSlack, given: Given) -> Json:
    user, channel = _own_channel(slack, given)
    team = given["team"]
    if team not in slack.workspace.teams:
        raise NotPossibleError("team_not_found", "There is no such organization.", status=404)
    channel.teams.add(team)
    return await _tell(slack, channel, user, {"type": "channel_shared", "connected_team_id": team})


async def unshare(slack: LocalSlack, given: Given) -> Json:
    user, channel = _own_channel(slack, given)
    team = given["team"]
    if team == slack.workspace.team.id:
        raise NotPossibleError("own_team", "A channel stays with its own organization.")
    channel.teams.discard(team)
    for member in tuple(channel.members):
        if slack.workspace.people[member].team == team:
            del channel.members[member]
    event = {
        "type": "channel_unshared",
        "previously_connected_team_id": team,
        "is_ext_shared": channel.is_shared,
    }
    return await _tell(slack, channel, user, event)


async def add_person(slack: LocalSlack, given: Given) -> Json:
    real_name: str = given["name"]
    workspace = slack.workspace
    id = given.get("id") or workspace.next_id("U")
    if id in workspace.people:
        raise NotPossibleError("id_taken", f"There is a {id} already.")
    facts = {name: given[name] for name in PERSONAL if name in given and name != "name"}
    handle = real_name.lower().replace(" ", ".")
    facts = {"real_name": real_name, "team": given.get("team", workspace.team.id), **facts}
    workspace.people[id] = Person(id=id, name=handle, **facts)
    for named in given.get("channels", ()):
        channel = workspace.find_channel(named, id)
        if channel is None:
            raise NotPossibleError("channel_not_found", status=404)
        channel.members[id] = None
    slack.changes.tell("people")
    return {"person": person(slack, workspace.people[id])}


async def change_person(slack: LocalSlack, given: Given) -> Json:
    user = _known(slack, given["user"]).id
    facts = {name: given[name] for name in PERSONAL if name in given}
    changed = slack.workspace.change_person(user, **facts)
    slack.changes.tell("people")
    told = person(slack, changed)
    event = {"type": "user_change", "user": {**told, "team_id": changed.team}}
    outcome = await emit(slack, event)
    return {"person": told, "outcome": outcome.as_json() if outcome else None}


def _own_channel(slack: LocalSlack, given: Given) -> tuple[str, Channel]:
    user = acting_person(slack, given)
    channel = find_channel(slack, user, given["channel"])
    if channel.kind is Kind.DM:
        raise NotPossibleError("method_not_supported_for_channel_type", "This is no channel.")
    return user, channel


def _known(slack: LocalSlack, user: str) -> Person:
    known = slack.workspace.people.get(user)
    if known is None:
        raise NotPossibleError("user_not_found", "There is no such person.", status=404)
    return known


async def _tell(slack: LocalSlack, channel: Channel, user: str, event: Json) -> Json:
    """Tell the bot of a change to a channel that it is in."""
    outcome = None
    if slack.workspace.has_bot(channel):
        outcome = await emit(slack, {"channel": channel.id, **event}, channel)
    return _told(slack, channel, user, outcome)


def _told(slack: LocalSlack, channel: Channel, user: str, outcome: Outcome | None) -> Json:
    slack.changes.tell("channels", channel=channel.id)
    return {
        "channel": channel_as_seen(slack, channel, user),
        "outcome": outcome.as_json() if outcome else None,
    }
