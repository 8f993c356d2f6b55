"""What every call of the bot passes: the failures asked for, and the journal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from aiohttp import web

from bot.sandbox.failures import Failure
from bot.sandbox.local_slack import LocalSlack

DROPPED = 0
"""The status in the journal of a call whose connection broke before the answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to the bot: JSON, or plain text when it is a string."""

    answer: dict[str, Any] | str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_response(self) -> web.Response:
        if isinstance(self.answer, str):
            return web.Response(text=self.answer, status=self.status)
        return web.json_response(self.answer, status=self.status, headers=self.headers)


def rate_limited(retry_after: int) -> Reply:
    headers = {"Retry-After": str(retry_after)}
    return Reply({"ok": False, "error": "ratelimited"}, 429, headers)


class Gateway:
    def __init__(self, slack: LocalSlack) -> None:
        self._slack = slack

    async def serve(
        self,
        request: web.Request,
        method: str,
        arguments: dict[str, Any],
        accept: Callable[[], Reply],
    ) -> web.Response:
        """Answer one call by `accept`, unless it meets a failure; the journal keeps `arguments`."""
        started = perf_counter()
        failure = self._slack.failures.take(method, arguments.get("channel"))
        if failure is None:
            reply = accept()
        else:
            reply = await self._fail(failure, request, accept)
        self._slack.journal.note_call(
            self._slack.clock.now(),
            method,
            arguments,
            reply.answer if isinstance(reply.answer, dict) else {"text": reply.answer},
            status=reply.status,
            seconds=perf_counter() - started,
        )
        self._slack.changes.tell("log")
        if reply.status == DROPPED:
            return web.Response()
        return reply.as_response()

    async def _fail(
        self, failure: Failure, request: web.Request, accept: Callable[[], Reply]
    ) -> Reply:
        match failure.kind:
            case "ratelimited":
                return rate_limited(failure.retry_after)
            case "status":
                return Reply({"ok": False, "error": "internal_error"}, failure.status)
            case "words":
                return Reply("upstream connect error or disconnect", failure.status)
            case "error":
                return Reply({"ok": False, "error": failure.error})
            case "drop":
                return _drop(request)
            case "slow_before":
                await self._slack.pause(failure.seconds)
        reply = accept()
        match failure.kind:
            case "drop_after":
                reply = _drop(request)
            case "slow":
                await self._slack.pause(failure.seconds)
            case "hang":
                await self._slack.pause(None)
        return reply


def _drop(request: web.Request) -> Reply:
    """Break the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return Reply({"error": "connection dropped"}, DROPPED)
