"""What a person waits for: `/agenda add` through Bolt, stored durably, against raw SQL."""

import asyncio
import sqlite3
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import event, text
from sqlmodel import Session

from bot.clock import MovableClock
from bot.sandbox import demo
from storage.db import Database
from storage.migrations import upgrade
from tests.benchmarks.figures import Figure
from tests.stage import Stage, staged

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
CROWD = 50
CROWDS = 5
WIPE_EVERY = 20

Once = Callable[[], Awaitable[None]]


def run(*, quick: bool) -> Iterator[Figure]:
    rounds = 40 if quick else 400
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        figures = asyncio.run(_measure(Path(folder), rounds))
    yield from figures


async def _measure(folder: Path, rounds: int) -> list[Figure]:
    async with _bot(folder) as stage:
        statements = await _statements(stage)
        add, wipe = _add(stage), _wipe(stage)
        raw = _Raw(folder / "raw.db", folder / "roundtable.db")
        noop = _default_bolt()
        ours, raws, noops = [], [], []
        for count in range(rounds):  # in turn, so that a drift of the machine meets all three
            if count % WIPE_EVERY == 0:
                await wipe()
                raw.wipe()
            ours.append(await _timed(add))
            raws.append(await _timed(raw.add))
            if count % WIPE_EVERY == 0:
                noops.append(await _timed(noop))
        raw.close()
        slowest = []
        for _each in range(CROWDS):
            await wipe()
            slowest.append(await _crowd(add))
    mine = statistics.median(ours) * 1000
    return [
        Figure("statements of /agenda add", statements, "statements", 8),
        Figure(
            "/agenda add, durable, through Bolt",
            mine,
            "ms",
            12,
            statistics.median(raws) * 1000,
            "its SQL in raw sqlite3",
        ),
        Figure(
            "/agenda add", mine, "ms", 0.7, statistics.median(noops) * 1000, "a default Bolt no-op"
        ),
        Figure(
            f"slowest ack of {CROWD} at once, median of {CROWDS} crowds",
            statistics.median(slowest) * 1000,
            "ms",
            300,
        ),
    ]


async def _timed(once: Once) -> float:
    started = time.perf_counter()
    await once()
    return time.perf_counter() - started


@asynccontextmanager
async def _bot(folder: Path) -> AsyncIterator[Stage]:
    url = f"sqlite:///{folder / 'roundtable.db'}"
    database = Database(url)
    upgrade(database.engine)
    database.close()
    demo.prepare(url, NOW)
    async with staged(url, MovableClock(NOW)) as stage:
        for _warm_up in range(WIPE_EVERY):
            await _add(stage)()
        yield stage


def _add(stage: Stage) -> Once:
    """The command as Slack sends it, through Bolt, to its ack."""
    body = {
        "command": "/agenda",
        "text": "add Share the shelter map 10m",
        "user_id": "U0CRUZ",
        "channel_id": "C0TASK",
        "team_id": "T0RIVER",
        "trigger_id": "1.1",
        "response_url": "http://127.0.0.1/",
        "api_app_id": "A0ROUNDTABLE",
    }

    async def add() -> None:
        answer = await stage.bot.bolt.async_dispatch(
            AsyncBoltRequest(mode="socket_mode", body=body)
        )
        assert "Share the shelter map" in answer.body

    return add


def _wipe(stage: Stage) -> Once:
    def wipe(session: Session) -> None:
        session.connection().execute(text("DELETE FROM agenda_item WHERE number > 5"))

    async def wiped() -> None:
        await stage.bot.database.run(wipe)

    return wiped


async def _statements(stage: Stage) -> int:
    """BEGIN and COMMIT included."""
    seen: list[str] = []
    engine = stage.bot.database.engine

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        seen.append(statement)

    def commits(_connection: object) -> None:
        seen.append("COMMIT")

    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "commit", commits)
    await _add(stage)()
    event.remove(engine, "before_cursor_execute", note)
    event.remove(engine, "commit", commits)
    return len(seen)


async def _crowd(add: Once) -> float:
    started = time.perf_counter()

    async def acked() -> float:
        await add()
        return time.perf_counter() - started

    return max(await asyncio.gather(*(acked() for _each in range(CROWD))))


class _Raw:
    """What the command asks of the database, asked without anything between."""

    def __init__(self, path: Path, like: Path) -> None:
        source, self._db = sqlite3.connect(like), sqlite3.connect(path, isolation_level=None)
        source.backup(self._db)
        source.close()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._db.execute(f"PRAGMA {pragma}")
        self._count = 0

    def wipe(self) -> None:
        self._db.execute("DELETE FROM agenda_item WHERE number > 5")

    async def add(self) -> None:
        ask = self._db.execute
        self._count += 1
        ask("BEGIN IMMEDIATE")
        taskforce, person = ask(
            "SELECT t.id, p.id, t.*, p.*, m.*, a.* FROM taskforce t"
            " LEFT JOIN person p ON p.workspace = t.workspace AND p.slack_user = ?"
            " LEFT JOIN membership m ON m.workspace = t.workspace AND m.taskforce_id = t.id"
            " AND m.person_id = p.id"
            " LEFT JOIN agency a ON a.workspace = m.workspace AND a.id = m.agency_id"
            " WHERE t.workspace = ? AND t.channel = ?",
            ("U0CRUZ", "T0RIVER", "C0TASK"),
        ).fetchone()[:2]
        rows = ask(
            "SELECT m.id, m.facilitator_id, i.submitter_id, i.number, m.*, i.* FROM meeting m"
            " LEFT JOIN agenda_item i ON i.workspace = m.workspace AND i.meeting_id = m.id"
            " WHERE m.workspace = ? AND m.id = (SELECT id FROM meeting WHERE workspace = ?"
            " AND taskforce_id = ? AND state IN ('planned', 'in session')"
            " ORDER BY state != 'in session', starts_at LIMIT 1) ORDER BY i.position, i.number",
            ("T0RIVER", "T0RIVER", taskforce),
        ).fetchall()
        people = {row[1] for row in rows} | {row[2] for row in rows if row[2]} | {None}
        ask(
            "SELECT p.*, m.*, a.* FROM person p JOIN membership m ON m.workspace = p.workspace"
            " AND m.person_id = p.id"
            " LEFT JOIN agency a ON a.workspace = m.workspace AND a.id = m.agency_id"
            " WHERE m.workspace = ? AND m.taskforce_id = ? AND m.person_id IN (?, ?, ?, ?)",
            ("T0RIVER", taskforce, *sorted(people, key=str)[:4]),
        ).fetchall()
        number = max(row[3] for row in rows) + 1
        ask(
            "INSERT INTO agenda_item (workspace, id, taskforce_id, meeting_id, number, position,"
            " title, detail, minutes, kind, state, submitter_id, reason, revision, carried)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, '', 10, 'discussion', 'proposed', ?, '', 0, 0)",
            (
                "T0RIVER",
                f"raw{self._count}",
                taskforce,
                rows[0][0],
                number,
                number,
                "Share the shelter map",
                person,
            ),
        )
        last = ask(
            "SELECT number, seal FROM audit WHERE workspace = ? AND taskforce_id = ?"
            " ORDER BY number DESC LIMIT 1",
            ("T0RIVER", taskforce),
        ).fetchone()
        ask(
            "INSERT INTO audit (workspace, id, taskforce_id, number, at, actor_id, act, subject,"
            " seal) VALUES (?, ?, ?, ?, ?, ?, 'topic proposed', ?, ?)",
            (
                "T0RIVER",
                f"raw{self._count}",
                taskforce,
                last[0] + 1,
                NOW.isoformat(),
                person,
                f"raw{self._count}",
                last[1],
            ),
        )
        ask("COMMIT")

    def close(self) -> None:
        self._db.close()


def _default_bolt() -> Once:
    """A command that does nothing, in a Bolt app as its documentation makes one."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T0RIVER", bot_token="none")  # noqa: S106 - opens nothing

    app = AsyncApp(client=AsyncWebClient(), authorize=authorize, request_verification_enabled=False)

    @app.command("/agenda")
    async def nothing(ack: AsyncAck) -> None:
        await ack()

    body = {"command": "/agenda", "text": "", "user_id": "U1", "team_id": "T0RIVER"}

    async def once() -> None:
        answer = await app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
        assert answer.status == 200

    return once
