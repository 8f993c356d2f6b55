"""Bolt's listeners: one for each way in, found by name in the registry's tables."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.errors import Refusal
from bot.text import _
from bot.work import Work
from handlers import command, drafts, request
from handlers.answers import Answer, Done, Say
from handlers.edge import Edge, Reading
from handlers.registry import Listener, Registry
from handlers.request import Body, Request
from handlers.views import notes

ANY = re.compile("")

Asked = tuple[Listener, Request]


def attach(app: AsyncApp, edge: Edge, registry: Registry, workspace: str) -> None:
    """Register with Bolt: its matching costs 10 µs a listener, a look in a table costs nothing."""
    routes = Routes(registry, workspace)
    app.command(ANY)(_listener(edge, routes.command))
    app.action(ANY)(_listener(edge, routes.action))
    app.view(ANY)(_listener(edge, routes.form))
    app.event(ANY)(_listener(edge, routes.event))


def _listener(
    edge: Edge, read: Reading
) -> Callable[[dict[str, Any], AsyncAck], Awaitable[BoltResponse | None]]:
    async def listen(body: dict[str, Any], ack: AsyncAck) -> BoltResponse | None:
        return await edge.answer(read, body, ack)

    return listen


class Routes:
    """Finds who answers a payload; what nobody knows any more gets a sentence."""

    def __init__(self, registry: Registry, workspace: str) -> None:
        self._registry = registry
        self._workspace = workspace

    def command(self, body: Body) -> Asked:
        return self._typed(request.of_command(body, self._workspace))

    def _typed(self, asked: Request) -> Asked:
        if asked.name not in self._registry.commands:
            return UNKNOWN_COMMAND, asked
        return command.find(self._registry.commands, asked)

    def action(self, body: Body) -> Asked:
        asked = request.of_action(body, self._installation(body))
        if asked.name.startswith(notes.CHOOSE_TASKFORCE) and (repeated := drafts.repeat(asked)):
            return self._typed(repeated)
        return self._registry.actions.get(asked.name, UNKNOWN_BUTTON), asked

    def form(self, body: Body) -> Asked:
        asked = request.of_form(body, self._installation(body))
        if asked.name == notes.CONFIRM_WORDS:
            asked = drafts.unpack(asked) or asked
        return self._registry.forms.get(asked.name, UNKNOWN_FORM), asked

    def event(self, body: Body) -> Asked:
        asked = request.of_event(body, self._workspace)
        return self._registry.events.get(asked.name, UNKNOWN_EVENT), asked

    def _installation(self, body: Body) -> str:
        """The workspace that installed the bot: in a shared channel the person's own differs."""
        view: Mapping[str, Any] = body.get("view") or {}
        return str(view.get("app_installed_team_id") or self._workspace)


def _unknown_command(_work: Work, _asked: Request) -> Answer:
    raise Refusal(_("Roundtable no longer has this command. Type /roundtable help."))


def _unknown_button(_work: Work, asked: Request) -> Answer:
    if asked.name == "link":
        return Done()
    sentence = _(
        "That button is from an earlier version of Roundtable. "
        "The pinned message in the channel has those of today."
    )
    return Say(notes.sentence(sentence))


def _unknown_form(_work: Work, _asked: Request) -> Answer:
    raise Refusal(_("That form is from an earlier version of Roundtable. Please open it anew."))


def _unknown_event(_work: Work, _asked: Request) -> Answer:
    return Done()


UNKNOWN_COMMAND, UNKNOWN_BUTTON = Listener(_unknown_command), Listener(_unknown_button)
UNKNOWN_FORM, UNKNOWN_EVENT = Listener(_unknown_form), Listener(_unknown_event)
