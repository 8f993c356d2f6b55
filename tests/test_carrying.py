"""What a meeting leaves open stands on the next agenda: once, labelled, counted."""

from datetime import timedelta
from typing import Any

from tests.driver import Person
from tests.mishaps import rows
from tests.scenes import MEETING, NEXT_IN_WORDS, agenda, direct, ends, form, starts, told
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


async def test_keeping_a_topic_is_recorded_and_its_question_answered(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    for _meeting in range(3):
        await hold_a_meeting_that_comes_to_nothing(stage, ada)
    asked = cruz.within("dm")

    await asked.clicks("Keep it")

    assert await direct(cruz) == [
        (
            "Task force: topic 4 stays on the agenda.\n"
            "Transport to court after hours\n"
            "You get this because you proposed it."
        )
    ]
    assert buttons_of((await asked.messages())[-1]) == []
    assert rows(stage, "SELECT count(*) FROM audit WHERE act = 'topic kept'") == [(1,)]


async def test_withdrawing_a_topic_answers_its_question_and_can_be_undone(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    for _meeting in range(3):
        await hold_a_meeting_that_comes_to_nothing(stage, ada)
    asked = cruz.within("dm")

    await asked.clicks("Withdraw it")
    assert (await direct(cruz))[0].startswith("Task force: topic 4 is off the agenda.")
    assert (await asked.answer()).startswith("Topic 4 is off the agenda: Transport to court")
    await asked.clicks("Undo")

    assert (await direct(cruz))[0].startswith("Task force: topic 4 stays on the agenda.")


def buttons_of(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in message["blocks"] if block["type"] == "actions"]


async def test_a_meeting_nobody_started_carries_too_and_says_so_once(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await stage.moves_to(MEETING + timedelta(hours=2))
    await stage.restarts()

    reasons = {"U0ADA": "you run this meeting", "U0GUS": "you coordinate the task force"}
    for user, reason in reasons.items():
        told = await direct(Person(stage, user))
        assert [each for each in told if "nobody started" in each] == [
            (
                "Task force: nobody started the meeting"
                " Tuesday, March 10, 2026 at 10:00 AM Eastern time.\n"
                "Its topics are carried to the next meeting.\n"
                f"You get this because {reason}."
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

    assert await ada.within("dm").answer() == (
        "This meeting is over. See /meeting, or press Meeting in the pinned message of the channel."
    )


async def test_a_meeting_moved_in_time_is_not_missed(stage: Stage, ada: Person) -> None:
    await stage.moves_to(MEETING + timedelta(minutes=80))
    await ada.types("/meeting start")
    await stage.moves_to(MEETING + timedelta(hours=3))

    assert [each.splitlines()[0] for each in await direct(ada)] == [
        "You are facilitating · Task force"
    ]


async def test_a_returned_topic_is_proposed_again_for_the_next_meeting(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await ada.types("/agenda return 4 Bring it to the training group")
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await ends(panel)
    assert "Transport" not in "".join(await agenda(ada))

    await cruz.within("dm").clicks("Edit and propose again")

    assert (await form(cruz)).splitlines()[:3] == [
        (
            "Returned: Bring it to the training group"
            " That meeting is over. You can propose the topic for this one."
        ),
        f"For River County Task Force, {NEXT_IN_WORDS}. 30 of 90 minutes are taken.",
        "Topic: Transport to court after hours",
    ]
    await cruz.submits()
    await cruz.closes()
    assert (await agenda(cruz))[-2].startswith("4. Transport to court after hours · 15 minutes")


async def test_a_topic_carried_meanwhile_is_edited_where_it_is_now(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await cruz.types("/agenda edit 4")
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await ends(panel)

    await cruz.submits(title="Transport to court at night")

    assert (await form(cruz)).splitlines()[:3] == [
        "That meeting is over. The topic was carried on: it is topic 3 of this one.",
        f"For River County Task Force, {NEXT_IN_WORDS}. 45 of 90 minutes are taken.",
        "Topic: Transport to court at night",
    ]
    await cruz.submits()
    await cruz.closes()
    assert (await agenda(cruz))[2] == (
        "3. Transport to court at night · 15 minutes"
        f" · {CARRIED} · proposed, waiting to be accepted"
    )


async def test_words_for_a_returned_topic_come_too_late_and_go_on_the_next(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await ada.types("/agenda return 4 Bring it to the training group")
    await cruz.within("dm").clicks("Edit and propose again")
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await ends(panel)

    await cruz.submits(title="Transport to court at night")
    assert (await form(cruz)).splitlines()[2:] == [
        "Transport to court at night",
        f"The next meeting: {NEXT_IN_WORDS}.",
    ]
    await cruz.clicks("Add it there")

    assert (await form(cruz)).startswith("Added as topic 4: Transport to court at night")


async def test_an_old_edit_button_opens_the_topic_that_was_carried_twice(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await cruz.types("/agenda add Order leaflets 5m")
    for _meeting in range(2):
        await hold_a_meeting_that_comes_to_nothing(stage, ada)

    await cruz.clicks("Edit")

    lines = (await form(cruz)).splitlines()
    assert lines[0] == "That meeting is over. The topic was carried on: it is topic 6 of this one."
    assert lines[2] == "Topic: Order leaflets"
