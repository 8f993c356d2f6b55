"""What one person can do to the bot: type, press, submit; and what Slack tells of them."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.forged import Forger, Json, Reaction

OWN = "D0"
"""Stands for the person's own messages with the bot."""


@dataclass(frozen=True)
class Types:
    command: str
    text: str
    channel: str = "C0TASK"

    async def perform(self, forger: Forger, user: str) -> Reaction:
        channel = _place(forger, user, self.channel)
        return await forger.types(user, self.command, self.text, channel)


@dataclass(frozen=True)
class Presses:
    """A button or a choice, in the form or Home that it stands in, else in a message."""

    action: Json
    view: Json | None = field(default=None, repr=False)
    channel: str = "C0TASK"

    async def perform(self, forger: Forger, user: str) -> Reaction:
        if self.view:
            return await forger.presses_in_form(user, self.action, _copy(self.view))
        return await forger.presses(user, self.action, _place(forger, user, self.channel))


@dataclass(frozen=True)
class Submits:
    form: str
    metadata: str
    values: dict[str, Json]
    blocks: list[Json] = field(default_factory=list, repr=False)

    async def perform(self, forger: Forger, user: str) -> Reaction:
        blocks = _copy(self.blocks)
        return await forger.submits(user, self.form, self.metadata, self.values, blocks)


@dataclass(frozen=True)
class Tells:
    """An event; of the person, where it does not say of whom."""

    event: Json

    async def perform(self, forger: Forger, user: str) -> Reaction:
        return await forger.tells({"user": user, **self.event})


Act = Types | Presses | Submits | Tells


def _place(forger: Forger, user: str, channel: str) -> str:
    return forger.slack.workspace.direct_messages(user).id if channel == OWN else channel


def _copy(shown: Any) -> Any:
    """The local Slack names the blocks that it is given."""
    return json.loads(json.dumps(shown))
