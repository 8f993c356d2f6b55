"""views.open, views.push, views.update, views.publish."""

from bot.sandbox import payloads
from bot.sandbox.arguments import Takes
from bot.sandbox.limits import TIER_4
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.methods.method import Answer, Arguments, known_person, method
from bot.sandbox.refusals import ApiError
from bot.sandbox.validation.blocks import Surface
from bot.sandbox.validation.surfaces import view as checked_view
from bot.sandbox.views import View, refuse_large


def open_view(slack: LocalSlack, arguments: Arguments) -> Answer:
    given = _given(arguments, Surface.MODAL)
    trigger = slack.triggers.exchange(arguments["trigger_id"])
    return _shown(slack, slack.views.open(trigger.user, given))


def push(slack: LocalSlack, arguments: Arguments) -> Answer:
    given = _given(arguments, Surface.MODAL)
    trigger = slack.triggers.exchange(arguments["trigger_id"])
    if trigger.root is None:
        raise ApiError("not_found")
    return _shown(slack, slack.views.push(trigger.user, given))


def update(slack: LocalSlack, arguments: Arguments) -> Answer:
    named = {name: arguments.get(name) for name in ("view_id", "external_id")}
    if not any(named.values()):
        raise ApiError("invalid_arguments", ["missing required field: view_id"])
    view = slack.views.find(**named)
    given = _given(arguments, Surface(view.given["type"]))
    return _shown(slack, slack.views.update(view, given, arguments.get("hash")))


def publish(slack: LocalSlack, arguments: Arguments) -> Answer:
    known_person(slack, arguments["user_id"])
    if not slack.manifest.has_home:
        raise ApiError("not_enabled")
    given = _given(arguments, Surface.HOME)
    return _shown(slack, slack.views.publish(arguments["user_id"], given, arguments.get("hash")))


def _given(arguments: Arguments, surface: Surface) -> Answer:
    refuse_large(arguments["view"])
    return checked_view(arguments["view"], surface)


def _shown(slack: LocalSlack, view: View) -> Answer:
    return {"view": payloads.view(slack, view)}


VIEW = {"view": Takes.JSON}
HASH = {"hash": Takes.TEXT}
METHODS = (
    method("views.open", open_view, TIER_4, required={**VIEW, "trigger_id": Takes.TEXT}),
    method("views.push", push, TIER_4, required={**VIEW, "trigger_id": Takes.TEXT}),
    method(
        "views.update",
        update,
        TIER_4,
        required=VIEW,
        optional={**HASH, "view_id": Takes.TEXT, "external_id": Takes.TEXT},
    ),
    method(
        "views.publish",
        publish,
        TIER_4,
        required={**VIEW, "user_id": Takes.TEXT},
        optional=HASH,
    ),
)
