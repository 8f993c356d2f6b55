"""Topics by form: filled, refused, doubted, changed meanwhile, come too late."""

from typing import Any

import pytest

from tests.driver import Person
from tests.scenes import IN_WORDS, NEXT_IN_WORDS, agenda, chooses, ends, form, starts, told
from tests.stage import Stage

RIVER = f"For River County Task Force, {IN_WORDS}. 60 of 90 minutes are taken."
DOUBT = (
    "'Maria' may point to a person. Is it about a victim, client, family member, suspect, witness"
    " or planned operation? If so, reword it. If it is staff, a speaker or a public matter, you can"
    " submit."
)


def value(view: dict[str, Any], block_id: str) -> Any:
    """What stands in a field."""
    element = next(each for each in view["blocks"] if each["block_id"] == block_id)["element"]
    return element.get("initial_value", element.get("initial_option", {}).get("value"))


async def test_the_form_opens_from_everywhere(cruz: Person) -> None:
    await cruz.clicks("Add a topic")
    assert (await form(cruz)).splitlines()[0] == RIVER
    await cruz.closes()

    await cruz.types("/agenda add")
    assert (await form(cruz)).splitlines()[0] == RIVER
    await cruz.closes()

    await cruz.types("/agenda")
    await cruz.clicks("Add a topic")
    assert (await form(cruz)).splitlines()[0] == RIVER
    await cruz.closes()

    await cruz.opens_home()
    await cruz.within("dm").clicks("Add a topic")
    assert (await form(cruz)).splitlines()[0].startswith("For Lake County Task Force, ")


async def test_the_form_answers_with_what_it_stored(cruz: Person) -> None:
    await cruz.clicks("Add a topic")
    await chooses(cruz, minutes="20", kind="training")
    await cruz.submits(title="What to do at a raid", detail="Three slides.")

    assert await form(cruz) == (
        "Added as topic 6: What to do at a raid · 20 minutes · Cruz Vega · Training\n"
        f"For the meeting of River County Task Force, {IN_WORDS}. 80 of 90 minutes are taken."
        " Until it is accepted, only you and whoever runs the meeting see it."
    )
    await cruz.clicks("Edit")
    await cruz.submits(title="What to do when police knock")
    assert (await form(cruz)).splitlines()[0] == "Topic 6 is changed."
    await cruz.closes()
    assert (await agenda(cruz))[5:7] == [
        (
            "6. What to do when police knock · 20 minutes · Cruz Vega"
            " · proposed, waiting to be accepted"
        ),
        "Three slides.",
    ]


async def test_undo_and_its_undo_stand_in_the_result(cruz: Person) -> None:
    await cruz.clicks("Add a topic")
    await cruz.submits(title="Order leaflets")
    await cruz.clicks("Undo")
    assert await form(cruz) == (
        "Topic 6 is off the agenda: Order leaflets · 10 minutes · Cruz Vega"
    )
    assert len(await agenda(cruz)) == 6

    await cruz.clicks("Undo")

    assert (await form(cruz)).splitlines()[0] == (
        "Added as topic 6: Order leaflets · 10 minutes · Cruz Vega"
    )
    await cruz.clicks("Add another")
    assert value(await cruz.form(), "title") is None


async def test_the_undo_in_the_result_of_twenty_takes_off_all(cruz: Person) -> None:
    lines = [f"Item {number} of the plan 1m" for number in range(20)]
    await cruz.types(f"/agenda add {lines[0]}\n{'x' * 151}")
    await cruz.submits(title="\n".join(lines))

    await cruz.clicks("Undo")

    assert (await form(cruz)).splitlines()[19] == (
        "Topic 25 is off the agenda: Item 19 of the plan · 1 minute"
    )
    assert len(await agenda(cruz)) == 6


@pytest.mark.parametrize("length", [151, 3_000])
async def test_a_title_too_long_comes_back_readable(cruz: Person, length: int) -> None:
    title = ("We share the map of beds. " * 120)[: length - 1] + "."
    await cruz.types(f"/agenda add {title} 25m")

    view = await cruz.form()
    told_why = f"This has {length} characters; 150 fit. Please shorten it."
    assert (await form(cruz)).splitlines()[0] == told_why
    assert (value(view, "title"), value(view, "minutes")) == (title, "25")

    assert (await cruz.submits()).errors == {"title": told_why}
    assert (await cruz.submits(title="We share the map of beds")).result == "updated"


async def test_a_command_longer_than_any_field_is_told_back_whole(cruz: Person) -> None:
    title = "We share the map of beds. " * 150
    await cruz.types(f"/agenda add {title}")

    shown = [block["text"]["text"] for block in (await cruz.messages())[-1]["blocks"][2:]]
    assert "".join(shown) == title.strip()


async def test_a_presenter_who_is_on_no_roster_is_asked_for_again(cruz: Person) -> None:
    await cruz.types("/agenda add Winter beds 15m @Hana Kim")

    view = await cruz.form()
    assert (await form(cruz)).splitlines()[:3] == [
        (
            "The presenter is not on the roster of River County Task Force yet."
            " Choose somebody from it."
        ),
        "Nothing was stored. This is what you typed:",
        "Winter beds 15m @hana.kim",
    ]
    assert [value(view, each) for each in ("title", "minutes", "presenter")] == [
        "Winter beds",
        "15",
        None,
    ]


async def test_minutes_that_no_topic_takes_are_still_read_in_the_form(cruz: Person) -> None:
    await cruz.types("/agenda add Winter & <beds> 900m")

    assert (await form(cruz)).splitlines()[:3] == [
        "Give a topic 1 to 240 minutes.",
        "Nothing was stored. This is what you typed:",
        "Winter & <beds> 900m",
    ]
    assert value(await cruz.form(), "title") == "Winter & <beds>"


async def test_doubtful_words_by_command_open_the_form_with_the_question_asked_once(
    ada: Person, cruz: Person
) -> None:
    await cruz.types("/agenda add Support for Maria 15m")
    assert (await form(cruz)).splitlines()[0] == DOUBT
    assert value(await cruz.form(), "title") == "Support for Maria"

    await cruz.submits()

    assert (await form(cruz)).splitlines()[0] == "Added as topic 6: Support for Maria · 15 minutes"
    assert (await agenda(ada))[-1] == (
        "6. Support for Maria · 15 minutes · proposed, waiting to be accepted"
    )


async def test_words_changed_after_the_question_are_judged_anew(cruz: Person) -> None:
    await cruz.types("/agenda add Support for Maria")

    assert (await cruz.submits(title="Support for Elena")).result == "pushed"
    assert await cruz.reads_form() == DOUBT.replace("Maria", "Elena")
    await cruz.closes()
    assert (await cruz.form())["callback_id"] == "agenda.add"

    assert (await cruz.submits(title="Support for Maria", detail="As for Elena")).result == "pushed"
    assert await cruz.reads_form() == DOUBT.replace("Maria", "Elena")
    await cruz.closes()

    await cruz.submits(detail="Three slides.")
    assert (await form(cruz)).splitlines()[0] == "Added as topic 6: Support for Maria · 10 minutes"


async def test_a_refusal_on_top_of_the_form_is_no_question(cruz: Person) -> None:
    await cruz.types("/agenda add Support for Maria 900m")

    assert (await cruz.submits()).result == "pushed"
    assert await cruz.reads_form() == DOUBT


async def test_lines_and_reasons_are_asked_about_once_too(ada: Person) -> None:
    await ada.types("/agenda add Order leaflets 5m\nSupport for Maria 15m")
    assert (await form(ada)).splitlines()[0] == DOUBT
    outcome = await ada.submits(title="Support for Elena 5m\nSupport for Maria 20m")
    assert (outcome.result, await ada.reads_form()) == (
        "pushed",
        DOUBT.replace("Maria", "Elena"),
    )
    await ada.closes()
    await ada.submits(title="Support for Maria 20m")
    assert (await form(ada)).splitlines()[0] == "Added as topic 6: Support for Maria · 20 minutes"
    await ada.closes()

    await ada.types("/agenda return 4 Maria has it")
    assert (await form(ada)).splitlines()[0] == DOUBT
    await ada.submits()
    assert (await form(ada)).splitlines()[0] == "Topic 4 is returned."


async def test_own_words_changed_after_acceptance_wait_again(ada: Person, cruz: Person) -> None:
    await ada.types("/agenda accept 4")

    await cruz.types("/agenda edit 4")
    await chooses(cruz, minutes="20")
    await cruz.submits()
    assert (await agenda(cruz))[4] == "4. Transport to court after hours · 20 minutes"

    await cruz.types("/agenda edit 4")
    await cruz.submits(title="Transport to court at night")
    assert (await agenda(cruz))[4] == (
        "4. Transport to court at night · 20 minutes · proposed, waiting to be accepted"
    )


async def test_a_topic_changed_meanwhile_is_not_overwritten(ada: Person, cruz: Person) -> None:
    await cruz.types("/agenda edit 4")
    await ada.types("/agenda accept 4")

    await cruz.submits(title="Transport to court at night")

    assert (await form(cruz)).splitlines() == [
        (
            "Topic 4 has changed since this was shown, so nothing was done."
            " See /agenda, or press Agenda in the pinned message of the channel."
        ),
        "Nothing was stored. This is what you typed:",
        "Transport to court at night",
        *(await form(cruz)).splitlines()[3:],
    ]
    await cruz.closes()
    assert (await agenda(cruz))[4] == "4. Transport to court after hours · 15 minutes"


async def test_an_old_button_changes_nothing(ada: Person, cruz: Person) -> None:
    await cruz.types("/agenda add Order leaflets 5m")
    await ada.types("/agenda accept 6")

    await cruz.clicks("Undo")

    assert await cruz.answer() == (
        "Topic 6 has changed since this was shown, so nothing was done."
        " See /agenda, or press Agenda in the pinned message of the channel."
    )
    assert (await agenda(cruz))[4] == "6. Order leaflets · 5 minutes"


async def test_what_comes_after_the_meeting_ended_is_kept_and_goes_on_the_next(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await cruz.clicks("Add a topic")
    await chooses(cruz, minutes="20")
    await ends(panel)

    await cruz.submits(title="Order leaflets", detail="In two languages.")

    assert await form(cruz) == (
        "That meeting is over, so its agenda no longer changes.\n"
        "Nothing was stored. This is what you typed:\n"
        "Order leaflets\n"
        "In two languages.\n"
        f"The next meeting: {NEXT_IN_WORDS}."
    )
    await cruz.clicks("Add it there")
    assert (await form(cruz)).splitlines()[0] == (
        "Added as topic 5: Order leaflets · 20 minutes · Cruz Vega"
    )
    await cruz.closes()
    assert (await agenda(cruz))[-3:-1] == [
        "5. Order leaflets · 20 minutes · Cruz Vega · proposed, waiting to be accepted",
        "In two languages.",
    ]


async def test_doubtful_words_that_came_too_late_open_the_next_meetings_form(
    stage: Stage, ada: Person, cruz: Person
) -> None:
    panel = await starts(stage, ada)
    await panel.clicks("Next topic")
    await cruz.clicks("Add a topic")
    await ends(panel)
    await cruz.submits(title="Support for Maria")

    await cruz.clicks("Add it there")

    assert (await form(cruz)).splitlines()[:2] == [
        DOUBT,
        f"For River County Task Force, {NEXT_IN_WORDS}. 45 of 90 minutes are taken.",
    ]
    assert value(await cruz.form(), "title") == "Support for Maria"

    await cruz.submits()
    assert (await form(cruz)).splitlines()[
        0
    ] == "Added as topic 5: Support for Maria · 10 minutes · Cruz Vega"


async def test_returning_asks_for_the_reason(ada: Person) -> None:
    await ada.types("/agenda return 5")
    assert (await form(ada)).splitlines()[0] == "How the hospital calls an advocate at night"

    await ada.submits(reason="We had this in May")

    assert (await form(ada)).splitlines()[0] == "Topic 5 is returned."


async def test_nothing_but_blank_lines_is_no_topic(cruz: Person) -> None:
    await cruz.types(f"/agenda add Order leaflets\n{'x' * 151}")

    outcome = await cruz.submits(title="\u200b\n\u200b")

    assert outcome.errors == {"title": "Line 1: Please write something here."}


async def test_links_and_mentions_arrive_as_plain_words(cruz: Person) -> None:
    await cruz.types("/agenda add Ask @Ben Ortiz about https://example.org, write to a@b.org")

    assert (await told(cruz)).splitlines()[0] == (
        "Added as topic 6: Ask @ben.ortiz about https://example.org, write to a@b.org · 10 minutes"
    )
