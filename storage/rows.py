"""Rows as objects: found by their key, and added."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Insert, bindparam, insert
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, col, select

from storage.types import Owned, table_of

Row = TypeVar("Row", bound=Owned)


def by_key(session: Session, table: type[Row], workspace: str, id: str) -> Row | None:
    """As `Session.get`, which builds its statement anew each time, but in half the time."""
    known: Row | None = session.identity_map.get(identity_key(table, (workspace, id)))
    if known is not None:
        return known
    asked = {"workspace": workspace, "id": id}
    found: Row | None = session.exec(_by_key(table), params=asked).one_or_none()
    return found


def add_all(session: Session, rows: Sequence[Owned]) -> None:
    """As `Session.add_all` of rows of one table, but written now, and in half the time.

    What is changed of them later in the transaction is written too.
    """
    if not rows:
        return
    names = table_of(type(rows[0])).c.keys()
    session.execute(
        _insert(type(rows[0])), [{name: getattr(row, name) for name in names} for row in rows]
    )
    for row in rows:
        make_transient_to_detached(row)
    session.add_all(rows)


@cache
def _by_key(table: type[Owned]) -> Any:
    return select(table).where(
        col(table.workspace) == bindparam("workspace"), col(table.id) == bindparam("id")
    )


@cache
def _insert(table: type[Owned]) -> Insert:
    return insert(table_of(table))
