"""Fixtures of all specs: a migrated database each, the stage, and the people on it."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest

from bot import logs
from bot.clock import MovableClock
from bot.sandbox import demo, snapshot
from storage.db import Database
from storage.migrations import upgrade
from tests import logbook
from tests.driver import Person
from tests.logbook import LOGS
from tests.postgres import (  # noqa: F401 - fixtures
    either_url,
    postgres,
    postgres_database,
    postgres_url,
)
from tests.stage import Json, Stage, staged

# The same examples in every run: a spec that fails once in a while tells nobody anything. Looking
# for new ones, and for many, is what `make fuzz` does: pytest --hypothesis-profile new.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, max_examples=60)
hypothesis.settings.register_profile("new", deadline=None, max_examples=1_000)
hypothesis.settings.load_profile("same")

MEMORY = Path("/dev/shm")  # noqa: S108 - what lies there has a name of its own
"""Files in memory, as Linux has them."""

MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)
"""Ten in the morning in New York; the demonstration meets on Tuesday the 10th, two days after the
clocks change."""


@pytest.fixture(autouse=True, scope="session")
def _captured_logs() -> None:
    logs.configure(LOGS)


@pytest.fixture(autouse=True)
def _logs_of_this_spec() -> None:
    logbook.begin()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the databases of specs lie: in memory, where each commit else waited for the disk."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path_factory.mktemp("databases")
        return
    with TemporaryDirectory(prefix="roundtable-", dir=MEMORY) as path:
        yield Path(path)


@pytest.fixture
def sqlite_url(folder: Path) -> str:
    """An empty database on SQLite."""
    return _begun(folder / "new.db")


@pytest.fixture(scope="session")
def empty_database(folder: Path) -> Path:
    """A migrated database with nothing in it, to be copied."""
    path = folder / "empty.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database.engine)
    database.close()
    return path


@pytest.fixture(scope="session")
def demo_database(empty_database: Path) -> Path:
    """One with the demonstration task forces and the decoy workspace, to be copied."""
    path = empty_database.with_name("demo.db")
    shutil.copy(empty_database, path)
    demo.prepare(f"sqlite:///{path}", MONDAY)
    return path


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY)


def copied(template: Path, name: str = "roundtable.db") -> str:
    """The URL of a database of this spec's own, a copy of `template`."""
    url = _begun(template.with_name(name))
    shutil.copy(template, template.with_name(name))
    return url


def _begun(path: Path) -> str:
    """The URL of a new database at the same place as the last spec's, which ended.

    So what SQLAlchemy compiled for one spec is there for the next.
    """
    for leftover in path.parent.glob(f"{path.name}*"):
        leftover.unlink()
    return f"sqlite:///{path}"


@dataclass(frozen=True)
class Opening:
    """The demonstration as its first start left it: both front desks stand."""

    database: Path
    kept: str
    at: datetime

    @property
    def workspace(self) -> Json:
        """Anew for each spec, which goes on with it and changes it."""
        return dict(json.loads(self.kept))


@pytest.fixture(scope="session")
def opening(demo_database: Path) -> Opening:
    path = demo_database.with_name("opening.db")
    shutil.copy(demo_database, path)
    clock = MovableClock(MONDAY)

    async def open_once() -> str:
        async with staged(f"sqlite:///{path}", clock) as stage:
            return json.dumps(snapshot.take(stage.sandbox.slack))

    kept = asyncio.run(open_once())
    return Opening(path, kept, clock.now())


@pytest.fixture
async def stage(opening: Opening, clock: MovableClock) -> AsyncIterator[Stage]:
    """The demonstration, running."""
    clock.move_to(opening.at)
    url = copied(opening.database)
    async with staged(url, clock, workspace=opening.workspace) as running:
        yield running


@pytest.fixture
def ada(stage: Stage) -> Person:
    """Coordinator and facilitator."""
    return Person(stage, "U0ADA")


@pytest.fixture
def cruz(stage: Stage) -> Person:
    """A member, in another time zone."""
    return Person(stage, "U0CRUZ")
