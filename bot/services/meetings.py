"""Meetings before and after they are in session: planned, given a facilitator, missed."""

from datetime import datetime

from bot.domain.agenda import INTRODUCTION_MINUTES, ItemState, Kind
from bot.domain.clean_text import own
from bot.domain.meeting import STARTS_SOON, Meeting, MeetingState, opening_of, read_opening
from bot.domain.people import Member
from bot.domain.recurrence import Recurrence
from bot.domain.roles import Act
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.services import carrying, case_agencies, taskforces
from bot.services.sheets import Sheet, Table, draw, lay, next_table, seal, table_of
from bot.services.taskforces import Here
from bot.text import _, mark
from bot.work import Work
from storage import agendas as agenda_rows
from storage import meetings as rows
from storage import people as people_rows
from storage.rows import add_all


def plan(work: Work, taskforce: TaskForce, starts_at: datetime) -> rows.MeetingRow:
    """Plan a meeting with the template's topics and what Roundtable sends around it."""
    row, _introductions = _add(work, taskforce, starts_at.astimezone(work.now.tzinfo))
    work.record("meeting planned", row.id, taskforce_id=taskforce.id, actor_id=None)
    remind(work, row)
    return row


def lay_on_the_spot(work: Work, here: Here) -> Table:
    """A meeting that begins now without having been planned."""
    row, introductions = _add(work, here.taskforce, work.now, on_the_spot=True)
    return lay(work, here, row, [introductions])


def _add(
    work: Work, taskforce: TaskForce, starts_at: datetime, *, on_the_spot: bool = False
) -> tuple[rows.MeetingRow, agenda_rows.ItemRow]:
    row = rows.MeetingRow(
        workspace=work.workspace,
        taskforce_id=taskforce.id,
        starts_at=starts_at,
        minutes=taskforce.minutes,
        planned_at=work.now,
        on_the_spot=on_the_spot,
    )
    introductions = agenda_rows.ItemRow(
        workspace=work.workspace,
        taskforce_id=taskforce.id,
        meeting_id=row.id,
        number=1,
        position=1,
        title=own(mark("Introductions")),
        minutes=INTRODUCTION_MINUTES,
        kind=Kind.INTRODUCTIONS,
        state=ItemState.ACCEPTED,
    )
    add_all(work.session, [row])
    add_all(work.session, [introductions])
    return row, introductions


def move(work: Work, table: Table, starts_at: datetime, *, minutes: int) -> Meeting:
    """Give a planned meeting another time; what is pending for it moves along."""
    row = table.meeting_row
    _forget(work, row)
    before = row.starts_at
    row.starts_at, row.minutes = starts_at.astimezone(work.now.tzinfo), minutes
    row.planned_at = work.now
    remind(work, row)
    if row.starts_at != before:
        _tell_agencies(work, table)
    if facilitator := table.meeting.facilitator:
        _tell_facilitator(work, row, facilitator)
    return table.meeting


def _tell_agencies(work: Work, table: Table) -> None:
    """Their closed sessions are at another time now."""
    for item in table.items:
        if item.is_closed and item.state is ItemState.ACCEPTED:
            case_agencies.tell_of_move(work, item.id)


def remind(work: Work, row: rows.MeetingRow) -> None:
    """Queue "starts in 5" to the facilitator, else to the coordinators, and the missed meeting."""
    coordinators = taskforces.coordinators_of(work, row.taskforce_id)
    named = people_rows.named(work.session, work.workspace, row.taskforce_id, [row.facilitator_id])
    facilitators = [each for each in named.values() if each.slack_user]
    opening = opening_of(row.id, row.opening + 1)
    for slack_user in _with_slack(facilitators or coordinators):
        work.remind("starts_soon", opening, slack_user, row.starts_at - STARTS_SOON)
    ends_at = max(row.value({}).ends_at, work.now)
    for slack_user in _with_slack([*facilitators, *coordinators]):
        work.remind("missed", row.id, slack_user, ends_at)


def _forget(work: Work, row: rows.MeetingRow) -> None:
    work.forget("starts_soon", opening_of(row.id, row.opening + 1))
    work.forget("missed", row.id)


def _with_slack(members: list[Member]) -> list[str]:
    return list(dict.fromkeys(each.slack_user for each in members if each.slack_user))


def called_to_start(work: Work, table: Table) -> list[Member]:
    """Who got "starts in 5" without a facilitator: one starts, the others need not any more."""
    row = table.meeting_row
    soon = row.starts_at - STARTS_SOON
    if row.facilitator_id or row.on_the_spot or (row.opened_at or work.now) < soon:
        return []
    return taskforces.coordinators_of(work, row.taskforce_id)


def call_anew(work: Work, taskforce: TaskForce) -> None:
    """The roster has changed: let go of who ran it and left, and remind whom it now concerns."""
    for row in rows.planned(work.session, work.workspace, taskforce.id):
        people = people_rows.named(work.session, work.workspace, taskforce.id, row.people)
        gone = {person_id for person_id, member in people.items() if not member.is_known}
        if row.facilitator_id in gone:
            row.facilitator_id = None
        if gone & set(row.helper_ids or ()):
            row.helper_ids = [each for each in row.helper_ids or () if each not in gone]
        _forget(work, row)
        remind(work, row)


def upcoming(work: Work, taskforce: TaskForce) -> Meeting | None:
    """The meeting in session, else the next planned one."""
    found = agenda_rows.with_next_meeting(work.session, work.workspace, taskforce.id)
    if found is None:
        return None
    row, _items = found
    people = people_rows.named(work.session, work.workspace, taskforce.id, row.people)
    return row.value(people)


def board(work: Work, opening: str) -> Sheet | None:
    """An opened meeting as its channel shows it; None when that opening is history."""
    table = _opened(work, opening)
    return table.board() if table else None


def panel(work: Work, opening: str) -> Sheet | None:
    """An opened meeting as the recipient sees it; None when that opening is history."""
    table = _opened(work, opening)
    return table.sheet() if table else None


def _opened(work: Work, opening: str) -> Table | None:
    meeting_id, number = read_opening(opening)
    row = rows.meeting(work.session, work.workspace, meeting_id)
    return table_of(work, meeting_id) if row and row.opening == number else None


def about_to_start(work: Work, opening: str) -> Sheet | None:
    """A planned meeting for whoever may start it; None for anybody else by now."""
    meeting_id, number = read_opening(opening)
    row = rows.meeting(work.session, work.workspace, meeting_id)
    if row is None or row.opening + 1 != number:
        return None
    return facilitated(work, meeting_id)


def facilitated(work: Work, meeting_id: str) -> Sheet | None:
    """A meeting for whoever runs it; None for anybody else by now."""
    sheet = table_of(work, meeting_id).sheet()
    return sheet if sheet.may(Act.RUN) else None


def choose_facilitator(work: Work, slack_user: str) -> Sheet:
    """Make a member the facilitator of the next meeting, or hand over the one in session."""
    table = next_table(work)
    taskforces.allow(work, table.here, Act.CHOOSE_FACILITATOR)
    members = people_rows.members(work.session, work.workspace, table.here.taskforce.id)
    chosen = next((each for each in members if each.slack_user == slack_user), None)
    if chosen is None:
        raise Refusal(
            _(
                "That person is not on the roster of {taskforce} yet. Add them first: "
                "Roster, in the pinned message of the channel.",
                taskforce=table.here.taskforce.name,
            )
        )
    appoint(work, table, chosen)
    return table.sheet()


def appoint(work: Work, table: Table, chosen: Member) -> None:
    """Make `chosen` the facilitator of a planned meeting, or hand over one in session."""
    table.members[chosen.person_id] = chosen
    seal(work, table, "facilitator chosen", table.meeting_row.id)
    if table.meeting.state is MeetingState.IN_SESSION:
        _hand_over(work, table, chosen)
    else:
        _choose(work, table, chosen)


def _choose(work: Work, table: Table, chosen: Member) -> None:
    row = table.meeting_row
    _forget(work, row)
    row.facilitator_id = chosen.person_id
    remind(work, row)
    _tell_facilitator(work, row, chosen)


def _tell_facilitator(work: Work, row: rows.MeetingRow, facilitator: Member) -> None:
    """Of the meeting they facilitate and its time, unless that is their own doing."""
    if facilitator.slack_user and facilitator.slack_user != work.actor.slack_user:
        work.remind("facilitator_chosen", row.id, facilitator.slack_user, work.now)


def _hand_over(work: Work, table: Table, chosen: Member) -> None:
    """The panel moves to `chosen`, and whoever held it is told so in its place."""
    held = table.meeting.panel_holders
    row = table.meeting_row
    row.facilitator_id = row.runner_id = chosen.person_id
    draw(work, table, *held, at_once=True)


def plan_following(work: Work, taskforce: TaskForce, after: datetime) -> rows.MeetingRow:
    """The planned meeting after this instant, made by the task force's rhythm where none is."""
    row = rows.following(work.session, work.workspace, taskforce.id, after)
    if row:
        return row
    recurrence = Recurrence.parse(taskforce.recurrence)
    return plan(work, taskforce, recurrence.next_after(max(after, work.now), taskforce.zone))


def close_missed(work: Work, meeting_id: str) -> Sheet | None:
    """Once its time has passed, note that nobody started it, and carry its topics on.

    None when it was started, moved or cancelled after all.
    """
    table = table_of(work, meeting_id)
    row = table.meeting_row
    if row.state is MeetingState.PLANNED and table.meeting.ends_at <= work.now:
        row.state = MeetingState.MISSED
        following = plan_following(work, table.here.taskforce, row.starts_at)
        carrying.carry(work, table, following)
        work.record("meeting missed", row.id, taskforce_id=table.here.taskforce.id, actor_id=None)
        channel = table.here.taskforce.channel
        work.show("front_desk", channel, channel)
    return table.sheet() if row.state is MeetingState.MISSED else None
