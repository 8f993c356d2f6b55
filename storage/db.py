"""The database: one engine, its threads, and sessions that speak for one workspace."""

import asyncio
import contextvars
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, Executable, Table, bindparam, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import ORMExecuteState, UOWTransaction, with_loader_criteria
from sqlalchemy.sql.base import ExecutableOption
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.visitors import iterate
from sqlmodel import Session, create_engine

from storage.types import Owned

POSTGRES_THREADS = 8

T = TypeVar("T")


class Database:
    """Runs synchronous work, one transaction each, on threads beside the event loop.

    SQLite has one thread for reading and writing: several writers wait for each other's locks far
    longer than one writer needs. PostgreSQL has a pool.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        at_rest = _AT_REST[self.url]
        self.engine = at_rest.pop() if at_rest else _engine(self.url)
        self._threads = ThreadPoolExecutor(
            1 if self.is_sqlite else POSTGRES_THREADS, thread_name_prefix="database"
        )

    async def run(self, use: Callable[[Session], T], *, workspace: str | None = None) -> T:
        """Commit what `use` did, or nothing of it when it raises.

        With a `workspace` the session sees and writes that workspace's rows only. The caller's
        context (the person's language) goes along to the thread.
        """
        transaction = partial(self.transact, use, workspace=workspace)
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, context.run, transaction
        )

    def transact(self, use: Callable[[Session], T], *, workspace: str | None = None) -> T:
        """Do the same on this thread, for what has no event loop."""
        with session(self.engine, workspace) as opened, opened.begin():
            return use(opened)

    def close(self) -> None:
        """Finish what runs, then let go of every connection."""
        self._threads.shutdown()
        self.engine.dispose()
        if self.engine not in _AT_REST[self.url]:  # closed twice
            _AT_REST[self.url].append(self.engine)


class OwnSession(Session):
    """Sees and writes the rows of one workspace."""


def session(engine: Engine, workspace: str | None) -> Session:
    """A session whose rows outlive it; bound to `workspace` unless that is None."""
    if workspace is None:
        return Session(engine, expire_on_commit=False)
    return OwnSession(engine, expire_on_commit=False, info={"workspace": workspace})


@event.listens_for(OwnSession, "do_orm_execute")
def _see_own_rows(state: ORMExecuteState) -> None:
    workspace = state.session.info["workspace"]
    if state.is_insert:
        for row in _many(state.parameters):
            _check_own(row.get("workspace"), workspace)
        return
    # Statements that modules keep are guarded once, so that SQLAlchemy finds them compiled.
    if (guarded := _guarded.get(state.statement)) is None:
        own_rows = [_own_rows(table) for table in _tables_of(state.statement)]
        guarded = _guarded[state.statement] = state.statement.options(*own_rows)
    state.statement = guarded
    own = [{**given, "own_workspace": workspace} for given in _many(state.parameters)]
    state.parameters = own if isinstance(state.parameters, list) else own[0]


def _many(given: Any) -> list[dict[str, Any]]:
    """What a statement is executed with: once, or many times."""
    return given if isinstance(given, list) else [given or {}]


_guarded: WeakKeyDictionary[Executable, Executable] = WeakKeyDictionary()


def _tables_of(statement: Executable) -> list[type[Owned]]:
    """The tables that the statement reads anywhere; a guard on all others would only cost."""
    names = {
        each.name for each in iterate(cast("ClauseElement", statement)) if isinstance(each, Table)
    }
    return [table for table in Owned.__subclasses__() if table.__tablename__ in names]


@cache
def _own_rows(table: type[Owned]) -> ExecutableOption:
    # One by one: for all of them at once, SQLAlchemy would need a column on Owned, which has none.
    # A lambda, because an alias in a join escapes an expression.
    return with_loader_criteria(
        table, lambda of: of.workspace == bindparam("own_workspace"), include_aliases=True
    )


@event.listens_for(OwnSession, "before_flush")
def _write_own_rows(opened: Session, _context: UOWTransaction, _instances: object) -> None:
    for row in (*opened.new, *opened.dirty, *opened.deleted):
        if isinstance(row, Owned):
            _check_own(row.workspace, opened.info["workspace"])


def _check_own(workspace: str | None, own: str) -> None:
    if workspace != own:
        raise RuntimeError("A row of another workspace: not written")


_AT_REST: defaultdict[URL, list[Engine]] = defaultdict(list)
"""Engines of databases that were closed: one that is opened anew finds its statements compiled."""


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        pool = {"pool_size": POSTGRES_THREADS, "max_overflow": 0, "pool_pre_ping": True}
        return create_engine(url, hide_parameters=True, **pool)
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediately)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # The driver's own transactions begin too late to keep two read-modify-writes apart.
    sqlite: Any = connection
    sqlite.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        sqlite.execute(f"PRAGMA {pragma}")


def _begin_immediately(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
