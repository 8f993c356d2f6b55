"""The composition root: the one place where the parts of Roundtable meet."""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import aiohttp
import yaml
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.clock import Clock
from bot.config import Settings
from bot.domain.guard.verdicts import warm
from bot.scheduler import Metronome
from bot.services import people
from bot.services.deliveries import Deliveries, upcoming
from bot.work import Transactions
from handlers import (
    agenda_forms,
    agendas,
    confidentiality,
    home,
    meetings,
    mornings,
    readers,
    setup,
)
from handlers import people as people_handlers
from handlers.connection import Connection
from handlers.delivery import Delivery
from handlers.directory import Directory
from handlers.edge import Edge
from handlers.registry import Registry
from handlers.transport import attach
from storage.db import Database
from storage.migrations import outdated

FEATURES = (
    setup,
    people_handlers,
    agendas,
    agenda_forms,
    meetings,
    confidentiality,
    readers,
    mornings,
)
MANIFEST = Path(__file__).parent.parent / "manifest.yml"
SLACK_SECONDS = 10
UPCOMING = timedelta(days=366)


class NotReadyError(Exception):
    """A sentence for whoever starts the bot: what is wrong, and what to do."""


class Roundtable:
    """The bot, put together and running between `start` and `stop`."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self.database = Database(settings.database_url)

    async def start(self) -> None:
        """Check what it needs, connect, begin to deliver; raises NotReadyError."""
        if await asyncio.to_thread(outdated, self.database.engine):
            raise NotReadyError("The database is not up to date. Run: python -m bot migrate")
        timeout = aiohttp.ClientTimeout(total=SLACK_SECONDS)
        self._http = aiohttp.ClientSession(timeout=timeout)
        try:
            await self._connect()
        except BaseException:
            await self._http.close()
            raise

    async def _connect(self) -> None:
        client = self._client()
        identity = await _identify(client)
        app_token = self._settings.slack_app_token.get_secret_value()
        await _check_app_token(client, app_token)
        workspace, bot_user = identity["team_id"], identity["user_id"]

        registry = registered()
        transactions = Transactions(self.database, self._clock)
        self._workspace, self._transactions = workspace, transactions
        directory = Directory(client, workspace, bot_user)
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
        self._edge = Edge(transactions, client, directory, home.show)
        self.bolt = _bolt(client, identity)
        attach(self.bolt, self._edge, registry, workspace)
        self._connection = Connection(self.bolt, app_token)
        await asyncio.to_thread(warm)
        await self._connection.open()
        self._metronome.start()

    def _client(self) -> AsyncWebClient:
        # A retry after a dropped connection would be a duplicate message: the outbox decides.
        return AsyncWebClient(
            token=self._settings.slack_bot_token.get_secret_value(),
            base_url=self._settings.slack_api_url,
            session=self._http,
            retry_handlers=[],
        )

    async def stop(self) -> None:
        """Accept nothing more, finish and acknowledge what was accepted, then let go of all."""
        await self._connection.close()
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
            await self._connection.idle()
            await self._edge.settle()
            goes_on = await self._delivery.quiet()
            if self._connection.is_idle and self._edge.is_idle:
                return goes_on

    async def settled(self) -> None:
        """Return once nothing is due and nothing in flight, on a clock that runs."""
        while (goes_on := await self.quiet()) is not None:
            self._metronome.wake(goes_on)
            await self._clock.sleep((goes_on - self._clock.now()).total_seconds())

    def wake(self) -> None:
        """Deliver what is due by now: the clock was moved."""
        self._metronome.wake(self._clock.now())

    async def upcoming(self) -> list[dict[str, str]]:
        """What is pending, soonest first, in ids and kinds."""
        return [
            {
                "due_at": due.due_at.isoformat(),
                "kind": due.kind,
                "to": due.recipient,
                "subject": due.subject,
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
    return registry


def wanted_scopes() -> frozenset[str]:
    """The scopes that manifest.yml asks for and the bot cannot do without."""
    scopes = yaml.safe_load(MANIFEST.read_text())["oauth_config"]["scopes"]
    return frozenset(scopes["bot"]) - frozenset(scopes.get("bot_optional", ()))


async def _identify(client: AsyncWebClient) -> AsyncSlackResponse:
    """Ask Slack who the bot token is, and whether it may do what the manifest says."""
    try:
        identity = await client.auth_test()
    except SlackApiError as error:
        raise NotReadyError(
            f"Slack refuses SLACK_BOT_TOKEN ({error.response['error']}). Copy the Bot User OAuth "
            "Token (xoxb-…) from your app's page, OAuth & Permissions."
        ) from error
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise NotReadyError(
            "Slack does not answer. Check the network, or SLACK_API_URL if you set it."
        ) from error
    granted = set(str(identity.headers.get("x-oauth-scopes", "")).replace(" ", "").split(","))
    if missing := wanted_scopes() - granted:
        raise NotReadyError(
            f"The bot lacks these permissions: {', '.join(sorted(missing))}. Update the app with "
            "manifest.yml and reinstall it to the workspace."
        )
    return identity


async def _check_app_token(client: AsyncWebClient, app_token: str) -> None:
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        raise NotReadyError(
            f"Slack refuses SLACK_APP_TOKEN ({error.response['error']}). Make an app-level token "
            "(xapp-…) with the scope connections:write on your app's page, Basic Information."
        ) from error


def _bolt(client: AsyncWebClient, identity: AsyncSlackResponse) -> AsyncApp:
    """Bolt as plain transport: who we are is known, and Socket Mode needs no signatures."""
    authorized = AuthorizeResult.from_auth_test_response(
        auth_test_response=identity, bot_token=client.token
    )

    async def authorize() -> AuthorizeResult:
        return authorized

    return AsyncApp(
        client=client,
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
    )
