"""What Slack says, at boot, of the tokens and of what the workspace granted."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import NotReadyError
from handlers.calls import reason

MANIFEST = Path(__file__).parent.parent / "manifest.yml"


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in one workspace; `address` is where Socket Mode answers, once."""

    workspace: str
    bot_user: str
    identity: AsyncSlackResponse
    address: str


async def look_up(client: AsyncWebClient, app_token: str) -> Installation:
    """Who the tokens belong to; raises NotReadyError unless the bot may do what it has to."""
    try:
        identity = await _identify(client)
        address = await _open_connection(client, app_token)
    except (ClientError, TimeoutError, ValueError) as error:  # ValueError: not Slack's JSON
        raise NotReadyError(
            "Slack does not answer. Check the network, or SLACK_API_URL if you set it."
        ) from error
    return Installation(identity["team_id"], identity["user_id"], identity, address)


async def _identify(client: AsyncWebClient) -> AsyncSlackResponse:
    if not client.token:
        raise NotReadyError(f"SLACK_BOT_TOKEN is not set. {WHERE_BOT_TOKENS_ARE}")
    try:
        identity = await client.auth_test()
    except SlackApiError as error:
        raise NotReadyError(
            f"Slack refuses SLACK_BOT_TOKEN ({_code(error)}). {WHERE_BOT_TOKENS_ARE}"
        ) from error
    granted = set(str(identity.headers.get("x-oauth-scopes", "")).replace(" ", "").split(","))
    if missing := wanted_scopes() - granted:
        raise NotReadyError(
            f"The bot lacks these permissions: {', '.join(sorted(missing))}. Update the app with "
            "manifest.yml and reinstall it to the workspace."
        )
    return identity


async def _open_connection(client: AsyncWebClient, app_token: str) -> str:
    if not app_token:
        raise NotReadyError(f"SLACK_APP_TOKEN is not set. {WHERE_APP_TOKENS_ARE}")
    try:
        opened = await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        raise NotReadyError(
            f"Slack refuses SLACK_APP_TOKEN ({_code(error)}). {WHERE_APP_TOKENS_ARE}"
        ) from error
    return str(opened["url"])


@cache
def wanted_scopes() -> frozenset[str]:
    """The scopes that manifest.yml asks for and the bot cannot do without."""
    scopes: dict[str, Any] = yaml.safe_load(MANIFEST.read_text())["oauth_config"]["scopes"]
    return frozenset(scopes["bot"]) - frozenset(scopes.get("bot_optional", ()))


def _code(error: SlackApiError) -> str:
    return reason(error) or f"status {error.response.status_code}"


WHERE_BOT_TOKENS_ARE = (
    "Copy the Bot User OAuth Token (xoxb-…) from your app's page on api.slack.com, OAuth & "
    "Permissions."
)
WHERE_APP_TOKENS_ARE = (
    "Make an app-level token (xapp-…) with the scope connections:write on your app's page on "
    "api.slack.com, Basic Information."
)
