"""What an act costs the database: few statements, and for a long agenda as many as for a short."""

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from bot.clock import MovableClock
from tests.driver import Person
from tests.fixtures import MONDAY, copied
from tests.mishaps import statements
from tests.stage import Stage, staged

ONE_QUESTION = ("BEGIN IMMEDIATE", "SELECT", "COMMIT")
ADD_MAP = "/agenda add Share the shelter map 10m"


async def test_a_topic_is_added_in_at_most_eight_statements(stage: Stage, ada: Person) -> None:
    await ada.types("/agenda")  # her language is known from now on

    told = await cost(stage, ada, ADD_MAP)

    assert (told[0], told[-1]) == ("BEGIN IMMEDIATE", "COMMIT")
    assert len(told) <= 8, told


async def cost(stage: Stage, person: Person, act: str) -> list[str]:
    """The statements of one act; what the outbox does meanwhile is left out.

    Before it the bot may ask, once a minute and in one question, which language the person reads.
    """
    with statements(stage) as told:
        await person.hasty().types(act)
        begins = [place for place, sql in enumerate(told) if sql == "BEGIN IMMEDIATE"]
        transactions = [told[begin:end] for begin, end in pairwise([*begins, None])]
    return next(
        each for each in transactions if "outbox" not in each[1] and len(each) > len(ONE_QUESTION)
    )


MORE = 30


@pytest.fixture
def long_database(demo_database: Path) -> str:
    """The demonstration with many more topics, and many more people on the roster."""
    url = copied(demo_database, "long.db")
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        connection.row_factory = sqlite3.Row
        topic = "workspace = 'T0RIVER' AND title = 'Update the shelter map'"
        person = "workspace = 'T0RIVER' AND name = 'Ben Ortiz'"
        seat = f"person_id = (SELECT id FROM person WHERE {person})"  # noqa: S608 - ours
        _multiply(connection, "agenda_item", topic, "number", "position")
        _multiply(connection, "membership", seat, "person_id")
        _multiply(connection, "person", person, "slack_user")
    return url


def _multiply(connection: sqlite3.Connection, table: str, which: str, *counted: str) -> None:
    [row] = connection.execute(f"SELECT * FROM {table} WHERE {which}")  # noqa: S608 - ours
    places = ", ".join("?" for _column in row.keys())  # noqa: SIM118 - a row's own keys
    for number in range(100, 100 + MORE):
        new = dict(row) | {"id": f"copy{number}"} | dict.fromkeys(counted, number)
        if "person_id" in counted:
            new["person_id"] = f"copy{number}"
        values = list(new.values())
        connection.execute(f"INSERT INTO {table} VALUES ({places})", values)  # noqa: S608 - ours


ACTS = (
    *("/agenda", ADD_MAP, "/agenda add", "/agenda edit 2", "/agenda move 2 to 3"),
    *("/agenda remove 2", "/agenda accept 4", "/meeting", "/meeting start", "/meeting next"),
)


async def test_a_long_agenda_takes_no_more_statements(stage: Stage, long_database: str) -> None:
    async with staged(long_database, MovableClock(MONDAY)) as long:
        assert await costs(long) == await costs(stage)


async def costs(stage: Stage) -> dict[str, list[str]]:
    """What each act begins to tell the database, in the minutes before the meeting."""
    ada = Person(stage, "U0ADA")
    await stage.moves_by(days=7, hours=22, minutes=57)
    told = {}
    for act in ACTS:
        told[act] = [statement[:30] for statement in await cost(stage, ada, act)]
        await stage.settled()
        await ada.closes()
    return told
