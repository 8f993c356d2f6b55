"""The file that keeps the workspace between two runs of the sandbox."""

import asyncio
import json
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.sandbox import snapshot
from bot.sandbox.local_slack import LocalSlack

PAUSE = 1.0
"""Seconds between a change and the file's next writing, so that many changes are one."""


NOT_KEPT = ("log", "bot", "toast", "modals")


class StateFile:
    def __init__(self, path: Path, system_clock: Clock, *, pause: float = PAUSE) -> None:
        self._path = path
        self._pause = pause
        self._clock = system_clock

    @property
    def exists(self) -> bool:
        return self._path.exists()

    def began(self) -> datetime:
        """What the sandbox's clock showed last, moved on by the time since: its offset is kept."""
        ahead = timedelta(0)
        if self.exists:
            ahead = timedelta(seconds=json.loads(self._path.read_text())["ahead"])
        return self._clock.now() + ahead

    def load(self, slack: LocalSlack) -> None:
        """Put back what was kept; ValueError when the file is from another version."""
        if self.exists:
            snapshot.restore(slack, json.loads(self._path.read_text())["workspace"])

    def save(self, slack: LocalSlack) -> None:
        ahead = (slack.clock.now() - self._clock.now()).total_seconds()
        kept = json.dumps({"ahead": ahead, "workspace": snapshot.take(slack)})
        draft = self._path.with_suffix(".new")
        draft.write_text(kept)
        draft.replace(self._path)

    async def keep_saving(self, slack: LocalSlack) -> None:
        """Save soon after each change, until cancelled or the local Slack closes."""
        changes, saved = slack.changes.listen(), 0
        try:
            while (change := await changes.get()) is not None:
                if change.kind not in NOT_KEPT and change.revision > saved:
                    await asyncio.sleep(self._pause)
                    saved = slack.changes.revision
                    self.save(slack)
        finally:
            slack.changes.leave(changes)
