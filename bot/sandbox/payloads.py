"""What Slack sends and answers: messages, views, people and channels in Slack's own shapes."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.channels import Channel, Kind
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message, SharedFile
from bot.sandbox.seed import Person
from bot.sandbox.views import View

Json = dict[str, Any]


def acting_user(slack: LocalSlack, user: str) -> Json:
    person = slack.workspace.people[user]
    return {
        "id": person.id,
        "username": person.name,
        "name": person.name,
        "team_id": person.team,
    }


def acting_team(slack: LocalSlack, user: str) -> Json:
    """The actor's own organization, which in a shared channel need not be the bot's."""
    team = slack.workspace.teams[slack.workspace.people[user].team]
    return {"id": team.id, "domain": team.domain}


def channel_name(channel: Channel) -> str:
    """The name that commands and interactions tell: Slack hides those of private channels."""
    match channel.kind:
        case Kind.DM:
            return "directmessage"
        case Kind.PRIVATE:
            return "privategroup"
        case Kind.PUBLIC:
            return channel.name


def message(slack: LocalSlack, said: Message, *, with_metadata: bool = True) -> Json:
    people = slack.workspace.people
    told: Json = {
        "type": "message",
        "user": said.user,
        "ts": said.ts,
        "team": people[said.user].team if said.user in people else slack.workspace.team.id,
        "text": said.text,
    }
    if said.bot_id:
        told |= {"bot_id": said.bot_id, "app_id": slack.workspace.bot.app_id}
    if said.blocks:
        told["blocks"] = said.blocks
    if said.subtype or said.is_broadcast:
        told["subtype"] = said.subtype or "thread_broadcast"
    if said.thread_ts:
        told["thread_ts"] = said.thread_ts
    if said.replies:
        told |= {"thread_ts": said.ts, "reply_count": len(said.replies)}
        told["latest_reply"] = said.replies[-1]
    if said.edited:
        told["edited"] = {"user": said.user, "ts": said.edited}
    if said.files:
        told["files"] = [file(slack, shared) for shared in said.files]
    if said.metadata and with_metadata:
        told["metadata"] = said.metadata
    return told


def file(slack: LocalSlack, shared: SharedFile) -> Json:
    address = f"{slack.url}/sandbox/files/{shared.id}"
    return {
        "id": shared.id,
        "name": shared.name,
        "title": shared.title,
        "mimetype": shared.mimetype,
        "size": len(shared.content),
        "user": shared.owner,
        "url_private": address,
        "permalink": address,
    }


def view(slack: LocalSlack, opened: View) -> Json:
    workspace = slack.workspace
    empty: Json = {"title": None, "submit": None, "close": None, "callback_id": ""}
    empty |= {"external_id": "", "private_metadata": ""}
    flags = {"clear_on_close": False, "notify_on_close": False}
    return {
        **empty,
        **flags,
        **opened.given,
        "id": opened.id,
        "team_id": workspace.people[opened.user].team,
        "state": {"values": opened.values},
        "hash": opened.hash,
        "root_view_id": opened.root,
        "previous_view_id": opened.previous,
        "app_id": workspace.bot.app_id,
        "app_installed_team_id": workspace.team.id,
        "bot_id": workspace.bot.bot_id,
    }


def person(slack: LocalSlack, known: Person, now: datetime, *, include_locale: bool) -> Json:
    is_foreign = slack.workspace.is_foreign(known.id)
    shares = is_foreign and slack.workspace.shares_channel_with_bot(known.id)
    offset = now.astimezone(ZoneInfo(known.tz)).utcoffset()
    told: Json = {
        "id": known.id,
        "team_id": known.team,
        "name": known.name,
        "real_name": known.real_name,
        "deleted": known.deleted,
        "tz": known.tz,
        "tz_label": zone_label(known.tz, now),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": {
            "title": known.title,
            "real_name": known.real_name,
            "display_name": known.real_name,
            "real_name_normalized": known.real_name,
            "display_name_normalized": known.real_name,
            "team": known.team,
        },
        "is_admin": known.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": known.is_restricted,
        "is_ultra_restricted": known.is_ultra_restricted,
        "is_bot": known.is_bot,
        "is_app_user": False,
        "is_stranger": is_foreign and not shares,
        "updated": 0,
    }
    if include_locale and not is_foreign:
        told["locale"] = known.locale
    return told


def zone_label(tz: str, now: datetime) -> str:
    return now.astimezone(ZoneInfo(tz)).tzname() or tz


def channel(slack: LocalSlack, known: Channel) -> Json:
    if known.kind is Kind.DM:
        return {"id": known.id, "is_im": True, "user": known.user, "is_org_shared": False}
    is_private = known.kind is Kind.PRIVATE
    return {
        "id": known.id,
        "name": known.name,
        "name_normalized": known.name,
        "is_channel": not is_private,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": is_private,
        "is_archived": known.is_archived,
        "is_general": known.name == "general",
        "is_shared": known.is_shared,
        "is_ext_shared": known.is_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "shared_team_ids": sorted(known.teams),
        "context_team_id": slack.workspace.team.id,
        "creator": known.creator,
        "is_member": slack.workspace.has_bot(known),
        "topic": {"value": known.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(known.members),
    }
