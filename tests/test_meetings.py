"""A meeting begins: started by whoever may, asked about where that is not plainly meant."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.meeting import MeetingState
from bot.sandbox.demo import WORKSPACE
from storage.meetings import MeetingRow
from tests.driver import NotThereError, Person
from tests.scenes import (
    IN_WORDS,
    MEETING,
    NEXT_IN_WORDS,
    direct,
    ends,
    now,
    posts,
    refusal,
    starts,
    told,
)
from tests.stage import Stage

STARTED = "The meeting is in session. Your panel is in your messages with Roundtable."
STARTS_SOON = (
    "Task force starts at 10:00 AM Eastern time. 3 topics. 60 of 90 minutes are taken."
    " 2 topics wait to be accepted.\n"
    "You get this because you run this meeting."
)


@pytest.fixture
def ben(stage: Stage) -> Person:
    """A member."""
    return Person(stage, "U0BEN")


@pytest.fixture
def gus(stage: Stage) -> Person:
    """The other coordinator."""
    return Person(stage, "U0GUS")


async def nothing_is_planned(stage: Stage) -> None:
    """As after a cancelled series, which no command makes yet."""
    cancelled = update(MeetingRow).values(state=MeetingState.CANCELLED)
    await stage.bot.database.run(lambda session: session.execute(cancelled), workspace=WORKSPACE)


async def test_the_status_says_when_and_who(cruz: Person, ada: Person) -> None:
    await cruz.types("/meeting")
    assert await told(cruz) == (
        f"River County Task Force · next meeting {IN_WORDS}\n"
        "Facilitator: Ada Park.\n"
        "60 of 90 minutes are taken."
    )
    with pytest.raises(NotThereError):
        await cruz.clicks("Start meeting")

    await ada.clicks("Meeting")
    await ada.clicks("Start meeting")
    assert (await told(ada)).startswith("The next meeting of River County Task Force: Tuesday")


async def test_five_minutes_before_the_facilitator_is_told_once(stage: Stage, ada: Person) -> None:
    await stage.sleeps_to(MEETING - timedelta(minutes=5, seconds=1))
    assert await direct(ada) == []

    await stage.moves_to(MEETING - timedelta(minutes=4))
    await stage.restarts()

    assert await direct(ada) == [STARTS_SOON]
    assert (await ada.messages("dm"))[0]["text"] == STARTS_SOON.splitlines()[0]


async def test_what_only_watches_is_not_told_among_what_will_be_sent(stage: Stage) -> None:
    rows = await stage.bot.upcoming()

    assert sorted((row["kind"], row["to"]) for row in rows if row["posts"]) == [
        ("starts_soon", "U0ADA"),
        ("starts_soon", "U0CRUZ"),
        ("starts_soon", "U0GUS"),
    ]
    assert {row["kind"] for row in rows if not row["posts"]} == {"morning", "missed"}


async def test_a_reminder_that_comes_too_late_is_dropped(stage: Stage, ada: Person) -> None:
    stage.clock.move_to(MEETING + timedelta(minutes=1))

    await stage.restarts()

    assert await direct(ada) == []


async def test_the_reminder_turns_into_the_panel(stage: Stage, ada: Person, cruz: Person) -> None:
    panel = await starts(stage, ada)

    assert await direct(ada) == [
        (
            "You are facilitating · Task force\n"
            "Now: 1. Introductions · 10 minutes planned, until 10:05 AM Eastern time\n"
            "Next: 2. Update the shelter map · then 1 more\n"
            "Live message: <#C0TASK>.\n"
            "You get this because you run this meeting."
        )
    ]
    assert (await panel.messages())[0]["text"] == (
        "Task force: you are facilitating. Topic 1 until 10:05 AM Eastern time, 2 more to come."
    )
    front_desk, live = await posts(cruz)
    assert front_desk.splitlines()[0] == "Task force · in session."
    assert live == (
        "In session · Task force · started 9:55 AM Eastern time, ends 11:30 AM Eastern time\n"
        "Now: 1. Introductions · until 10:05 AM Eastern time\n"
        "Next: 2. Update the shelter map · then 1 more"
    )
    assert (await cruz.messages())[-1]["text"] == (
        "Task force: meeting in session. Topic 1 until 10:05 AM Eastern time, 2 more to come."
    )


async def test_everyone_may_read_the_meeting_privately(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await starts(stage, ada)

    await cruz.clicks("View privately")

    assert (await told(cruz)).splitlines()[2:] == [
        "Now: 1. Introductions · 10 minutes",
        "10:05 AM Eastern time · 2. Update the shelter map · 15 minutes",
        "Which beds opened since spring.",
        "10:20 AM Eastern time · 3. Agree on the training calendar · 10 minutes",
        "4. Transport to court after hours · 15 minutes · proposed, waiting to be accepted",
        "1 more topic is proposed; whoever runs the meeting sees it first.",
    ]


async def test_others_do_not_start_it(cruz: Person) -> None:
    await cruz.types("/meeting start")

    assert await cruz.answer() == (
        "Only the facilitator or a coordinator can do that: Ada Park and Gus Reyes."
    )


async def test_an_hour_early_it_asks(stage: Stage, ada: Person) -> None:
    await stage.sleeps_to(MEETING - timedelta(minutes=61))
    await ada.types("/meeting start")
    assert await told(ada) == (
        f"The next meeting of River County Task Force: {IN_WORDS}. Start that meeting now?"
        " The channel will see it. An extra meeting leaves its agenda as it is."
    )
    assert len(await posts(ada)) == 1

    await ada.clicks("Start it now")

    assert (await told(ada)).splitlines()[0] == STARTED
    assert await now(ada) == "1. Introductions"


async def test_less_than_an_hour_early_it_starts(stage: Stage, ada: Person) -> None:
    await stage.moves_to(MEETING - timedelta(minutes=60))

    await ada.types("/meeting start")

    assert (await told(ada)).splitlines()[0] == STARTED


async def test_a_facilitator_who_is_no_coordinator_opens_no_extra_meeting(
    ada: Person, ben: Person
) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")

    await ben.types("/meeting start")

    assert await told(ben) == (
        f"The next meeting of River County Task Force: {IN_WORDS}. Start that meeting now?"
        " The channel will see it."
    )
    with pytest.raises(NotThereError):
        await ben.clicks("Open an extra meeting")


async def test_an_extra_meeting_leaves_the_planned_one_as_it_is(ada: Person, cruz: Person) -> None:
    await ada.types("/meeting start")
    await ada.clicks("Open an extra meeting")
    assert await now(ada) == "1. Introductions"
    assert (await posts(ada))[-1].splitlines()[2] == "Next: the end of the meeting."

    panel = ada.within("dm")
    await panel.clicks("Next topic")
    await ends(panel)

    assert (await posts(cruz))[-1].splitlines()[1:] == [
        "0 topics discussed, 0 carried over.",
        f"Next meeting: {IN_WORDS}.",
    ]


async def test_with_nothing_planned_a_coordinator_may_open_one(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await nothing_is_planned(stage)
    await cruz.types("/agenda")
    assert await cruz.answer() == (
        "River County Task Force has no meeting planned. A coordinator opens one:"
        " Meeting, in the pinned message of the channel, or /meeting start."
    )
    await cruz.types("/meeting start")
    assert await cruz.answer() == (
        "Only the facilitator or a coordinator can do that: Ada Park and Gus Reyes."
    )

    await cruz.clicks("Meeting")
    assert (await cruz.answer()).startswith("River County Task Force has no meeting planned. A")

    asks = "River County Task Force has no meeting planned. Open one now? The channel will see it."
    for typed in ("/meeting start", "/meeting"):
        await ada.types(typed)
        assert await told(ada) == asks
    await ada.clicks("Meeting")
    assert await told(ada) == asks
    await ada.clicks("Open a meeting now")

    assert await now(cruz) == "1. Introductions"


async def test_one_meeting_at_a_time(stage: Stage, ada: Person, gus: Person) -> None:
    await gus.types("/meeting start")
    await starts(stage, ada)

    for _door in ("Start it now", "Open an extra meeting"):
        await gus.clicks(_door)
        assert await gus.answer() == (
            "A meeting is in session already, run by Ada Park."
            " See /meeting, or press Meeting in the pinned message of the channel."
        )


async def test_a_chosen_facilitator_hears_and_is_reminded(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")
    assert (await told(ada)).splitlines()[1] == "Facilitator: Ben Ortiz."
    await stage.sleeps_to(MEETING - timedelta(minutes=6))
    await stage.moves_to(MEETING - timedelta(minutes=5))

    assert await direct(ben) == [
        (
            f"Task force: you facilitate the meeting {IN_WORDS}.\n"
            "Five minutes before it starts you get a message here with a Start button.\n"
            "You get this because a coordinator chose you."
        ),
        STARTS_SOON,
    ]
    assert await direct(ada) == []


async def test_where_nobody_facilitates_the_coordinators_read_why_they_are_told(
    stage: Stage,
) -> None:
    await stage.moves_to(MEETING + timedelta(minutes=59))  # Lake's begins an hour after River's

    assert (await direct(Person(stage, "U0GUS")))[-1].splitlines()[-1] == (
        "You get this because nobody facilitates this meeting and you coordinate the task force."
    )


async def test_only_people_on_the_roster_facilitate(ada: Person, cruz: Person) -> None:
    await ada.types("/meeting facilitator @Hana Kim")
    assert await ada.answer() == (
        "That person is not on the roster of River County Task Force yet."
        " Add them first: Roster, in the pinned message of the channel.\n"
        "This is what you typed:\n"
        "/meeting facilitator @hana.kim"
    )
    await ada.types("/meeting facilitator")
    assert await ada.answer() == "Say who facilitates, such as /meeting facilitator @Ben, or me."
    await cruz.types("/meeting facilitator me")
    assert await refusal(cruz) == "Only a coordinator can do that: Ada Park and Gus Reyes."


async def test_without_a_facilitator_one_coordinator_starts_and_the_other_sees_who(
    stage: Stage, cruz: Person, gus: Person
) -> None:
    lake = MEETING + timedelta(hours=1)
    await stage.sleeps_to(lake - timedelta(minutes=6))
    await stage.moves_to(lake - timedelta(minutes=5))
    assert [len(await direct(each)) for each in (cruz, gus)] == [1, 1]

    await gus.within("dm").clicks("Start meeting")

    assert (await direct(gus))[0].splitlines()[0] == "You are facilitating · Task force"
    assert await direct(cruz) == ["Task force: Gus Reyes runs this meeting."]


async def test_a_facilitator_who_must_leave_hands_over(
    stage: Stage, ada: Person, ben: Person, gus: Person
) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")
    await stage.sleeps_to(MEETING - timedelta(minutes=6))
    await stage.moves_to(MEETING - timedelta(minutes=5))
    await ben.within("dm").clicks("Start meeting")

    await gus.types("/meeting facilitator me")

    assert (await direct(ben))[-1] == "Task force: Gus Reyes runs this meeting."
    assert [each.splitlines()[0] for each in await direct(gus)] == [
        "You are facilitating · Task force"
    ]
    await ben.types("/meeting next")
    assert await ben.answer() == (
        "Only the facilitator or a coordinator can do that: Gus Reyes and Ada Park."
    )
    await gus.within("dm").clicks("Next topic")
    assert await now(ben) == "2. Update the shelter map"


async def test_both_who_start_and_who_was_chosen_hold_a_panel(
    stage: Stage, ada: Person, gus: Person
) -> None:
    await stage.sleeps_to(MEETING)
    await gus.types("/meeting start")

    for each in (ada, gus):
        assert (await direct(each))[-1].splitlines()[0] == "You are facilitating · Task force"


async def test_opened_by_mistake_nothing_changes(stage: Stage, ada: Person, cruz: Person) -> None:
    panel = await starts(stage, ada)
    await panel.clicks("End meeting")
    assert (await panel.reads_form()).startswith(
        "The meeting of River County Task Force was opened"
    )
    await panel.submits()

    assert await posts(cruz) == [
        (await posts(cruz))[0],
        "Task force: the meeting was opened by mistake. Nothing has changed.",
    ]
    assert (await posts(cruz))[0].splitlines()[0] == f"Task force · next meeting {IN_WORDS}."
    assert await direct(ada) == [
        "Task force: opened by mistake. The meeting is planned as before.",
        STARTS_SOON,
    ]


async def test_opened_again_after_a_mistake_it_has_messages_of_its_own(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    panel = await starts(stage, ada)
    await ends(panel)

    await panel.clicks("Start meeting")

    assert [each.splitlines()[0] for each in (await posts(cruz))[1:]] == [
        "Task force: the meeting was opened by mistake. Nothing has changed.",
        "In session · Task force · started 9:55 AM Eastern time, ends 11:30 AM Eastern time",
    ]
    assert [each.splitlines()[0] for each in await direct(ada)] == [
        "Task force: opened by mistake. The meeting is planned as before.",
        "You are facilitating · Task force",
    ]


async def test_an_extra_meeting_opened_by_mistake_is_gone(ada: Person) -> None:
    await ada.types("/meeting start")
    await ada.clicks("Open an extra meeting")

    await ends(ada.within("dm"))

    assert await direct(ada) == ["Task force: opened by mistake. Nothing has changed."]
    await ada.types("/meeting")
    assert (await told(ada)).splitlines()[:2] == [
        f"River County Task Force · next meeting {IN_WORDS}",
        "Facilitator: Ada Park.",
    ]


async def test_next_in_words_is_the_second_tuesday_over_the_change_of_clocks(
    stage: Stage, ada: Person
) -> None:
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await ends(panel)

    await ada.types("/meeting")

    assert (await told(ada)).splitlines()[0] == (
        f"River County Task Force · next meeting {NEXT_IN_WORDS}"
    )
