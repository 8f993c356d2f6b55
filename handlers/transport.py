"""Bolt's listeners: one for each way in, found by name in the registry's tables."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.text import _
from bot.work import Work
from handlers import command, drafts, request
from handlers.answers import Answer, Done, Say
from handlers.edge import Edge
from handlers.registry import Listener, Registry
from handlers.request import Body, Request
from handlers.views import notes

ANY = re.compile("")


def attach(app: AsyncApp, edge: Edge, registry: Registry, workspace: str) -> None:
    """Register with Bolt: its matching costs 10 µs a listener, a look in a table costs nothing."""

    async def on_command(body: dict[str, Any], ack: AsyncAck) -> None:
        await edge.answer(
            *command.find(registry.commands, request.of_command(body, workspace)), ack
        )

    async def on_action(body: dict[str, Any], ack: AsyncAck) -> None:
        asked = request.of_action(body, _installation(body, workspace))
        if asked.name == "choose_taskforce":
            await edge.answer(*command.find(registry.commands, drafts.repeat(asked)), ack)
        else:
            await edge.answer(registry.actions.get(asked.name, UNKNOWN_BUTTON), asked, ack)

    async def on_form(body: dict[str, Any], ack: AsyncAck) -> None:
        asked = request.of_form(body, _installation(body, workspace))
        if asked.name == "confirm_words":
            asked = drafts.unpack(asked)
        await edge.answer(registry.forms.get(asked.name, UNKNOWN_FORM), asked, ack)

    async def on_event(body: dict[str, Any], ack: AsyncAck) -> None:
        asked = request.of_event(body, workspace)
        if asked.name == "app_home_opened":
            await edge.publish_home(asked, ack)
        else:
            await edge.answer(registry.events[asked.name], asked, ack)

    for name in registry.commands:
        app.command(f"/{name}")(on_command)
    app.action(ANY)(on_action)
    app.view(ANY)(on_form)
    for name in (*registry.events, "app_home_opened"):
        app.event(name)(on_event)


def _installation(body: Body, workspace: str) -> str:
    """The workspace that installed the bot: in a shared channel the person's own differs."""
    view: Mapping[str, Any] = body.get("view") or {}
    return str(view.get("app_installed_team_id") or workspace)


def _unknown_button(_work: Work, asked: Request) -> Answer:
    if asked.name == "link":
        return Done()
    return Say(
        notes.sentence(
            _("That button is from an earlier version of Roundtable. Type /agenda or /meeting.")
        )
    )


def _unknown_form(_work: Work, _asked: Request) -> Answer:
    return Say(
        notes.sentence(_("That form is from an earlier version of Roundtable. Please reopen it."))
    )


UNKNOWN_BUTTON, UNKNOWN_FORM = Listener(_unknown_button), Listener(_unknown_form)
