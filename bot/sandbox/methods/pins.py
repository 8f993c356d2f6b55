"""pins.add, pins.remove, pins.list."""

from bot.sandbox import payloads
from bot.sandbox.arguments import Takes
from bot.sandbox.channels import Channel
from bot.sandbox.limits import TIER_2
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.methods.method import Answer, Arguments, channel_with_bot, method
from bot.sandbox.refusals import ApiError


def add(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel, ts = _message(slack, arguments)
    if ts in channel.pinned:
        raise ApiError("already_pinned")
    channel.pinned.append(ts)
    slack.changes.tell("channel", channel=channel.id, ts=ts)
    return {}


def remove(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel, ts = _message(slack, arguments)
    if ts not in channel.pinned:
        raise ApiError("no_pin")
    channel.pinned.remove(ts)
    slack.changes.tell("channel", channel=channel.id, ts=ts)
    return {}


def list_pins(slack: LocalSlack, arguments: Arguments) -> Answer:
    channel = channel_with_bot(slack, arguments["channel"])
    return {
        "items": [
            {
                "type": "message",
                "channel": channel.id,
                "message": payloads.message(slack, channel.messages[ts]),
            }
            for ts in channel.pinned
        ]
    }


def _message(slack: LocalSlack, arguments: Arguments) -> tuple[Channel, str]:
    channel = channel_with_bot(slack, arguments["channel"])
    ts = arguments["timestamp"]
    if ts not in channel.messages:
        raise ApiError("message_not_found")
    return channel, ts


CHANNEL = {"channel": Takes.TEXT}
PIN = {**CHANNEL, "timestamp": Takes.TEXT}
METHODS = (
    method("pins.add", add, TIER_2, "pins:write", required=PIN),
    method("pins.remove", remove, TIER_2, "pins:write", required=PIN),
    method("pins.list", list_pins, TIER_2, "pins:read", required=CHANNEL),
)
