"""The judges that every spec's blocks and views go through at its end do judge."""

import copy
from typing import Any

import pytest
from blockkit.core import ComponentValidationError, FieldValidationError
from slack_sdk.errors import SlackObjectFormationError

from bot.sandbox.journal import Journal, Outcome
from handlers.views import kit
from tests.block_kit import judge_blocks, judge_view
from tests.driver import Person
from tests.inspection import Shown, inspect, shown
from tests.stage import Stage
from tests.typed import Typed

Json = dict[str, Any]

FORM = kit.modal(
    "A form",
    [
        kit.section("Words", accessory=kit.overflow([("Edit", "item.edit", "1:1")] * 2)),
        kit.context("More"),
        kit.actions(
            kit.button("Press", "press", "1", confirm=kit.confirm("Sure?", "It", "Y", "N"))
        ),
        kit.input_block("title", "Title", kit.text_input("Typed"), hint="A hint"),
        kit.input_block("kind", "Kind", kit.select([("One", "1"), ("Two", "2")], "2")),
        kit.input_block("carry", "Carry", kit.checkboxes([("One", "1")], ticked=True)),
    ],
    submit="Send",
    close="Close",
)


def test_what_is_well_formed_passes() -> None:
    judge_view(FORM)
    judge_view({"type": "home", "blocks": FORM["blocks"][:3]})
    judge_blocks(FORM["blocks"][:3])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title", "text"), "A title that is longer than Slack allows"),
        (("submit", "text"), "A button that is longer than Slack allows"),
        (("private_metadata",), "x" * 3001),
        (("blocks", 0, "text", "text"), "x" * 3001),
        (("blocks", 0, "text", "text"), ""),
        (("blocks", 0, "accessory", "options"), [kit.option("One", "1")] * 6),
        (("blocks", 1, "elements"), [kit.mrkdwn("More")] * 11),
        (("blocks", 2, "elements", 0, "text", "text"), "x" * 76),
        (("blocks", 2, "elements", 0, "value"), "x" * 2001),
        (("blocks", 2, "elements", 0, "confirm", "title", "text"), "x" * 101),
        (("blocks", 3, "label", "text"), "x" * 2001),
        (("blocks", 3, "element", "type"), "plain_text_imput"),
        (("blocks", 4, "element", "options", 0, "value"), "x" * 151),
        (("blocks", 5, "element", "options"), [kit.option("One", "1")] * 11),
        (("blocks", 5, "type"), "unheard_of"),
    ],
)
def test_what_slack_would_refuse_is_refused(path: tuple[str | int, ...], value: object) -> None:
    view: Any = copy.deepcopy(FORM)
    *way, last = path
    place = view
    for step in way:
        place = place[step]
    place[last] = value

    with pytest.raises(REFUSALS):
        judge_view(view)


REFUSALS = (
    SlackObjectFormationError,
    ComponentValidationError,
    FieldValidationError,
    AssertionError,
    KeyError,
)


async def test_all_ways_of_showing_are_judged(stage: Stage, ada: Person) -> None:
    """Posts, edits, acks of commands and of forms, forms, answers to a press, Home."""
    await ada.opens_home()
    await ada.types("/agenda add Share the shelter map 10m")
    await ada.clicks("Undo")
    await ada.types("/agenda add")
    await ada.submits(title="Share the shelter map")
    await stage.sleeps_by(days=7, hours=23)
    await ada.types("/meeting start")
    await ada.types("/meeting next")

    ways = {each.way for each in shown(stage.sandbox.slack.journal)}
    assert ways >= {
        "chat.postMessage",
        "chat.update",
        "views.open",
        "views.publish",
        "response_url",
        "ack",
    }


def journal_with(method: str, message: Json, clock: Any) -> Journal:
    journal = Journal()
    journal.note_call(clock.now(), method, message, {"ok": True}, status=200, seconds=0)
    return journal


@pytest.mark.parametrize(
    ("text", "first", "second", "passes"),
    [
        ("3 topics", "3 topics", "Share the shelter map", True),
        ("Topic: share the *shelter* map!", "3 topics", "", False),
        ("3 topics", "Share the shelter map", "", False),
    ],
)
def test_what_persists_shows_no_typed_words_at_a_glance(
    clock: Any, text: str, first: str, second: str, *, passes: bool
) -> None:
    typed = Typed()
    typed.add("Share the shelter map with everybody")
    blocks = [kit.section(words) for words in (first, second) if words]
    journal = journal_with("chat.postMessage", {"text": text, "blocks": blocks}, clock)

    if passes:
        inspect(journal, typed)
    else:
        with pytest.raises(AssertionError, match="typed words in what notifications show"):
            inspect(journal, typed)


def test_a_private_answer_may_show_them(clock: Any) -> None:
    typed = Typed()
    typed.add("Budget")
    blocks = [kit.section("Budget")]

    inspect(journal_with("chat.postEphemeral", {"text": "Budget", "blocks": blocks}, clock), typed)


def test_a_command_answered_for_everybody_persists(clock: Any) -> None:
    ack = {"response_type": "in_channel", "text": "Hello"}
    outcome = Outcome("e1", acked=True, seconds=0, ack=ack)
    journal = Journal()
    journal.note_delivery(clock.now(), {"type": "slash_commands", "payload": {}}, 1, outcome)

    assert list(shown(journal)) == [Shown("ack", ack)]
    assert [each.persists for each in shown(journal)] == [True]
