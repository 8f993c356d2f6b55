"""A meeting in session: start it, move through its topics, end it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.agenda import Item, ItemState
from bot.domain.meeting import EARLY_START, LEGAL, NEXT_AGAIN, Meeting, MeetingState
from bot.domain.roles import Act
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.services import carrying, meetings, taskforces
from bot.services.sheets import Sheet, Table, next_table, table_of
from bot.text import _
from bot.work import Work
from storage import agendas as agenda_rows
from storage import meetings as rows


@dataclass(frozen=True, slots=True)
class NothingPlanned:
    """A question back: whether to open a meeting now."""

    taskforce: TaskForce


@dataclass(frozen=True, slots=True)
class StillEarly:
    """A question back: whether to start this planned meeting now, or open another."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Ended:
    """What an ending did."""

    sheet: Sheet
    carried: tuple[Item, ...]
    following: Meeting | None  # None when the meeting was opened by mistake: nothing changed


def start_next(work: Work) -> Sheet | NothingPlanned | StillEarly:
    """Start the next planned meeting, or ask where that is not plainly meant."""
    here = taskforces.here(work)
    found = agenda_rows.with_next_meeting(work.session, work.workspace, here.taskforce.id)
    if found is None:
        taskforces.allow(work, here, Act.RUN)
        return NothingPlanned(here.taskforce)
    table = table_of(work, found[0].id)
    taskforces.allow(work, here, Act.RUN, meeting=table.meeting)
    early = table.meeting.starts_at - work.now > EARLY_START
    if table.meeting.state is MeetingState.PLANNED and early:
        return StillEarly(table.sheet())
    return _start(work, table)


def start(work: Work, meeting_id: str) -> Sheet:
    """Start this planned meeting, however early."""
    table = table_of(work, meeting_id)
    taskforces.allow(work, table.here, Act.RUN, meeting=table.meeting)
    return _start(work, table)


def start_on_the_spot(work: Work, taskforce_id: str) -> Sheet:
    """Open a meeting now that nobody planned."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.RUN)
    found = agenda_rows.with_next_meeting(work.session, work.workspace, taskforce_id)
    if found and found[0].state is MeetingState.IN_SESSION:
        return _start(work, table_of(work, found[0].id))
    row = meetings.open_on_the_spot(work, here.taskforce)
    return _start(work, table_of(work, row.id))


def _start(work: Work, table: Table) -> Sheet:
    row = table.meeting_row
    if row.state is MeetingState.IN_SESSION:
        raise Refusal(_("This meeting is already in session."))
    _become(row, MeetingState.IN_SESSION)
    row.opened_at, row.opened_by = work.now, table.here.member.person_id
    row.facilitator_id = row.facilitator_id or table.here.member.person_id
    _turn_to(work, table, _open_topics(table))
    return _stepped(work, table, "meeting started")


def next_topic(work: Work, meeting_id: str | None = None, *, step: int | None = None) -> Sheet:
    """Close the current topic and open the next; typed again within 10 seconds it moves nothing."""
    table = _in_session(work, meeting_id, step)
    row = table.meeting_row
    if step is None and row.moved_on_at and work.now - row.moved_on_at < NEXT_AGAIN:
        raise Refusal(_("The meeting has just moved on. To move again, wait a moment."))
    row.moved_on_at = work.now
    return _leave_topic(work, table, ItemState.DISCUSSED, "next topic")


def park(work: Work, meeting_id: str | None = None, *, step: int | None = None) -> Sheet:
    """Put the current topic aside for the following meeting and open the next."""
    return _leave_topic(work, _in_session(work, meeting_id, step), ItemState.PARKED, "topic parked")


def _leave_topic(work: Work, table: Table, state: ItemState, act: str) -> Sheet:
    current = _current(table)
    if current is None:
        raise Refusal(_("All topics are done. End the meeting when you are ready."))
    current.state = state
    _turn_to(work, table, _open_topics(table))
    return _stepped(work, table, act)


def back(work: Work, meeting_id: str | None = None, *, step: int | None = None) -> Sheet:
    """Reopen the topic before the current one."""
    table = _in_session(work, meeting_id, step)
    current = _current(table)
    closed = [
        row
        for row in _in_order(table)
        if row.state in {ItemState.DISCUSSED, ItemState.PARKED}
        and (current is None or row.position < current.position)
    ]
    if not closed:
        raise Refusal(_("This is the first topic."))
    closed[-1].state = ItemState.ACCEPTED
    _turn_to(work, table, closed[-1:])
    return _stepped(work, table, "one topic back")


def extend(
    work: Work, meeting_id: str | None = None, *, step: int | None = None, minutes: int = 5
) -> Sheet:
    """Give the current topic more minutes, counted from now when its time is over."""
    table = _in_session(work, meeting_id, step)
    row = table.meeting_row
    if row.item_until is None:
        raise Refusal(_("No topic is under discussion."))
    row.item_until = max(row.item_until, work.now) + timedelta(minutes=minutes)
    return _stepped(work, table, "topic extended")


def about_to_end(work: Work, meeting_id: str | None = None, *, step: int | None = None) -> Ended:
    """What ending now would carry, for the question before it."""
    table = _in_session(work, meeting_id, step)
    carried = tuple(map(table.value, carrying.open_rows(table)))
    return Ended(table.sheet(), carried, None)


def end(work: Work, meeting_id: str, *, step: int, but_not: Collection[str] = ()) -> Ended:
    """End the meeting and carry its open topics, except these, to the following one.

    One opened by mistake goes back to what it was, and nothing is carried.
    """
    table = _in_session(work, meeting_id, step)
    row = table.meeting_row
    discussed = sum(
        each.state in {ItemState.DISCUSSED, ItemState.PARKED} for each in table.item_rows
    )
    if table.meeting.was_opened_by_mistake(work.now, discussed=discussed):
        return _undo_opening(work, table)
    if current := _current(table):
        current.state = ItemState.DISCUSSED
    _become(row, MeetingState.ENDED)
    row.ended_at = work.now
    following = meetings.plan_following(work, table.here.taskforce, row.starts_at)
    carried = carrying.carry(work, table, following, but_not=but_not)
    row.item_id = row.item_until = None
    sheet = _stepped(work, table, "meeting ended")
    channel = table.here.taskforce.channel
    work.show("front_desk", channel, channel)
    return Ended(sheet, tuple(map(table.value, carried)), following.value(None))


def _undo_opening(work: Work, table: Table) -> Ended:
    row = table.meeting_row
    _become(row, MeetingState.CANCELLED if row.on_the_spot else MeetingState.PLANNED)
    row.item_id = row.item_until = row.opened_at = None
    return Ended(_stepped(work, table, "opening undone"), (), None)


def _in_session(work: Work, meeting_id: str | None, step: int | None) -> Table:
    """The meeting to act on, if the visitor may and the button belongs to its present step."""
    table = table_of(work, meeting_id) if meeting_id else next_table(work)
    taskforces.allow(work, table.here, Act.RUN, meeting=table.meeting)
    row = table.meeting_row
    if row.state in {MeetingState.ENDED, MeetingState.CANCELLED, MeetingState.MISSED}:
        raise Refusal(_("This meeting is over."))
    if row.state is not MeetingState.IN_SESSION:
        raise Refusal(_("No meeting is in session. Start it with /meeting start."))
    if step is not None and step != row.step:
        raise Refusal(_old_step(table))
    return table


def _old_step(table: Table) -> str:
    current = _current(table)
    if current is None:
        return _("That step is over. All topics are done.")
    return _(
        "That step is over. The meeting is at topic {number}, {title}.",
        number=current.number,
        title=current.title,
    )


def _become(row: rows.MeetingRow, state: MeetingState) -> None:
    if state not in LEGAL[row.state]:
        raise Refusal(_("This meeting is over."))
    row.state = state


def _in_order(table: Table) -> list[agenda_rows.ItemRow]:
    return sorted(table.item_rows, key=lambda row: (row.position, row.number))


def _open_topics(table: Table) -> list[agenda_rows.ItemRow]:
    return [row for row in _in_order(table) if row.state is ItemState.ACCEPTED]


def _current(table: Table) -> agenda_rows.ItemRow | None:
    item_id = table.meeting_row.item_id
    return next((row for row in table.item_rows if row.id == item_id), None)


def _turn_to(work: Work, table: Table, topics: list[agenda_rows.ItemRow]) -> None:
    """Put the first of these topics under discussion; none means that all are done."""
    row = table.meeting_row
    row.item_id = topics[0].id if topics else None
    row.item_until = work.now + timedelta(minutes=topics[0].minutes) if topics else None


def _stepped(work: Work, table: Table, act: str) -> Sheet:
    """Count the step, seal it, and bring the live message and the panels up to date."""
    row = table.meeting_row
    row.step += 1
    work.record(
        act,
        row.id,
        taskforce_id=table.here.taskforce.id,
        actor_id=table.here.member.person_id,
    )
    work.show("live", row.id, table.here.taskforce.channel)
    refreshed = table_of(work, row.id)
    for slack_user in refreshed.runners:
        work.show("panel", row.id, slack_user)
    return refreshed.sheet()
