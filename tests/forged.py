"""Payloads that no Slack would send, given straight to the bot: forged, replayed, stale."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest

from bot.sandbox import payloads
from bot.sandbox.interactions import common
from tests.stage import Stage

Json = dict[str, Any]


@dataclass(frozen=True)
class Reaction:
    """What came of one payload: its ack, and the calls that the bot made to answer."""

    status: int
    ack: Json
    calls: list[Json]
    seconds: float  # of computing until the ack: a machine that is busy otherwise does not count

    @property
    def shown(self) -> str:
        """All that left the bot, as one text."""
        told = [self.ack, *(call["arguments"] for call in self.calls)]
        return json.dumps(told, ensure_ascii=False)


class Forger:
    """Speaks Bolt's own language in the name of anybody."""

    def __init__(self, stage: Stage, settle: Callable[[], Awaitable[None]] | None = None) -> None:
        self.stage = stage
        self._settle = settle or stage.settled
        self.slack = stage.sandbox.slack

    async def types(self, user: str, command: str, text: str, channel: str = "C0TASK") -> Reaction:
        body = {
            "command": command,
            "text": text,
            "user_id": user,
            "channel_id": channel,
            "team_id": self.slack.workspace.team.id,
            "trigger_id": self.slack.triggers.issue(user),
            "response_url": self._response_url(user, channel),
        }
        return await self.gives(body)

    async def presses(self, user: str, action: Json, channel: str = "C0TASK") -> Reaction:
        """Press something in a message that the person may never have had."""
        body = {
            **common(self.slack, "block_actions", user),
            "container": {"type": "message", "channel_id": channel, "is_ephemeral": True},
            "channel": {"id": channel, "name": "privategroup"},
            "actions": [action],
            "trigger_id": self.slack.triggers.issue(user),
            "response_url": self._response_url(user, channel),
        }
        return await self.gives(body)

    async def presses_in_form(self, user: str, action: Json, view: Json) -> Reaction:
        """Press something in a form with these blocks and values."""
        shown = self._opened(user, view)
        body = {
            **common(self.slack, "block_actions", user),
            "container": {"type": "view", "view_id": shown["id"]},
            "view": shown,
            "actions": [action],
            "trigger_id": self.slack.triggers.issue(user, shown["id"]),
        }
        return await self.gives(body)

    async def submits(
        self,
        user: str,
        form: str,
        metadata: str,
        values: Mapping[str, Json],
        blocks: Sequence[Json] = (),
    ) -> Reaction:
        """Submit a form with these states by block id, whether it was ever opened or not."""
        view = _form(form, metadata, blocks)
        shown = self._opened(user, view)
        state = {block_id: {block_id: each} for block_id, each in values.items()}
        body = {
            **common(self.slack, "view_submission", user),
            "view": shown | {"state": {"values": state}},
            "trigger_id": self.slack.triggers.issue(user, shown["id"]),
            "response_urls": [],
        }
        return await self.gives(body)

    async def tells(self, event: Json) -> Reaction:
        body = {
            "type": "event_callback",
            "team_id": self.slack.workspace.team.id,
            "event": event,
            "event_id": self.slack.workspace.next_id("Ev"),
        }
        return await self.gives(body)

    async def gives(self, body: Json) -> Reaction:
        """Have the bot answer this payload, wholly, and deliver what it queued for now."""
        before = self.slack.journal.calls(after=0, method=None, limit=1)
        bolt, began = self.stage.bot.bolt, time.process_time()
        response = await bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
        seconds = time.process_time() - began
        await self._settle()
        answer = response.body
        ack = json.loads(answer) if isinstance(answer, str) and answer else answer or {}
        since = before[0]["id"] if before else 0
        return Reaction(response.status, ack, self._calls_after(since), seconds)

    def _calls_after(self, number: int) -> list[Json]:
        return self.slack.journal.calls(after=number, method=None, limit=1_000)

    def _response_url(self, user: str, channel: str) -> str:
        return f"{self.slack.url}/response/{self.slack.response_urls.issue(user, channel)}"

    def _opened(self, user: str, view: Json) -> Json:
        return payloads.view(self.slack, self.slack.views.open(user, view))


def button(action_id: str, value: str) -> Json:
    return {"type": "button", "action_id": action_id, "block_id": "b0", "value": value}


def _form(callback_id: str, metadata: str, blocks: Sequence[Json]) -> Json:
    title = {"type": "plain_text", "text": "Forged"}
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": metadata,
        "title": title,
        "blocks": list(blocks),
    }
