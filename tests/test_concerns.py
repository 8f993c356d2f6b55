"""A concern: told with a name or without, and what stays of whoever told it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from storage.tables import METADATA
from tests.driver import Person
from tests.forged import Forger, button
from tests.logbook import logged
from tests.stage import Stage

WORDS = "We keep running over, and nobody dares to say so."
ODD = datetime(2026, 3, 4, 17, 41, 27, 123457, tzinfo=UTC)
"""An instant that nothing in the demonstration falls on."""

NINE = datetime(2026, 3, 5, 14, tzinfo=UTC)
"""Nine in the morning after, in New York."""


@pytest.fixture
def ben(stage: Stage) -> Person:
    """A member who does something else at the same time."""
    return Person(stage, "U0BEN")


def rows_of(stage: Stage) -> set[tuple[str, str]]:
    """Every row of every table, as text."""
    with stage.bot.database.engine.connect() as connection:
        return {
            (table.name, json.dumps(list(row), default=str))
            for table in METADATA.sorted_tables
            for row in connection.execute(text(f'SELECT * FROM "{table.name}"'))  # noqa: S608 - our own tables
        }


def person_id(stage: Stage, slack_user: str) -> str:
    with stage.bot.database.engine.connect() as connection:
        asked = text("SELECT id FROM person WHERE workspace = 'T0RIVER' AND slack_user = :user")
        return str(connection.execute(asked, {"user": slack_user}).scalar_one())


def concern_id(stage: Stage) -> str:
    with stage.bot.database.engine.connect() as connection:
        return str(connection.execute(text("SELECT id FROM concern")).scalar_one())


async def calls_of(stage: Stage) -> list[dict[str, Any]]:
    return list((await stage.get("log", {"limit": 1000}))["calls"])


async def tells(person: Person, **values: Any) -> None:
    await person.types("/confidentiality concern")
    await person.submits(concern=WORDS, **values)


async def test_with_a_name_the_facilitator_hears_at_once(cruz: Person, ada: Person) -> None:
    await tells(cruz, with_name=["yes"])

    assert await cruz.reads_form() == "*Sent to Ada Park*, with your name."
    assert (await ada.last("dm")).splitlines() == [
        "Task force: somebody raised a concern on Monday, March 2, 2026.",
        WORDS,
        "From Cruz Vega, Advocate, Open Door.",
        "You get this because you facilitate the meeting.",
    ]


async def test_without_a_name_it_arrives_the_next_morning(
    stage: Stage, cruz: Person, ada: Person
) -> None:
    await tells(cruz)

    assert (await cruz.reads_form()).splitlines() == [
        "*It goes to Ada Park* tomorrow at 9, without your name.",
        "Roundtable has kept your words and the day, and nothing that leads to you.",
    ]
    assert await ada.reads("dm") == []
    await stage.moves_by(days=1)
    assert (await ada.last("dm")).splitlines() == [
        "Task force: somebody raised a concern on Monday, March 2, 2026.",
        WORDS,
        "Given without a name. Please do not try to find out whose it is.",
        "You get this because you facilitate the meeting.",
    ]


async def test_one_from_just_before_nine_waits_a_day_too(
    stage: Stage, cruz: Person, ada: Person
) -> None:
    await stage.moves_to(NINE - timedelta(minutes=1))
    await tells(cruz)

    await stage.moves_to(NINE + timedelta(hours=1))
    assert await ada.reads("dm") == []
    await stage.moves_to(NINE + timedelta(days=1))
    assert len(await ada.reads("dm")) == 1


async def test_the_coordinators_can_be_told_instead(
    stage: Stage, cruz: Person, ada: Person
) -> None:
    gus = Person(stage, "U0GUS")
    await tells(cruz, to="coordinators", with_name=["yes"])

    assert await cruz.reads_form() == "*Sent to Ada Park and Gus Reyes*, with your name."
    for coordinator in (ada, gus):
        assert WORDS in await coordinator.last("dm")


async def test_a_name_is_found_where_it_was_given_and_nowhere_else(
    stage: Stage, cruz: Person
) -> None:
    """The whole database differs by one row; with a name that row tells whose it is."""
    await stage.moves_to(ODD)
    before = rows_of(stage)
    await tells(cruz)
    [(table, without_name)] = rows_of(stage) - before
    me = person_id(stage, "U0CRUZ")

    assert table == "concern"
    assert json.loads(without_name)[4:] == [None, "2026-03-04", WORDS, 0]
    assert me not in without_name
    await tells(cruz, with_name=["yes"])
    assert me in str(rows_of(stage) - before)


async def test_no_table_keeps_the_time(stage: Stage, cruz: Person) -> None:
    """Nor a place in an order of rows: what others do around it is numbered and timed."""
    moments = [ODD.strftime(form) for form in ("%H:%M:%S", "%H:%M:%S.%f")]
    moments += [str(int(ODD.timestamp())), str(int(ODD.timestamp() * 1000))]
    await stage.moves_to(ODD)
    before = rows_of(stage)
    await tells(cruz)
    await stage.moves_to(NINE + timedelta(hours=1))

    assert [row for row in rows_of(stage) - before if any(each in row[1] for each in moments)] == []
    with stage.bot.database.engine.connect() as connection:
        asked = text("SELECT sql FROM sqlite_master WHERE name = 'concern'")
        assert "WITHOUT ROWID" in str(connection.execute(asked).scalar_one())


async def test_another_act_does_leave_its_time(stage: Stage, ben: Person) -> None:
    await stage.moves_to(ODD)
    before = rows_of(stage)
    await ben.types("/agenda add How we keep time")

    assert [table for table, row in rows_of(stage) - before if "17:41:27" in row] != []


async def test_no_log_line_and_no_call_tells_who_or_when(
    stage: Stage, cruz: Person, ben: Person
) -> None:
    await cruz.opens_home()  # from now on it follows what Cruz does, but not this
    already = len(await calls_of(stage))
    noted = len(logged())
    await tells(cruz)
    lines = logged()[noted:]
    calls = (await calls_of(stage))[already:]

    assert lines == []
    assert [call["method"] for call in calls] == ["views.open"]
    assert "U0CRUZ" not in json.dumps(calls[0]["arguments"])
    assert person_id(stage, "U0CRUZ") not in json.dumps(calls[0]["arguments"])
    noted = len(logged())
    await ben.types("/agenda add How we keep time")
    lines = logged()[noted:]
    assert [line["user"] for line in lines if line["event"] == "interaction"] == ["U0BEN"]


async def test_what_reaches_the_facilitator_names_nobody(
    stage: Stage, cruz: Person, ada: Person
) -> None:
    await tells(cruz)
    already = len(await calls_of(stage))
    noted = len(logged())
    await stage.moves_by(days=1)
    lines = logged()[noted:]
    desk = "Coordinators: Cruz Vega and Gus Reyes."  # elsewhere, where topics closed meanwhile
    sent = json.dumps((await calls_of(stage))[already:]).replace(desk, "")

    assert WORDS in sent
    for trace in ("U0CRUZ", "Cruz", "Open Door", person_id(stage, "U0CRUZ")):
        assert trace not in sent + str(lines)
    assert [line["kind"] for line in lines].count("concern") == 1
    await ada.within("dm").clicks("View privately")
    assert WORDS in await ada.within("dm").answer()


async def test_lock_screens_show_no_typed_word(cruz: Person, ada: Person) -> None:
    await tells(cruz, with_name=["yes"])

    shown = [toast for toast in await ada.toasts() if toast["kind"] == "dm"][-1]
    told = "Task force: somebody raised a concern on Monday, March 2, 2026."
    assert (shown["phone"], shown["desktop"]) == (told, told)


async def test_it_is_asked_about_like_any_text_and_still_leaves_no_trace(
    stage: Stage, cruz: Person
) -> None:
    before = rows_of(stage)
    noted = len(logged())
    await cruz.types("/confidentiality concern")
    await cruz.submits(concern="The victim Maria was named aloud.")
    assert "may point to a person" in await cruz.reads_form()
    await cruz.submits()
    lines = logged()[noted:]

    assert "tomorrow at 9" in await cruz.reads_form()
    assert lines == []
    assert [table for table, _row in rows_of(stage) - before] == ["concern"]


async def test_only_those_it_goes_to_can_read_it(stage: Stage, cruz: Person) -> None:
    """Not even a coordinator, where the facilitator was told."""
    await tells(cruz, with_name=["yes"])
    forger = Forger(stage)
    read = button("concern.read", concern_id(stage))

    assert WORDS in (await forger.presses("U0ADA", read)).shown
    for other in ("U0GUS", "U0BEN", "U0CRUZ", "U0HANA"):
        assert WORDS not in (await forger.presses(other, read)).shown


async def test_its_words_are_forgotten_after_two_weeks(
    stage: Stage, cruz: Person, ada: Person
) -> None:
    await tells(cruz)
    await stage.moves_by(days=2)
    await stage.sleeps_by(days=12)  # over a meeting, which has no part in it
    assert [table for table, row in rows_of(stage) if WORDS in row] == ["concern"]

    await stage.moves_by(days=2)
    assert [table for table, row in rows_of(stage) if WORDS in row] == []
    await ada.within("dm").clicks("View privately")
    assert await ada.within("dm").answer() == "That concern is no longer kept here."


async def test_the_front_desk_and_the_meeting_in_session_offer_it(
    cruz: Person, ada: Person
) -> None:
    await cruz.clicks("Tell the facilitator privately")
    assert "About River County Task Force" in await cruz.reads_form()
    await cruz.closes()

    await ada.types("/meeting start")
    await ada.clicks("Start it now")
    await cruz.clicks("Tell the facilitator privately")
    await cruz.submits(concern=WORDS, with_name=["yes"])
    assert await cruz.reads_form() == "*Sent to Ada Park*, with your name."


async def test_whoever_is_on_no_roster_is_told_whom_to_ask(stage: Stage) -> None:
    hana = Person(stage, "U0HANA")
    await hana.types("/confidentiality concern")

    assert await hana.answer() == (
        "You are not on the roster of River County Task Force yet. Ask Ada Park or Gus Reyes to "
        "add you."
    )


async def test_the_bare_command_says_what_we_promise(cruz: Person) -> None:
    await cruz.types("/confidentiality")
    assert (await cruz.answer()).startswith("We protect people by protecting their information.")

    await cruz.clicks("Raise a concern privately")
    assert "About River County Task Force" in await cruz.reads_form()
