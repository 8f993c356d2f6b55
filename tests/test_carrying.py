"""What a meeting leaves open stands on the next agenda: once, labelled, counted."""

from datetime import timedelta

from tests.driver import Person
from tests.scenes import MEETING, agenda, direct, ends, starts, told
from tests.stage import Stage

CARRIED = "carried from Tuesday, March 10, 2026"


async def hold_a_meeting_that_comes_to_nothing(stage: Stage, person: Person) -> None:
    """Start the next meeting whenever it is, introduce one another, and end."""
    await person.types("/meeting start")
    await person.clicks("Start it now")
    panel = person.within("dm")
    await panel.clicks("Next topic")
    await panel.clicks("Back one topic")
    await stage.moves_by(minutes=10)
    await ends(panel)


async def test_open_and_parked_topics_are_carried_the_template_is_not(
    stage: Stage, ada: Person
) -> None:
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await panel.clicks("Park topic")
    await ends(panel)

    assert await agenda(ada) == [
        "1. Introductions · 10 minutes",
        f"2. Update the shelter map · 15 minutes · {CARRIED}",
        "Which beds opened since spring.",
        (
            "3. Transport to court after hours · 15 minutes"
            f" · {CARRIED} · proposed, waiting to be accepted"
        ),
        (
            "4. How the hospital calls an advocate at night · 10 minutes"
            f" · {CARRIED} · proposed, waiting to be accepted"
        ),
    ]


async def test_what_nobody_accepted_shows_on_no_old_agenda(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await panel.clicks("Park topic")
    await ends(panel)

    await cruz.clicks("View privately")

    assert (await told(cruz)).splitlines()[1:] == [
        "1. Introductions · 10 minutes",
        "3. Agree on the training calendar · 10 minutes · discussed",
        "2. Update the shelter map · 15 minutes · carried to the next meeting",
        "Which beds opened since spring.",
    ]


async def test_after_three_times_the_submitter_is_asked(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    for _meeting in range(2):
        await hold_a_meeting_that_comes_to_nothing(stage, ada)
    assert await direct(cruz) == []
    await hold_a_meeting_that_comes_to_nothing(stage, ada)

    assert await direct(cruz) == [
        (
            "Task force: topic 4 was carried over 3 times. Is it still wanted?\n"
            "Transport to court after hours\n"
            "You get this because you proposed it."
        )
    ]
    asked = cruz.within("dm")
    await asked.clicks("Keep it")
    assert (await asked.answer()).splitlines()[0] == "*It stays on the agenda.*"
    await asked.clicks("Withdraw it")
    assert (await asked.answer()).startswith("Topic 4 is off the agenda: Transport to court")
    await asked.clicks("Keep it")
    assert await asked.answer() == "Topic 4 is off the agenda already."


async def test_a_meeting_nobody_started_carries_too_and_says_so_once(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await stage.moves_to(MEETING + timedelta(hours=2))
    await stage.restarts()

    for who in (ada, Person(stage, "U0GUS")):
        assert [each for each in await direct(who) if "nobody" in each] == [
            (
                "Task force: nobody started the meeting"
                " Tuesday, March 10, 2026 at 10:00 AM Eastern time.\n"
                "Its topics are carried to the next meeting.\n"
                "You get this because you run this meeting."
            )
        ]
    assert (await agenda(cruz))[:2] == [
        "1. Introductions · 10 minutes",
        f"2. Update the shelter map · 15 minutes · {CARRIED}",
    ]
    assert len(await agenda(ada)) == 6


async def test_the_reminder_of_a_missed_meeting_starts_it_no_more(
    stage: Stage, ada: Person
) -> None:
    await stage.moves_to(MEETING + timedelta(hours=2))

    await ada.within("dm").clicks("Start meeting")

    assert await ada.within("dm").answer() == ("This meeting is over. /meeting shows the next one.")


async def test_a_meeting_moved_in_time_is_not_missed(stage: Stage, ada: Person) -> None:
    await stage.moves_to(MEETING + timedelta(minutes=80))
    await ada.types("/meeting start")
    await stage.moves_to(MEETING + timedelta(hours=3))

    assert [each.splitlines()[0] for each in await direct(ada)] == [
        "You are facilitating · Task force"
    ]
