"""Calls to Slack, and what each answer means to whoever decides whether to call again."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, assert_never

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.clock import Clock
from handlers.pacing import Pace

TIMEOUT = 10.0
"""Seconds; here, because the SDK's own timeout says nothing to a session that is shared."""

UNSURE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Errors of which Slack says that some of the work may have been done."""

NOT_THE_MESSAGE = frozenset(
    {
        "access_denied",
        "account_inactive",
        "ekm_access_denied",
        "invalid_auth",
        "missing_scope",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "team_added_to_org",
        "token_expired",
        "token_revoked",
    }
)
"""Errors of the installation: an administrator mends it, and the message waits until then."""


@dataclass(frozen=True, slots=True)
class Accepted:
    data: dict[str, Any]
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slowed:
    """Not accepted: too many calls; Slack wants none for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Not accepted, and asking again would change nothing."""

    error: str


@dataclass(frozen=True, slots=True)
class Failed:
    """To be tried again later; `in_doubt` when it may have been accepted."""

    error: str
    in_doubt: bool


Answer = Accepted | Slowed | Refused | Failed
Call = Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]


async def ask(call: Awaitable[AsyncSlackResponse], timeout: float) -> Answer:  # noqa: ASYNC109 - part of the answer
    """Await the call of a client that does not retry, and say what came of it."""
    try:
        async with asyncio.timeout(timeout):
            response = await call
    except SlackApiError as error:
        return _read_error(error.response)
    except ClientConnectorError:
        return Failed("unreachable", in_doubt=False)
    except (TimeoutError, ClientError, OSError) as error:
        return Failed(type(error).__name__, in_doubt=True)
    return Accepted(response.data if isinstance(response.data, dict) else {}, _scopes(response))


def _read_error(response: object) -> Answer:
    if not isinstance(response, AsyncSlackResponse):
        return Failed("unreadable", in_doubt=True)
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return Slowed(float(response.headers.get("Retry-After", 30)))
    if response.status_code != HTTPStatus.OK or not isinstance(response.data, dict):
        return Failed(f"status {response.status_code}", in_doubt=True)
    error = str(response.data.get("error"))
    if error == "ratelimited":
        return Slowed(30)
    if error in UNSURE or error in NOT_THE_MESSAGE:
        return Failed(error, in_doubt=error in UNSURE)
    return Refused(error)


def reason(error: SlackApiError) -> str:
    """Slack's word for why; empty where something in front of Slack answered, in words of its own.

    Not `error.response["error"]`: on an answer that is no JSON the SDK fails at that.
    """
    data = getattr(error.response, "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def _scopes(response: AsyncSlackResponse) -> frozenset[str]:
    granted = str(response.headers.get("x-oauth-scopes", ""))
    return frozenset(scope.strip() for scope in granted.split(",") if scope.strip())


class NotYetError(Exception):
    """To be tried again at `at`, where it is only the pace, else after a pause for this reason."""

    def __init__(self, reason: str | None = None, *, at: datetime | None = None) -> None:
        super().__init__(reason)
        self.reason, self.at = reason, at


class RefusedError(Exception):
    """Slack refused the call for good."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


class Caller:
    """Calls Slack for the workspaces that installed the bot, each method at its pace."""

    def __init__(
        self,
        clients: Mapping[str, AsyncWebClient],
        clock: Clock,
        pace: Pace,
        timeout: float = TIMEOUT,
    ) -> None:
        self._clients = clients
        self._clock = clock
        self._pace = pace
        self._timeout = timeout
        self._scopes: dict[str, frozenset[str]] = {}

    def check(self, workspace: str, method: str, channel: str | None = None) -> None:
        """Raise NotYetError when the call may not be made now."""
        comes_at = self._pace.check(workspace, method, channel)
        if comes_at is not None:
            raise NotYetError(at=comes_at)

    def turn(self, workspace: str, method: str, channel: str | None = None) -> None:
        """Take a turn to make the call now, or raise NotYetError."""
        comes_at = self._pace.turn(workspace, method, channel)
        if comes_at is not None:
            raise NotYetError(at=comes_at)

    async def call(self, workspace: str, method: str, call: Call) -> Answer:
        """Make a call whose turn has come."""
        answer = await ask(call(self._clients[workspace]), self._timeout)
        if isinstance(answer, Slowed):
            self._pace.pause(workspace, method, answer.seconds)
        if isinstance(answer, Accepted):
            self._scopes[workspace] = answer.scopes
        return answer

    async def demand(self, workspace: str, method: str, call: Call) -> dict[str, Any]:
        """What Slack answers to a call that may be repeated; else NotYetError, RefusedError."""
        self.turn(workspace, method)
        answer = await self.call(workspace, method, call)
        match answer:
            case Accepted(data):
                return data
            case Slowed(seconds):
                raise NotYetError(at=self._clock.now() + timedelta(seconds=seconds))
            case Failed(error):
                raise NotYetError(error)
            case Refused(error):
                raise RefusedError(error)
            case _:
                assert_never(answer)

    async def scopes(self, workspace: str) -> frozenset[str]:
        """What the workspace granted, as its latest answer tells."""
        if workspace not in self._scopes:
            await self.demand(workspace, "auth.test", lambda client: client.auth_test())
        return self._scopes[workspace]
