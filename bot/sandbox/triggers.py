"""Trigger ids: each opens one view, within 3 seconds of real time."""

import asyncio
import secrets
from dataclasses import dataclass

from bot.sandbox.refusals import ApiError

LIFE = 3.0


@dataclass(slots=True)
class Trigger:
    """`root` is the root view of the modal that the person acted in, if they did."""

    user: str
    expires: float
    root: str | None = None
    used: bool = False


class Triggers:
    def __init__(self) -> None:
        self._triggers: dict[str, Trigger] = {}
        self._stillborn = 0

    def issue(self, user: str, root: str | None = None) -> str:
        now = asyncio.get_running_loop().time()
        life = LIFE
        if self._stillborn:
            self._stillborn -= 1
            life = 0.0
        self._forget_old(now)
        trigger_id = f"{secrets.randbelow(10**12)}.{secrets.token_hex(12)}"
        self._triggers[trigger_id] = Trigger(user, now + life, root)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """The act behind `trigger_id`; raises ApiError when it is unknown, used or too old."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if asyncio.get_running_loop().time() >= trigger.expires:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger

    def expire_all(self) -> None:
        for trigger in self._triggers.values():
            trigger.expires = 0.0

    def expire_next(self, times: int) -> None:
        self._stillborn = times

    def _forget_old(self, now: float) -> None:
        while len(self._triggers) > 1_000:
            oldest = next(iter(self._triggers))
            if self._triggers[oldest].expires > now:
                return
            del self._triggers[oldest]
