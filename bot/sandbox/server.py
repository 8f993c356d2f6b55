"""The local Slack on a port of this machine: `async with Sandbox(clock) as sandbox`."""

from pathlib import Path
from socket import socket
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.clock import Clock
from bot.sandbox.answers import Answers
from bot.sandbox.gateway import Gateway
from bot.sandbox.interface import Interface
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.manifest import read_manifest
from bot.sandbox.page_files import PageFiles
from bot.sandbox.seed import DEFAULT, Seed
from bot.sandbox.web_api import WebApi

HOST = "127.0.0.1"
LARGEST_BODY = 50_000_000
MANIFEST = Path(__file__).parents[2] / "manifest.yml"


class Sandbox:
    """`url` is set while it runs; `slack` is what it serves, for the process that started it.

    It listens on `port`, or through a socket that listens already and goes on when it ends.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        seed: Seed = DEFAULT,
        port: int = 0,
        listening: socket | None = None,
        manifest: Path = MANIFEST,
    ) -> None:
        self.slack = LocalSlack(clock, seed, read_manifest(manifest))
        self._port = port
        self._listening = listening
        self._runner = web.AppRunner(_application(self.slack), access_log=None, shutdown_timeout=1)

    @property
    def url(self) -> str:
        return self.slack.url

    async def __aenter__(self) -> Self:
        """Start to listen; OSError when the port is taken."""
        await self._runner.setup()
        try:
            await self._site().start()
        except OSError:
            await self._runner.cleanup()
            raise
        port = self._runner.addresses[0][1]
        self.slack.url = f"http://{HOST}:{port}"
        return self

    def _site(self) -> web.BaseSite:
        if self._listening:
            return web.SockSite(self._runner, self._listening.dup())
        return web.TCPSite(self._runner, HOST, self._port)

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self.slack.close()
        await self._runner.cleanup()


def _application(slack: LocalSlack) -> web.Application:
    gateway = Gateway(slack)
    api = WebApi(slack, gateway)
    answers = Answers(slack, gateway)
    application = web.Application(client_max_size=LARGEST_BODY)
    application.on_response_prepare.append(_ask_again)
    application.add_routes(
        [
            web.get("/api/{method}", api.handle),
            web.post("/api/{method}", api.handle),
            web.get("/link/", slack.sockets.connect),
            web.post("/response/{token}", answers.respond),
            web.post("/upload/{id}", answers.upload),
            *Interface(slack).routes(),
            *PageFiles().routes(),
        ]
    )
    return application


async def _ask_again(_request: web.Request, response: web.StreamResponse) -> None:
    """A browser keeps what it got, and asks each time whether it is still the newest."""
    response.headers.setdefault("Cache-Control", "no-cache")
