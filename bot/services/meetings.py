"""Meetings before and after they are in session: planned, given a facilitator, missed."""

from datetime import datetime

from bot.domain.agenda import INTRODUCTION_MINUTES, ItemState, Kind
from bot.domain.meeting import STARTS_SOON, Meeting, MeetingState
from bot.domain.recurrence import Recurrence
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.services import carrying, taskforces
from bot.services.sheets import Sheet, next_table, table_of
from bot.text import _, mark
from bot.work import Work
from storage import agendas as agenda_rows
from storage import meetings as rows
from storage import people as people_rows


def plan(work: Work, taskforce: TaskForce, starts_at: datetime) -> Meeting:
    """Plan a meeting with the template's topics and what Roundtable sends around it."""
    row = rows.MeetingRow(
        workspace=work.workspace,
        taskforce_id=taskforce.id,
        starts_at=starts_at.astimezone(work.now.tzinfo),
        minutes=taskforce.minutes,
        planned_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    work.session.add(_introductions(row))
    work.record("meeting planned", row.id, taskforce_id=taskforce.id, actor_id=None)
    _remind(work, row)
    return row.value(None)


def move(work: Work, meeting_id: str, starts_at: datetime, *, minutes: int) -> Meeting:
    """Give a planned meeting another time; what is pending for it moves along."""
    table = table_of(work, meeting_id)
    row = table.meeting_row
    _forget(work, row)
    row.starts_at, row.minutes = starts_at.astimezone(work.now.tzinfo), minutes
    row.planned_at = work.now
    _remind(work, row)
    return row.value(table.meeting.facilitator)


def open_on_the_spot(work: Work, taskforce: TaskForce) -> rows.MeetingRow:
    """A meeting that begins now without having been planned."""
    row = rows.MeetingRow(
        workspace=work.workspace,
        taskforce_id=taskforce.id,
        starts_at=work.now,
        minutes=taskforce.minutes,
        planned_at=work.now,
        on_the_spot=True,
    )
    work.session.add(row)
    work.session.flush()
    work.session.add(_introductions(row))
    work.session.flush()
    return row


def _introductions(row: rows.MeetingRow) -> agenda_rows.ItemRow:
    return agenda_rows.ItemRow(
        workspace=row.workspace,
        taskforce_id=row.taskforce_id,
        meeting_id=row.id,
        number=1,
        position=1,
        title=mark("Introductions"),
        minutes=INTRODUCTION_MINUTES,
        kind=Kind.INTRODUCTIONS,
        state=ItemState.ACCEPTED,
    )


def _remind(work: Work, row: rows.MeetingRow) -> None:
    """Queue what goes to the facilitator, or to the coordinators while there is none."""
    named = people_rows.named(work.session, work.workspace, row.taskforce_id, [row.facilitator_id])
    runners = list(named.values()) or taskforces.coordinators_of(work, row.taskforce_id)
    for slack_user in [member.slack_user for member in runners if member.slack_user]:
        work.remind("starts_soon", row.id, slack_user, row.starts_at - STARTS_SOON)
        work.remind("missed", row.id, slack_user, row.value(None).ends_at)


def upcoming(work: Work, taskforce: TaskForce) -> Meeting | None:
    """The meeting in session, else the next planned one."""
    found = agenda_rows.with_next_meeting(work.session, work.workspace, taskforce.id)
    if found is None:
        return None
    row, _items = found
    named = people_rows.named(work.session, work.workspace, taskforce.id, [row.facilitator_id])
    return row.value(named.get(row.facilitator_id))


def _forget(work: Work, row: rows.MeetingRow) -> None:
    for kind in ("starts_soon", "missed"):
        work.forget(kind, row.id)


def board(work: Work, meeting_id: str) -> Sheet | None:
    """A meeting as its channel shows it; None when it is gone."""
    row = rows.meeting(work.session, work.workspace, meeting_id)
    return table_of(work, meeting_id).board() if row else None


def panel(work: Work, meeting_id: str) -> Sheet | None:
    """A meeting as the recipient sees it who runs it; None for anybody else by now."""
    row = rows.meeting(work.session, work.workspace, meeting_id)
    if row is None:
        return None
    sheet = table_of(work, meeting_id).sheet()
    return sheet if may(sheet.member, Act.RUN, meeting=sheet.meeting) else None


def choose_facilitator(work: Work, slack_user: str) -> Sheet:
    """Make a member of the roster the facilitator of the next meeting; they hear of it."""
    table = next_table(work)
    taskforces.allow(work, table.here, Act.CHOOSE_FACILITATOR)
    row = table.meeting_row
    if row.state is not MeetingState.PLANNED:
        raise Refusal(_("The meeting has begun. Its facilitator stays until it ends."))
    members = people_rows.members(work.session, work.workspace, table.here.taskforce.id)
    chosen = next((each for each in members if each.slack_user == slack_user), None)
    if chosen is None:
        raise Refusal(
            _(
                "That person is not on the roster of {taskforce} yet. Add them first, with "
                "Add members.",
                taskforce=table.here.taskforce.name,
            )
        )
    _forget(work, row)
    row.facilitator_id = chosen.person_id
    work.record(
        "facilitator chosen",
        row.id,
        taskforce_id=table.here.taskforce.id,
        actor_id=table.here.member.person_id,
    )
    _remind(work, row)
    if slack_user != work.actor.slack_user:
        work.remind("facilitator_chosen", row.id, slack_user, work.now)
    return table_of(work, row.id).sheet()


def plan_following(work: Work, taskforce: TaskForce, after: datetime) -> rows.MeetingRow:
    """The planned meeting after this instant, made by the task force's rhythm where none is."""
    row = rows.following(work.session, work.workspace, taskforce.id, after)
    if row is None:
        recurrence = Recurrence.parse(taskforce.recurrence)
        starts_at = recurrence.next_after(max(after, work.now), taskforce.zone)
        meeting = plan(work, taskforce, starts_at)
        row = rows.meeting(work.session, work.workspace, meeting.id)
    assert row is not None  # noqa: S101 - planned above
    return row


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
