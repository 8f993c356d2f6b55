"""The outbox as a table: what is queued, taken, tried and ended, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlmodel import Session, SQLModel, select

from bot.domain.outbox import EDIT_PACE, LEASE, Due, End, Place, Status, Taken
from storage import leases, outbox, posted
from storage.db import Database
from storage.outbox import OutboxRow
from storage.posted import PostedRow

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
KEY = {"workspace": "T1", "kind": "deadline", "subject": "report", "recipient": "C1"}
ABOUT = {"workspace": "T1", "kind": "deadline", "subject": "report"}
SENT = End(Status.SENT, place=Place("C1", "1.0"))


class Table:
    """The outbox, one transaction at a time."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def do(self, act: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        return self.database.transact(lambda session: act(session, *given, **named))

    def queue(self, due_at: datetime = NOON, **other: str) -> None:
        self.do(outbox.queue, **(KEY | other), due_at=due_at)

    def show(self, now: datetime = NOON, *, at_once: bool = False) -> None:
        self.do(outbox.show, **KEY, now=now, at_once=at_once)

    def cancel(self) -> None:
        self.do(outbox.cancel, **ABOUT)

    def take(self, now: datetime = NOON, limit: int = 10) -> list[Taken]:
        return self.do(
            leases.take, workspaces=["T1"], now=now, lease_until=now + LEASE, limit=limit
        )

    def end(self, taken: Taken, end: End, now: datetime = NOON) -> datetime | None:
        def note(session: Session) -> datetime | None:
            [row] = leases.locked(session, [taken.key]).values()
            again_at = leases.end(row, taken, end, now=now)
            leases.write(session, [row])
            return again_at

        return self.do(note)

    def next_ready(self, due_by: datetime | None = None) -> datetime | None:
        return self.do(leases.next_ready, workspaces=["T1"], due_by=due_by)

    def row(self) -> OutboxRow:
        return self.do(lambda session: session.exec(select(OutboxRow)).one())

    def statuses(self) -> dict[str, Status]:
        rows = self.do(lambda session: session.exec(select(OutboxRow)).all())
        return {row.subject: row.status for row in rows}


@contextmanager
def opened(url: str) -> Iterator[Table]:
    database = Database(url)
    tables = [row.__table__ for row in (OutboxRow, PostedRow)]
    SQLModel.metadata.create_all(database.engine, tables=tables)
    yield Table(database)
    database.close()


@pytest.fixture
def table(either_url: str) -> Iterator[Table]:
    with opened(either_url) as table:
        yield table


@pytest.fixture
def postgres_table(postgres_url: str) -> Iterator[Table]:
    with opened(postgres_url) as table:
        yield table


def test_a_row_that_is_due_is_taken_once(table: Table) -> None:
    table.queue()

    [taken] = table.take()

    assert taken.due == Due("T1", "deadline", "report", "C1", NOON)
    assert table.take() == []


def test_a_row_that_is_not_due_is_not_taken(table: Table) -> None:
    table.queue(NOON + MINUTE)

    assert table.take() == []
    assert table.next_ready() == NOON + MINUTE
    assert table.next_ready(due_by=NOON) is None


def test_the_longest_due_are_taken_first_and_come_in_order(table: Table) -> None:
    for minutes in (5, 1, 4, 2, 3):
        table.queue(NOON - minutes * MINUTE, subject=f"{minutes}")

    assert [taken.due.subject for taken in table.take(limit=3)] == ["5", "4", "3"]
    assert [taken.due.subject for taken in table.take(limit=3)] == ["2", "1"]


def test_other_workspaces_are_left_alone(table: Table) -> None:
    table.queue(workspace="T2")

    assert table.take() == []
    assert table.next_ready() is None


def test_a_lease_that_ran_out_is_taken_by_another(table: Table) -> None:
    table.queue()
    table.take()

    assert table.take(NOON + LEASE - timedelta(seconds=1)) == []
    assert table.next_ready() == NOON + LEASE
    [taken] = table.take(NOON + LEASE)
    assert taken.lease_until == NOON + 2 * LEASE


@pytest.mark.parametrize(
    "status", [Status.SENT, Status.DROPPED, Status.REFUSED, Status.UNKNOWN, Status.PENDING]
)
def test_queued_again_a_row_stays_what_it_is(table: Table, status: Status) -> None:
    table.queue()
    [taken] = table.take()
    table.end(taken, End(status, place=SENT.place))
    before = table.row()

    table.queue()

    assert table.row() == before


def test_cancelled_it_is_not_taken_and_queued_again_it_revives(table: Table) -> None:
    table.queue()
    table.cancel()
    assert table.take() == []

    table.queue()
    assert len(table.take()) == 1


def test_cancelling_leaves_what_was_sent_and_what_is_about_something_else(table: Table) -> None:
    table.queue(subject="report")
    table.queue(subject="another")
    [taken] = [each for each in table.take() if each.due.subject == "report"]
    table.end(taken, SENT)
    table.queue(NOON + MINUTE, subject="report", recipient="C2")

    table.cancel()

    def told(session: Session) -> list[tuple[str, str, Status]]:
        rows = session.exec(select(OutboxRow).order_by(OutboxRow.recipient, OutboxRow.subject))
        return [(row.subject, row.recipient, row.status) for row in rows]

    assert table.do(told) == [
        ("another", "C1", Status.TAKEN),
        ("report", "C1", Status.SENT),
        ("report", "C2", Status.CANCELLED),
    ]


def test_revived_while_a_try_is_under_way_it_is_not_taken_before_the_lease_ends(
    table: Table,
) -> None:
    table.queue()
    [taken] = table.take()
    table.cancel()
    table.queue()

    assert table.take() == []
    table.end(taken, SENT)
    assert table.row().status is Status.SENT


def test_what_was_sent_is_sent_though_it_was_cancelled_meanwhile(table: Table) -> None:
    table.queue()
    [taken] = table.take()
    table.cancel()
    table.end(taken, SENT)

    row = table.row()
    assert (row.status, row.channel, row.slack_ts) == (Status.SENT, "C1", "1.0")


def test_what_was_cancelled_meanwhile_is_not_put_back(table: Table) -> None:
    table.queue()
    [taken] = table.take()
    table.cancel()

    assert table.end(taken, End(Status.PENDING, "unreachable", again_at=NOON + MINUTE)) is None
    assert table.row().status is Status.CANCELLED


def test_put_back_it_is_taken_when_its_pause_is_over(table: Table) -> None:
    table.queue()
    [taken] = table.take()
    put_back = End(Status.PENDING, "unreachable", again_at=NOON + MINUTE)

    assert table.end(taken, put_back) == NOON + MINUTE
    assert table.take() == []
    [again] = table.take(NOON + MINUTE)
    assert again.due.attempts == 1


def test_whoever_lost_the_row_cannot_put_it_back(table: Table) -> None:
    table.queue()
    [lost] = table.take()
    [_held] = table.take(NOON + LEASE)

    table.end(lost, End(Status.PENDING, "late", again_at=NOON), now=NOON + LEASE)

    assert table.take(NOON + LEASE) == []


@pytest.mark.parametrize(("left", "enough", "held"), [(15, 15, True), (15, 16, False)])
def test_a_try_begins_only_while_enough_of_the_lease_is_left(
    table: Table, left: int, enough: int, *, held: bool
) -> None:
    table.queue()
    [taken] = table.take()
    now = NOON + LEASE - timedelta(seconds=left)

    def begin(session: Session) -> bool:
        [row] = leases.locked(session, [taken.key]).values()
        begun = leases.begin(row, taken, now=now, enough=timedelta(seconds=enough))
        leases.write(session, [row])
        return begun

    assert table.do(begin) is held
    assert table.row().first_try_at == (now if held else None)


class TestStates:
    def test_shown_twice_it_is_one_row(self, table: Table) -> None:
        table.show()
        table.show(NOON + MINUTE)

        [taken] = table.take(NOON + MINUTE)
        assert taken.version == 2

    def test_shown_after_it_was_sent_it_is_taken_again_at_the_pace_of_edits(
        self, table: Table
    ) -> None:
        table.show()
        [taken] = table.take()
        assert table.end(taken, SENT) is None

        table.show()

        assert table.next_ready() == NOON + EDIT_PACE

    def test_shown_at_once_it_is_taken_at_once(self, table: Table) -> None:
        table.show()
        [taken] = table.take()
        table.end(taken, SENT)
        table.show()

        table.show(at_once=True)

        assert len(table.take()) == 1

    @pytest.mark.parametrize("at_once", [True, False])
    def test_shown_while_somebody_holds_it_it_stays_theirs_and_is_taken_again(
        self, table: Table, *, at_once: bool
    ) -> None:
        table.show()
        [taken] = table.take()
        table.show(at_once=at_once)
        assert table.take() == []

        assert table.end(taken, SENT) == (NOON if at_once else NOON + EDIT_PACE)

    def test_a_pause_after_a_failure_ends_when_a_step_is_shown(self, table: Table) -> None:
        table.show()
        [taken] = table.take()
        table.end(taken, End(Status.PENDING, "unreachable", again_at=NOON + MINUTE))
        table.show()
        assert table.next_ready() == NOON + MINUTE

        table.show(at_once=True)
        assert table.next_ready() == NOON


def test_the_newest_message_stands_and_the_others_were_left_behind(table: Table) -> None:
    about = {"workspace": "T1", "kind": "live", "subject": "m", "recipient": "C1"}
    due = Due("T1", "to_bottom", "m", "C1", NOON)
    for ts in ("2.0", "3.0", "1.0", "3.0"):
        table.do(posted.stand, due, kind="live", place=Place("C1", ts), shows=ts)

    standings = table.do(posted.standings, **about)

    assert [standing.place.ts for standing in standings] == ["3.0", "2.0", "1.0"]


def test_rows_that_somebody_has_locked_are_not_waited_for(postgres_table: Table) -> None:
    table = postgres_table
    table.queue(subject="locked")
    table.queue(subject="free")
    keys = {taken.due.subject: taken.key for taken in table.take()}

    with Session(table.database.engine) as other, other.begin():
        other.execute(text("SELECT 1 FROM outbox WHERE subject = 'locked' FOR UPDATE"))
        assert list(table.do(leases.locked, keys.values())) == [keys["free"]]
        assert [taken.due.subject for taken in table.take(NOON + LEASE)] == ["free"]


@pytest.mark.parametrize("rows", [1, 30])
def test_statements_do_not_grow_with_the_rows(table: Table, rows: int) -> None:
    table.queue(NOON + MINUTE)  # warm
    statements: list[str] = []
    event.listen(
        table.database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_more: statements.append(statement.split()[0]),
    )

    table.queue()
    assert [each for each in statements if each != "BEGIN"] == ["INSERT"]
    for number in range(rows - 1):
        table.queue(subject=f"{number}")
    statements.clear()
    taken = table.take(limit=rows)
    assert [each for each in statements if each != "BEGIN"] == ["UPDATE"]
    assert len(taken) == rows
