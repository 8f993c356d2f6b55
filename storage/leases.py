"""Rows of the outbox in the hands of a process: taken, tried, ended."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, select, tuple_
from sqlmodel.sql.expression import Select

from bot.domain.outbox import EDIT_PACE, End, Status, Taken
from storage.outbox import OPEN, OutboxRow


def take(
    session: Session,
    *,
    workspaces: Collection[str],
    now: datetime,
    lease_until: datetime,
    limit: int,
) -> list[Taken]:
    """Take rows that are due, and those whose lease ran out, in the order they were due."""
    ready = (
        _keys()
        .where(OPEN, OutboxRow.ready_at <= now, col(OutboxRow.workspace).in_(workspaces))
        .order_by(col(OutboxRow.ready_at))
        .limit(limit)
        .with_for_update(skip_locked=True)  # SQLite, which has one writer, leaves it out
    )
    taken = session.scalars(
        update(OutboxRow)
        .where(_key().in_(ready))
        .values(status=Status.TAKEN, ready_at=lease_until)
        .returning(OutboxRow)
        .execution_options(synchronize_session=False)
    )
    return sorted((row.taken() for row in taken), key=lambda each: each.due.due_at)


def next_ready(
    session: Session, *, workspaces: Collection[str], due_by: datetime | None = None
) -> datetime | None:
    """When the next row may be taken; `due_by` asks only about what is due by then."""
    asked = select(OutboxRow.ready_at).where(OPEN, col(OutboxRow.workspace).in_(workspaces))
    if due_by is not None:
        asked = asked.where(OutboxRow.due_at <= due_by)
    # Not min(): SQLite would read every row that it is the least of.
    return session.exec(asked.order_by(col(OutboxRow.ready_at)).limit(1)).first()


def locked(session: Session, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], OutboxRow]:
    """Lock these rows, but wait for none: whoever waits for nothing is in no deadlock.

    Rows that somebody else has locked are left out.
    """
    asked = select(OutboxRow).where(_key().in_(keys)).with_for_update(skip_locked=True)
    return {(row.workspace, row.id): row for row in session.exec(asked)}


def existing(session: Session, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these rows there are."""
    if not keys:
        return set()
    return {(workspace, id) for workspace, id in session.exec(_keys().where(_key().in_(keys)))}


def begin(row: OutboxRow, taken: Taken, *, now: datetime, enough: timedelta) -> bool:
    """Note a try that is about to begin, if the row is still held, and for long `enough`."""
    if not _holds(row, taken) or row.ready_at - now < enough:
        return False
    row.first_try_at = row.first_try_at or now
    return True


def end(row: OutboxRow, taken: Taken, end: End, *, now: datetime) -> datetime | None:
    """Note what came of a row, and tell when it may be taken again, None when it is over.

    Only that it was sent is true whoever holds it by now.
    """
    if end.status is not Status.SENT and not _holds(row, taken):
        return None
    asked_anew = row.version != taken.version
    row.status = Status.PENDING if asked_anew else end.status
    row.ready_at = end.again_at or now + EDIT_PACE
    if asked_anew and row.at_once:
        row.ready_at = now
    row.at_once = row.at_once and asked_anew
    row.reason = end.reason
    row.attempts = row.attempts + 1 if end.reason else 0
    if not end.in_doubt:
        row.first_try_at = None
    if end.place:
        row.channel, row.slack_ts = end.place.channel, end.place.ts
    return row.ready_at if row.status is Status.PENDING else None


def _holds(row: OutboxRow, taken: Taken) -> bool:
    return row.status is Status.TAKEN and row.ready_at == taken.lease_until


def _keys() -> Select[str, str]:
    return select(OutboxRow.workspace, OutboxRow.id)


def _key() -> ColumnElement[tuple[str, str]]:
    return tuple_(col(OutboxRow.workspace), col(OutboxRow.id))
