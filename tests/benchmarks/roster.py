"""A roster of 400 people pasted: shown, stored and taken back."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import delete
from sqlmodel import col

from bot.domain.clean_text import own
from bot.domain.people import Standing
from bot.sandbox import demo
from bot.services import familiar, pasting, roster, roster_changes
from bot.services.pasting import Preview
from bot.work import Visitor, Work
from storage.agencies import AgencyRow
from storage.db import Database
from storage.migrations import upgrade
from storage.people import MembershipRow, PersonRow
from tests.benchmarks.figures import Figure

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
PEOPLE, AGENCIES = 400, 40

T = TypeVar("T")


def run(*, quick: bool) -> Iterator[Figure]:
    """Medians in milliseconds, against adding the same rows through the ORM and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        database = _prepared(f"sqlite:///{folder}/roundtable.db")
        try:
            rounds = [_round(database) for _number in range(2 if quick else 9)]
        finally:
            database.close()
    plain, shown, stored, undone, listed = map(statistics.median, zip(*rounds, strict=True))
    for name, measured, goal in (
        (f"preview a pasted roster of {PEOPLE} people", shown, 1),
        (f"paste a roster of {PEOPLE} people", stored, 3),
        (f"undo the pasting of {PEOPLE} people", undone, 3),
        (f"read {PEOPLE} names for the guard, once a change", listed, 0.5),
    ):
        yield Figure(name, measured, "ms", goal, plain, "the rows alone")


def _prepared(url: str) -> Database:
    database = Database(url)
    upgrade(database.engine)
    demo.prepare(url, NOW)
    return database


def _round(database: Database) -> tuple[float, ...]:
    """Milliseconds for the rows alone, to show, store, undo, and to read names anew."""
    _nothing, plain = _timed(lambda: _as_ada(database, _add_rows))
    _as_ada(database, _remove_rows)
    taskforce = _as_ada(database, lambda work: roster.show(work)[0].taskforce)
    text = "\n".join(["Name\tRole\tOrganization\tSector\tSeat", *_rows()])
    see = partial(pasting.preview, taskforce_id=taskforce.id, text=text)
    told, shown = _timed(lambda: _as_ada(database, see))
    (_told, undo), stored = _timed(lambda: _as_ada(database, partial(_store, told=told, text=text)))
    after = _as_ada(database, lambda work: roster.show(work)[0].taskforce)
    _allowed, listed = _timed(lambda: _as_ada(database, partial(familiar.allowed, taskforce=after)))
    _here, undone = _timed(lambda: _as_ada(database, partial(roster_changes.undo, change_id=undo)))
    return plain, shown, stored, undone, listed


def _add_rows(work: Work) -> None:
    taskforce_id = roster.show(work)[0].taskforce.id
    agencies = [
        AgencyRow(
            workspace=work.workspace, taskforce_id=taskforce_id, name=own(f"Agency No{number}")
        )
        for number in range(AGENCIES)
    ]
    people = [
        PersonRow(workspace=work.workspace, name=own(f"Person No{number}"))
        for number in range(PEOPLE)
    ]
    seats = [
        MembershipRow(
            workspace=work.workspace,
            taskforce_id=taskforce_id,
            person_id=person.id,
            agency_id=agencies[number % AGENCIES].id,
            standing=Standing.MEMBER,
        )
        for number, person in enumerate(people)
    ]
    for rows in (agencies, people, seats):
        work.session.add_all(rows)
        work.session.flush()


def _remove_rows(work: Work) -> None:
    for table, name in ((PersonRow, "Person No%"), (AgencyRow, "Agency No%")):
        work.session.execute(delete(table).where(col(table.name).like(name)))


def _store(work: Work, told: Preview, text: str) -> tuple[Preview, str]:
    return pasting.paste(work, told.here.taskforce.id, text, mark=told.mark)


def _rows() -> Iterator[str]:
    for number in range(PEOPLE):
        agency = number % AGENCIES
        seat = "primary" if number < AGENCIES else "alternate"
        yield f"Person No{number}\tAdvocate\tAgency No{agency}\t{agency % 6 + 8}\t{seat}"


def _as_ada(database: Database, act: Callable[[Work], T]) -> T:
    visitor = Visitor("U0ADA", demo.RIVER.channel)
    return database.transact(
        lambda session: act(Work(session, NOW, demo.WORKSPACE, visitor)), workspace=demo.WORKSPACE
    )


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    result = act()
    return result, (time.perf_counter() - started) * 1000
