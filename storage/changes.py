"""The latest change of each roster: what its rows were before and after, to take it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Enum, UniqueConstraint, event, inspect
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Field, Session, col, select

from bot.domain.clean_text import passed
from storage.agencies import AgencyRow, AgencySectorRow, SectorRow
from storage.people import MembershipRow, PersonRow
from storage.rows import by_key
from storage.types import Owned, TypedText, belongs_to

RosterTable = type[Owned]

TABLES: tuple[RosterTable, ...] = (SectorRow, AgencyRow, AgencySectorRow, PersonRow, MembershipRow)
"""What a roster is made of; each table refers only to those before it."""

Image = dict[str, Any]
Images = dict[str, dict[str, list[Image | None]]]
"""By table and id: the row before and after, None where there was none."""


class RosterChangeRow(Owned, table=True):
    __tablename__ = "roster_change"
    __table_args__ = (
        belongs_to("taskforce", "taskforce_id"),
        UniqueConstraint("workspace", "taskforce_id"),
    )

    taskforce_id: str
    at: datetime
    images: Images = Field(sa_type=JSON)


@contextmanager
def watched(session: Session) -> Iterator[Images]:
    """Note every row of a roster that is written in the block; complete when it ends."""
    images: Images = {_name(table): {} for table in TABLES}
    written: dict[tuple[str, str], Owned] = {}

    def note(flushing: Session, _context: UOWTransaction, _instances: object) -> None:
        for row in (*flushing.new, *flushing.dirty, *flushing.deleted):
            if isinstance(row, TABLES) and (_name(type(row)), row.id) not in written:
                written[_name(type(row)), row.id] = row
                images[_name(type(row))][row.id] = [_before(row), None]

    session.flush()
    event.listen(session, "before_flush", note)
    try:
        yield images
        session.flush()
    finally:
        event.remove(session, "before_flush", note)
    for (table, row_id), row in written.items():
        images[table][row_id][1] = None if inspect(row).was_deleted else _image(row)
        if images[table][row_id][0] == images[table][row_id][1]:
            del images[table][row_id]


def keep(
    session: Session, *, workspace: str, taskforce_id: str, at: datetime, images: Images
) -> str:
    """Remember this change, in place of the one before it; answers with its id."""
    row = of_taskforce(session, workspace, taskforce_id)
    if row is not None:
        session.delete(row)
        session.flush()
    row = RosterChangeRow(workspace=workspace, taskforce_id=taskforce_id, at=at, images=images)
    session.add(row)
    return row.id


def of_taskforce(session: Session, workspace: str, taskforce_id: str) -> RosterChangeRow | None:
    return session.exec(
        select(RosterChangeRow).where(
            RosterChangeRow.workspace == workspace, RosterChangeRow.taskforce_id == taskforce_id
        )
    ).one_or_none()


def change(session: Session, workspace: str, change_id: str) -> RosterChangeRow | None:
    return by_key(session, RosterChangeRow, workspace, change_id)


def stands(session: Session, row: RosterChangeRow) -> bool:
    """Whether every row is still as the change left it."""
    for table in TABLES:
        present = _present(session, row, table)
        for row_id, (_was, became) in row.images[_name(table)].items():
            if (_image(present[row_id]) if row_id in present else None) != became:
                return False
    return True


def people_in(images: Images) -> list[str]:
    """The ids of those whose own row was written."""
    return list(images[_name(PersonRow)])


def seated_in(images: Images) -> set[str]:
    """The ids of those whose line was written, or they themselves: who may sit elsewhere now."""
    lines = (after for _before, after in images[_name(MembershipRow)].values() if after)
    return {*people_in(images), *(after["person_id"] for after in lines)}


def left(images: Images) -> list[str]:
    """The ids of those who left the roster or their agency; whoever was merged is still there."""
    merged = {
        person_id
        for person_id, (_before, after) in images[_name(PersonRow)].items()
        if after and after["merged_into"]
    }
    return [
        before["person_id"]
        for before, after in images[_name(MembershipRow)].values()
        if before and before["person_id"] not in merged and _ended(before, after)
    ]


def _ended(before: Image, after: Image | None) -> bool:
    if after is None or after["retired_at"]:
        return True
    return before["agency_id"] not in {None, after["agency_id"]}


def added(row: RosterChangeRow, table: RosterTable) -> list[str]:
    """The ids of the rows that the change entered in this table."""
    images = row.images[_name(table)]
    return [row_id for row_id, (before, _after) in images.items() if before is None]


def restore(session: Session, row: RosterChangeRow) -> None:
    """Give every row back what it was before the change."""
    for table in reversed(TABLES):
        present = _present(session, row, table)
        for row_id, (before, _after) in row.images[_name(table)].items():
            if before is None and row_id in present:
                session.delete(present[row_id])
        session.flush()
    for table in TABLES:
        present = _present(session, row, table)
        for row_id, (before, _after) in row.images[_name(table)].items():
            if before is not None:
                restored = present.get(row_id) or table(workspace=row.workspace, id=row_id)
                for column in _columns(table):
                    setattr(restored, column.key, _unpacked(column, before[column.key]))
                session.add(restored)
        session.flush()
    session.delete(row)


def _present(session: Session, row: RosterChangeRow, table: RosterTable) -> dict[str, Any]:
    """The rows of this table that the change touched and that are there now."""
    touched = list(row.images[_name(table)])
    if not touched:
        return {}
    found = session.exec(
        select(table).where(table.workspace == row.workspace, col(table.id).in_(touched))
    )
    return {each.id: each for each in found}


def _name(table: RosterTable) -> str:
    return str(table.__tablename__)


@cache
def _columns(table: RosterTable) -> list[Column[Any]]:
    return list(inspect(table).local_table.columns)


def _image(row: Owned) -> Image:
    return {column.key: _packed(getattr(row, column.key)) for column in _columns(type(row))}


def _before(row: Owned) -> Image | None:
    state = inspect(row)
    if not state.persistent:
        return None
    if not state.modified:
        return _image(row)
    image = {}
    for column in _columns(type(row)):
        changed = state.attrs[column.key].history
        value = changed.deleted[0] if changed.deleted else getattr(row, column.key)
        image[column.key] = _packed(value)
    return image


def _packed(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _unpacked(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Enum) and column.type.enum_class:
        return column.type.enum_class(value)
    if column.type.python_type is datetime:
        return datetime.fromisoformat(value)
    if isinstance(column.type, TypedText):
        return passed(value)
    return value
