"""What Slack tells about people and channels, asked before a transaction begins."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.people import SlackProfile
from bot.domain.taskforce import Readers
from bot.errors import Refusal
from bot.text import _
from handlers.calls import reason

NOT_THERE = frozenset({"channel_not_found", "user_not_found", "user_not_visible", "missing_scope"})
"""What Slack says of people and channels that it does not show the bot."""

SLACK_ID = re.compile(r"[A-Z0-9]{2,32}")
"""Of a person or channel; anything else is forged, and Slack is not asked for it."""

PAGE, MOST_PAGES = 1000, 20
"""People of one call, and calls at most: Slack allows 20 a minute."""

LISTED_FOR = timedelta(minutes=5)


class Directory:
    """Reads profiles and channels: None where Slack shows nothing, Refusal where it is silent."""

    def __init__(self, client: AsyncWebClient, workspace: str, bot_user: str, clock: Clock) -> None:
        self._client = client
        self._workspace = workspace
        self._clock = clock
        self._everyone: tuple[datetime, tuple[SlackProfile, ...]] | None = None
        self.bot_user = bot_user

    async def profile(self, slack_user: str) -> SlackProfile | None:
        if not SLACK_ID.fullmatch(slack_user):
            return None
        answer = await _ask(self._client.users_info, user=slack_user)
        return self._profile(answer["user"]) if answer else None

    async def everyone(self) -> tuple[SlackProfile, ...]:
        """Everybody whom Slack lists, asked for at most every few minutes."""
        now = self._clock.now()
        if self._everyone is None or now - self._everyone[0] > LISTED_FOR:
            self._everyone = (now, tuple(await self._list()))
        return self._everyone[1]

    async def _list(self) -> list[SlackProfile]:
        people: list[SlackProfile] = []
        cursor: str | None = None
        for _page in range(MOST_PAGES):
            answer = await _ask(self._client.users_list, limit=PAGE, cursor=cursor)
            people += map(self._profile, answer["members"] if answer else ())
            cursor = ((answer or {}).get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                break
        return people

    async def members(self, channel: str) -> frozenset[str]:
        """Who is in a channel, as far as its first page tells; nobody where none is named."""
        if not SLACK_ID.fullmatch(channel):
            return frozenset()
        answer = await _ask(self._client.conversations_members, channel=channel, limit=PAGE)
        return frozenset(answer["members"] if answer else ())

    def _profile(self, user: dict[str, Any]) -> SlackProfile:
        shown = user.get("profile", {})
        slack_user = user["id"]
        return SlackProfile(
            slack_user=slack_user,
            name=shown.get("real_name") or user.get("real_name") or user.get("name") or slack_user,
            zone=user.get("tz"),
            is_outsider=user.get("team_id", self._workspace) != self._workspace
            or bool(user.get("is_stranger")),
            is_limited=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
            is_bot=bool(user.get("is_bot")),
            is_gone=bool(user.get("deleted")),
            is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        )

    async def readers(self, channel: str) -> Readers | None:
        if not SLACK_ID.fullmatch(channel):
            return None
        answer = await _ask(
            self._client.conversations_info, channel=channel, include_num_members=True
        )
        if answer is None:
            return None
        found = answer["channel"]
        teams = {*found.get("shared_team_ids", ()), *found.get("connected_team_ids", ())}
        return Readers(
            channel=channel,
            name=found.get("name") or "",
            is_public=not (found.get("is_private") or found.get("is_im")),
            people=(found.get("num_members") or 0) - bool(found.get("is_member")),  # but for itself
            organizations=max(1, len(teams)),
        )


async def _ask(method: Callable[..., Awaitable[Any]], **arguments: object) -> Any | None:
    try:
        return await method(**arguments)
    except SlackApiError as error:
        if reason(error) in NOT_THERE:
            return None
        raise Refusal(_silent()) from error
    except (ClientError, TimeoutError) as error:
        raise Refusal(_silent()) from error


def _silent() -> str:
    return _("Slack does not answer just now, and nothing was changed. Try again in a minute.")
