"""A message that shows a state is posted once, then edited; there is one of it, at one place."""

from datetime import timedelta

import pytest

from bot.domain.outbox import Drop, Due, Status
from bot.work import Work
from handlers.kinds import Kind
from handlers.views.kit import Message
from tests.delivery.mailroom import MONDAY, TASK, Mailroom

SECOND = timedelta(seconds=1)


def edits(room: Mailroom) -> list[str]:
    return [call["arguments"]["text"] for call in room.calls("chat.update")]


async def test_it_is_posted_once_and_then_edited(room: Mailroom) -> None:
    for words in ("Item 1", "Item 2", "Item 3"):
        room.board.words["live"] = words
        await room.show("live")
        await room.settle()

    assert room.posts() == ["Item 3"]
    assert edits(room) == ["Item 2", "Item 3"]


async def test_what_shows_the_same_is_not_edited(room: Mailroom) -> None:
    for _thrice in range(3):
        await room.show("live")
        await room.settle()

    assert len(room.calls("chat.postMessage")) == 1
    assert edits(room) == []


async def test_counts_within_three_seconds_are_one_edit(room: Mailroom) -> None:
    await room.show("live")
    await room.delivery.quiet()
    for here in range(1, 21):
        room.board.words["live"] = f"Here: {here}"
        await room.show("live")
        assert await room.delivery.quiet() == MONDAY + 3 * SECOND

    await room.settle()

    assert edits(room) == ["Here: 20"]
    assert room.clock.now() == MONDAY + 3 * SECOND


async def test_a_step_does_not_wait_for_the_pace_of_counts(room: Mailroom) -> None:
    await room.show("live")
    await room.settle()
    room.board.words["live"] = "Here: 1"
    await room.show("live")
    room.board.words["live"] = "Item 2"
    await room.show("live", at_once=True)

    assert await room.delivery.quiet() is None
    assert edits(room) == ["Item 2"]


@pytest.mark.parametrize(("at_once", "shown_after"), [(True, 3), (False, 6)])
async def test_what_changes_while_an_edit_is_under_way_is_shown_too(
    room: Mailroom, *, at_once: bool, shown_after: int
) -> None:
    def render(work: Work, _due: Due) -> Message:
        words = room.board.words["live"]
        if words == "Item 2":  # and while that is on its way to Slack, Next is pressed again
            room.board.words["live"] = "Item 3"
            work.show("live", "live", TASK, at_once=at_once)
        return Message(str(words))

    room.kinds["live"] = Kind("live", render, again=True, edits=True)
    room.board.words["live"] = "Item 1"
    await room.show("live")
    await room.settle()
    room.clock.move_by(3 * SECOND)
    room.board.words["live"] = "Item 2"
    await room.show("live")
    await room.settle()

    assert edits(room) == ["Item 2", "Item 3"]
    assert room.clock.now() == MONDAY + shown_after * SECOND


async def test_deleted_by_somebody_it_is_posted_anew_once(room: Mailroom) -> None:
    await room.show("live")
    await room.settle()
    room.channel().messages.clear()

    for words in ("Item 2", "Item 3"):
        room.board.words["live"] = words
        await room.show("live")
        await room.settle()

    assert room.posts() == ["Item 3"]
    assert len(room.calls("chat.postMessage")) == 2


async def test_brought_to_the_bottom_it_leaves_one_line_behind(room: Mailroom) -> None:
    await room.show("live")
    await room.settle()
    await room.queue("deadline", "something else")
    await room.settle()

    await room.queue("to_bottom", "live")
    await room.settle()

    first, _other, newest = room.channel().messages.values()
    assert (first.text, newest.text) == (f"live moved to {newest.ts}", "live")

    room.board.words["live"] = "Item 2"
    await room.show("live")
    await room.settle()
    assert room.posts() == [first.text, "something else", "Item 2"]


async def test_two_that_were_brought_to_the_bottom_at_once_leave_one(room: Mailroom) -> None:
    await room.show("live")
    await room.settle()
    for due_at in (MONDAY, MONDAY + SECOND):
        await room.queue("to_bottom", "live", due_at=due_at)
    room.clock.move_by(SECOND)
    await room.settle()

    first, second, newest = room.channel().messages.values()
    assert first.text.startswith("live moved to")
    assert (second.text, newest.text) == (f"live moved to {newest.ts}", "live")


async def test_a_reminder_becomes_the_panel(room: Mailroom) -> None:
    room.board.words["live"] = "Starts in 5"
    await room.queue("to_bottom", "live")
    await room.settle()
    assert edits(room) == []

    room.board.words["live"] = "You are facilitating"
    await room.show("live")
    await room.settle()

    assert room.posts() == ["You are facilitating"]


async def test_it_rests_while_there_is_nothing_to_show(room: Mailroom) -> None:
    room.board.words["live"] = Drop.OVER
    await room.show("live")
    await room.settle()
    assert (await room.row("live")).status is Status.DROPPED

    room.board.words["live"] = "In session"
    await room.show("live")
    await room.settle()
    assert room.posts() == ["In session"]


async def test_cancelled_it_shows_nothing_more_until_it_is_shown_again(room: Mailroom) -> None:
    await room.show("live")
    await room.settle()
    room.board.words["live"] = "Item 2"
    await room.show("live")
    await room.do(lambda work: work.forget("live", "live"))
    await room.settle()
    assert room.posts() == ["live"]

    await room.show("live")
    await room.settle()
    assert room.posts() == ["Item 2"]


@pytest.mark.parametrize("scopes", [{"pins:write"}, set()])
async def test_it_is_pinned_once_where_the_workspace_lets_the_bot_pin(
    room: Mailroom, scopes: set[str]
) -> None:
    room.slack.granted = (room.slack.granted - {"pins:write"}) | scopes
    for words in ("Next meeting Tuesday", "Next meeting Wednesday"):
        room.board.words["desk"] = words
        await room.show("desk", kind="front_desk")
        await room.settle()

    assert room.posts() == ["Next meeting Wednesday"]
    assert room.channel().pinned == (list(room.channel().messages) if scopes else [])
    assert len(room.calls("pins.add")) == len(scopes)


async def test_an_edit_that_fails_is_made_again_soon(room: Mailroom) -> None:
    await room.show("live")
    await room.settle()
    room.clock.move_by(3 * SECOND)
    room.fail("chat.update", "status", status=500)
    room.fail("chat.update", "drop_after")
    room.board.words["live"] = "Item 2"
    await room.show("live")
    await room.settle()

    assert room.posts() == ["Item 2"]
    assert room.clock.now() == MONDAY + 3 * SECOND + timedelta(seconds=1 + 2)
    assert (await room.row("live")).channel == TASK
