"""A meeting looked at and started: as planned, early, or without having been planned."""

from dataclasses import dataclass

from bot.domain.meeting import EARLY_START, MeetingState
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.services import meetings, taskforces
from bot.services.sessions import become, front_desk, stepped, turn_to
from bot.services.sheets import (
    Sheet,
    Table,
    lay,
    nothing_planned,
    table_of,
    with_next_meeting,
)
from bot.services.wayfinding import see_meeting
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
    """A question back: whether to start this planned meeting now, or to open another."""

    sheet: Sheet
    may_open_another: bool


Outcome = Sheet | NothingPlanned | StillEarly


def look(work: Work, taskforce_id: str = "") -> Sheet | NothingPlanned:
    """The meeting in session or the next; without one, ask whoever may open one."""
    here = taskforces.of(work, taskforce_id) if taskforce_id else taskforces.here(work)
    found = with_next_meeting(work, here)
    if found is None and may(here.member, Act.START):
        return NothingPlanned(here.taskforce)
    if found is None:
        raise nothing_planned(work, here)
    table = lay(work, here, *found)
    taskforces.allow(work, here, Act.READ, meeting=table.meeting)
    return table.sheet()


def start_next(work: Work) -> Outcome:
    """Start the next planned meeting, or ask where that is not plainly meant."""
    here = taskforces.here(work)
    found = agenda_rows.with_next_meeting(work.session, work.workspace, here.taskforce.id)
    if found is None:
        taskforces.allow(work, here, Act.START)
        return NothingPlanned(here.taskforce)
    return _start_asking(work, lay(work, here, *found))


def start_asking(work: Work, meeting_id: str) -> Outcome:
    """Start this planned meeting, or ask where it is still early."""
    return _start_asking(work, table_of(work, meeting_id))


def _start_asking(work: Work, table: Table) -> Outcome:
    taskforces.allow(work, table.here, Act.START, meeting=table.meeting)
    early = table.meeting.starts_at - work.now > EARLY_START
    if table.meeting.state is MeetingState.PLANNED and early:
        return StillEarly(table.sheet(), may_open_another=may(table.here.member, Act.START))
    return _start(work, table)


def start(work: Work, meeting_id: str) -> Sheet:
    """Start this planned meeting, however early."""
    table = table_of(work, meeting_id)
    taskforces.allow(work, table.here, Act.START, meeting=table.meeting)
    return _start(work, table)


def start_on_the_spot(work: Work, taskforce_id: str) -> Sheet:
    """Open a meeting now that nobody planned."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.START)
    _none_in_session(work, taskforce_id)
    return _start(work, meetings.lay_on_the_spot(work, here))


def _start(work: Work, table: Table) -> Sheet:
    row = table.meeting_row
    _none_in_session(work, table.here.taskforce.id)
    become(row, MeetingState.IN_SESSION)
    row.opening += 1
    row.opened_at, row.runner_id = work.now, table.here.member.person_id
    turn_to(work, table, table.sheet().agenda.to_come)
    front_desk(work, table)
    return stepped(work, table, "meeting started", *meetings.called_to_start(work, table))


def _none_in_session(work: Work, taskforce_id: str) -> None:
    row = rows.in_session(work.session, work.workspace, taskforce_id)
    if row is None:
        return
    runner = table_of(work, row.id).meeting.led_by
    begun = _(
        "A meeting is in session already, run by {name}.", name=runner.name if runner else "?"
    )
    raise Refusal(see_meeting(begun))
