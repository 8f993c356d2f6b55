"""Commands, clicks, forms and shortcuts as Slack sends them, and what becomes of the answers."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.channels import Channel
from bot.sandbox.form_check import incomplete_fields
from bot.sandbox.forms import VALUE_FIELDS, action_of, find_element
from bot.sandbox.journal import Outcome
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message
from bot.sandbox.places import InMessage, InView, Place, fill
from bot.sandbox.posting import say, whisper
from bot.sandbox.refusals import ApiError, NotPossibleError
from bot.sandbox.validation.blocks import Surface
from bot.sandbox.validation.surfaces import message_blocks
from bot.sandbox.validation.surfaces import view as checked_view
from bot.sandbox.views import View

Json = dict[str, Any]
TROUBLE = "We had some trouble connecting. Try again?"


def _common(slack: LocalSlack, kind: str, user: str) -> Json:
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
    action = action_of(block, element, value, slack.workspace.next_ts())
    if element["type"] in VALUE_FIELDS:
        fill(place, block_id=block["block_id"], action_id=element["action_id"], value=value)
    payload = {**_common(slack, "block_actions", place.user), **_where(slack, place)}
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
        **_common(slack, "block_suggestion", place.user),
        **_where(slack, place),
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "value": query,
    }
    return await slack.sockets.send("interactive", payload)


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
    payload = _common(slack, kind, user) | {"callback_id": callback_id}
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


@dataclass(frozen=True, slots=True)
class Submitted:
    """`result` as `control` documents it; `problems`: why Slack refused the bot's answer."""

    result: str
    outcome: Outcome | None = None
    problems: tuple[str, ...] = ()


async def submit(slack: LocalSlack, view: View) -> Submitted:
    """Send the form on top of a person's stack, and do what the answer says."""
    if errors := incomplete_fields(view.blocks, view.values):
        slack.views.show_errors(view, errors)
        return Submitted("incomplete")
    payload = {
        **_common(slack, "view_submission", view.user),
        "view": payloads.view(slack, view),
        "response_urls": [],
        "trigger_id": slack.triggers.issue(view.user, view.root),
    }
    outcome = await slack.sockets.send("interactive", payload, sentence=TROUBLE)
    if not outcome.acked:
        return Submitted("failed", outcome)
    try:
        return Submitted(_follow(slack, view, outcome.ack or {}), outcome)
    except ApiError as refused:
        slack.views.show_errors(view, {"": TROUBLE})
        return Submitted("failed", outcome, (refused.error, *refused.messages))


def _follow(slack: LocalSlack, view: View, ack: Json) -> str:
    """Do what the answer to a form says; ApiError when Slack would refuse it."""
    match ack.get("response_action"):
        case None:
            _close_after_submit(slack, view)
            return "closed"
        case "clear":
            slack.views.close_all(view.user)
            return "cleared"
        case "errors":
            slack.views.show_errors(view, _field_errors(view, ack.get("errors")))
            return "errors"
        case "update":
            slack.views.update(view, checked_view(ack.get("view"), Surface.MODAL))
            return "updated"
        case "push":
            slack.views.push(view.user, checked_view(ack.get("view"), Surface.MODAL))
            return "pushed"
    raise ApiError("invalid_response_action")


def _field_errors(view: View, errors: Any) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise ApiError("invalid_errors", ["errors must name at least one input block"])
    if strange := sorted(errors.keys() - inputs):
        raise ApiError("invalid_errors", [f"no input block {block_id}" for block_id in strange])
    return errors


def _close_after_submit(slack: LocalSlack, view: View) -> None:
    if view.given.get("clear_on_close"):
        slack.views.close_all(view.user)
    elif view in slack.views.stacks.get(view.user, []):
        slack.views.close_top(view.user)


async def close(slack: LocalSlack, view: View, *, everything: bool) -> Outcome | None:
    """The close button of the form on top, or of the whole stack."""
    is_cleared = everything or bool(view.given.get("clear_on_close"))
    closing = list(reversed(slack.views.stacks[view.user])) if is_cleared else [view]
    if is_cleared:
        slack.views.close_all(view.user)
    else:
        slack.views.close_top(view.user)
    outcome = None
    for closed in closing:
        if closed.given.get("notify_on_close"):
            payload = {
                **_common(slack, "view_closed", view.user),
                "view": payloads.view(slack, closed),
                "is_cleared": is_cleared,
            }
            outcome = await slack.sockets.send("interactive", payload)
    return outcome
