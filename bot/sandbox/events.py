"""Events: sent to the bot when the manifest asks for them, again when they are not acked."""

from typing import Any

from bot.sandbox.channels import Channel, Kind
from bot.sandbox.journal import Outcome
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.refusals import NotPossibleError

RETRY_AFTER = (0, 60, 300)
"""Seconds of workspace time before each further attempt."""


async def emit(
    slack: LocalSlack, event: dict[str, Any], channel: Channel | None = None
) -> Outcome | None:
    """Send an event and wait for the first ack; None when the bot does not listen to it."""
    if event["type"] not in slack.manifest.events:
        return None
    return await send_event(slack, event, channel)


async def send_event(
    slack: LocalSlack, event: dict[str, Any], channel: Channel | None = None
) -> Outcome:
    payload = _callback(slack, event, channel)
    slack.sent_events[payload["event_id"]] = payload
    outcome = await slack.sockets.send("events_api", payload)
    if not outcome.acked:
        slack.start(_retry(slack, payload))
    return outcome


async def redeliver(slack: LocalSlack, event_id: str) -> Outcome:
    payload = slack.sent_events.get(event_id)
    if payload is None:
        raise NotPossibleError("event_not_found", status=404)
    return await slack.sockets.send("events_api", payload, attempt=2)


async def _retry(slack: LocalSlack, payload: dict[str, Any]) -> None:
    for attempt, wait in enumerate(RETRY_AFTER, start=2):
        if wait:
            await slack.clock.sleep(wait)
        outcome = await slack.sockets.send("events_api", payload, attempt=attempt)
        if outcome.acked:
            return


def _callback(slack: LocalSlack, event: dict[str, Any], channel: Channel | None) -> dict[str, Any]:
    workspace = slack.workspace
    is_shared = channel is not None and channel.is_shared
    return {
        "type": "event_callback",
        "token": "sandbox",
        "team_id": workspace.team.id,
        "context_team_id": workspace.team.id,
        "context_enterprise_id": None,
        "api_app_id": workspace.bot.app_id,
        "event": {**event, "event_ts": event.get("event_ts") or workspace.next_ts()},
        "event_id": workspace.next_id("Ev"),
        "event_time": int(slack.clock.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team.id,
                "user_id": workspace.bot.user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": is_shared,
        "event_context": f"4-{event['type']}",
    }


async def tell_joined(
    slack: LocalSlack, channel: Channel, user: str, inviter: str
) -> Outcome | None:
    facts = {} if inviter == user else {"inviter": inviter}
    return await _tell_moved(slack, "member_joined_channel", channel, user, **facts)


async def tell_left(slack: LocalSlack, channel: Channel, user: str) -> Outcome | None:
    return await _tell_moved(slack, "member_left_channel", channel, user)


async def _tell_moved(
    slack: LocalSlack, kind: str, channel: Channel, user: str, **facts: str
) -> Outcome | None:
    """The bot hears of its own moves and of others' in the channels that it is in."""
    if user != slack.workspace.bot.user and not slack.workspace.has_bot(channel):
        return None
    event = {
        "type": kind,
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.kind is Kind.PRIVATE else "C",
        "team": slack.workspace.people[user].team,
        **facts,
    }
    return await emit(slack, event, channel)
