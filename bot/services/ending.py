"""The end of a meeting: what is open is carried, and the next meeting exists."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.agenda import SETTLED, Item, ItemState
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member
from bot.services import carrying, case_agencies, meetings
from bot.services.sessions import become, front_desk, in_session, note_closed_session, stepped
from bot.services.sheets import Sheet, Table
from bot.work import Work


@dataclass(frozen=True, slots=True)
class AboutToEnd:
    """What ending now would do."""

    sheet: Sheet
    carried: tuple[Item, ...]
    is_mistake: bool  # it was opened by mistake: nothing would change


@dataclass(frozen=True, slots=True)
class Ended:
    """What an ending did."""

    sheet: Sheet
    carried: tuple[Item, ...]
    following: Meeting | None  # None when it was opened by mistake: nothing has changed


def about_to_end(
    work: Work, meeting_id: str | None = None, *, step: int | None = None
) -> AboutToEnd:
    """What to ask before ending."""
    table = in_session(work, meeting_id, step)
    carried = tuple(carrying.open_items(table))
    return AboutToEnd(table.sheet(), carried, is_mistake=_is_mistake(work, table))


def end(work: Work, meeting_id: str, *, step: int, but_not: Collection[str] = ()) -> Ended:
    """End the meeting and carry its open topics, except these, to the following one.

    One opened by mistake goes back to what it was, and nothing is carried.
    """
    table = in_session(work, meeting_id, step)
    row = table.meeting_row
    called = meetings.called_to_start(work, table)
    if _is_mistake(work, table):
        return _undo_opening(work, table, called)
    note_closed_session(work, table, ())
    if current := table.current:
        current.state = ItemState.DISCUSSED
    become(row, MeetingState.ENDED)
    row.ended_at, row.item_id, row.item_until = work.now, None, None
    following = meetings.plan_following(work, table.here.taskforce, row.starts_at)
    carried = carrying.carry(work, table, following, but_not=but_not)
    front_desk(work, table)
    sheet = stepped(work, table, "meeting ended", *called)
    return Ended(sheet, tuple(carried), following.value({}))


def _is_mistake(work: Work, table: Table) -> bool:
    discussed = sum(item.state in SETTLED for item in table.items)
    return table.meeting.was_opened_by_mistake(work.now, discussed=discussed)


def _undo_opening(work: Work, table: Table, called: list[Member]) -> Ended:
    """As if it had not been opened; its next opening gets messages of its own."""
    row = table.meeting_row
    shown = (*table.meeting.panel_holders, *called)
    become(row, MeetingState.CANCELLED if row.on_the_spot else MeetingState.PLANNED)
    row.item_id = row.item_until = row.opened_at = row.runner_id = None
    if row.state is MeetingState.PLANNED:
        meetings.remind(work, row)
    else:
        for item in table.items:
            if item.is_closed:
                case_agencies.call_off(work, item.id)
    front_desk(work, table)
    return Ended(stepped(work, table, "opening undone", *shown), (), None)
