"""Commands, clicks, suggestions and shortcuts as Slack sends them."""

from typing import Any

from bot.sandbox import payloads
from bot.sandbox.channels import Channel
from bot.sandbox.forms import VALUE_FIELDS, action_of, find_element
from bot.sandbox.journal import Outcome
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message
from bot.sandbox.places import InMessage, InView, Place, fill
from bot.sandbox.posting import say, whisper
from bot.sandbox.refusals import ApiError, NotPossibleError
from bot.sandbox.validation.surfaces import message_blocks

Json = dict[str, Any]
TROUBLE = "We had some trouble connecting. Try again?"


def common(slack: LocalSlack, kind: str, user: str) -> Json:
    """What every interaction tells."""
    return {
        "type": kind,
        "user": payloads.acting_user(slack, user),
        "team": payloads.acting_team(slack, user),
        "api_app_id": slack.workspace.bot.app_id,
        "token": "sandbox",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _response_url(slack: LocalSlack, user: str, channel: Channel, original: str | None) -> str:
    return f"{slack.url}/response/{slack.response_urls.issue(user, channel.id, original)}"


async def run_command(
    slack: LocalSlack, user: str, channel: Channel, command: str, text: str
) -> Outcome:
    workspace = slack.workspace
    person = workspace.people[user]
    reach = {
        "trigger_id": slack.triggers.issue(user),
        "response_url": _response_url(slack, user, channel, None),
    }
    payload = {
        "token": "sandbox",
        "command": command,
        "text": text,
        "user_id": user,
        "user_name": person.name,
        "channel_id": channel.id,
        "channel_name": payloads.channel_name(channel),
        "team_id": workspace.team.id,
        "team_domain": workspace.team.domain,
        "api_app_id": workspace.bot.app_id,
        "is_enterprise_install": "false",
        **reach,
    }
    sentence = f"{command} failed"
    outcome = await slack.sockets.send("slash_commands", payload, sentence=sentence)
    if outcome.acked and outcome.ack:
        _show_answer(slack, user, channel, outcome.ack)
    return outcome


def _show_answer(slack: LocalSlack, user: str, channel: Channel, ack: Any) -> None:
    """The message that a command's ack carries."""
    ack = ack if isinstance(ack, dict) else {"text": str(ack)}
    try:
        blocks = message_blocks(ack["blocks"]) if ack.get("blocks") else None
    except ApiError as refused:
        text = f"invalid_blocks: {'; '.join(refused.messages)}"
        whisper(slack, channel, to=user, text=text)
        return
    if ack.get("response_type") == "in_channel":
        bot = slack.workspace.bot.user
        say(slack, channel, user=bot, text=ack.get("text", ""), blocks=blocks)
    elif blocks or ack.get("text"):
        whisper(slack, channel, to=user, text=ack.get("text", ""), blocks=blocks)


async def click(
    slack: LocalSlack, place: Place, *, action_id: str, block_id: str | None, value: Any
) -> Outcome:
    """Press or choose; the choice is kept in the element, and sent."""
    block, element = find_element(place.blocks, action_id, block_id)
    value = slack.suggestions.resolve(place.user, element, value)
    action = action_of(block, element, value, slack.workspace.next_ts())
    if element["type"] in VALUE_FIELDS:
        fill(slack, place, block_id=block["block_id"], action_id=element["action_id"], value=value)
    payload = {**common(slack, "block_actions", place.user), **_where(slack, place)}
    payload["actions"] = [action]
    reach = {"trigger_id": slack.triggers.issue(place.user, _root(place))}
    if isinstance(place, InMessage):
        original = place.message.ts
        reach["response_url"] = _response_url(slack, place.user, place.channel, original)
    return await slack.sockets.send("interactive", {**payload, **reach}, sentence=TROUBLE)


def _root(place: Place) -> str | None:
    is_modal = isinstance(place, InView) and place.view.given["type"] == "modal"
    return place.view.root if isinstance(place, InView) and is_modal else None


def _where(slack: LocalSlack, place: Place) -> Json:
    if isinstance(place, InView):
        view = payloads.view(slack, place.view)
        return {"container": {"type": "view", "view_id": place.view.id}, "view": view}
    message, channel = place.message, place.channel
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    where = {
        "container": container,
        "channel": {"id": channel.id, "name": payloads.channel_name(channel)},
        "state": {"values": place.values},
    }
    if message.to is None:
        where["message"] = payloads.message(slack, message)
    return where


async def suggest(
    slack: LocalSlack, place: Place, *, action_id: str, block_id: str | None, query: str
) -> Outcome:
    """Ask the bot for the choices of an external select."""
    block, element = find_element(place.blocks, action_id, block_id)
    if not element["type"].endswith("external_select"):
        raise NotPossibleError("not_an_external_select")
    payload = {
        **common(slack, "block_suggestion", place.user),
        **_where(slack, place),
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "value": query,
    }
    outcome = await slack.sockets.send("interactive", payload)
    slack.suggestions.remember(place.user, element["action_id"], outcome.ack)
    return outcome


async def use_shortcut(
    slack: LocalSlack,
    user: str,
    callback_id: str,
    where: tuple[Channel, Message] | None = None,
) -> Outcome:
    """A global shortcut, or one on the message at `where`."""
    shortcut = slack.manifest.shortcut(callback_id)
    if shortcut is None or (shortcut.type == "message") != (where is not None):
        raise NotPossibleError("shortcut_not_found", "There is no such shortcut.", status=404)
    reach = {"trigger_id": slack.triggers.issue(user)}
    kind = "message_action" if where else "shortcut"
    payload = common(slack, kind, user) | {"callback_id": callback_id}
    payload["action_ts"] = slack.workspace.next_ts()
    if where:
        channel, message = where
        reach["response_url"] = _response_url(slack, user, channel, None)
        payload |= {
            "channel": {"id": channel.id, "name": payloads.channel_name(channel)},
            "message": payloads.message(slack, message),
            "message_ts": message.ts,
        }
    return await slack.sockets.send("interactive", {**payload, **reach}, sentence=TROUBLE)
