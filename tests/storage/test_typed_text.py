"""What people type is stored once the guard has read it, and in no other way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.exc import StatementError
from sqlmodel import AutoString, Session, col, select

from bot.domain.clean_text import CleanText
from bot.domain.privacy import clean
from bot.sandbox.demo import WORKSPACE
from storage.db import Database
from storage.people import PersonRow
from storage.tables import METADATA
from tests.fixtures import copied

WITHOUT_WORDS = {
    "audit": {"act", "seal", "subject"},
    "channel": {"invited_by", "name"},  # named on Slack, where all of its readers see it
    "conversation": {"channel"},
    "membership": {"guest_of"},
    "outbox": {"channel", "kind", "reason", "recipient", "slack_ts", "subject"},
    "person": {"language", "merged_into", "slack_user", "zone"},
    "posted": {"channel", "kind", "recipient", "shows", "subject", "ts"},
    "taskforce": {
        *("channel", "language", "recurrence", "roster_stamp", "set_up_by", "zone"),
    },
}
"""Columns of ids, words of our own, and what is chosen from a list."""


def test_every_other_column_of_text_takes_clean_text_only() -> None:
    plain = {
        name: {
            column.name
            for column in table.columns
            if isinstance(column.type, AutoString)
            and not (column.primary_key or column.name.endswith("_id"))
        }
        for name, table in METADATA.tables.items()
    }

    assert {name: columns for name, columns in plain.items() if columns} == WITHOUT_WORDS


@pytest.fixture
def database(demo_database: Path) -> Iterator[Database]:
    opened = Database(copied(demo_database))
    yield opened
    opened.close()


def entered(session: Session, name: str) -> None:
    session.add(PersonRow(workspace=WORKSPACE, id="new", name=name))


def renamed(session: Session, name: str) -> None:
    session.exec(select(PersonRow)).all()[0].name = name


def all_renamed(session: Session, name: str) -> None:
    session.execute(update(PersonRow).values(name=name))


@pytest.mark.parametrize("write", [entered, renamed, all_renamed])
def test_what_the_guard_has_not_read_is_not_written(
    database: Database, write: Callable[[Session, str], None]
) -> None:
    def ask(session: Session) -> list[str]:
        return list(session.exec(select(PersonRow.name).where(col(PersonRow.name) == "Canary")))

    with pytest.raises(StatementError, match="the guard has not read") as refused:
        database.transact(lambda session: write(session, "Canary"), workspace=WORKSPACE)
    assert "Canary" not in str(refused.value)
    assert database.transact(ask) == []

    database.transact(lambda session: write(session, clean("Canary", limit=80)))
    assert {type(name) for name in database.transact(ask)} == {CleanText}
