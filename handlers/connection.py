"""Socket Mode: one connection to Slack, watched, and closed without dropping an answer."""

import asyncio
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

WATCH_SECONDS = 15
CLOSING_SECONDS = 10

log = structlog.get_logger()


class Connection(AsyncSocketModeHandler):
    """The SDK reconnects by itself; where it falls silent all the same, the watch does."""

    def __init__(self, app: AsyncApp, app_token: str) -> None:
        super().__init__(app, app_token)
        self._in_flight = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._closing = False
        self._watch: asyncio.Task[None] | None = None

    async def open(self) -> None:
        await self.client.connect()  # type: ignore[no-untyped-call] # the SDK says nothing
        self._watch = asyncio.create_task(self._keep_watching())

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override] # the SDK's own base is as loose
        if self._closing:
            return
        self._in_flight += 1
        self._idle.clear()
        try:
            await super().handle(client, req)
        finally:
            self._in_flight -= 1
            if not self._in_flight:
                self._idle.set()

    async def idle(self) -> None:
        """Return once nothing that was accepted waits for its answer."""
        await self._idle.wait()

    @property
    def is_idle(self) -> bool:
        return not self._in_flight

    async def _keep_watching(self) -> None:
        silent = False
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            connected = await self.client.is_connected() and not _ended(
                self.client.message_receiver
            )
            if not connected and silent:
                log.warning("reconnecting")
                await self.client.connect_to_new_endpoint(force=True)
            silent = not connected

    async def close(self) -> None:
        """Accept nothing more, send the answers that are due, then let go of the socket."""
        self._closing = True
        if self._watch:
            self._watch.cancel()
        try:
            async with asyncio.timeout(CLOSING_SECONDS):
                await self.idle()
        except TimeoutError:
            log.warning("closed with answers due", answers=self._in_flight)
        await self.client.close()  # type: ignore[no-untyped-call] # the SDK says nothing


def _ended(task: Any) -> bool:
    return task is None or task.done()
