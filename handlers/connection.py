"""Socket Mode: one connection to Slack, watched, and closed without dropping an answer."""

import asyncio
from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Pulse:
    """Seconds between pings, between looks at the connection, and that answers have left."""

    ping: float = 10
    look: float = 5
    draining: float = 5


PULSE = Pulse()


class Connection:
    """The SDK connects and listens; when to connect anew is decided here alone.

    Left to itself the SDK tries for ever at an address that Slack lets be used once, and a
    receiver of messages that ended is not missed.
    """

    def __init__(self, app: AsyncApp, app_token: str, pulse: Pulse) -> None:
        self._app = app
        self._pulse = pulse
        self._wants_anew = asyncio.Event()
        self._in_flight = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._is_closing = False
        self._keeper: asyncio.Task[None] | None = None
        self.client = _Client(
            app_token, self._wants_anew, web_client=app.client, ping_interval=pulse.ping
        )
        self.client.socket_mode_request_listeners.append(self._handle)

    async def open(self, address: str) -> None:
        """Connect to the address that Slack gave out, and stay connected from then on."""
        self.client.wss_uri = address
        await self.client.connect()  # type: ignore[no-untyped-call] # the SDK says nothing
        self._keeper = asyncio.create_task(self._keep_connected())

    async def _handle(self, client: Any, request: SocketModeRequest) -> None:
        if self._is_closing:
            return
        self._in_flight += 1
        self._idle.clear()
        try:
            response = await run_async_bolt_app(self._app, request)
            await send_async_response(client, request, response, 0)
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

    async def _keep_connected(self) -> None:
        while True:
            is_asked = await _set_within(self._wants_anew, self._pulse.look)
            if is_asked or not await self._is_up():
                self._wants_anew.clear()
                await self._connect_anew()

    async def _is_up(self) -> bool:
        receiver: asyncio.Future[None] | None = self.client.message_receiver
        return await self.client.is_connected() and receiver is not None and not receiver.done()

    async def _connect_anew(self) -> None:
        log.info("reconnecting")
        if await self._is_up():
            await self._drain()
        async with self.client.connect_operation_lock:  # acks wait for the new connection
            self.client.wss_uri = None
            try:
                async with asyncio.timeout(self._pulse.ping):
                    await self.client.connect()  # type: ignore[no-untyped-call] # as above
            except TimeoutError:  # the next look finds out, and tries at a new address
                log.warning("not reconnected")

    async def _drain(self) -> bool:
        """Give answers that are due the time to leave."""
        return await _set_within(self._idle, self._pulse.draining)

    async def close(self) -> None:
        """Accept nothing more, send the answers that are due, then let go of the socket."""
        self._is_closing = True
        if not await self._drain():
            log.warning("closed with answers due", answers=self._in_flight)
        if self._keeper:
            self._keeper.cancel()
        await self.client.close()  # type: ignore[no-untyped-call] # as above


class _Client(SocketModeClient):
    """Asks for a new connection where the SDK would make one."""

    def __init__(self, app_token: str, wants_anew: asyncio.Event, **options: Any) -> None:
        super().__init__(app_token, **options)
        self._wants_anew = wants_anew

    async def connect_to_new_endpoint(self, force: bool = False) -> None:  # noqa: FBT001, FBT002 - the SDK's
        if force or not await self.is_connected():
            self._wants_anew.set()


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False
