"""No rate of Slack's is ever exceeded, nothing waits longer than it must, each wait is its own."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock
from handlers.pacing import Line, Pace, Rate
from tests.delivery.mailroom import MONDAY, SECOND, TASK, Mailroom

A_SECOND = timedelta(seconds=1)


def posted_at(room: Mailroom, channel: str) -> list[datetime]:
    return [
        datetime.fromisoformat(call["at"])
        for call in room.calls("chat.postMessage")
        if call["arguments"]["channel"] == channel and call["status"] == 200
    ]


async def test_a_channel_gets_one_post_a_second(room: Mailroom) -> None:
    for number in range(20):
        await room.queue("deadline", f"{number}", due_at=MONDAY)
    await room.settle()

    at = posted_at(room, TASK)
    assert [late - early for early, late in pairwise(at)] == [A_SECOND] * 19
    assert {call["status"] for call in room.calls("chat.postMessage")} == {200}


async def test_a_busy_channel_holds_up_no_other(room: Mailroom) -> None:
    for number in range(300):
        await room.queue("deadline", f"{number}", due_at=MONDAY)
    await room.queue("deadline", "elsewhere", SECOND, due_at=MONDAY + A_SECOND)
    room.clock.move_by(A_SECOND)
    await room.settle(within=10 * A_SECOND)

    assert posted_at(room, SECOND) == [MONDAY + A_SECOND]
    assert len(posted_at(room, TASK)) == 11


async def test_slack_may_ask_for_a_pause_of_a_method_in_a_workspace(room: Mailroom) -> None:
    await room.show("live")
    await room.settle()
    room.clock.move_by(3 * A_SECOND)
    began = room.clock.now()
    room.fail("chat.postMessage", "ratelimited", retry_after=30)
    await room.queue("deadline", "here", due_at=MONDAY)
    await room.delivery.quiet()
    await room.queue("deadline", "there", SECOND)
    room.board.words["live"] = "Item 2"
    await room.show("live")

    assert await room.delivery.quiet() == began + 30 * A_SECOND
    assert room.posts() == ["Item 2"]  # an edit is another method

    await room.settle()
    assert (room.posts(), room.posts(SECOND)) == (["Item 2", "here"], ["there"])
    assert posted_at(room, SECOND) == [began + 30 * A_SECOND]
    assert len(room.calls("chat.postMessage")) == 4


def test_whoever_comes_too_soon_is_promised_a_turn_behind_the_others(clock: MovableClock) -> None:
    pace = Pace(clock)
    told = [pace.turn("T1", "chat.postMessage", "C1") for _four in range(4)]

    assert told == [None, *(MONDAY + seconds * A_SECOND for seconds in (1, 2, 3))]


def test_a_promise_that_somebody_took_is_made_anew(clock: MovableClock) -> None:
    pace = Pace(clock)
    for _twice in range(2):
        promised = pace.turn("T1", "chat.postMessage", "C1")
    assert promised == MONDAY + A_SECOND
    clock.move_to(promised)

    assert pace.turn("T1", "chat.postMessage", "C1") is None  # somebody else was here first
    assert pace.turn("T1", "chat.postMessage", "C1") == promised + A_SECOND


def test_asking_takes_no_turn(clock: MovableClock) -> None:
    pace = Pace(clock)
    for _twice in range(2):
        assert pace.check("T1", "chat.postMessage", "C1") is None

    assert pace.turn("T1", "chat.postMessage", "C1") is None


def test_a_workspace_has_a_limit_of_its_own(clock: MovableClock) -> None:
    pace = Pace(clock, {"chat.update": Rate(50, timedelta(minutes=1))})
    for _free in range(50):
        assert pace.turn("T1", "chat.update") is None

    assert pace.turn("T1", "chat.update") == MONDAY + timedelta(minutes=1)
    assert pace.turn("T2", "chat.update") is None


def test_channels_nobody_writes_to_any_more_are_forgotten(clock: MovableClock) -> None:
    pace = Pace(clock, {"chat.postMessage": Rate(100_000, A_SECOND)})
    for number in range(5_000):
        pace.turn("T1", "chat.postMessage", f"C{number}")
        clock.move_by(A_SECOND)

    assert pace.lines < 2_500


@given(
    calls=st.integers(1, 5),
    span=st.integers(1, 10),
    waits=st.lists(st.integers(0, 4), min_size=1, max_size=60),
)
def test_no_span_ever_holds_more_calls_than_its_rate(
    calls: int, span: int, waits: list[int]
) -> None:
    line, now, at = Line(Rate(calls, timedelta(seconds=span))), MONDAY, []
    for wait in waits:
        now = line.opens_at(now + timedelta(seconds=wait))
        line.count(now)
        at.append(now)

    windows = zip(at, at[calls:], strict=False)
    assert all(late - early >= timedelta(seconds=span) for early, late in windows)


@given(
    calls=st.integers(1, 5),
    done=st.lists(st.integers(0, 3), max_size=8),
    behind=st.integers(0, 12),
)
def test_the_time_told_to_the_last_in_line_is_the_time_it_gets(
    calls: int, done: list[int], behind: int
) -> None:
    line, now = Line(Rate(calls, timedelta(seconds=7))), MONDAY
    for wait in done:
        now = line.opens_at(now + timedelta(seconds=wait))
        line.count(now)

    told = line.opens_at(now, behind=behind)
    for _before in range(behind):
        line.count(line.opens_at(now))

    assert line.opens_at(now) == told
