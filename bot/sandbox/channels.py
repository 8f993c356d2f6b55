"""A channel or a direct message: who is in it, what was said, what was read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile

from bot.sandbox.messages import Message


class Kind(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"
    DM = "dm"


@dataclass(slots=True)
class Channel:
    """`members` keeps the order of joining; `user` is the person of a direct message."""

    id: str
    name: str
    kind: Kind
    teams: set[str]
    members: dict[str, None]
    topic: str = ""
    user: str | None = None
    creator: str = ""
    is_archived: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    ephemerals: dict[str, dict[str, Message]] = field(default_factory=dict)
    pinned: list[str] = field(default_factory=list)
    read_until: dict[str, str] = field(default_factory=dict)

    @property
    def is_shared(self) -> bool:
        return len(self.teams) > 1

    def seen_by(self, user: str) -> dict[str, Message]:
        """The ephemeral messages that `user` has here."""
        return self.ephemerals.setdefault(user, {})

    def message_for(self, user: str, ts: str) -> Message | None:
        return self.messages.get(ts) or self.ephemerals.get(user, {}).get(ts)

    def in_channel(self, user: str) -> list[Message]:
        """What `user` sees outside of threads, oldest first."""
        shown = [message for message in self.messages.values() if message.stands_in_channel]
        private = [m for m in self.ephemerals.get(user, {}).values() if m.thread_ts is None]
        return sorted(shown + private, key=lambda message: message.ts) if private else shown

    def in_thread(self, user: str, thread: str) -> list[Message]:
        parent = self.messages.get(thread)
        said = [parent, *(self.messages[ts] for ts in parent.replies)] if parent else []
        private = [m for m in self.ephemerals.get(user, {}).values() if m.thread_ts == thread]
        return sorted(said + private, key=lambda message: message.ts)

    def unread_by(self, user: str) -> Iterator[Message]:
        """What others said in the channel since `user` read it, newest first."""
        until = self.read_until.get(user, "")
        newer = takewhile(lambda message: message.ts > until, reversed(self.messages.values()))
        return (m for m in newer if m.user != user and m.stands_in_channel)

    def last_ts(self) -> str | None:
        return next(reversed(self.messages), None)
