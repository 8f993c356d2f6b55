"""Socket Mode: the bot's connections, the envelopes sent over them, and their acks."""

import asyncio
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import WSMsgType, web

from bot.clock import Clock
from bot.sandbox.changes import Changes
from bot.sandbox.journal import Journal, Outcome

ACK_LIMIT = 3.0
"""Seconds of real time that Slack waits for an ack."""
MOST_SOCKETS = 10
CLOSING_LIMIT = 0.5

TIMED_OUT = "operation_timeout"
NOT_SENT = "dispatch_failed"


@dataclass(slots=True, eq=False)
class Connection:
    id: str
    since: datetime
    socket: web.WebSocketResponse
    waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "since": self.since.isoformat(), "waiting": len(self.waiting)}


class Sockets:
    """Each envelope goes to one connection, in turn, as on Slack."""

    def __init__(self, clock: Clock, journal: Journal, changes: Changes, app_id: str) -> None:
        self.ack_limit = ACK_LIMIT
        self.connections: list[Connection] = []
        self._clock = clock
        self._journal = journal
        self._changes = changes
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._turn = 0

    def issue_ticket(self) -> str:
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return ticket

    async def connect(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets or len(self.connections) >= MOST_SOCKETS:
            return web.json_response({"ok": False, "error": "link_disabled"}, status=403)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(timeout=CLOSING_LIMIT, compress=False)
        await socket.prepare(request)
        connection = Connection(ticket, self._clock.now(), socket)
        self.connections.append(connection)
        try:
            await socket.send_json(self._hello())
            self._changes.tell("bot", sockets=len(self.connections))
            await self._listen(connection)
        finally:
            self._forget(connection)
        return socket

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
        }

    async def _listen(self, connection: Connection) -> None:
        async for frame in connection.socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            answer = frame.json()
            waiting = connection.waiting.pop(answer.get("envelope_id", ""), None)
            if waiting and not waiting.done():
                waiting.set_result(answer.get("payload"))

    def _forget(self, connection: Connection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
            self._changes.tell("bot", sockets=len(self.connections))
        for waiting in connection.waiting.values():
            if not waiting.done():
                waiting.set_exception(ConnectionResetError())
        connection.waiting.clear()

    async def send(
        self, kind: str, payload: dict[str, Any], *, attempt: int = 1, sentence: str | None = None
    ) -> Outcome:
        """Send one envelope and wait for its ack; the outcome says `sentence` without one."""
        envelope = _envelope(kind, payload, attempt)
        loop = asyncio.get_running_loop()
        started, ack, error = loop.time(), None, None
        try:
            ack = await self._await_ack(envelope)
        except TimeoutError:
            error = TIMED_OUT
        except ConnectionError:
            error = NOT_SENT
        outcome = Outcome(
            envelope["envelope_id"],
            acked=error is None,
            seconds=round(loop.time() - started, 4),
            ack=ack,
            error=error,
            sentence=f"{sentence} ({error})" if error and sentence else None,
            trigger_id=payload.get("trigger_id"),
            response_url=payload.get("response_url"),
        )
        self._journal.note_delivery(self._clock.now(), envelope, attempt, outcome)
        self._changes.tell("log")
        return outcome

    @property
    def is_idle(self) -> bool:
        """Whether no envelope is on its way or waits for its ack."""
        return not any(connection.waiting for connection in self.connections)

    async def _await_ack(self, envelope: dict[str, Any]) -> Any:
        connection = self._next_connection()
        ack = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = ack
        try:
            async with asyncio.timeout(self.ack_limit):
                await connection.socket.send_json(envelope)
                return await ack
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)
            ack.cancel()

    def _next_connection(self) -> Connection:
        if not self.connections:
            raise ConnectionRefusedError
        self._turn += 1
        return self.connections[self._turn % len(self.connections)]

    async def tell_disconnect(self, reason: str) -> None:
        for connection in tuple(self.connections):
            await connection.socket.send_json({"type": "disconnect", "reason": reason})

    async def close(self) -> None:
        """Break every connection; whoever waits for an ack hears that it will not come."""
        for connection in tuple(self.connections):
            self._forget(connection)
            with suppress(ConnectionError):
                await connection.socket.close()


def _envelope(kind: str, payload: dict[str, Any], attempt: int) -> dict[str, Any]:
    envelope: dict[str, Any] = {
        "envelope_id": secrets.token_hex(12),
        "type": kind,
        "payload": payload,
        "accepts_response_payload": kind != "events_api",
    }
    if kind == "events_api":
        envelope["retry_attempt"] = attempt - 1
        envelope["retry_reason"] = "timeout" if attempt > 1 else ""
    return envelope
