"""Sessions that speak for one workspace, and transactions that keep writers apart."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, inspect, update
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.domain.clean_text import passed
from bot.sandbox.demo import DECOY, WORKSPACE
from storage.agendas import ItemRow
from storage.audit import AuditRow
from storage.db import Database
from storage.events import EventRow
from storage.people import AgencyRow, PersonRow
from storage.rows import add_all, by_key
from storage.types import Owned, table_of
from tests.fixtures import MONDAY, copied

Act = Callable[[Session], object]

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def database(demo_database: Path) -> Iterator[Database]:
    """The demonstration, and in it the decoy workspace with the same Slack ids."""
    opened = Database(copied(demo_database))
    yield opened
    opened.close()


def own(database: Database, act: Callable[[Session], object]) -> object:
    return database.transact(act, workspace=WORKSPACE)


def everybody(database: Database, act: Act) -> object:
    return database.transact(act)


def workspaces_of(table: type[Owned]) -> Act:
    return lambda session: set(session.exec(select(table.workspace)))


@pytest.mark.parametrize("table", Owned.__subclasses__(), ids=lambda table: table.__name__)
def test_a_query_that_forgets_the_workspace_sees_only_its_own_rows(
    database: Database, table: type[Owned]
) -> None:
    """Held table by table: a new one is guarded from its first day."""
    found = own(database, workspaces_of(table))

    assert found <= {WORKSPACE}


def test_the_decoy_has_rows_that_could_leak(database: Database) -> None:
    assert everybody(database, workspaces_of(ItemRow)) == {WORKSPACE, DECOY}
    assert everybody(database, workspaces_of(PersonRow)) == {WORKSPACE, DECOY}
    assert everybody(database, workspaces_of(AuditRow)) == {WORKSPACE, DECOY}


def count_all(session: Session) -> object:
    return session.exec(select(func.count()).select_from(PersonRow)).one()


def join_by_slack_user(session: Session) -> object:
    twin = aliased(PersonRow)
    pairs = select(PersonRow.workspace, twin.workspace).join(
        twin, col(twin.slack_user) == col(PersonRow.slack_user)
    )
    return {workspace for pair in session.exec(pairs) for workspace in pair}


def nested(session: Session) -> object:
    people = select(PersonRow.workspace).subquery()
    return set(session.exec(select(people.c.workspace)))


def test_counts_joins_and_subqueries_see_only_their_own_rows(database: Database) -> None:
    whole = everybody(database, count_all)

    assert isinstance(whole, int)
    assert 0 < int(str(own(database, count_all))) < whole
    assert own(database, join_by_slack_user) == {WORKSPACE}
    assert own(database, nested) == {WORKSPACE}
    assert everybody(database, nested) == {WORKSPACE, DECOY}


def test_a_row_of_another_workspace_is_not_found_by_its_key(database: Database) -> None:
    def get(session: Session) -> object:
        key = session.exec(select(PersonRow.id).where(PersonRow.workspace == DECOY)).first()
        return key and (key, by_key(session, PersonRow, DECOY, key))

    key, row = everybody(database, get)  # type: ignore[misc] # a pair

    assert row is not None
    assert own(database, lambda session: by_key(session, PersonRow, DECOY, key)) is None
    assert own(database, lambda session: session.get(PersonRow, (DECOY, key))) is None


def test_changes_and_deletions_of_every_row_leave_other_workspaces_alone(
    database: Database,
) -> None:
    def rename_all(session: Session) -> None:
        session.execute(update(PersonRow).values(name=passed("Nobody")))

    def delete_all(session: Session) -> None:
        session.execute(delete(ItemRow))

    own(database, rename_all)
    own(database, delete_all)

    def names(session: Session) -> object:
        return set(session.exec(select(PersonRow.workspace).where(PersonRow.name == "Nobody")))

    assert everybody(database, names) == {WORKSPACE}
    assert everybody(database, workspaces_of(ItemRow)) == {DECOY}


def test_a_row_of_another_workspace_is_not_written(database: Database) -> None:
    def smuggle(session: Session) -> None:
        session.add(EventRow(workspace=DECOY, id="Ev1", at=MONDAY))

    def move(session: Session) -> None:
        session.exec(select(PersonRow)).first().workspace = DECOY  # type: ignore[union-attr]

    def insert_there(session: Session) -> None:
        session.execute(insert(EventRow), {"workspace": DECOY, "id": "Ev1", "at": MONDAY})

    def insert_among_others(session: Session) -> None:
        rows = [{"workspace": at, "id": "Ev1", "at": MONDAY} for at in (WORKSPACE, DECOY)]
        session.execute(insert(table_of(EventRow)), rows)

    def add_among_others(session: Session) -> None:
        add_all(session, [EventRow(workspace=at, id="Ev1", at=MONDAY) for at in (WORKSPACE, DECOY)])

    for act in (smuggle, move, insert_there, insert_among_others, add_among_others):
        with pytest.raises(RuntimeError, match="of another workspace: not written"):
            own(database, act)

    assert DECOY not in everybody(database, workspaces_of(EventRow))  # type: ignore[operator]


def test_what_is_changed_of_a_new_row_is_written_too(database: Database) -> None:
    def add_and_change(session: Session) -> None:
        row = EventRow(workspace=WORKSPACE, id="Ev1", at=MONDAY)
        add_all(session, [row])
        row.at = TUESDAY
        assert by_key(session, EventRow, WORKSPACE, "Ev1") is row

    own(database, add_and_change)

    def instants(session: Session) -> object:
        return set(session.exec(select(EventRow.at)))

    assert own(database, instants) == {TUESDAY}


def test_what_raises_is_undone_whole(database: Database) -> None:
    def write_and_raise(session: Session) -> None:
        session.add(EventRow(workspace=WORKSPACE, id="Ev1", at=MONDAY))
        session.flush()
        raise LookupError

    with pytest.raises(LookupError):
        own(database, write_and_raise)

    assert own(database, workspaces_of(EventRow)) == set()


def test_a_task_force_takes_all_that_is_its_own_along(database: Database) -> None:
    """Foreign keys are on: nothing can point at what is not there."""
    lost = insert(AgencyRow).values(
        workspace=WORKSPACE, id="a1", taskforce_id="no such task force", name=passed("Nowhere")
    )

    with pytest.raises(IntegrityError):
        everybody(database, lambda session: session.execute(lost))


def test_errors_of_the_database_quote_nothing_that_was_typed(database: Database) -> None:
    def twice(session: Session) -> None:
        for _ in range(2):
            session.execute(
                insert(PersonRow).values(
                    workspace="T1", id="p1", name=passed("Canary"), slack_user="U1"
                )
            )

    with pytest.raises(DatabaseError) as raised:
        everybody(database, twice)

    assert "Canary" not in str(raised.value)
    assert "hide" in str(raised.value)


WRITERS = 15


def test_fifteen_writers_at_once_lose_nothing(database: Database) -> None:
    """Read, add one, write: as several processes do."""
    url = str(database.url)

    def add_one(_number: int) -> None:
        other = Database(url)
        try:
            other.transact(_add_one, workspace=WORKSPACE)
        finally:
            other.close()

    own(database, lambda session: session.execute(update(ItemRow).values(revision=0)))
    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(add_one, range(WRITERS)))

    revisions = own(database, lambda session: set(session.exec(select(ItemRow.revision))))
    assert revisions == {WRITERS}


def _add_one(session: Session) -> None:
    for row in session.exec(select(ItemRow)).all():
        row.revision += 1


def test_every_table_carries_its_workspace_first_in_its_key(database: Database) -> None:
    tables = inspect(database.engine)
    keys = {
        name: tables.get_pk_constraint(name)["constrained_columns"]
        for name in tables.get_table_names()
        if name != "alembic_version"
    }

    assert keys
    assert {name: key for name, key in keys.items() if key[0] != "workspace"} == {}
