"""Messages that are due go out once, in time, to the right place, or not at all."""

from datetime import timedelta
from functools import partial
from gettext import NullTranslations

import pytest

from bot.domain.outbox import Drop, Due, Status
from bot.errors import Refusal
from bot.services import deliveries
from bot.text import _, install
from bot.work import Work
from handlers.kinds import Kind
from handlers.views.kit import Message
from storage.outbox import queue
from tests.delivery.mailroom import GENERAL, MONDAY, SECOND, TASK, TEAM, Mailroom

IN_5_MINUTES = MONDAY + timedelta(minutes=5)


async def test_a_message_goes_out_when_it_is_due_and_not_before(room: Mailroom) -> None:
    await room.queue("deadline", "Report by Friday", due_at=IN_5_MINUTES)

    assert await room.settle() is None
    assert room.posts() == []

    room.clock.move_to(IN_5_MINUTES)
    await room.settle()
    assert room.posts() == ["Report by Friday"]


async def test_it_goes_out_once_however_often_it_is_queued(room: Mailroom) -> None:
    for _twice in range(2):
        await room.queue("deadline", "Report by Friday", due_at=MONDAY)
        await room.settle()

    assert room.posts() == ["Report by Friday"]


async def test_what_is_longest_due_goes_out_first(room: Mailroom) -> None:
    for minutes in (3, 1, 2):
        due_at = MONDAY + timedelta(minutes=minutes)
        await room.queue("deadline", f"{minutes} minutes", due_at=due_at)

    room.clock.move_to(IN_5_MINUTES)
    await room.settle()

    assert room.posts() == ["1 minutes", "2 minutes", "3 minutes"]


async def test_a_post_carries_its_key_and_unfurls_nothing(room: Mailroom) -> None:
    await room.queue("deadline", "Report by Friday")
    await room.settle()

    row = await room.row("Report by Friday")
    [sent] = [call["arguments"] for call in room.calls("chat.postMessage")]
    carried = {"event_type": "roundtable", "event_payload": {"id": row.id}}
    assert sent["metadata"] == carried
    assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)
    assert (row.channel, [row.slack_ts]) == (TASK, list(room.channel().messages))


async def test_direct_messages_are_opened_once_and_remembered(room: Mailroom) -> None:
    for subject in ("Monday", "Tuesday"):
        await room.queue("deadline", subject, "U0BEN")
        await room.settle()

    assert room.posts("D0BEN") == ["Monday", "Tuesday"]
    assert len(room.calls("conversations.open")) == 1


class Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


async def test_a_message_speaks_the_language_of_whoever_gets_it(room: Mailroom) -> None:
    install("shouting", Shouting())
    room.kinds["hello"] = Kind("hello", lambda _work, _due: Message(_("Hello")), again=True)
    room.board.languages["U0BEN"] = "shouting"

    for recipient in ("U0BEN", "U0ADA"):
        await room.queue("hello", "hello", recipient)
    await room.settle()

    assert (room.posts("D0BEN"), room.posts("D0ADA")) == (["HELLO"], ["Hello"])


@pytest.mark.parametrize(
    ("answer", "reason"), [(Drop.LATE, "late"), (Drop.FORBIDDEN, "forbidden"), (None, "over")]
)
async def test_what_need_not_be_said_any_more_is_dropped_and_why(
    room: Mailroom, answer: Drop | None, reason: str
) -> None:
    room.board.words["Starts in 5"] = answer
    await room.queue("starts_in_5", "Starts in 5")
    await room.queue("starts_in_5", "Another")
    await room.settle()

    row = await room.row("Starts in 5")
    assert (row.status, row.reason) == (Status.DROPPED, reason)
    assert room.posts() == ["Another"]


async def test_what_the_recipient_may_not_see_any_more_is_dropped_and_undone(
    room: Mailroom,
) -> None:
    def render(work: Work, _due: Due) -> Message:
        work.remind("deadline", "half done", TASK, MONDAY)
        raise Refusal("Only members may see this.")

    room.kinds["secret"] = Kind("secret", render, again=True)
    await room.queue("secret", "secret", "U0BEN")
    await room.settle()

    [row] = await room.rows()
    assert (row.subject, row.status, row.reason) == ("secret", Status.DROPPED, "forbidden")


async def test_the_subject_is_looked_at_when_its_turn_comes(room: Mailroom) -> None:
    for subject in ("first", "second"):
        await room.queue("deadline", subject, due_at=MONDAY)
    await room.delivery.quiet()  # the second waits for the channel's next turn
    room.board.words["second"] = "second, as it is now"
    await room.settle()

    assert room.posts() == ["first", "second, as it is now"]


async def test_what_is_cancelled_while_it_waits_is_not_sent(room: Mailroom) -> None:
    for subject in ("first", "second"):
        await room.queue("deadline", subject, due_at=MONDAY)
    await room.delivery.quiet()
    await room.do(lambda work: work.forget("deadline", "second"))
    await room.settle()

    assert room.posts() == ["first"]
    assert (await room.row("second")).status is Status.CANCELLED


async def test_a_row_that_raises_stops_no_other_and_is_tried_again(room: Mailroom) -> None:
    mended = False

    def render(_work: Work, _due: Due) -> Message:
        if not mended:
            raise ValueError("words that somebody typed")
        return Message("mended")

    room.kinds["broken"] = Kind("broken", render, again=True)
    await room.queue("broken", "broken")
    await room.queue("deadline", "whole", SECOND)
    await room.settle(within=timedelta(seconds=30))
    row = await room.row("broken")
    assert (room.posts(SECOND), room.posts()) == (["whole"], [])
    assert (row.status, row.reason, row.attempts) == (Status.PENDING, "ValueError", 5)

    mended = True
    await room.settle()
    assert room.posts() == ["mended"]


async def test_a_kind_of_another_version_waits_for_a_process_that_knows_it(room: Mailroom) -> None:
    known = room.kinds.pop("deadline")
    await room.queue("deadline", "Report by Friday")
    assert await room.settle(within=timedelta(minutes=1)) == MONDAY + timedelta(minutes=10)
    assert room.posts() == []

    room.kinds["deadline"] = known
    await room.settle()
    assert room.posts() == ["Report by Friday"]


async def test_what_slack_refuses_for_good_is_recorded_and_told(room: Mailroom) -> None:
    room.slack.workspace.change_person("U0CRUZ", deleted=True)
    await room.queue("deadline", "nobody reads this", GENERAL)
    await room.queue("deadline", "nor this", "U0CRUZ", due_at=MONDAY + timedelta(seconds=1))
    await room.queue("deadline", "but this", due_at=MONDAY)
    room.clock.move_by(timedelta(seconds=1))
    await room.settle()

    told = await room.do(partial(deliveries.refused, since=MONDAY))
    assert [(due.recipient, why) for due, why in told] == [
        (GENERAL, "not_in_channel"),
        ("U0CRUZ", "user_disabled"),
    ]
    assert room.posts() == ["but this"]


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "missing_scope"])
async def test_a_message_waits_while_the_installation_is_at_fault(
    room: Mailroom, error: str
) -> None:
    room.fail("chat.postMessage", "error", error=error, times=3)
    await room.queue("starts_in_5", "Starts in 5")
    await room.settle()

    assert room.posts() == ["Starts in 5"]
    assert room.clock.now() == MONDAY + timedelta(seconds=1 + 2 + 4)


async def test_a_reply_waits_for_the_message_it_replies_to(room: Mailroom) -> None:
    await room.queue("reply", "Decided", due_at=MONDAY)
    await room.settle(within=timedelta(seconds=5))
    assert room.posts() == []

    await room.queue("deadline", "In session")
    await room.settle(within=timedelta(seconds=1))
    [parent] = room.channel().messages.values()
    room.board.threads["Decided"] = room.place(parent)
    await room.settle()

    [_parent, reply] = room.channel().messages.values()
    assert (reply.text, reply.thread_ts, reply.is_broadcast) == ("Decided", parent.ts, True)


async def test_rows_of_another_workspace_are_left_alone(room: Mailroom) -> None:
    ours = {"kind": "deadline", "subject": "s", "recipient": TASK, "due_at": MONDAY}
    for workspace in (TEAM, "T0DECOY"):
        await room.do(
            lambda work, of=workspace: queue(work.session, workspace=of, **ours), workspace
        )
    await room.settle()

    assert room.posts() == ["s"]
    rows = await room.rows()
    assert {row.workspace: row.status for row in rows} == {
        TEAM: Status.SENT,
        "T0DECOY": Status.PENDING,
    }


async def test_upcoming_tells_what_will_be_sent_to_whom(room: Mailroom) -> None:
    await room.show("Item 3")
    for days in (8, 6, 1):
        await room.queue("deadline", f"in {days} days", due_at=MONDAY + timedelta(days=days))

    coming = await room.do(partial(deliveries.upcoming, until=MONDAY + timedelta(days=7)))

    assert [due.subject for due in coming] == ["in 1 days", "in 6 days"]


async def test_closing_finishes_what_is_on_its_way_and_takes_nothing_more(room: Mailroom) -> None:
    room.fail("chat.postMessage", "slow", seconds=0.2)
    await room.queue("deadline", "first")
    await room.delivery.deliver()
    await room.queue("deadline", "second", SECOND)

    await room.delivery.close()

    assert (await room.row("first")).status is Status.SENT
    assert await room.delivery.deliver() is None
    assert (await room.row("second")).status is Status.PENDING
