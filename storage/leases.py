"""Rows of the outbox in the hands of a process: taken, tried, ended."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select, tuple_

from bot.domain.outbox import EDIT_PACE, End, Status, Taken
from storage.outbox import OPEN, OutboxRow

# Kept, not built at each call: building a statement costs more than running it.
_KEY = tuple_(col(OutboxRow.workspace), col(OutboxRow.id))
_KEYS = select(OutboxRow.workspace, OutboxRow.id)
_OURS = col(OutboxRow.workspace).in_(bindparam("workspaces", expanding=True))
_READY = (
    _KEYS.where(OPEN, col(OutboxRow.ready_at) <= bindparam("now"), _OURS)
    .order_by(col(OutboxRow.ready_at))
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)  # SQLite, which has one writer, leaves it out
)
_TAKE = (
    update(OutboxRow)
    .where(_KEY.in_(_READY))
    .values(status=Status.TAKEN, ready_at=bindparam("lease_until"))
    .returning(OutboxRow)
    .execution_options(synchronize_session=False)
)
# Not min(): SQLite would read every row that it is the least of.
_NEXT = select(OutboxRow.ready_at).where(OPEN, _OURS).order_by(col(OutboxRow.ready_at)).limit(1)
_NEXT_DUE = _NEXT.where(col(OutboxRow.due_at) <= bindparam("due_by"))
_AMONG = _KEY.in_(bindparam("keys", expanding=True))
_LOCKED = select(OutboxRow).where(_AMONG).with_for_update(skip_locked=True)
_EXISTING = _KEYS.where(_AMONG)


def take(
    session: Session,
    *,
    workspaces: Collection[str],
    now: datetime,
    lease_until: datetime,
    limit: int,
) -> list[Taken]:
    """Take rows that are due, and those whose lease ran out, in the order they were due."""
    asked = {"workspaces": workspaces, "now": now, "lease_until": lease_until, "limit": limit}
    taken = session.scalars(_TAKE, asked)
    return sorted((row.taken() for row in taken), key=lambda each: each.due.due_at)


def next_ready(
    session: Session, *, workspaces: Collection[str], due_by: datetime | None = None
) -> datetime | None:
    """When the next row may be taken; `due_by` asks only about what is due by then."""
    if due_by is None:
        return session.exec(_NEXT, params={"workspaces": workspaces}).first()
    asked = {"workspaces": workspaces, "due_by": due_by}
    return session.exec(_NEXT_DUE, params=asked).first()


def locked(session: Session, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], OutboxRow]:
    """Lock these rows, but wait for none: whoever waits for nothing is in no deadlock.

    Rows that somebody else has locked are left out.
    """
    rows = session.exec(_LOCKED, params={"keys": list(keys)})
    return {(row.workspace, row.id): row for row in rows}


def existing(session: Session, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these rows there are."""
    if not keys:
        return set()
    found = session.exec(_EXISTING, params={"keys": list(keys)})
    return {(workspace, id) for workspace, id in found}


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
