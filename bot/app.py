"""The composition root: the one place where the parts of Roundtable meet."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.clock import Clock
from bot.config import Settings
from bot.domain import when
from bot.domain.guard import verdicts
from bot.opening import open_database
from bot.scheduler import Metronome
from bot.services import people
from bot.services.deliveries import Deliveries, upcoming
from bot.work import Transactions
from handlers import (
    agendas,
    case_reviews,
    closed_sessions,
    confidentiality,
    coordinators,
    facilitators,
    home,
    matching,
    meetings,
    mornings,
    pasting,
    profiles,
    readers,
    roster,
    sectors,
    setup,
)
from handlers import people as people_handlers
from handlers.connection import PULSE, Connection, Pulse
from handlers.delivery import Delivery
from handlers.directory import Directory
from handlers.edge import PATIENCE, Edge, Patience
from handlers.installation import look_up
from handlers.registry import Registry
from handlers.transport import attach

FEATURES = (
    setup,
    people_handlers,
    profiles,
    roster,
    sectors,
    coordinators,
    matching,
    pasting,
    agendas,
    case_reviews,
    meetings,
    facilitators,
    closed_sessions,
    confidentiality,
    readers,
    mornings,
)
SLACK_SECONDS = 10
UPCOMING = timedelta(days=366)

READ_BY_BOLT = ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")
"""What Bolt takes from the environment unasked; with the last two it would expect OAuth."""


class Roundtable:
    """The bot, put together and running between `start` and `stop`."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        patience: Patience = PATIENCE,
        pulse: Pulse = PULSE,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._patience, self._pulse = patience, pulse

    async def start(self) -> None:
        """Check what it needs, connect, begin to deliver; raises NotReadyError."""
        self.database = await asyncio.to_thread(open_database, self._settings.database_url)
        timeout = aiohttp.ClientTimeout(total=SLACK_SECONDS)
        self._http = aiohttp.ClientSession(timeout=timeout)
        try:
            await self._connect()
        except BaseException:
            await self._http.close()
            self.database.close()
            raise

    async def _connect(self) -> None:
        bot_token = self._settings.slack_bot_token.get_secret_value()
        app_token = self._settings.slack_app_token.get_secret_value()
        client = self._client(bot_token)
        installation = await look_up(client, app_token)
        workspace = installation.workspace

        registry = registered()
        transactions = Transactions(self.database, self._clock)
        self._workspace, self._transactions = workspace, transactions
        self._kinds = registry.kinds
        directory = Directory(client, workspace, installation.bot_user, self._clock)
        self._delivery = Delivery(
            outbox=Deliveries(self.database, self._clock, [workspace]),
            transactions=transactions,
            clock=self._clock,
            clients={workspace: client},
            kinds=registry.kinds,
            language_of=people.language_of,
            directories={workspace: directory},
        )
        self._metronome = Metronome(self._delivery.deliver, self._clock)
        transactions.wake = self._metronome.wake
        self._edge = Edge(
            transactions,
            client,
            directory,
            home=home.show,
            clock=self._clock,
            patience=self._patience,
        )
        self.bolt = _bolt(self._client(None), installation.identity, bot_token)
        attach(self.bolt, self._edge, registry, workspace)
        self.connection = Connection(self.bolt, app_token, self._pulse)
        await self.connection.open(installation.address)
        self._metronome.start()

    def _client(self, token: str | None) -> AsyncWebClient:
        # A retry after a dropped connection would be a duplicate message: the outbox decides.
        return AsyncWebClient(
            token=token,
            base_url=self._settings.slack_api_url,
            session=self._http,
            retry_handlers=[],
        )

    async def stop(self) -> None:
        """Accept nothing more, finish and acknowledge what was accepted, then let go of all."""
        await self.connection.close()
        await self._edge.settle()
        await self._metronome.stop()
        await self._delivery.close()
        await self._http.close()
        await asyncio.to_thread(self.database.close)

    async def quiet(self) -> datetime | None:
        """Answer and deliver all that can be at this instant of the clock.

        Tells when what is due can go on, None when nothing is; whoever moves the clock there and
        asks again waits out every pace and pause without a sleep.
        """
        while True:
            await self.connection.idle()
            await self._edge.settle()
            goes_on = await self._delivery.quiet()
            if self.connection.is_idle and self._edge.is_idle:
                return goes_on

    async def settled(self) -> None:
        """Return once nothing is due and nothing in flight, on a clock that runs."""
        while (goes_on := await self.quiet()) is not None:
            self._metronome.wake(goes_on)
            await self._clock.sleep((goes_on - self._clock.now()).total_seconds())

    def wake(self) -> None:
        """Deliver what is due by now: the clock was moved."""
        self._metronome.wake(self._clock.now())

    async def upcoming(self) -> list[dict[str, Any]]:
        """What is pending, soonest first, in ids and kinds; what only watches posts nothing."""
        return [
            {
                "due_at": due.due_at.isoformat(),
                "kind": due.kind,
                "to": due.recipient,
                "subject": due.subject,
                "posts": due.kind in self._kinds and not self._kinds[due.kind].watches,
            }
            for due in await self._transactions.run(
                partial(upcoming, until=self._clock.now() + UPCOMING), workspace=self._workspace
            )
        ]


def registered() -> Registry:
    """What every feature answers to and sends."""
    registry = Registry()
    for feature in FEATURES:
        feature.register(registry)
    registry.event("app_home_opened", home.show)
    return registry


def warm() -> None:
    """Build what the first command would else wait for; it takes a good tenth of a second."""
    verdicts.warm()
    when.warm()


def _bolt(client: AsyncWebClient, identity: AsyncSlackResponse, bot_token: str) -> AsyncApp:
    """Bolt as plain transport: who we are is known, and Socket Mode needs no signatures."""
    authorized = AuthorizeResult.from_auth_test_response(
        auth_test_response=identity, bot_token=bot_token
    )

    async def authorize() -> AuthorizeResult:
        return authorized

    with _unseen(*READ_BY_BOLT):
        return AsyncApp(
            name="roundtable",  # or Bolt reads the whole call stack to find one
            client=client,
            authorize=authorize,
            process_before_response=True,
            request_verification_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
            ignoring_self_events_enabled=False,
            attaching_function_token_enabled=False,
        )


@contextmanager
def _unseen(*names: str) -> Iterator[None]:
    """Hide these names of the environment within the block."""
    hidden = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)
