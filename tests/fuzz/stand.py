"""Where attacks happen: one running bot, put back to a scene before each."""

import asyncio
import sqlite3
from collections.abc import Coroutine, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from bot.clock import MovableClock
from bot.sandbox.demo import DECOY, WORKSPACE
from bot.sandbox.journal import Journal
from bot.services import concerns
from bot.work import Visitor, Work
from storage.tables import METADATA
from tests import logbook
from tests.driver import Person
from tests.fixtures import MONDAY
from tests.forged import Forger, Reaction
from tests.fuzz.acts import Act
from tests.fuzz.harvest import Harvest
from tests.fuzz.values import Ids
from tests.mishaps import another_process
from tests.scenes import invite
from tests.stage import Stage, staged
from tests.test_closed_sessions import put_in_sector
from tests.test_who_sees_what import Scene

WORRY = "The kestrel worry"
"""A concern that Fay raises with her name."""

FARAWAY = "Faraway County"
"""The other workspace's task force."""

NAMED = ("taskforce", "meeting", "agenda_item", "person", "membership", "agency", "sector")
TABLES = tuple(table.name for table in METADATA.sorted_tables)

Rows = dict[str, list[tuple[Any, ...]]]
T = TypeVar("T")


@dataclass
class Stand:
    """A stage with scenes; synchronous outside, as hypothesis is."""

    stage: Stage
    runner: asyncio.Runner
    path: Path
    scenes: list[sqlite3.Connection] = field(default_factory=list)
    found: Harvest = field(default_factory=Harvest)
    done: list[tuple[str, Act]] = field(default_factory=list)  # since the scene was set

    def __post_init__(self) -> None:
        self.forger = Forger(self.stage, self._settle)
        self._file = sqlite3.connect(self.path)
        self._file.execute("PRAGMA synchronous=OFF")
        self._open = [self._file]
        self._set: sqlite3.Connection | None = None
        self._seen = self._version()
        self.elsewhere = self.rows(DECOY)

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        # Not by the runner's own way, which sets up Ctrl-C anew each time.
        return self.runner.get_loop().run_until_complete(act)

    def perform(self, user: str, act: Act) -> Reaction:
        """Do this and nothing else: what logs and journal tell afterwards came of it."""
        self.done.append((user, act))
        logbook.begin()
        self.stage.sandbox.slack.journal = Journal()
        return self.run(act.perform(self.forger, user))

    async def _settle(self) -> None:
        """Most attacks write nothing: then nothing was queued, and only answers are on the way."""
        await self.stage.bot._edge.settle()  # noqa: SLF001 - saves a third of the time of an attack
        if self.is_changed():
            await self.stage.settled()

    def scene(self) -> sqlite3.Connection:
        """What the database holds now, to go back to."""
        scene = sqlite3.connect(":memory:")
        self._file.backup(scene)
        self._open.append(scene)
        return scene

    def set_scene(self, scene: sqlite3.Connection) -> None:
        """Undo whatever was done, and what the bot remembers of whose Home is open."""
        self.done.clear()
        self.stage.bot._edge._homes.clear()  # noqa: SLF001 - or each attack slows the next ones
        if scene is not self._set or self.is_changed():
            scene.backup(self._file)
            self._set, self._seen = scene, self._version()

    def is_changed(self) -> bool:
        """Whether anything was written since the scene was set."""
        return self._version() != self._seen

    def _version(self) -> int:
        return int(self._file.execute("PRAGMA data_version").fetchone()[0])

    def rows(self, workspace: str) -> Rows:
        return {table: self._rows(table, workspace) for table in TABLES}

    def ids(self) -> Ids:
        """The ids of what people can name, by table, in each workspace."""
        return [(self._ids(table, WORKSPACE), self._ids(table, DECOY)) for table in NAMED]

    def _ids(self, table: str, workspace: str) -> list[str]:
        # In the order in which they came to be, as ids differ from run to run.
        asked = f'SELECT id FROM "{table}" WHERE workspace = ? ORDER BY rowid'  # noqa: S608 - ours
        return [str(id_) for (id_,) in self._file.execute(asked, (workspace,))]

    def _rows(self, table: str, workspace: str) -> list[tuple[Any, ...]]:
        asked = f'SELECT * FROM "{table}" WHERE workspace = ?'  # noqa: S608 - our own names
        return self._file.execute(asked, (workspace,)).fetchall()

    def close(self) -> None:
        for connection in self._open:
            connection.close()


@contextmanager
def stand(database: Path) -> Iterator[Stand]:
    """The demonstration in `database` with its secrets: planned, in session, closed, over."""
    with closing(sqlite3.connect(database)) as connection, connection:
        renamed = "UPDATE taskforce SET name = ? WHERE workspace = ?"
        connection.execute(renamed, (FARAWAY, DECOY))
    with asyncio.Runner() as runner:
        staging = staged(f"sqlite:///{database}", MovableClock(MONDAY))
        stage = runner.run(staging.__aenter__())
        try:
            stage.sandbox.slack.limits.enforced = False
            _hurry(stage)
            standing = Stand(stage, runner, database)
            runner.run(_prepare(standing))
            yield standing
            standing.close()
        finally:
            runner.run(staging.__aexit__(None, None, None))


def _hurry(stage: Stage) -> None:
    """Nothing here outlives a loss of power."""
    connection = stage.bot.database.engine.raw_connection()
    connection.cursor().execute("PRAGMA synchronous=OFF")
    connection.close()


async def _prepare(stand: Stand) -> None:
    stage, scene = stand.stage, Scene(stand.stage)
    await scene.prepare()
    await invite(Person(stage, "U0BEN"), "C0GENERAL")  # where nothing is set up
    put_in_sector(stage, "River Police Department", "Media")  # to be warned of
    with another_process(stage) as connection:  # somebody without Slack who might be Hana there
        connection.execute("UPDATE person SET name = 'Hana Kim' WHERE name = 'Ivy Chen'")
    visitor = Visitor("U0FAY", "C0TASK")
    await stage.bot.database.run(
        lambda session: _worry(Work(session, stage.clock.now(), WORKSPACE, visitor)),
        workspace=WORKSPACE,
    )
    await stage.settled()
    for call in stage.sandbox.slack.journal.calls(after=0, method=None, limit=1_000):
        stand.found.take_shown(call["arguments"])
    stand.scenes.append(stand.scene())
    await scene.start()
    stand.scenes.append(stand.scene())
    await scene.close()
    stand.scenes.append(stand.scene())
    stand.set_scene(stand.scenes[1])
    [end] = Harvest().take(await stand.forger.types("U0ELI", "/meeting", "end"))
    await end.perform(stand.forger, "U0ELI")
    stand.scenes.append(stand.scene())


def _worry(work: Work) -> None:
    here = concerns.addressees(work).here
    draft = concerns.Draft(WORRY, None, with_name=True, confirmed=True)
    concerns.raise_concern(work, here.taskforce.id, draft)
