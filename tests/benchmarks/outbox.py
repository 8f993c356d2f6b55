"""Next due, claim and add, with 1,000,000 rows pending against 10,000."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import text
from sqlmodel import Session, SQLModel

from bot.domain.outbox import LEASE
from storage import leases, outbox
from storage.db import Database
from storage.outbox import OutboxRow
from tests.benchmarks.figures import Figure
from tests.postgres import NoPostgresError, serving

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FILL = """
    WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :rows)
    INSERT INTO outbox (workspace, id, kind, subject, recipient, due_at, ready_at, status,
                        attempts, version, at_once)
    SELECT 'T1', {id}, 'deadline', {id}, 'C' || (n % 997), {due_at}, {due_at}, 'pending',
           0, 1, {number}
    FROM number
"""
SQLITE = (
    "0",
    "strftime('%Y-%m-%d %H:%M:%S', '2026-03-03', (n * 7919 % 2000000) || ' seconds') || '.000000'",
    "lower(hex(randomblob(8)))",
)
POSTGRES = (
    "false",
    "timestamptz '2026-03-03 00:00Z' + (CAST(n AS bigint) * 7919 % 2000000) * interval '1 s'",
    "substr(md5(random()::text), 1, 16)",
)
GOAL = 1.3


@dataclass
class Pile:
    """An outbox with so many rows pending, and what is measured on it."""

    database: Database
    rows: int
    numbers: Iterator[int]

    def fill(self) -> None:
        SQLModel.metadata.create_all(self.database.engine, tables=[OutboxRow.__table__])
        number, due_at, some_id = SQLITE if self.database.is_sqlite else POSTGRES
        fill = text(FILL.format(number=number, due_at=due_at, id=some_id))
        self.database.transact(lambda session: session.execute(fill, {"rows": self.rows}))

    def next_due(self) -> None:
        self.database.transact(partial(leases.next_ready, workspaces=["T1"]))

    def add(self) -> None:
        self._queue(NOON + timedelta(days=3, seconds=next(self.numbers)))

    def claim(self) -> Callable[[], None]:
        """What takes one row; making it due beforehand is not measured."""
        self._queue(NOON - timedelta(seconds=1))
        return partial(self.database.transact, _take)

    def _queue(self, due_at: datetime) -> None:
        key = {"workspace": "T1", "kind": "deadline", "recipient": "C1"}
        self.database.transact(
            partial(outbox.queue, **key, subject=f"new {next(self.numbers)}", due_at=due_at)
        )


def _take(session: Session) -> None:
    [_row] = leases.take(session, workspaces=["T1"], now=NOON, lease_until=NOON + LEASE, limit=200)


def run(*, quick: bool) -> Iterator[Figure]:
    sizes = (1_000, 10_000) if quick else (10_000, 1_000_000)
    with tempfile.TemporaryDirectory() as directory:
        urls = [f"sqlite:///{Path(directory) / f'{size}.db'}" for size in sizes]
        yield from _compare("sqlite", urls, sizes, times=30 if quick else 300)
    try:
        with serving() as server:
            urls = [server.url(server.create()) for _size in sizes]
            yield from _compare("postgres", urls, sizes, times=30 if quick else 300)
    except NoPostgresError as missing:
        print(f"outbox on postgres: not measured, {missing}")  # noqa: T201 - for whoever reads the figures


def _compare(where: str, urls: list[str], sizes: tuple[int, int], times: int) -> Iterator[Figure]:
    piles = [Pile(Database(url), size, count()) for url, size in zip(urls, sizes, strict=True)]
    for pile in piles:
        pile.fill()
    measures: dict[str, Callable[[Pile], Callable[[], None]]] = {
        "next due": lambda pile: pile.next_due,
        "claim": Pile.claim,
        "add": lambda pile: pile.add,
    }
    for name, prepare in measures.items():
        few, many = _in_turns([partial(prepare, pile) for pile in piles], times)
        yield Figure(
            f"{name} at {sizes[1]:,} pending rows against {sizes[0]:,}, {where}",
            many,
            "ms",
            GOAL,
            few,
        )
    for pile in piles:
        pile.database.close()


def _in_turns(prepared: list[Callable[[], Callable[[], None]]], times: int) -> list[float]:
    """The median milliseconds of each, measured in turns so that both meet the same weather."""
    measured: list[list[float]] = [[] for _each in prepared]
    for _time in range(times):
        for times_of, prepare in zip(measured, prepared, strict=True):
            act = prepare()
            began = perf_counter()
            act()
            times_of.append((perf_counter() - began) * 1000)
    return [median(each) for each in measured]
