"""A post that may or may not have arrived: looked up where the bot may read, else by its kind."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.outbox import LEASE, Status
from tests.delivery.mailroom import HISTORY, MONDAY, TASK, Mailroom

ARRIVES = {
    "answered with 500": ("status", {"status": 500}, False),
    "answered with an error of Slack's own": ("error", {"error": "internal_error"}, False),
    "dropped before it was accepted": ("drop", {}, False),
    "dropped after it was accepted": ("drop_after", {}, True),
}


@pytest.fixture(params=[TASK, "C0SECOND", "U0BEN"])
def recipient(request: pytest.FixtureRequest) -> str:
    """A public channel, a private one, a person: each needs another history scope."""
    return request.param


@pytest.mark.parametrize("what", ARRIVES)
async def test_with_history_it_is_posted_only_if_it_is_not_there(
    room: Mailroom, what: str, recipient: str
) -> None:
    kind, details, _arrived = ARRIVES[what]
    room.slack.granted |= HISTORY
    room.fail("chat.postMessage", kind, **details)
    await room.queue("starts_in_5", "Starts in 5", recipient)
    await room.settle()

    row = await room.row("Starts in 5")
    assert row.channel is not None
    assert room.posts(row.channel) == ["Starts in 5"]
    assert (row.status, [row.slack_ts]) == (Status.SENT, list(room.channel(row.channel).messages))
    assert room.clock.now() == MONDAY + LEASE


@pytest.mark.parametrize("what", ARRIVES)
async def test_without_history_a_deadline_is_sent_again(room: Mailroom, what: str) -> None:
    kind, details, arrived = ARRIVES[what]
    room.fail("chat.postMessage", kind, **details)
    await room.queue("deadline", "Report by Friday")
    await room.settle()

    assert room.posts() == ["Report by Friday"] * (2 if arrived else 1)
    assert (await room.row("Report by Friday")).status is Status.SENT


@pytest.mark.parametrize("what", ARRIVES)
async def test_without_history_a_starts_in_5_is_not(room: Mailroom, what: str) -> None:
    kind, details, arrived = ARRIVES[what]
    room.fail("chat.postMessage", kind, **details)
    await room.queue("starts_in_5", "Starts in 5")
    await room.settle()

    assert room.posts() == ["Starts in 5"] * (1 if arrived else 0)
    assert (await room.row("Starts in 5")).status is Status.UNKNOWN


async def test_a_call_that_is_never_answered_is_in_doubt_as_well(room: Mailroom) -> None:
    room.slack.granted |= HISTORY
    room.fail("chat.postMessage", "hang")
    await room.queue("starts_in_5", "Starts in 5")
    async with Mailroom(room.slack, room.clock, room.database, timeout=0.3) as hasty:
        await hasty.delivery.quiet()
    assert (await room.row("Starts in 5")).reason == "TimeoutError"

    await room.settle()
    assert room.posts() == ["Starts in 5"]
    assert (await room.row("Starts in 5")).status is Status.SENT


async def test_a_history_that_may_not_be_read_here_is_as_good_as_none(room: Mailroom) -> None:
    room.slack.granted |= {"channels:history", "im:history"}
    room.fail("chat.postMessage", "drop_after", times=2)
    await room.queue("starts_in_5", "in a private channel", "C0SECOND")
    await room.queue("starts_in_5", "in a direct message", "U0BEN")
    await room.settle()

    rows = {row.subject: row.status for row in await room.rows()}
    assert rows == {
        "in a private channel": Status.UNKNOWN,
        "in a direct message": Status.SENT,
    }


async def test_a_reply_is_looked_for_in_its_thread(room: Mailroom) -> None:
    room.slack.granted |= HISTORY
    await room.queue("deadline", "In session")
    await room.settle()
    [parent] = room.channel().messages.values()
    room.board.threads["Decided"] = room.place(parent)
    room.fail("chat.postMessage", "drop_after")
    await room.queue("reply", "Decided")
    await room.settle()

    assert room.posts() == ["In session", "Decided"]


async def test_it_is_found_behind_many_other_messages(room: Mailroom) -> None:
    room.slack.granted |= HISTORY
    room.fail("chat.postMessage", "drop_after")
    await room.queue("starts_in_5", "Starts in 5")
    await room.delivery.quiet()
    for number in range(450):
        room.say(f"chatter {number}")
    await room.settle()

    assert (await room.row("Starts in 5")).status is Status.SENT
    assert room.posts().count("Starts in 5") == 1
    assert len(room.calls("conversations.history")) == 3


async def test_a_message_that_shows_a_state_is_found_and_then_edited(room: Mailroom) -> None:
    room.slack.granted |= HISTORY
    room.fail("chat.postMessage", "drop_after")
    await room.show("live")
    await room.delivery.quiet()
    room.board.words["live"] = "Item 2"
    await room.settle()

    assert room.posts() == ["Item 2"]


async def test_nothing_is_in_doubt_where_slack_was_out_of_reach(
    room: Mailroom, deaf_room: Mailroom
) -> None:
    await deaf_room.queue("starts_in_5", "Starts in 5")
    await deaf_room.settle(within=timedelta(seconds=10))
    row = await room.row("Starts in 5")
    assert (row.reason, row.first_try_at, row.attempts) == ("unreachable", None, 4)

    await room.settle()
    assert room.posts() == ["Starts in 5"]


@pytest.fixture
async def deaf_room(room: Mailroom) -> AsyncIterator[Mailroom]:
    """A process whose way to Slack is cut."""
    nowhere = "http://127.0.0.1:9"
    async with Mailroom(room.slack, room.clock, room.database, url=nowhere) as opened:
        yield opened


class TestAProcessThatDied:
    """It took rows, and perhaps tried one; another process on the same database goes on."""

    async def test_a_row_it_held_goes_out_after_its_lease(self, room: Mailroom) -> None:
        await room.queue("starts_in_5", "Starts in 5")
        [_taken], _next = await room.outbox.take(10)

        assert await room.delivery.quiet() == MONDAY + LEASE
        await room.settle()

        assert room.posts() == ["Starts in 5"]

    async def test_a_row_it_had_begun_to_try_is_in_doubt(self, room: Mailroom) -> None:
        await room.queue("starts_in_5", "Starts in 5")
        [taken], _next = await room.outbox.take(10)
        assert await room.outbox.begin(taken)
        await room.settle()

        assert room.posts() == []
        assert (await room.row("Starts in 5")).status is Status.UNKNOWN

    async def test_one_that_comes_back_late_tries_nothing_that_is_not_its_own(
        self, room: Mailroom
    ) -> None:
        await room.queue("starts_in_5", "Starts in 5")
        [taken], _next = await room.outbox.take(10)
        room.clock.move_by(LEASE)
        await room.settle()

        assert room.posts() == ["Starts in 5"]
        assert not await room.outbox.begin(taken)

    async def test_nor_one_whose_lease_ends_before_a_call_could(self, room: Mailroom) -> None:
        await room.queue("starts_in_5", "Starts in 5")
        [taken], _next = await room.outbox.take(10)
        room.clock.move_by(LEASE - timedelta(seconds=10))

        assert not await room.outbox.begin(taken)
        await room.settle()
        assert room.posts() == ["Starts in 5"]
