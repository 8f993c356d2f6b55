"""A meeting in session, moved through its topics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.agenda import SETTLED, Item, ItemState, Kind, closed_block
from bot.domain.meeting import DEFAULT_EXTENSION, LEGAL, MOVED_ON_AGAIN, MeetingState
from bot.domain.people import Member
from bot.domain.roles import Act
from bot.errors import Refusal
from bot.services import closed_sessions, taskforces
from bot.services.sheets import (
    Sheet,
    Table,
    draw,
    next_table,
    seal,
    table_of,
)
from bot.services.wayfinding import see_meeting
from bot.text import _
from bot.work import Work
from storage import meetings as rows

OVER = frozenset({MeetingState.ENDED, MeetingState.CANCELLED, MeetingState.MISSED})


@dataclass(frozen=True, slots=True)
class ClosedSessionAhead:
    """A question back: whether the room and the video call were checked, before it begins."""

    sheet: Sheet
    items: tuple[Item, ...]
    invited: tuple[Member, ...]


Moved = Sheet | ClosedSessionAhead


def next_topic(
    work: Work, meeting_id: str | None = None, *, step: int | None = None, checked: bool = False
) -> Moved:
    """Close the current topic and open the next; a closed session only once `checked`."""
    return _move_on(work, in_session(work, meeting_id, step), ItemState.DISCUSSED, step, checked)


def park(
    work: Work, meeting_id: str | None = None, *, step: int | None = None, checked: bool = False
) -> Moved:
    """Put the current topic aside for the following meeting and open the next."""
    table = in_session(work, meeting_id, step)
    current = table.current
    if current and table.value(current).from_template:
        raise Refusal(_("Introductions open every meeting, so they are not parked: go on to next."))
    return _move_on(work, table, ItemState.PARKED, step, checked)


def _move_on(
    work: Work,
    table: Table,
    state: ItemState,
    step: int | None,
    checked: bool,  # noqa: FBT001 - passed through
) -> Moved:
    """Typed again within 10 seconds it moves nothing: whoever waits for an answer types twice."""
    row, current = table.meeting_row, table.current
    if step is None and row.moved_on_at and work.now - row.moved_on_at < MOVED_ON_AGAIN:
        raise Refusal(_("The meeting has just moved on. To move again, wait ten seconds."))
    to_come = table.sheet().agenda.to_come
    if current is None and (state is ItemState.PARKED or not to_come):
        raise Refusal(_("All topics are done. End the meeting when you are ready."))
    if (ahead := _closed_ahead(work, table, to_come)) and not checked:
        return ahead
    note_closed_session(work, table, to_come)
    row.moved_on_at = work.now
    if current:
        current.state = state
    turn_to(work, table, to_come)
    return stepped(work, table, "next topic" if state is ItemState.DISCUSSED else "topic parked")


def _closed_ahead(work: Work, table: Table, topics: Sequence[Item]) -> ClosedSessionAhead | None:
    """What is asked before the first of these topics; None where it is an open one.

    Case reviews in a row are one closed session, which is asked about once.
    """
    block = closed_block(topics)
    if not block:
        return None
    taskforce = table.here.taskforce
    if withheld := closed_sessions.withheld_here(work, taskforce):
        off = _("Take topic {number} off the agenda to go on.", number=topics[0].number)
        raise Refusal(f"{withheld} {off}")
    if _is_closed(table):
        return None
    invited = closed_sessions.invited(work, taskforce.id)
    return ClosedSessionAhead(table.sheet(), block, tuple(invited))


def _is_closed(table: Table) -> bool:
    return table.current is not None and table.current.kind is Kind.CASE_REVIEW


def note_closed_session(work: Work, table: Table, topics: Sequence[Item]) -> None:
    """Record the one end or the one begin of a closed session, if these topics change that."""
    was_closed, block = _is_closed(table), closed_block(topics)
    if block and not was_closed:
        seal(work, table, "closed session begun", block[0].id)
    elif was_closed and not block and table.current:
        seal(work, table, "closed session ended", table.current.id)


def back(
    work: Work, meeting_id: str | None = None, *, step: int | None = None, checked: bool = False
) -> Moved:
    """Reopen the topic before the current one."""
    table = in_session(work, meeting_id, step)
    before = []
    for item in table.items:
        if item.id == table.meeting_row.item_id:
            break
        if item.state in SETTLED:
            before.append(item)
    if not before:
        raise Refusal(_("This is the first topic."))
    if (ahead := _closed_ahead(work, table, before[-1:])) and not checked:
        return ahead
    note_closed_session(work, table, before[-1:])
    table.row(before[-1]).state = ItemState.ACCEPTED
    turn_to(work, table, before[-1:])
    return stepped(work, table, "one topic back")


def extend(
    work: Work,
    meeting_id: str | None = None,
    *,
    step: int | None = None,
    minutes: int = DEFAULT_EXTENSION,
) -> Sheet:
    """Give the current topic more minutes, counted from now when its time is over."""
    table = in_session(work, meeting_id, step)
    row = table.meeting_row
    if row.item_until is None:
        raise Refusal(_("No topic is under discussion."))
    row.item_until = max(row.item_until, work.now) + timedelta(minutes=minutes)
    return stepped(work, table, "topic extended")


def in_session(work: Work, meeting_id: str | None, step: int | None) -> Table:
    """The meeting to act on, if the visitor may and the button belongs to its present step."""
    table = table_of(work, meeting_id) if meeting_id else next_table(work)
    taskforces.allow(work, table.here, Act.RUN, meeting=table.meeting)
    row = table.meeting_row
    if row.state in OVER:
        raise Refusal(see_meeting(_("This meeting is over.")))
    if row.state is not MeetingState.IN_SESSION:
        raise Refusal(see_meeting(_("No meeting is in session.")))
    if step is not None and step != row.step:
        raise Refusal(_old_step(table))
    return table


def _old_step(table: Table) -> str:
    current = table.current
    if current is None:
        return _("That step is over. All topics are done by now.")
    return _(
        "That step is over. The meeting is at topic {number}, {title}.",
        number=current.number,
        title=table.value(current).title,
    )


def become(row: rows.MeetingRow, state: MeetingState) -> None:
    """Take the meeting there; Refusal where its life does not lead there."""
    if state not in LEGAL[row.state]:
        raise Refusal(see_meeting(_("This meeting is over.")))
    row.state = state


def turn_to(work: Work, table: Table, topics: Sequence[Item]) -> None:
    """Put the first of these topics under discussion; none means that all are done."""
    row = table.meeting_row
    row.item_id = topics[0].id if topics else None
    row.item_until = work.now + timedelta(minutes=topics[0].minutes) if topics else None


def stepped(work: Work, table: Table, act: str, *also: Member) -> Sheet:
    """Count the step, seal it, and show it to the channel, the panels and these people."""
    table.meeting_row.step += 1
    seal(work, table, act, table.meeting_row.id)
    draw(work, table, *also, at_once=True)
    return table.sheet()


def front_desk(work: Work, table: Table) -> None:
    """The channel's pinned message tells whether the meeting is in session."""
    channel = table.here.taskforce.channel
    work.show("front_desk", channel, channel)
