"""Rows of the outbox in the hands of a process: taken, tried, ended."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, tuple_, update
from sqlmodel import Session

from bot.domain.outbox import EDIT_PACE, Due, End, Status, Taken
from storage.outbox import OPEN, OutboxRow
from storage.types import table_of


@dataclass(slots=True)
class Held:
    """What delivery changes of a row that it has locked; `write` stores it."""

    workspace: str
    id: str
    version: int
    status: Status
    ready_at: datetime
    at_once: bool
    attempts: int
    first_try_at: datetime | None
    channel: str | None
    slack_ts: str | None
    reason: str | None

    @property
    def key(self) -> tuple[str, str]:
        return self.workspace, self.id


KEY = ("workspace", "id")
WRITTEN = tuple(name for name in Held.__slots__ if name not in {*KEY, "version"})
DUE = ("workspace", "kind", "subject", "recipient", "due_at", "attempts")
TAKEN = ("id", "ready_at", "version", "first_try_at")
"""The columns of what these are made of, in the order of their fields."""

# Of the table, not of objects, which cost more than all the rest. And kept, not built at each
# call: building a statement costs more than running it.
_ROWS = table_of(OutboxRow)
_KEY = tuple_(*(_ROWS.c[name] for name in KEY))
_KEYS = select(*(_ROWS.c[name] for name in KEY))
_OURS = _ROWS.c.workspace.in_(bindparam("workspaces", expanding=True))
_READY = (
    _KEYS.where(OPEN, _ROWS.c.ready_at <= bindparam("now"), _OURS)
    .order_by(_ROWS.c.ready_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)  # SQLite, which has one writer, leaves it out
)
_TAKE = (
    update(_ROWS)
    .where(_KEY.in_(_READY))
    .values(status=Status.TAKEN, ready_at=bindparam("lease_until"))
    .returning(*(_ROWS.c[name] for name in (*DUE, *TAKEN)))
)
# Not min(): SQLite would read every row that it is the least of.
_NEXT = select(_ROWS.c.ready_at).where(OPEN, _OURS).order_by(_ROWS.c.ready_at).limit(1)
_NEXT_DUE = _NEXT.where(_ROWS.c.due_at <= bindparam("due_by"))
_AMONG = _KEY.in_(bindparam("keys", expanding=True))
_LOCKED = (
    select(*(_ROWS.c[name] for name in Held.__slots__))
    .where(_AMONG)
    .with_for_update(skip_locked=True)
)
_EXISTING = _KEYS.where(_AMONG)
_WRITE = update(_ROWS).where(*(_ROWS.c[name] == bindparam(f"of_{name}") for name in KEY))


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
    rows = session.execute(_TAKE, asked)
    taken = (Taken(Due(*row[: len(DUE)]), *row[len(DUE) :]) for row in rows)
    return sorted(taken, key=lambda each: each.due.due_at)


def next_ready(
    session: Session, *, workspaces: Collection[str], due_by: datetime | None = None
) -> datetime | None:
    """When the next row may be taken; `due_by` asks only about what is due by then."""
    if due_by is None:
        return session.scalar(_NEXT, {"workspaces": workspaces})
    return session.scalar(_NEXT_DUE, {"workspaces": workspaces, "due_by": due_by})


def locked(session: Session, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], Held]:
    """Lock these rows, but wait for none: whoever waits for nothing is in no deadlock.

    Rows that somebody else has locked are left out.
    """
    held = (Held(*row) for row in session.execute(_LOCKED, {"keys": list(keys)}))
    return {each.key: each for each in held}


def write(session: Session, held: Iterable[Held]) -> None:
    """Store what became of rows that are locked."""
    rows = [
        {"of_workspace": each.workspace, "of_id": each.id}
        | {name: getattr(each, name) for name in WRITTEN}
        for each in held
    ]
    if rows:
        session.execute(_WRITE, rows)


def existing(session: Session, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these rows there are."""
    if not keys:
        return set()
    found = session.execute(_EXISTING, {"keys": list(keys)})
    return {(workspace, id) for workspace, id in found}


def begin(row: Held, taken: Taken, *, now: datetime, enough: timedelta) -> bool:
    """Note a try that is about to begin, if the row is still held, and for long `enough`."""
    if not _holds(row, taken) or row.ready_at - now < enough:
        return False
    row.first_try_at = row.first_try_at or now
    return True


def end(row: Held, taken: Taken, end: End, *, now: datetime) -> datetime | None:
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


def _holds(row: Held, taken: Taken) -> bool:
    return row.status is Status.TAKEN and row.ready_at == taken.lease_until
