"""A local Slack, a database, and the bot as real processes that are killed again and again."""

import asyncio
import random
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import cycle

from sqlmodel import Session, col, select

from bot.clock import SystemClock
from bot.domain.outbox import Status
from bot.opening import migrate
from bot.sandbox import demo
from bot.sandbox.server import Sandbox
from storage import outbox
from storage.agendas import ItemRow
from storage.db import Database
from storage.outbox import OutboxRow
from tests.bot_process import bot_process

KIND = "item_answered"
"""A kind that is sent again when nobody knows whether it arrived."""

HISTORY = {"channels:history", "groups:history", "im:history"}
LONGEST_LIFE = 2.0
LATENCY = 1.0
"""Seconds that a post takes, so that many processes die with one under way."""

FALL_DUE = 3.0
"""Seconds over which a process's messages fall due, counted from before it starts."""

GRACE = 1.7
"""Seconds after which a post of a process that lives has been marked as done."""

Key = tuple[str, datetime]
"""A row, and the end of the lease under which it was tried."""


@dataclass(slots=True)
class Toll:
    """What the kills did; `in_flight` counts posts begun whose end no process saw."""

    messages: int = 0
    kills: int = 0
    kills_in_flight: int = 0
    in_flight: int = 0
    lost: int = 0
    twice: int = 0
    died: int = 0  # without being killed


@dataclass(slots=True)
class World:
    """`messages` fall due with each process; `processes` live at a time, for 0 to 2 seconds."""

    database_url: str
    processes: int
    reads_history: bool
    kills: int
    messages: int
    sandbox: Sandbox = field(init=False)
    database: Database = field(init=False)
    toll: Toll = field(init=False)
    _clock: SystemClock = field(default_factory=SystemClock)
    _killing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _seen: set[Key] = field(default_factory=set)
    _people: Iterator[demo.Seat] = field(default_factory=lambda: cycle(PEOPLE))

    async def run(self) -> Toll:
        """Kill, then let one process finish, and count what stands in Slack."""
        self.toll = Toll()
        migrate(self.database_url)
        demo.prepare(self.database_url, self._clock.now())
        self.database = Database(self.database_url)
        async with Sandbox(self._clock) as self.sandbox:
            self._make_slack_slow()
            lives = self.kills // self.processes
            await asyncio.gather(*(self._live_and_die(lives) for _each in range(self.processes)))
            async with self._process() as process:
                await self._finish(process)
            await self._count()
        self.database.close()
        return self.toll

    def _make_slack_slow(self) -> None:
        slack = self.sandbox.slack
        slack.limits.enforced = False  # every new process would begin with a burst
        if self.reads_history:
            slack.granted |= HISTORY
        for number in range(4 * self.messages * self.kills):
            kind = "slow_before" if number % 2 else "slow"
            slack.failures.inject("chat.postMessage", kind, seconds=LATENCY)

    def _queue(self, session: Session) -> None:
        """Messages about one topic to everybody, due while the next process starts and lives."""
        _seat, topic = demo.TOPICS[0]
        item = session.exec(
            select(ItemRow.id).where(
                ItemRow.workspace == demo.WORKSPACE, ItemRow.title == topic.title
            )
        ).one()
        now = self._clock.now()
        for _message in range(self.messages):
            outbox.queue(
                session,
                workspace=demo.WORKSPACE,
                kind=KIND,
                subject=item,
                recipient=next(self._people).slack_user,
                due_at=now + timedelta(seconds=random.uniform(0, FALL_DUE)),  # noqa: S311
            )

    async def _live_and_die(self, lives: int) -> None:
        for _life in range(lives):
            await self.database.run(self._queue)
            async with self._process() as process:
                await asyncio.sleep(random.uniform(0, LONGEST_LIFE))  # noqa: S311 - no secret
                async with self._killing:
                    self.toll.died += process.returncode is not None
                    killed_at = self._clock.now()
                    process.kill()
                    await process.wait()
                    await self._count_in_flight(killed_at)

    async def _count_in_flight(self, killed_at: datetime) -> None:
        """What was begun before the kill, and no other process finished since."""
        if self.processes > 1:
            await asyncio.sleep(GRACE)
        in_doubt = await self.database.run(partial(_in_doubt, before=killed_at))
        new = in_doubt - self._seen
        self._seen |= new
        self.toll.kills += 1
        self.toll.kills_in_flight += bool(new)
        self.toll.in_flight += len(new)

    def _process(self) -> AbstractAsyncContextManager[Process]:
        return bot_process(self.sandbox.url, self.database_url)

    async def _finish(self, process: Process) -> None:
        while await self.database.run(_open):
            assert process.returncode is None, "the bot died"
            await asyncio.sleep(1)

    async def _count(self) -> None:
        posts: Counter[str] = Counter()
        for channel in self.sandbox.slack.workspace.channels.values():
            for message in channel.messages.values():
                if message.metadata:
                    posts[message.metadata["event_payload"]["id"]] += 1
        ids = await self.database.run(_ids)
        self.toll.messages = len(ids)
        self.toll.lost = sum(id not in posts for id in ids)
        self.toll.twice = sum(posts[id] - 1 for id in ids if id in posts)


PEOPLE = (demo.ADA, demo.BEN, demo.CRUZ, demo.DANA, demo.ELI, demo.FAY, demo.GUS)


def _in_doubt(session: Session, *, before: datetime) -> set[Key]:
    rows = session.exec(
        select(OutboxRow.id, OutboxRow.ready_at).where(
            OutboxRow.kind == KIND,
            OutboxRow.status == Status.TAKEN,
            col(OutboxRow.first_try_at) <= before,
        )
    )
    return set(rows)


def _open(session: Session) -> bool:
    waiting = select(OutboxRow.id).where(OutboxRow.kind == KIND, outbox.OPEN).limit(1)
    return session.exec(waiting).first() is not None


def _ids(session: Session) -> list[str]:
    return list(session.exec(select(OutboxRow.id).where(OutboxRow.kind == KIND)))
