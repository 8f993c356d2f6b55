"""The sandbox's clock, followed over a websocket; the protocol stands in bot.sandbox.bot_link."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse

from bot.clock import MovableClock
from bot.errors import NotReadyError


class Follower(Protocol):
    """The bot, as far as its clock is concerned."""

    def wake(self) -> None: ...
    async def settled(self) -> None: ...
    async def upcoming(self) -> list[dict[str, Any]]: ...


class RemoteClock:
    """A ticking clock that jumps when the sandbox says so."""

    def __init__(
        self, session: ClientSession, socket: ClientWebSocketResponse, clock: MovableClock
    ) -> None:
        self._session = session
        self._socket = socket
        self._listening: asyncio.Task[None] | None = None
        self.clock = clock

    @classmethod
    async def connect(cls, url: str) -> "RemoteClock":
        """Learn the time; the first frame is the clock. Raises NotReadyError."""
        session = ClientSession()
        try:
            socket = await session.ws_connect(url)
        except ClientError:
            await session.close()
            raise NotReadyError("The clock of ROUNDTABLE_CLOCK_URL does not answer.") from None
        first = await socket.receive_json()
        await socket.send_json({"id": first["id"], "ok": True})
        start = datetime.fromisoformat(first["now"])
        return cls(session, socket, MovableClock(start, ticking=True))

    def follow(self, bot: Follower, lost: Callable[[], None] = lambda: None) -> None:
        """Answer what the sandbox asks from now on; `lost` hears that it will not ask again."""
        self._listening = asyncio.create_task(self._listen(bot))
        self._listening.add_done_callback(lambda _ended: lost())

    async def _listen(self, bot: Follower) -> None:
        async for frame in self._socket:
            asked = frame.json()
            answer = await self._obey(bot, asked)
            await self._socket.send_json({"id": asked["id"], "ok": True, **answer})

    async def _obey(self, bot: Follower, asked: dict[str, Any]) -> dict[str, Any]:
        match asked["do"]:
            case "clock":
                self.clock.move_to(datetime.fromisoformat(asked["now"]))
                bot.wake()
                await bot.settled()
            case "settle":
                await bot.settled()
            case "upcoming":
                return {"rows": await bot.upcoming()}
        return {}

    async def close(self) -> None:
        if self._listening:
            self._listening.cancel()
        await self._socket.close()
        await self._session.close()
