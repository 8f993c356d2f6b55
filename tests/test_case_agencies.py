"""The agencies of a case review: asked, told of another date, told that it is off."""

from datetime import timedelta

import pytest

from tests.case_scenes import offered, prepares, reviews
from tests.driver import Person
from tests.rosters import the_line
from tests.scenes import MEETING, NEXT_IN_WORDS, chooses
from tests.stage import Stage

ASKED = (
    "Your agency is asked to attend a closed session of it. Whoever runs the meeting can tell you "
    "more; please do not ask in Slack."
)
MOVED = (
    "The closed session that your agency is asked to attend is at this time now. Whoever runs the "
    "meeting can tell you more; please do not ask in Slack."
)
OFF = (
    "Your agency need not attend the closed session of it that you were told about. Whoever runs "
    "the meeting can tell you more; please do not ask in Slack."
)


@pytest.fixture
def ben(stage: Stage) -> Person:
    return Person(stage, "U0BEN")


async def test_agencies_are_told_once_it_is_accepted(
    stage: Stage, ada: Person, cruz: Person, ben: Person
) -> None:
    await prepares(ada)
    await reviews(cruz)
    assert [await each.reads("dm") for each in (ben, cruz)] == [[], []]

    await ada.types("/agenda accept 6")

    date = "<!date^1773151200^{date_long_pretty} at {time}|Tuesday, March 10, 2026 at 10:00 AM"
    assert (await ben.last("dm")).splitlines() == [
        f"Task force: a note about the meeting {date} Eastern time>.",
        ASKED,
        "You get this because you sit for your agency as its primary.",
    ]
    toast = [each for each in await ben.toasts() if each["kind"] == "dm"][-1]
    assert toast["phone"] == (
        "Task force: a note about the meeting Tuesday, March 10, 2026 at 10:00 AM Eastern time."
    )
    assert toast["desktop"].startswith("Task force: a note about the meeting <!date^")
    assert await Person(stage, "U0FAY").reads("dm") == []


async def test_an_agency_is_not_told_of_what_was_taken_off_meanwhile(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await prepares(ada)
    await stage.fails("chat.postMessage", "ratelimited", retry_after=30)
    await reviews(ada.hasty())
    await ada.hasty().closes()
    await ada.hasty().types("/agenda remove 6")
    await stage.moves_by(minutes=2)

    assert await ben.reads("dm") == []
    await ada.clicks("Undo")
    assert await notes(ben) == [ASKED]


async def notes(person: Person) -> list[str]:
    """What an agency's primary is told, by direct message."""
    return [told.splitlines()[1] for told in await person.reads("dm")]


async def test_an_agency_that_was_told_hears_of_another_date(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await prepares(ada)
    await reviews(ada)
    await stage.moves_by(minutes=1)
    await ada.closes()
    await ada.clicks("Settings")
    await ada.clicks("Change dates")
    await ada.submits(minutes="75")
    assert await notes(ben) == [ASKED]

    await ada.clicks("Change dates")
    await chooses(ada, first_date="2026-03-17")
    await ada.submits()

    assert await notes(ben) == [ASKED, MOVED]
    assert "Tuesday, March 17, 2026 at 10:00 AM Eastern time" in await ben.last("dm")


async def test_an_agency_hears_of_a_session_that_is_carried_then_called_off(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await prepares(ada)
    await reviews(ada)
    await ada.closes()
    await stage.moves_to(MEETING + timedelta(hours=2))  # nobody came
    assert await notes(ben) == [ASKED, MOVED]
    assert NEXT_IN_WORDS in await ben.last("dm")

    await ada.types("/agenda remove 4")
    await ada.clicks("Undo")
    await stage.moves_by(minutes=6)
    assert await notes(ben) == [ASKED, MOVED]

    await ada.types("/agenda remove 4")
    await stage.moves_by(minutes=6)
    assert await notes(ben) == [ASKED, MOVED, OFF]
    await ada.clicks("Undo")
    assert await notes(ben) == [ASKED, MOVED, OFF, ASKED]


async def test_an_agency_that_need_not_come_any_more_is_told(
    stage: Stage, ada: Person, cruz: Person, ben: Person
) -> None:
    await prepares(ada)
    await reviews(ada)
    await stage.moves_by(minutes=1)
    await ada.closes()
    await ada.types("/agenda edit 6")

    await ada.submits(agencies=[offered(await ada.form(), "agencies")["Open Door"]])

    assert await notes(ben) == [ASKED, OFF]
    assert await notes(cruz) == [ASKED]


async def test_whoever_sits_for_the_agency_next_is_asked_once(
    stage: Stage, ada: Person, ben: Person
) -> None:
    fay = Person(stage, "U0FAY")
    await prepares(ada)
    await reviews(ada)
    await ada.closes()
    await the_line(ada, "Fay Moss", "Move")
    police = offered(await ada.form(), "agency")["River Police Department"]
    await chooses(ada, agency=police, seat="alternate")
    await ada.submits()
    assert (await notes(ben), await notes(fay)) == ([ASKED], [])

    for seat in ("primary", "alternate", "primary"):
        await ada.closes()
        await the_line(ada, "Fay Moss", "Edit")
        await chooses(ada, seat=seat)
        await ada.submits()

    assert (await notes(ben), await notes(fay)) == ([ASKED], [ASKED])
