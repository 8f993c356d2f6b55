"""Messages and files as the workspace keeps them."""

from dataclasses import dataclass, field
from typing import Any

State = dict[str, dict[str, dict[str, Any]]]
"""What is chosen or typed: block_id → action_id → Slack's state of that element."""


@dataclass(slots=True)
class SharedFile:
    id: str
    name: str
    title: str
    mimetype: str
    content: bytes
    owner: str
    shared_in: tuple[str, str] | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title,
            "mimetype": self.mimetype,
            "size": len(self.content),
            "url": f"/sandbox/files/{self.id}",
        }


@dataclass(slots=True)
class Message:
    """A message in a channel; `to` is set when only that person sees it (ephemeral)."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    bot_id: str | None = None
    thread_ts: str | None = None
    subtype: str | None = None
    edited: str | None = None
    metadata: dict[str, Any] | None = None
    files: list[SharedFile] = field(default_factory=list)
    to: str | None = None
    is_broadcast: bool = False
    replies: list[str] = field(default_factory=list)
    chosen: dict[str, State] = field(default_factory=dict)

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    @property
    def stands_in_channel(self) -> bool:
        return not self.is_reply or self.is_broadcast
