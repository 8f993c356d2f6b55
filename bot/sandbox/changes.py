"""The stream of what changed, for pages that are open."""

import asyncio
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `user` or `channel` say who may hear of it (neither: everyone)."""

    revision: int
    kind: str
    user: str | None
    channel: str | None
    facts: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        named = {"user": self.user, "channel": self.channel}
        present = {name: value for name, value in named.items() if value is not None}
        return {"revision": self.revision, "kind": self.kind, **present, **self.facts}


class Changes:
    def __init__(self) -> None:
        self.revision = 0
        self._listeners: set[asyncio.Queue[Change | None]] = set()

    @property
    def is_heard(self) -> bool:
        return bool(self._listeners)

    def tell(
        self, kind: str, *, user: str | None = None, channel: str | None = None, **facts: Any
    ) -> None:
        self.revision += 1
        if self._listeners:
            change = Change(self.revision, kind, user, channel, facts)
            for listener in self._listeners:
                listener.put_nowait(change)

    def listen(self) -> asyncio.Queue[Change | None]:
        """Every change from now on; None when there will be no more."""
        listener: asyncio.Queue[Change | None] = asyncio.Queue()
        self._listeners.add(listener)
        return listener

    def leave(self, listener: asyncio.Queue[Change | None]) -> None:
        self._listeners.discard(listener)

    def end(self) -> None:
        for listener in self._listeners:
            listener.put_nowait(None)
