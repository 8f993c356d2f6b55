"""The schema's history: it ends where the code is, on both databases, all or nothing."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from storage.db import Database
from storage.migrations import HERE, latest, outdated, upgrade
from storage.tables import METADATA


@pytest.fixture
def engine(either_url: str) -> Engine:
    database = Database(either_url)
    yield database.engine
    database.close()


def test_a_new_database_is_behind_until_it_is_migrated(engine: Engine) -> None:
    assert outdated(engine)

    upgrade(engine)

    assert not outdated(engine)


def test_the_newest_file_is_the_one_head_of_the_history() -> None:
    versions = ScriptDirectory(str(HERE))

    assert versions.get_heads() == [latest()]


def test_migrations_end_at_the_tables_of_the_code(engine: Engine) -> None:
    upgrade(engine)

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    before = inspect(engine).get_table_names()

    upgrade(engine)

    assert inspect(engine).get_table_names() == before


def test_a_migration_that_fails_leaves_nothing_half_done(engine: Engine) -> None:
    with engine.begin() as connection:  # in the way of the last table
        connection.execute(text("CREATE TABLE taskforce (id INTEGER)"))

    with pytest.raises(Exception, match="taskforce"):
        upgrade(engine)

    assert inspect(engine).get_table_names() == ["taskforce"]
    assert outdated(engine)


def test_a_database_of_a_later_version_is_not_this_ones(
    empty_database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "later.db"
    path.write_bytes(empty_database.read_bytes())
    database = Database(f"sqlite:///{path}")
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    assert outdated(database.engine)
    database.close()
