"""The bot's line for the clock: it follows the sandbox's time and says what it will send next.

JSON text frames over one websocket at `/sandbox/bot`. The sandbox asks, the bot answers with the
same `id`: `{"id", "do": "clock", "now"}` (move to that instant, work until settled),
`{"id", "do": "upcoming"}` (answered with `rows`) and `{"id", "do": "settle"}`. The first frame
after the connection stands is the clock.
"""

import asyncio
from contextlib import suppress
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from bot.clock import Clock
from bot.sandbox.changes import Changes
from bot.sandbox.refusals import NotPossibleError

CLOSING_LIMIT = 0.5
ANSWER_LIMIT = 60.0


class BotLink:
    def __init__(self, clock: Clock, changes: Changes) -> None:
        self._clock = clock
        self._changes = changes
        self._numbers = count(1)
        self._socket: web.WebSocketResponse | None = None
        self._asked: dict[int, asyncio.Future[dict[str, Any]]] = {}

    @property
    def is_linked(self) -> bool:
        return self._socket is not None

    async def connect(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(timeout=CLOSING_LIMIT)
        await socket.prepare(request)
        self._socket = socket
        self._changes.tell("bot", linked=True)
        try:
            await socket.send_json(self._clock_frame(next(self._numbers)))
            await self._listen(socket)
        finally:
            if self._socket is socket:
                self._hang_up()
        return socket

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            answer = frame.json()
            asked = self._asked.pop(answer["id"], None)
            if asked and not asked.done():
                asked.set_result(answer)

    def _hang_up(self) -> None:
        self._socket = None
        for asked in self._asked.values():
            if not asked.done():
                asked.set_exception(ConnectionResetError())
        self._asked.clear()
        self._changes.tell("bot", linked=False)

    def _clock_frame(self, id: int) -> dict[str, Any]:
        return {"id": id, "do": "clock", "now": self._clock.now().isoformat()}

    async def follow_clock(self) -> None:
        """Tell the bot the time, and return once it has worked off what is due."""
        if self._socket:
            id = next(self._numbers)
            await self._ask(id, self._clock_frame(id))

    async def settle(self) -> None:
        if self._socket:
            id = next(self._numbers)
            await self._ask(id, {"id": id, "do": "settle"})

    async def upcoming(self) -> list[dict[str, Any]]:
        """What the bot will send next, soonest first: due_at, kind, to, subject."""
        if not self._socket:
            raise NotPossibleError("bot_not_linked", "The bot does not follow this clock.")
        id = next(self._numbers)
        answer = await self._ask(id, {"id": id, "do": "upcoming"})
        return sorted(answer["rows"], key=lambda row: str(row["due_at"]))

    async def _ask(self, id: int, frame: dict[str, Any]) -> dict[str, Any]:
        socket = self._socket
        if socket is None:
            raise NotPossibleError("bot_not_linked", "The bot does not follow this clock.")
        asked: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._asked[id] = asked
        try:
            async with asyncio.timeout(ANSWER_LIMIT):
                await socket.send_json(frame)
                return await asked
        except TimeoutError:
            raise NotPossibleError("bot_silent", "The bot did not answer.") from None
        except ConnectionError:
            raise NotPossibleError("bot_gone", "The bot went away.") from None
        finally:
            self._asked.pop(id, None)
            asked.cancel()

    async def close(self) -> None:
        if self._socket:
            with suppress(ConnectionError):
                await self._socket.close()
