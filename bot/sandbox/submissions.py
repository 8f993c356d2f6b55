"""Forms submitted and closed, and what the bot's answer does to the stack."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.form_check import incomplete_fields
from bot.sandbox.interactions import TROUBLE, Json, common
from bot.sandbox.journal import Outcome
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.refusals import ApiError
from bot.sandbox.validation.blocks import Surface
from bot.sandbox.validation.surfaces import view as checked_view
from bot.sandbox.views import View


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
    view.errors = {}
    payload = {
        **common(slack, "view_submission", view.user),
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
                **common(slack, "view_closed", view.user),
                "view": payloads.view(slack, closed),
                "is_cleared": is_cleared,
            }
            outcome = await slack.sockets.send("interactive", payload)
    return outcome
