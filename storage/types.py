"""What every table shares: the workspace it belongs to, and ids."""

import secrets
from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, Enum, ForeignKeyConstraint, MetaData, String, Table, TypeDecorator
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from bot.domain.clean_text import CleanText, passed

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


def new_id() -> str:
    """An id that nobody can guess: 16 letters, digits, - and _."""
    return secrets.token_urlsafe(12)


class Owned(SQLModel):
    """A row of one workspace (Slack's team id), which is the first part of its key.

    A session that speaks for a workspace sees and writes no row of another: see `storage.db`.
    """

    workspace: str = Field(primary_key=True)
    id: str = Field(primary_key=True, default_factory=new_id)


def table_of(row: type[Owned]) -> Table:
    """The table itself: what is inserted there makes no object of the session."""
    return SQLModel.metadata.tables[str(row.__tablename__)]


def insert_of(row: type[Owned], dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Inserts into the table itself; both databases know what to do on a conflict."""
    table = table_of(row)
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def belongs_to(table: str, column: str) -> ForeignKeyConstraint:
    """`column` holds the id of a row of `table` in the same workspace."""
    return ForeignKeyConstraint(
        ["workspace", column], [f"{table}.workspace", f"{table}.id"], ondelete="CASCADE"
    )


class TypedText(TypeDecorator[str]):
    """The column type of what people type: it takes clean text only, and gives it back as such."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        if value and not isinstance(value, CleanText):
            raise TypeError("text that the guard has not read: not written")
        return value and str(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> str | None:
        return value and passed(value)

    def coerce_compared_value(self, _operator: Any, _value: Any) -> String:
        """Whatever a question compares with a column is not written there."""
        return String()


def as_word(states: type[StrEnum]) -> Any:
    """The column type that keeps a state as its word: a new state needs no migration."""
    return Enum(states, native_enum=False, create_constraint=False, length=24, values_callable=list)
