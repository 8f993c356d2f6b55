"""Members put topics on the agenda; whoever runs the meeting accepts and arranges them."""

import pytest

from tests.driver import Person
from tests.scenes import IN_WORDS, agenda, direct, refusal, told
from tests.stage import Stage

FOR = f"For the meeting of River County Task Force, {IN_WORDS}."
SEE = "See /agenda, or press Agenda in the pinned message of the channel."
HIDDEN = "Until it is accepted, only you and whoever runs the meeting see it."
AT_FIRST = [
    "1. Introductions · 10 minutes",
    "2. Update the shelter map · 15 minutes",
    "Which beds opened since spring.",
    "3. Agree on the training calendar · 10 minutes",
    "4. Transport to court after hours · 15 minutes · proposed, waiting to be accepted",
    (
        "5. How the hospital calls an advocate at night · 10 minutes"
        " · proposed, waiting to be accepted"
    ),
]


@pytest.fixture
def ben(stage: Stage) -> Person:
    """A member."""
    return Person(stage, "U0BEN")


async def test_a_typed_topic_is_added_with_all_that_it_says(ben: Person) -> None:
    await ben.types("/agenda add Share the shelter list 25m @Cruz Vega decision")

    assert await told(ben) == (
        "Added as topic 6: Share the shelter list · 25 minutes · Cruz Vega · Decision\n"
        f"{FOR} 85 of 90 minutes are taken. {HIDDEN}"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Report @Cruz",
        "@Cruz Report",
        "@Cruz Vega: Report",
        "Report 10m @cruz.vega",
        "Report @cruz vega (discussion)",
    ],
)
async def test_a_presenter_is_known_by_name_however_it_is_typed(ben: Person, typed: str) -> None:
    await ben.types(f"/agenda add {typed}")

    assert (await told(ben)).splitlines()[0] == (
        "Added as topic 6: Report · 10 minutes · Cruz Vega"
    )


@pytest.mark.parametrize(
    "title", ["Ask @Cruz about beds", "Talk with @Cruz", "Ask @Zed about beds", "Post to @channel"]
)
async def test_a_name_within_a_title_stays_there(ben: Person, title: str) -> None:
    await ben.types(f"/agenda add {title}")

    assert (await told(ben)).splitlines()[0] == f"Added as topic 6: {title} · 10 minutes"


@pytest.mark.parametrize("typed", ["Report @Zed", "@Zed Report", "Report @Zed Foo"])
async def test_a_name_that_is_nobodys_is_asked_about(ben: Person, typed: str) -> None:
    await ben.types(f"/agenda add {typed}")

    assert "is not the name of exactly one person on the roster" in await ben.reads_form()
    await ben.submits()
    assert (await ben.reads_form()).startswith(f"*Added as topic 6:* {typed} · 10 minutes")


async def test_more_minutes_than_the_meeting_has_are_told(ben: Person) -> None:
    await ben.types("/agenda add Plan the annual report 1h")

    assert (await told(ben)).splitlines()[1] == (
        f"{FOR} 120 of 90 minutes are taken. That is 30 minutes more than the meeting has. {HIDDEN}"
    )


async def test_several_lines_are_several_topics(ben: Person) -> None:
    await ben.types("/agenda add Order leaflets 5m\nRenew the lease 10m\n\nPick a venue")

    assert (await told(ben)).splitlines() == [
        "Added as topic 6: Order leaflets · 5 minutes",
        "Added as topic 7: Renew the lease · 10 minutes",
        "Added as topic 8: Pick a venue · 10 minutes",
        (
            f"{FOR} 85 of 90 minutes are taken."
            " Until they are accepted, only you and whoever runs the meeting see them."
        ),
    ]


async def test_one_undo_takes_several_off_again_and_one_puts_them_back(ben: Person) -> None:
    await ben.types("/agenda add Order leaflets 5m\nRenew the lease 10m\nPick a venue")

    await ben.clicks("Undo")
    assert (await told(ben)).splitlines() == [
        "Topic 6 is off the agenda: Order leaflets · 5 minutes",
        "Topic 7 is off the agenda: Renew the lease · 10 minutes",
        "Topic 8 is off the agenda: Pick a venue · 10 minutes",
    ]
    await ben.clicks("Undo")

    assert (await told(ben)).splitlines() == [
        "Topics 6, 7 and 8 are back.",
        "6. Order leaflets · 5 minutes",
        "7. Renew the lease · 10 minutes",
        "8. Pick a venue · 10 minutes",
    ]


async def test_an_undo_of_several_takes_none_once_one_has_changed(ada: Person, ben: Person) -> None:
    await ben.types("/agenda add Order leaflets 5m\nPick a venue")
    await ada.types("/agenda accept 7")

    await ben.clicks("Undo")

    assert await ben.answer() == (
        "Topic 7 has changed since this was shown, so nothing was done."
        " See /agenda, or press Agenda in the pinned message of the channel."
    )
    assert [line.partition(" · ")[0] for line in await agenda(ben)][-3:-1] == [
        "7. Pick a venue",
        "6. Order leaflets",
    ]


async def test_one_bad_line_of_several_leaves_all_of_them_in_the_form(ben: Person) -> None:
    await ben.types(f"/agenda add Order leaflets 5m\n{'x' * 151}\nPick a venue")

    view = await ben.form()
    assert (await ben.reads_form()).splitlines()[0] == (
        "*Line 2: This has 151 characters; 150 fit. Please shorten it.*"
    )
    assert view["blocks"][-1]["element"]["initial_value"] == (
        f"Order leaflets 5m\n{'x' * 151}\nPick a venue"
    )
    assert len(await agenda(ben)) == 5
    assert (await ben.submits(title="Order leaflets 5m\nPick a venue")).result == "updated"


async def test_until_accepted_others_see_a_count(ada: Person, cruz: Person, ben: Person) -> None:
    assert await agenda(ada) == AT_FIRST
    assert await agenda(cruz) == [
        *AT_FIRST[:5],
        "1 more topic is proposed; whoever runs the meeting sees it first.",
    ]
    assert await agenda(ben) == [
        *AT_FIRST[:4],
        "2 more topics are proposed; whoever runs the meeting sees them first.",
    ]


async def test_coordinators_topics_are_on_the_agenda_at_once(stage: Stage) -> None:
    gus = Person(stage, "U0GUS")

    await gus.types("/agenda add Thank the volunteers 5m")

    assert await told(gus) == (
        f"Added as topic 6: Thank the volunteers · 5 minutes\n{FOR} 65 of 90 minutes are taken."
    )


async def test_an_accepted_topic_goes_last_and_its_submitter_hears(
    ada: Person, cruz: Person
) -> None:
    await ada.types("/agenda add Thank the volunteers 5m")
    await ada.types("/agenda")

    await ada.clicks("Accept", on="Transport to court")

    assert [line.partition(" · ")[0] for line in await agenda(ada)][-3:] == [
        "6. Thank the volunteers",
        "4. Transport to court after hours",
        "5. How the hospital calls an advocate at night",
    ]
    assert await direct(cruz) == [
        (
            f"Task force: topic 4 for {IN_WORDS} is accepted.\n"
            "Transport to court after hours\n"
            "You get this because you proposed it."
        )
    ]
    assert await direct(ada) == []


async def test_a_returned_topic_comes_back_with_the_reason_and_can_be_proposed_again(
    ada: Person, cruz: Person
) -> None:
    await ada.types("/agenda return 4 Bring it to the training group")
    assert await told(ada) == (
        "Topic 4 is returned.\n"
        "4. Transport to court after hours · 15 minutes\n"
        "Reason: Bring it to the training group"
    )
    assert (await direct(cruz))[0].splitlines() == [
        f"Task force: topic 4 for {IN_WORDS} was returned to you.",
        "Transport to court after hours",
        "Reason: Bring it to the training group",
        "You get this because you proposed it.",
    ]
    assert await agenda(cruz) == [
        *AT_FIRST[:4],
        "1 more topic is proposed; whoever runs the meeting sees it first.",
    ]

    await cruz.within("dm").clicks("Edit and propose again")
    assert (await cruz.reads_form()).splitlines()[0] == (
        "*Returned: Bring it to the training group*"
    )
    await cruz.submits(title="Transport to court at night")

    assert (await agenda(ada))[4] == (
        "4. Transport to court at night · 15 minutes · proposed, waiting to be accepted"
    )


async def test_removed_topics_come_back_by_undo_as_they_were(ada: Person, cruz: Person) -> None:
    await ada.types("/agenda accept 4")
    await cruz.types("/agenda remove 4")
    assert await told(cruz) == (
        "Topic 4 is off the agenda: Transport to court after hours · 15 minutes"
    )
    assert len(await agenda(ada)) == 5

    await cruz.clicks("Undo")

    assert (await agenda(cruz))[4] == "4. Transport to court after hours · 15 minutes"


async def test_who_loses_a_topic_hears_of_it_unless_it_is_undone(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    await ada.types("/agenda remove 4")
    await ada.clicks("Undo")
    await stage.moves_by(minutes=10)
    assert await direct(cruz) == []

    await ada.types("/agenda remove 4")
    await stage.moves_by(minutes=10)

    assert await direct(cruz) == [
        (
            f"Task force: topic 4 for {IN_WORDS} was taken off.\n"
            "Transport to court after hours\n"
            "Ask whoever runs the meeting if you wonder why.\n"
            "You get this because you proposed it."
        )
    ]


async def test_topics_move_by_number_and_by_button(ada: Person) -> None:
    await ada.types("/agenda accept 4")
    await ada.types("/agenda move 4 to 2")
    assert _numbers(await told(ada)) == [1, 4, 2, 3, 5]

    await ada.clicks("Move down", on="Transport to court")
    assert _numbers(await told(ada)) == [1, 2, 4, 3, 5]
    await ada.clicks("Move up", on="Agree on the training")
    assert _numbers(await told(ada)) == [1, 2, 3, 4, 5]
    await ada.clicks("Move up", on="Update the shelter")
    assert _numbers(await told(ada)) == [1, 2, 3, 4, 5]

    for where in ("2", "2 to the end", "2 first"):
        await ada.types(f"/agenda move {where}")
        assert await refusal(ada) == "Say which topic goes where, such as /agenda move 4 to 2."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3 to 2", "Topic 3 is now in place 2 of 3."),
        ("2 to 999", "Topic 2 is now in place 3 of 3. The agenda has no place 999."),
        (
            "3 to 1",
            (
                "Topic 3 is now in place 2 of 3. What comes before it is fixed: introductions,"
                " and what is done or begun."
            ),
        ),
    ],
)
async def test_a_move_says_where_the_topic_is_now(ada: Person, typed: str, sentence: str) -> None:
    await ada.types(f"/agenda move {typed}")

    assert (await told(ada)).splitlines()[0] == sentence


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (1, "Introductions open every meeting, so they stay where they are."),
        (2, "Topic 2 is off the agenda already."),
        (4, "Topic 4 was returned, so it has no place until it is proposed again."),
        (5, "Accept topic 5 first, then move it."),
    ],
)
async def test_what_cannot_be_moved_says_why(ada: Person, number: int, why: str) -> None:
    await ada.types("/agenda remove 2")
    await ada.types("/agenda return 4 Bring it to the training group")

    await ada.types(f"/agenda move {number} to 3")

    assert await refusal(ada) == why


@pytest.mark.parametrize("typed", ["2 3", "#2, #3", "2 and 3", "3 2 3"])
async def test_several_are_removed_by_their_numbers_and_undone_together(
    ada: Person, typed: str
) -> None:
    await ada.types(f"/agenda remove {typed}")
    assert len(await agenda(ada)) == 3

    await ada.clicks("Undo")

    assert await agenda(ada) == AT_FIRST


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2 44", f"You see no topic 44 on this agenda. {SEE}"),
        ("2 1", "Introductions open every meeting and stay on its agenda."),
        ("2 or 3", "Which topics? Give their numbers, such as /agenda remove 3 4."),
        (" ".join(map(str, range(21))), "Remove up to 20 topics at once."),
    ],
)
async def test_of_several_none_is_removed_where_one_cannot_be(
    ada: Person, typed: str, sentence: str
) -> None:
    await ada.types(f"/agenda remove {typed}")

    assert await refusal(ada) == sentence
    assert await agenda(ada) == AT_FIRST


def _numbers(shown: str) -> list[int]:
    rows = (line.rpartition("time · ")[2].partition(". ")[0] for line in shown.splitlines()[2:])
    return [int(number) for number in rows if number.isdecimal()]


async def test_three_hundred_topics_turn_by_pages(ada: Person) -> None:
    for hundred in range(15):
        lines = "\n".join(f"Item {hundred}-{line} of the plan 1m" for line in range(20))
        await ada.types(f"/agenda add {lines}")

    await ada.types("/agenda")
    assert (await told(ada)).splitlines()[-1] == "Page 1 of 26."
    for _page in range(25):
        await ada.clicks("Next page")
    assert (await told(ada)).splitlines()[-1] == "Page 26 of 26."

    await ada.clicks("Accept", on="Transport to court")
    assert (await told(ada)).splitlines()[-1] == "Page 26 of 26."
    await ada.clicks("Previous page")
    assert (await told(ada)).splitlines()[-1] == "Page 25 of 26."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("/agenda edit 44", f"You see no topic 44 on this agenda. {SEE}"),
        ("/agenda remove", "Which topics? Give their numbers, such as /agenda remove 3 4."),
        ("/agenda accept 4 5", "Which topic? Give its number, such as /agenda accept 3."),
        ("/agenda accept four", "Which topic? Give its number, such as /agenda accept 3."),
        ("/agenda accept 2", "Topic 2 is not waiting to be accepted."),
        ("/agenda remove 1", "Introductions open every meeting and stay on its agenda."),
        ("/agenda return 3 no", "Topic 3 is not waiting to be accepted."),
    ],
)
async def test_what_cannot_be_done_is_said_in_a_sentence(
    ada: Person, typed: str, sentence: str
) -> None:
    await ada.types(typed)

    assert await refusal(ada) == sentence


BY_WHO_RUNS_IT = (
    "Only the facilitator or a coordinator can do that: Ben Ortiz, Ada Park and Gus Reyes."
)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("/agenda accept 4", BY_WHO_RUNS_IT),
        ("/agenda return 4 not now", BY_WHO_RUNS_IT),
        ("/agenda move 2 to 3", BY_WHO_RUNS_IT),
        ("/agenda remove 5", f"You see no topic 5 on this agenda. {SEE}"),
        (
            "/agenda edit 2",
            (
                "Only who proposed it, the facilitator or a coordinator can do that:"
                " Ada Park, Ben Ortiz and Gus Reyes."
            ),
        ),
    ],
)
async def test_who_may_not_is_told_why_and_who_can(
    ada: Person, cruz: Person, typed: str, sentence: str
) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")

    await cruz.types(typed)

    assert await refusal(cruz) == sentence


async def test_the_facilitator_arranges_as_a_coordinator_does(ada: Person, ben: Person) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")

    await ben.types("/agenda accept 4")
    await ben.types("/agenda move 4 to 2")
    await ben.types("/agenda add Order leaflets 5m")

    assert _numbers("\n\n" + "\n".join(await agenda(ben))) == [1, 4, 2, 3, 6, 5]


async def test_what_somebody_typed_pings_nobody_and_links_nowhere(ada: Person) -> None:
    await ada.types("/agenda add Ask @channel <b>&amp; see https://example.org in #general")

    shown = (await ada.messages())[-1]["blocks"][0]["text"]
    assert shown["verbatim"]
    assert shown["text"].splitlines()[0] == (
        "*Added as topic 6:* Ask @channel &lt;b&gt;&amp;amp; see https://example.org in #general"
        " · 10 minutes"
    )


async def test_an_emoji_is_a_title(ada: Person) -> None:
    await ada.types("/agenda add 🫶🏽 5m")

    assert (await told(ada)).splitlines()[0] == "Added as topic 6: 🫶🏽 · 5 minutes"
