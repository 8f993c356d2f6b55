"""Case reviews: a form without text, a closed session to everyone but whoever runs the meeting."""

import json
from typing import Any

import pytest
from sqlalchemy import text

from handlers.views.kit import plainly
from tests.case_scenes import PLACE, offered, prepares, reviews
from tests.driver import Person
from tests.forged import Forger
from tests.scenes import agenda
from tests.stage import Stage

CLOSED = "Closed session (20 minutes)"
WHOLE = "Case review: 3 cases, Open Door, River Police Department; list at Prosecutor's office"
NO_TEXT = (
    "A case review takes no text: no title and no detail. Choose how many cases instead; nothing "
    "that was typed is kept."
)
PUBLIC = "In a public channel there are no sign-in lists, minutes or closed sessions."


@pytest.fixture
def ben(stage: Stage) -> Person:
    return Person(stage, "U0BEN")


def fields(form: dict[str, Any]) -> list[str]:
    return [block["block_id"] for block in form["blocks"] if block["type"] == "input"]


def kept(stage: Stage, words: str) -> list[str]:
    """The tables in which these words stand."""
    with stage.bot.database.engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return [
            name
            for (name,) in names
            if words in str(connection.execute(text(f'SELECT * FROM "{name}"')).all())  # noqa: S608
        ]


async def begins(ada: Person) -> None:
    """Up to the closed session, and into it."""
    await ada.types("/meeting start")
    await ada.clicks("Start it now")
    await ada.types("/agenda")
    while "Closed session" not in await panel(ada):
        await ada.within("dm").clicks("Next topic")


async def panel(ada: Person) -> str:
    return await ada.last("dm")


async def test_choosing_the_kind_changes_the_form(ada: Person) -> None:
    await prepares(ada)
    await ada.types("/agenda add")
    assert fields(await ada.form()) == ["title", "minutes", "kind", "presenter", "detail"]

    await ada.fills(title="About K.", detail="What nobody should read")
    await ada.clicks("Case review")

    form = await ada.form()
    assert fields(form) == ["kind", "count", "minutes", "agencies", "place"]
    assert {block["element"]["type"] for block in form["blocks"] if block["type"] == "input"} == {
        "static_select",
        "multi_static_select",
    }
    assert list(offered(form, "count")) == [str(count) for count in range(1, 21)]
    assert list(offered(form, "place")) == [PLACE]
    assert "About K." not in json.dumps(form)
    await ada.clicks("Decision")
    back = await ada.form()
    assert fields(back) == ["title", "minutes", "kind", "presenter", "detail"]
    assert "About K." not in json.dumps(back)


async def test_a_typed_case_review_opens_the_form_and_drops_its_words(
    stage: Stage, ada: Person
) -> None:
    await prepares(ada)
    await ada.types("/agenda add Quarrel at Pine Hill 20m (case review)")

    form = await ada.form()
    assert (await ada.reads_form()).startswith(f"*{NO_TEXT}*")
    assert "Pine Hill" not in json.dumps(form)
    assert kept(stage, "Pine Hill") == []
    await ada.types("/agenda add Quarrel at Pine Hill 20m")
    assert kept(stage, "Pine Hill") == ["agenda_item"]


async def test_among_several_lines_it_is_taken_out(stage: Stage, ben: Person) -> None:
    await ben.types("/agenda add Share the map\nQuarrel at Pine Hill (case review)")

    form = json.dumps(await ben.form())
    assert "Share the map" in form
    assert "Pine Hill" not in form
    assert kept(stage, "Share the map") == []


async def test_a_form_that_was_not_changed_yet_keeps_no_words(stage: Stage, ada: Person) -> None:
    """Slack's switch may come late: what is submitted with that kind is not stored."""
    await prepares(ada)
    await ada.types("/agenda add")
    await ada.submits(title="Quarrel at Pine Hill", kind="case review")

    assert fields(await ada.form())[:2] == ["kind", "count"]
    assert kept(stage, "Pine Hill") == []


async def test_without_a_place_whom_to_ask_is_told(ben: Person, stage: Stage) -> None:
    await ben.types("/agenda add case review")
    ask = (
        "Nobody has said yet where lists of cases are held. Ask a coordinator to do so with "
        "/roundtable settings: Ada Park and Gus Reyes."
    )
    assert ask in await ben.reads_form()
    assert fields(await ben.form()) == ["kind"]
    outcome = await ben.submits()
    assert outcome.errors == {"kind": ask}

    ada = Person(stage, "U0ADA")
    await ada.types("/agenda add case review")
    await ada.clicks("Closed session settings")
    await ada.submits(readers_known=["yes"], places=f"{PLACE}\n\n  {PLACE} ")
    assert f"*Lists are held at:* {PLACE}" in await ada.reads_form()


async def test_only_whoever_runs_the_meeting_sees_what_it_holds(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await prepares(ada)
    await reviews(ada)

    assert f"*Added as topic 6:* {WHOLE} · 20 minutes" in await ada.reads_form()
    await ada.closes()
    await ada.types("/agenda")
    assert f"6. {WHOLE} · 20 minutes" in await ada.answer()
    await cruz.types("/agenda")
    assert f"6. {CLOSED}" in await cruz.answer()
    assert "Case review" not in await cruz.answer()
    assert kept(stage, "Pine Hill") == []


async def test_not_even_its_submitter_is_shown_it_again(ada: Person, ben: Person) -> None:
    await prepares(ada)
    await reviews(ben)

    assert f"*Added as topic 6:* {CLOSED}" in await ben.reads_form()
    await ben.clicks("Edit")
    form = json.dumps(await ben.form())
    assert "Choose anew." in form
    assert form.count('"initial_option"') == 3  # one case, the minutes, the first place
    assert '"initial_options"' not in form
    await ben.submits(count="5", minutes="20")
    await ada.types("/agenda")
    assert "6. Case review: 5 cases; list at Prosecutor's office · 20 minutes" in await ada.answer()


async def test_whoever_runs_the_meeting_edits_what_it_holds(ada: Person) -> None:
    await prepares(ada)
    await reviews(ada)
    await ada.closes()
    await ada.types("/agenda edit 6")

    form = await ada.form()
    assert fields(form) == ["count", "minutes", "agencies", "place"]
    assert json.dumps(form).count('"initial_option') == 4
    await ada.submits(count="4")
    assert WHOLE.replace("3", "4") in await ada.reads_form()


async def test_next_asks_first_and_only_begin_moves(ada: Person, cruz: Person) -> None:
    await prepares(ada, invited=[])
    await reviews(ada)
    await ada.closes()
    await ada.types("/agenda move 6 to 2")
    await ada.types("/meeting start")
    await ada.clicks("Start it now")

    await ada.within("dm").clicks("Next topic")
    asked = await ada.reads_form()
    assert "Before we begin: share only what your own law" in asked
    assert "Nobody is on the invite list of closed sessions yet." in asked
    assert "Introductions" in await cruz.last()
    assert (await ada.submits()).errors == {"checked": "Please complete this required field."}
    await ada.submits(checked=["yes"])
    await ada.closes()

    live = (await cruz.last()).splitlines()
    assert live[1].startswith("Closed session until <!date^")
    assert live[1].endswith("Notes are paused.")
    assert len(live) == 2
    assert WHOLE in (await panel(ada)).splitlines()[2]
    await ada.within("dm").clicks("Next topic")
    assert "Now: *2. Update the shelter map*" in await cruz.last()


async def test_typed_next_asks_the_same(ada: Person, cruz: Person) -> None:
    await prepares(ada)
    await reviews(ada)
    await ada.closes()
    await ada.types("/agenda move 6 to 2")
    await ada.types("/meeting start")
    await ada.clicks("Start it now")
    await ada.types("/meeting next")
    await ada.submits(checked=["yes"])

    assert "Closed session until" in await cruz.last()
    await ada.closes()
    await ada.types("/meeting back")
    assert "1. Introductions" in await cruz.last()


async def test_two_in_a_row_are_one_closed_session(stage: Stage, ada: Person, cruz: Person) -> None:
    await prepares(ada)
    await reviews(ada)
    await ada.closes()
    await reviews(ada, count="1", minutes="15", agencies=[])
    await ada.closes()
    await ada.types("/agenda move 7 to 2")
    await ada.types("/agenda move 6 to 2")
    assert (await agenda(cruz))[1] == "6. Closed session (35 minutes)"
    assert (await agenda(ada))[1].startswith(f"6. {WHOLE}")
    await ada.types("/meeting start")
    await ada.clicks("Start it now")
    assert "Next: 6. Closed session (35 minutes) · then 2 more" in await cruz.last()
    dm = ada.within("dm")

    await dm.clicks("Next topic")
    assert (
        "6. Closed session (20 minutes)\n7. Closed session (15 minutes)" in await ada.reads_form()
    )
    await ada.submits(checked=["yes"])
    await ada.closes()
    shown = await cruz.last()
    assert "Closed session until 10:35 AM" in plainly(shown)
    assert f"{WHOLE} · until 10:20 AM" in plainly(await panel(ada))

    await stage.moves_by(minutes=20)
    await dm.clicks("Next topic")
    assert await cruz.last() == shown
    assert "Case review: 1 case; list at" in await panel(ada)
    assert (await agenda(cruz))[:2] == [
        "1. Introductions · 10 minutes",
        "Now: 6. Closed session (35 minutes)",
    ]
    await dm.clicks("Next topic")
    assert "2. Update the shelter map" in await cruz.last()
    assert (await agenda(cruz))[1] == "6. Closed session (35 minutes) · discussed"
    assert acts(stage) == ["closed session begun", "closed session ended"]


def acts(stage: Stage) -> list[str]:
    """What the audit keeps of closed sessions, in order."""
    with stage.bot.database.engine.connect() as connection:
        asked = text("SELECT act FROM audit WHERE act LIKE 'closed session %' ORDER BY number")
        return [act for (act,) in connection.execute(asked)]


async def test_the_audit_keeps_one_begin_and_one_end(stage: Stage, ada: Person) -> None:
    await prepares(ada)
    await reviews(ada)
    await ada.closes()
    await ada.types("/agenda move 6 to 2")
    await ada.types("/meeting start")
    await ada.clicks("Start it now")
    await ada.types("/meeting next")
    await ada.submits(checked=["yes"])
    await ada.closes()
    await ada.types("/meeting extend 5m")
    await stage.moves_by(minutes=6)
    await ada.types("/meeting end")
    await ada.submits()

    assert acts(stage) == ["closed session begun", "closed session ended"]


async def test_what_is_not_held_is_carried_with_what_it_holds(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await prepares(ada)
    await reviews(ada)
    await ada.closes()
    await ada.types("/meeting start")
    await ada.clicks("Start it now")
    await stage.moves_by(minutes=6)
    await ada.types("/meeting end")
    await ada.submits()
    await ada.closes()

    await ada.types("/agenda")
    assert f"{WHOLE} · 20 minutes · carried from" in await ada.answer()
    await cruz.types("/agenda")
    assert f"{CLOSED} · carried from" in await cruz.answer()


async def test_a_public_channel_holds_none(stage: Stage, ada: Person) -> None:
    await prepares(ada)
    await reviews(ada)
    await ada.closes()
    with stage.bot.database.engine.begin() as connection:
        connection.execute(text("UPDATE channel SET is_public = 1 WHERE workspace = 'T0RIVER'"))

    await ada.types("/agenda add case review")
    assert PUBLIC in await ada.reads_form()
    assert (await ada.submits()).errors == {"kind": PUBLIC}
    await ada.closes()
    await ada.types("/agenda move 6 to 2")
    await ada.types("/meeting start")
    await ada.clicks("Start it now")
    await ada.types("/meeting next")
    assert await ada.answer() == f"{PUBLIC} Take topic 6 off the agenda to go on."


async def test_it_goes_back_without_a_reason(stage: Stage, ada: Person, ben: Person) -> None:
    await prepares(ada)
    await reviews(ben)
    await ada.types("/agenda return 6 Because of Pine Hill")

    assert fields(await ada.form()) == []
    await ada.submits()
    assert kept(stage, "Pine Hill") == []
    assert "was returned to you" in await ben.last("dm")


async def test_forged_choices_of_elsewhere_are_refused(stage: Stage, ada: Person) -> None:
    await prepares(ada)
    with stage.bot.database.engine.connect() as connection:
        asked = "SELECT a.id FROM agency a JOIN taskforce t ON t.id = a.taskforce_id"
        named = " AND t.workspace = a.workspace WHERE t.name = 'Lake County Task Force'"
        other = str(connection.execute(text(asked + named)).scalars().first())
    await ada.types("/agenda add case review")
    form = await ada.form()
    place = next(iter(offered(form, "place").values()))
    chosen = {"agencies": [other], "place": place, "count": "3", "minutes": "20"}

    forger = Forger(stage)
    for wrong in ({}, {"agencies": [], "place": "elsewhere"}, {"agencies": [], "count": "21"}):
        values = states(chosen | wrong)
        told = await forger.submits("U0ADA", "agenda.add_cases", form["private_metadata"], values)
        assert told.ack["response_action"] == "errors"
    assert kept(stage, "case review") == []


def states(chosen: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """As Slack submits them."""
    return {
        block_id: {
            "type": "multi_static_select",
            "selected_options": [{"value": each} for each in value],
        }
        if isinstance(value, list)
        else {"type": "static_select", "selected_option": {"value": value}}
        for block_id, value in chosen.items()
    }
