"""Messages that are due go out once, in time, to the right place, or not at all."""

from datetime import timedelta

from bot.domain.outbox import Drop, Status
from tests.delivery.mailroom import MONDAY, TASK, Mailroom


async def test_a_message_goes_out_when_it_is_due_and_not_before(room: Mailroom) -> None:
    await room.queue("deadline", "Report by Friday", due_at=MONDAY + timedelta(minutes=5))

    await room.settle()
    assert room.posts() == []

    room.clock.move_by(timedelta(minutes=5))
    await room.settle()
    assert room.posts() == ["Report by Friday"]


async def test_it_is_sent_once_however_often_it_is_queued(room: Mailroom) -> None:
    for _twice in range(2):
        await room.queue("deadline", "Report by Friday", due_at=MONDAY)
        await room.settle()

    assert room.posts() == ["Report by Friday"]
    assert (await room.row("Report by Friday")).status is Status.SENT
