"""The audit chain: every change has a row of ids, and no row can be changed unseen."""

from pathlib import Path

import pytest

from bot.sandbox.demo import WORKSPACE
from storage import audit
from storage.db import Database
from tests.driver import Person
from tests.fixtures import copied
from tests.mishaps import another_process, rows
from tests.stage import Stage


def the_taskforce(stage: Stage) -> str:
    query = "SELECT id FROM taskforce WHERE workspace = 'T0RIVER' AND channel = 'C0TASK'"
    [(taskforce_id,)] = rows(stage, query)
    return str(taskforce_id)


def chain(stage: Stage) -> list[tuple[str, str]]:
    """What was recorded, as act and subject."""
    with another_process(stage) as connection:
        query = "SELECT act, subject FROM audit WHERE taskforce_id = ? ORDER BY number"
        return connection.execute(query, [the_taskforce(stage)]).fetchall()


def first_broken(stage: Stage) -> int | None:
    return stage.bot.database.transact(
        lambda session: audit.first_broken(
            session, workspace=WORKSPACE, taskforce_id=the_taskforce(stage)
        ),
        workspace=WORKSPACE,
    )


def last_topic(stage: Stage) -> str:
    [(item_id,)] = rows(stage, "SELECT id FROM agenda_item WHERE number = 6")
    return str(item_id)


async def test_every_change_is_recorded_by_ids(stage: Stage, ada: Person) -> None:
    before = chain(stage)

    await ada.types("/agenda add Share the shelter map 10m")
    topic = last_topic(stage)
    await ada.types("/agenda move 6 to 2")
    await ada.clicks("Undo")
    await ada.types("/agenda accept 4")
    await ada.types("/agenda return 5 Please bring this to the training group")

    [(fourth,), (fifth,)] = rows(
        stage, "SELECT id FROM agenda_item WHERE number IN (4, 5) AND workspace = 'T0RIVER'"
    )
    assert chain(stage)[len(before) :] == [
        ("topic proposed", topic),
        ("topic moved", topic),
        ("topic accepted", fourth),
        ("topic returned", fifth),
    ]
    assert first_broken(stage) is None


async def test_what_only_reads_and_what_is_refused_records_nothing(
    stage: Stage, ada: Person
) -> None:
    before = chain(stage)

    for typed in (
        "",
        " help",
        " edit 2",
        " edit 99",
        " add A topic that is long 900m",
        " nonsense",
    ):
        await ada.types(f"/agenda{typed}")
    await ada.opens_home()

    assert chain(stage) == before


async def test_the_chain_holds_no_typed_words(stage: Stage, ada: Person) -> None:
    await ada.types("/agenda add Share the shelter map 10m")
    await ada.types("/agenda return 5 Please bring this to the training group")

    told = [str(value) for row in rows(stage, "SELECT * FROM audit") for value in row]
    assert [value for value in told if stage.typed.found_in(value)] == []


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE audit SET act = 'nothing'", 3),
        ("UPDATE audit SET subject = 'another'", 3),
        ("UPDATE audit SET actor_id = NULL", 3),
        ("UPDATE audit SET at = '2020-01-01 00:00:00.000000'", 3),
        ("UPDATE audit SET seal = 'ab'", 3),
        ("DELETE FROM audit", 4),
    ],
)
async def test_a_row_that_was_tampered_with_is_found(
    stage: Stage, tampering: str, found: int
) -> None:
    whole = first_broken(stage)
    assert len(chain(stage)) > 4

    with another_process(stage) as connection:
        third = "WHERE workspace = 'T0RIVER' AND taskforce_id = ? AND number = 3"
        connection.execute(f"{tampering} {third}", [the_taskforce(stage)])

    assert (whole, first_broken(stage)) == (None, found)


def test_a_database_is_whole_as_it_is_made(demo_database: Path) -> None:
    database = Database(copied(demo_database))
    with database.engine.connect() as connection:
        chains = connection.exec_driver_sql(
            "SELECT DISTINCT workspace, taskforce_id FROM audit"
        ).fetchall()
    broken = [
        database.transact(
            lambda session, of=of: audit.first_broken(session, workspace=of[0], taskforce_id=of[1])
        )
        for of in chains
    ]
    database.close()

    assert len(chains) == 3
    assert broken == [None, None, None]
