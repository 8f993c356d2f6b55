"""What goes wrong at the database of a stage, and a look into it from outside the bot."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import event, make_url
from sqlalchemy.exc import OperationalError

from tests.stage import Stage


@contextmanager
def another_process(stage: Stage) -> Iterator[sqlite3.Connection]:
    """A connection of its own to the stage's database."""
    path = make_url(stage.settings.database_url).database or ""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def rows(stage: Stage, sql: str) -> list[tuple[Any, ...]]:
    """What another process finds stored at this moment."""
    with another_process(stage) as connection:
        return connection.execute(sql).fetchall()


def titles(stage: Stage) -> list[str]:
    """The stored titles of the meeting in C0TASK, introductions left out, as numbered."""
    found = rows(
        stage,
        """
        SELECT item.title FROM agenda_item AS item
        JOIN taskforce ON taskforce.workspace = item.workspace AND taskforce.id = taskforce_id
        WHERE item.workspace = 'T0RIVER' AND channel = 'C0TASK' AND kind <> 'introductions'
        ORDER BY number
        """,
    )
    return [title for (title,) in found]


@contextmanager
def held_up(stage: Stage) -> Iterator[None]:
    """Another process holds the database, so that the bot waits."""
    with another_process(stage) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


@contextmanager
def broken(stage: Stage, statement: str) -> Iterator[list[str]]:
    """Every statement that begins so fails, as with a full disk; tells those that did."""
    failed: list[str] = []

    def fail(
        _connection: object, _cursor: object, sql: str, parameters: object, *_more: object
    ) -> None:
        if sql.startswith(statement):
            failed.append(sql)
            raise OperationalError(sql, parameters, sqlite3.OperationalError("disk is full"))

    engine = stage.bot.database.engine
    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield failed
    finally:
        event.remove(engine, "before_cursor_execute", fail)


@contextmanager
def statements(stage: Stage) -> Iterator[list[str]]:
    """What the bot tells its database meanwhile, BEGIN and COMMIT too."""
    told: list[str] = []

    def note(_connection: object, _cursor: object, sql: str, *_more: object) -> None:
        told.append(sql)

    def note_commit(_connection: object) -> None:
        told.append("COMMIT")

    engine = stage.bot.database.engine
    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "commit", note_commit)
    try:
        yield told
    finally:
        event.remove(engine, "before_cursor_execute", note)
        event.remove(engine, "commit", note_commit)
