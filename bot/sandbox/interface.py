"""Serves the JSON interface that `control` describes: requests, downloads, the change stream."""

import asyncio
import json
from typing import Any

from aiohttp import web

from bot.sandbox import workbench
from bot.sandbox.changes import Change
from bot.sandbox.control import ACTING, READING, Handler
from bot.sandbox.given import Given, acting_person
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.refusals import NotPossibleError


class Interface:
    def __init__(self, slack: LocalSlack) -> None:
        self._slack = slack

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/changes", self.stream_changes),
            web.get("/sandbox/files/{id}", self.download),
            web.get("/sandbox/bot", self.link_or_read_bot),
            web.get("/sandbox/{what:.+}", self.answer_read),
            web.post("/sandbox/{what:.+}", self.answer_act),
        ]

    async def answer_read(self, request: web.Request) -> web.Response:
        return await self._answer(READING, request, Given(request.query))

    async def answer_act(self, request: web.Request) -> web.Response:
        body = await request.read()
        try:
            given = json.loads(body or b"{}")
        except ValueError:
            given = None
        if not isinstance(given, dict):
            return _refused(NotPossibleError("invalid_request", "Send one JSON object."))
        return await self._answer(ACTING, request, Given(given))

    async def _answer(
        self, handlers: dict[str, Handler], request: web.Request, given: Given
    ) -> web.Response:
        handler = handlers.get(request.match_info["what"])
        if handler is None:
            return _refused(NotPossibleError("unknown_request", status=404))
        try:
            return web.json_response(await handler(self._slack, given))
        except NotPossibleError as refused:
            return _refused(refused)

    async def link_or_read_bot(self, request: web.Request) -> web.StreamResponse:
        """The bot connects here by websocket; a page reads how the bot does."""
        if "websocket" in request.headers.get("Upgrade", "").lower():
            return await self._slack.link.connect(request)
        return web.json_response(await workbench.read_bot(self._slack, Given(request.query)))

    async def download(self, request: web.Request) -> web.Response:
        shared = self._slack.workspace.files.get(request.match_info["id"])
        if shared is None:
            return _refused(NotPossibleError("file_not_found", status=404))
        name = shared.name.replace('"', "")
        return web.Response(
            body=shared.content,
            content_type=shared.mimetype,
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )

    async def stream_changes(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events until the page leaves or the sandbox closes."""
        given = Given(request.query)
        user = acting_person(self._slack, given) if "as" in given else None
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
        )
        await response.prepare(request)
        changes = self._slack.changes
        listener = changes.listen()
        try:
            await response.write(_event({"kind": "hello", "revision": changes.revision}))
            await self._pass_on(listener, response, user)
        except ConnectionResetError:
            pass  # the page left
        finally:
            changes.leave(listener)
        return response

    async def _pass_on(
        self, listener: asyncio.Queue[Change | None], response: web.StreamResponse, user: str | None
    ) -> None:
        while (change := await listener.get()) is not None:
            if user is None or self._may_hear(user, change):
                await response.write(_event(change.as_json()))

    def _may_hear(self, user: str, change: Change) -> bool:
        if change.user is not None:
            return change.user == user
        channel = self._slack.workspace.channels.get(change.channel or "")
        return channel is None or self._slack.workspace.may_read(user, channel)


def _event(facts: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(facts)}\n\n".encode()


def _refused(refused: NotPossibleError) -> web.Response:
    told = {"error": refused.error, "sentence": refused.sentence}
    return web.json_response(told, status=refused.status)
