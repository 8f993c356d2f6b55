"""Response URLs: 30 minutes of workspace time, five uses, one message to answer or replace."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock

LIFE = timedelta(minutes=30)
USES = 5


@dataclass(slots=True)
class ResponseUrl:
    """Answers `user` in `channel`; `original` is the message that they pressed something on."""

    user: str
    channel: str
    original: str | None
    expires: datetime
    uses_left: int = USES


class ResponseUrls:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._urls: dict[str, ResponseUrl] = {}

    def issue(self, user: str, channel: str, original: str | None = None) -> str:
        """The last part of a new response URL's path."""
        now = self._clock.now()
        while self._urls and next(iter(self._urls.values())).expires <= now:
            del self._urls[next(iter(self._urls))]
        token = secrets.token_hex(12)
        self._urls[token] = ResponseUrl(user, channel, original, now + LIFE)
        return token

    def use(self, token: str) -> ResponseUrl | str:
        """What the URL answers, or the error when it is unknown, too old or used up."""
        url = self._urls.get(token)
        if url is None or url.expires <= self._clock.now():
            return "expired_url"
        if url.uses_left == 0:
            return "used_url"
        url.uses_left -= 1
        return url
