"""A meeting in session moves through its topics, each step once, until it ends."""

import asyncio
from datetime import timedelta

import pytest

from handlers.views.kit import plainly
from tests.driver import NotThereError, Person
from tests.scenes import (
    MEETING,
    NEXT_IN_WORDS,
    agenda,
    chooses,
    direct,
    ends,
    form,
    now,
    posts,
    refusal,
    starts,
    told,
)
from tests.stage import Stage

FIRST, SECOND = "2. Update the shelter map", "3. Agree on the training calendar"


@pytest.fixture
async def panel(stage: Stage, ada: Person) -> Person:
    """Ada, looking at her panel of a meeting that has just begun, five minutes early."""
    return await starts(stage, ada)


async def test_next_moves_on_until_all_topics_are_done(panel: Person, cruz: Person) -> None:
    await panel.clicks("Next topic")
    assert await now(cruz) == FIRST
    await panel.clicks("Next topic")
    assert await now(cruz) == SECOND
    assert (await posts(cruz))[-1].splitlines()[2] == "Next: the end of the meeting."
    await panel.clicks("Next topic")

    assert await now(cruz) == "All topics are done."
    with pytest.raises(NotThereError):
        await panel.clicks("Next topic")
    await panel.clicks("Back one topic")
    assert await now(cruz) == SECOND


async def test_a_topic_put_back_in_session_comes_after_what_was_discussed(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await ada.types("/agenda remove 2")
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await ada.clicks("Undo")
    await panel.clicks("Next topic")
    assert await now(cruz) == FIRST

    await panel.clicks("Back one topic")
    assert await now(cruz) == SECOND


async def test_the_panel_tells_what_its_holder_needs(panel: Person) -> None:
    await panel.clicks("Next topic")

    assert (await direct(panel))[-1].splitlines() == [
        "You are facilitating · Task force",
        "Now: 2. Update the shelter map · 15 minutes planned, until 10:10 AM Eastern time",
        "Which beds opened since spring.",
        "Next: 3. Agree on the training calendar",
        "Live message: <#C0TASK>.",
        "You get this because you run this meeting.",
    ]


async def test_pressed_twice_on_one_step_next_moves_once(
    stage: Stage, panel: Person, cruz: Person
) -> None:
    hasty = panel.hasty()
    await asyncio.gather(hasty.clicks("Next topic"), hasty.clicks("Next topic"))
    await stage.settled()

    assert await now(cruz) == FIRST
    assert await panel.answer() == (
        "That step is over. The meeting is at topic 2, Update the shelter map."
    )


async def test_a_quick_second_next_on_the_new_step_moves_again(panel: Person, cruz: Person) -> None:
    await panel.clicks("Next topic")
    await panel.clicks("Next topic")

    assert await now(cruz) == SECOND


@pytest.mark.usefixtures("panel")
async def test_typed_twice_within_ten_seconds_next_moves_once(stage: Stage, ada: Person) -> None:
    await ada.types("/meeting next")
    await stage.moves_by(seconds=9)
    await ada.types("/meeting next")
    assert await told(ada) == ("The meeting has just moved on. To move again, wait ten seconds.")
    assert await now(ada) == FIRST

    await stage.moves_by(seconds=1)
    await ada.types("/meeting next")

    assert (await told(ada)).splitlines()[0] == "Moved on."
    assert await now(ada) == SECOND


@pytest.mark.usefixtures("panel")
async def test_everything_on_the_panel_can_be_typed(stage: Stage, ada: Person) -> None:
    await ada.types("/meeting next")
    await ada.types("/meeting extend 20m")
    assert await told(ada) == (
        "Extended.\nNow: 2. Update the shelter map · until 10:30 AM Eastern time"
    )
    await ada.types("/meeting back")
    assert (await told(ada)).splitlines()[0] == "One topic back."
    await ada.types("/meeting park")
    assert await ada.answer() == (
        "Introductions open every meeting, so they are not parked: go on to next."
    )
    await stage.moves_by(seconds=10)
    await ada.types("/meeting next")
    await stage.moves_by(seconds=10)
    await ada.types("/meeting park")
    assert (await told(ada)).splitlines()[0] == "Parked for the next meeting."
    for much in ("a lot", "500m", "99999", "0"):
        await ada.types(f"/meeting extend {much}")
        assert await refusal(ada) == (
            "Say by how much, from 1 to 240 minutes, such as /meeting extend 5m."
        )
    await ada.types("/meeting back")
    await ada.types("/meeting back")
    await ada.types("/meeting back")
    assert await ada.answer() == "This is the first topic."
    await stage.moves_by(seconds=10)
    await ada.types("/meeting next")
    await ada.types("/meeting end")
    assert (await form(ada)).splitlines()[0] == "End the meeting of River County Task Force?"


async def test_five_minutes_more_count_from_now_when_the_time_is_over(
    stage: Stage, panel: Person
) -> None:
    await panel.clicks("Extend 5 minutes")
    assert (await direct(panel))[-1].splitlines()[1] == (
        "Now: 1. Introductions · 10 minutes planned, until 10:10 AM Eastern time"
    )

    await stage.moves_to(MEETING + timedelta(minutes=30))
    await panel.clicks("Extend 5 minutes")

    assert (await direct(panel))[-1].splitlines()[1] == (
        "Now: 1. Introductions · 10 minutes planned, until 10:35 AM Eastern time"
    )


async def test_too_much_for_the_time_left_is_told_at_each_step(stage: Stage, panel: Person) -> None:
    await stage.moves_to(MEETING + timedelta(minutes=75))
    await panel.clicks("Next topic")

    assert (await direct(panel))[-1].splitlines()[-3] == (
        "The topics left run to 11:40 AM Eastern time, 10 minutes past the planned end: park one?"
    )


async def test_ending_shows_what_is_open_and_carries_what_stays_ticked(
    panel: Person, cruz: Person
) -> None:
    await panel.clicks("Next topic")
    await panel.clicks("End meeting")
    assert (await form(panel)).splitlines() == [
        "End the meeting of River County Task Force?",
        "2. Update the shelter map counts as discussed. To carry it over, park it first.",
        "Carry over to the next meeting",
    ]
    boxes = (await panel.form())["blocks"][-1]["element"]
    labels = {option["text"]["text"]: option["value"] for option in boxes["options"]}
    assert list(labels) == [
        "3. Agree on the training calendar",
        "4. Transport to court after hours",
        "5. How the hospital calls an advocate at night",
    ]
    await chooses(panel, carry=[labels["3. Agree on the training calendar"]])
    await panel.submits()

    assert await form(panel) == (
        "The meeting of River County Task Force is over.\n"
        "1 topic is carried over.\n"
        f"The next meeting: {NEXT_IN_WORDS}."
    )
    assert (await posts(cruz))[-1] == (
        "Meeting over · Task force · Tuesday, March 10, 2026 at 9:55 AM Eastern time to 9:55 AM"
        " Eastern time\n"
        "1 topic discussed, 1 carried over.\n"
        f"Next meeting: {NEXT_IN_WORDS}."
    )
    assert (await cruz.messages())[-1]["text"] == (
        "Task force: the meeting is over. 1 topic discussed, 1 carried over."
    )
    assert await direct(panel) == ["Task force: this meeting is over."]
    await cruz.clicks("View privately")
    assert (await told(cruz)).splitlines()[1:] == [
        "1. Introductions · 10 minutes",
        "2. Update the shelter map · 15 minutes · discussed",
        "Which beds opened since spring.",
        "3. Agree on the training calendar · 10 minutes · carried to the next meeting",
    ]
    assert (await direct(cruz))[0].splitlines()[:2] == [
        (
            "Task force: topic 4 of Tuesday, March 10, 2026 at 10:00 AM Eastern time is not carried"
            " over."
        ),
        "Transport to court after hours",
    ]


async def test_a_topic_that_comes_while_the_end_is_asked_about_is_carried(
    panel: Person, cruz: Person
) -> None:
    await panel.clicks("Next topic")
    await panel.clicks("End meeting")
    await cruz.types("/agenda add Order leaflets 5m")

    await panel.submits()

    assert [line.partition(" · ")[0] for line in await agenda(cruz)] == [
        "1. Introductions",
        "2. Agree on the training calendar",
        "3. Transport to court after hours",
        "5. Order leaflets",
        "1 more topic is proposed; whoever runs the meeting sees it first.",
    ]


async def test_with_many_open_topics_ending_has_one_choice_for_all(
    ada: Person, panel: Person
) -> None:
    await ada.types("/agenda add " + "\n".join(f"Plan part {part}" for part in range(12)))
    await panel.clicks("Next topic")
    await panel.clicks("End meeting")
    boxes = (await panel.form())["blocks"][-1]["element"]
    assert [option["text"]["text"] for option in boxes["options"]] == ["Carry all 15 open topics"]
    await chooses(panel, carry=[])

    await panel.submits()

    assert (await form(panel)).splitlines()[1:] == [f"The next meeting: {NEXT_IN_WORDS}."]


async def test_an_end_that_was_asked_for_at_an_old_step_does_not_end(
    ada: Person, panel: Person
) -> None:
    await panel.clicks("Next topic")
    await panel.clicks("End meeting")
    await ada.stage.moves_by(seconds=10)
    await ada.types("/meeting next")

    await panel.submits()

    assert (await form(panel)).splitlines()[0] == (
        "That step is over. The meeting is at topic 3, Agree on the training calendar."
    )
    assert await now(ada) == SECOND


async def test_topics_that_come_in_session_join_the_meeting(
    ada: Person, cruz: Person, panel: Person
) -> None:
    for _topic in range(3):
        await panel.clicks("Next topic")
    assert await now(cruz) == "All topics are done."

    await cruz.types("/agenda add Order leaflets 5m")
    await ada.types("/agenda accept 6")
    await panel.clicks("Next topic")

    assert await now(cruz) == "6. Order leaflets"


async def test_the_topic_under_discussion_is_not_taken_off(ada: Person, panel: Person) -> None:
    await panel.clicks("Next topic")

    await ada.types("/agenda remove 2")

    assert await ada.answer() == "Topic 2 is under discussion, so it stays as it is."
    await ada.types("/agenda edit 1")
    assert await ada.answer() == "Introductions open every meeting and stay on its agenda."
    await panel.clicks("Next topic")
    await ada.types("/agenda edit 2")
    assert await ada.answer() == "The meeting has dealt with topic 2."


async def test_a_coordinator_without_a_panel_steps_from_the_status(
    stage: Stage, panel: Person, cruz: Person
) -> None:
    gus = Person(stage, "U0GUS")
    await gus.clicks("Meeting")
    await gus.clicks("Next topic")
    assert await now(cruz) == FIRST
    assert (await told(gus)).splitlines()[1:3] == [
        f"Now: {FIRST} · until 10:10 AM Eastern time",
        f"Next: {SECOND}",
    ]
    await panel.clicks("Next topic")
    await gus.clicks("Park topic")
    assert await gus.answer() == (
        "That step is over. The meeting is at topic 3, Agree on the training calendar."
    )

    await gus.clicks("Refresh")
    await gus.clicks("Extend 5 minutes")
    assert await now(cruz) == SECOND
    (status,) = [plainly(each) for each in await gus.reads() if "is in session" in each]
    assert status.splitlines()[1] == f"Now: {SECOND} · until 10:10 AM Eastern time"
    await gus.clicks("End meeting")
    await gus.submits()
    assert (await form(gus)).startswith("The meeting of River County Task Force is over.")


@pytest.mark.usefixtures("panel")
async def test_who_does_not_run_the_meeting_reads_its_status_without_steps(cruz: Person) -> None:
    await cruz.clicks("Meeting")

    assert (await told(cruz)).startswith("River County Task Force is in session.")
    for label in ("Next topic", "End meeting", "Refresh"):
        with pytest.raises(NotThereError):
            await cruz.clicks(label)


@pytest.mark.parametrize("verb", ["next", "extend", "park", "back", "end"])
@pytest.mark.usefixtures("panel")
async def test_who_does_not_run_the_meeting_moves_nothing(cruz: Person, verb: str) -> None:
    await cruz.types(f"/meeting {verb}")

    assert await cruz.answer() == (
        "Only the facilitator or a coordinator can do that: Ada Park and Gus Reyes."
    )
    assert await now(cruz) == "1. Introductions"


async def test_before_and_after_the_meeting_there_is_no_next(stage: Stage, ada: Person) -> None:
    await ada.types("/meeting next")
    assert await ada.answer() == (
        "No meeting is in session."
        " See /meeting, or press Meeting in the pinned message of the channel."
    )

    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    hasty = panel.hasty()
    await panel.clicks("End meeting")
    await asyncio.gather(hasty.submits(), hasty.submits())
    await stage.settled()

    assert [post.splitlines()[0][:12] for post in await posts(ada)] == [
        "Task force ·",
        "Meeting over",
    ]
    assert len(await agenda(ada)) == 4


async def test_a_restart_in_the_middle_loses_and_repeats_nothing(
    stage: Stage, panel: Person, cruz: Person
) -> None:
    await panel.clicks("Next topic")
    before = await posts(cruz), await direct(panel)
    calls = len(await stage.calls("chat.postMessage"))

    await stage.restarts()
    assert (await posts(cruz), await direct(panel)) == before
    await panel.clicks("Park topic")

    assert await now(cruz) == SECOND
    assert len(await stage.calls("chat.postMessage")) == calls
    await ends(panel)
    assert (await agenda(cruz))[1] == (
        "2. Update the shelter map · 15 minutes · carried from Tuesday, March 10, 2026"
    )
