"""What a person does: type, click, fill and submit forms, use shortcuts, read, reload."""

from bot.sandbox import interactions, submissions
from bot.sandbox.channels import Channel, Kind
from bot.sandbox.composer import typed_command, typed_message
from bot.sandbox.events import emit
from bot.sandbox.form_check import incomplete_fields
from bot.sandbox.given import Given, Json, acting_person
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.places import InView, find_channel, find_message, find_place
from bot.sandbox.places import fill as fill_in
from bot.sandbox.posting import erase, say
from bot.sandbox.reading import (
    has_commands,
    may_type_in,
    message_as_seen,
    modals,
    view_as_seen,
)
from bot.sandbox.refusals import NotPossibleError
from bot.sandbox.views import View


async def type_text(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    channel = find_channel(slack, user, given["channel"])
    text: str = given["text"].strip()
    if text.startswith("/"):
        return await _command(slack, user, channel, text, in_thread=bool(given.get("thread")))
    _refuse_typing(slack, channel, user)
    if not text:
        raise NotPossibleError("no_text", "Type something.")
    thread = given.get("thread")
    if thread:
        parent = find_message(channel, user, thread)
        thread = parent.thread_ts or parent.ts
    text = typed_message(slack.workspace, user, text)
    message = say(slack, channel, user=user, text=text, thread_ts=thread)
    channel.read_until[user] = message.ts
    return {"kind": "message", "message": message_as_seen(channel, message, user)}


async def _command(
    slack: LocalSlack, user: str, channel: Channel, text: str, *, in_thread: bool
) -> Json:
    name, *rest = text.split(maxsplit=1)
    declared = slack.manifest.command(name)
    if declared is None:
        raise NotPossibleError("unknown_command", f"{name} is not a valid command.")
    if in_thread:
        raise NotPossibleError(
            "not_supported_in_threads", f"{name} is not supported in threads. Sorry!"
        )
    _refuse_command(slack, channel, user, name)
    typed = rest[0] if rest else ""
    if declared.should_escape:
        typed = typed_command(slack.workspace, user, typed)
    outcome = await interactions.run_command(slack, user, channel, name, typed)
    return {"kind": "command", "outcome": outcome.as_json()}


def _refuse_command(slack: LocalSlack, channel: Channel, user: str, name: str) -> None:
    if slack.workspace.is_foreign(user):
        sentence = f"{name} belongs to another organization."
        raise NotPossibleError("command_of_other_organization", sentence)
    if not has_commands(slack, user):
        raise NotPossibleError("command_of_guest", f"Guests cannot use {name}.")
    _refuse_typing(slack, channel, user)


def _refuse_typing(slack: LocalSlack, channel: Channel, user: str) -> None:
    if may_type_in(slack, channel, user):
        return
    if channel.is_archived:
        raise NotPossibleError("is_archived", "This channel is archived.")
    if channel.kind is Kind.DM:
        raise NotPossibleError("read_only", "Sending messages to this app has been turned off.")
    raise NotPossibleError("not_in_channel", f"Join #{channel.name} first.")


async def click(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    outcome = await interactions.click(
        slack,
        find_place(slack, user, given),
        action_id=given["action_id"],
        block_id=given.get("block_id"),
        value=given.get("value"),
    )
    return {"outcome": outcome.as_json(), "modals": modals(slack, user)}


async def fill(slack: LocalSlack, given: Given) -> Json:
    place = find_place(slack, acting_person(slack, given), given)
    values = fill_in(
        slack,
        place,
        block_id=given["block_id"],
        action_id=given.get("action_id"),
        value=given.get("value"),
    )
    return {"values": values}


async def suggest(slack: LocalSlack, given: Given) -> Json:
    outcome = await interactions.suggest(
        slack,
        find_place(slack, acting_person(slack, given), given),
        action_id=given["action_id"],
        block_id=given.get("block_id"),
        query=given.get("query", ""),
    )
    offered = outcome.ack if isinstance(outcome.ack, dict) else {}
    known = {name: offered[name] for name in ("options", "option_groups") if name in offered}
    return {"options": [], **known, "outcome": outcome.as_json()}


async def submit(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    view = _modal(slack, user, given)
    if view.given.get("submit") is None:
        raise NotPossibleError("no_submit", "This form has nothing to submit.")
    for block_id, value in given.get("values", {}).items():
        fill_in(slack, InView(view), block_id=block_id, action_id=None, value=value)
    errors = incomplete_fields(view.blocks, view.values)
    submitted = await submissions.submit(slack, view)
    return {
        "result": submitted.result,
        "errors": errors or (view.errors if submitted.result in ("errors", "failed") else {}),
        "problems": submitted.problems,
        "outcome": submitted.outcome.as_json() if submitted.outcome else None,
        "modals": modals(slack, user),
    }


async def close(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    view = _modal(slack, user, given)
    outcome = await submissions.close(slack, view, everything=bool(given.get("all")))
    return {"outcome": outcome.as_json() if outcome else None, "modals": modals(slack, user)}


def _modal(slack: LocalSlack, user: str, given: Given) -> View:
    """The form meant, which must be the one on top."""
    view = slack.views.of_person(user, given.get("view", "top"))
    if slack.views.stacks.get(user, [])[-1:] != [view]:
        raise NotPossibleError("not_on_top", "Another form is open above it.")
    return view


async def shortcut(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    where = None
    if "ts" in given:
        channel = find_channel(slack, user, given["channel"])
        where = (channel, find_message(channel, user, given["ts"]))
    if not has_commands(slack, user):
        raise NotPossibleError("shortcut_of_other_organization", "You have no such shortcut.")
    outcome = await interactions.use_shortcut(slack, user, given["callback_id"], where)
    return {"outcome": outcome.as_json(), "modals": modals(slack, user)}


async def open_home(slack: LocalSlack, given: Given) -> Json:
    """Open the app's page; people of other organizations have none."""
    user = acting_person(slack, given)
    if slack.workspace.is_foreign(user):
        raise NotPossibleError("home_of_other_organization", "This app has no Home for you.")
    tab = given.get("tab", "home")
    home = slack.views.homes.get(user)
    event: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": slack.workspace.direct_messages(user).id,
        "tab": tab,
    }
    if home and tab == "home":
        event["view"] = {"id": home.id, **home.given, "hash": home.hash}
    outcome = await emit(slack, event)
    home = slack.views.homes.get(user)
    return {
        "view": view_as_seen(slack, home) if home else None,
        "outcome": outcome.as_json() if outcome else None,
    }


async def read(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    channel = find_channel(slack, user, given["channel"])
    channel.read_until[user] = channel.last_ts() or ""
    slack.changes.tell("channels", user=user)
    return {}


async def reload(slack: LocalSlack, given: Given) -> Json:
    """What a reload of the page loses: ephemeral messages, open forms, choices in messages."""
    user = acting_person(slack, given)
    for channel in slack.workspace.channels_of(user):
        channel.ephemerals.pop(user, None)
        for message in channel.messages.values():
            message.chosen.pop(user, None)
    slack.views.close_all(user)
    slack.changes.tell("channels", user=user)
    return {}


async def delete(slack: LocalSlack, given: Given) -> Json:
    user = acting_person(slack, given)
    channel = find_channel(slack, user, given["channel"])
    message = find_message(channel, user, given["ts"])
    if user not in (message.user, message.to):
        raise NotPossibleError("cant_delete_message", "Only its author can delete a message.")
    erase(slack, channel, message)
    return {}
