"""Set-up of a task force, and changes of when it meets."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import roles
from bot.domain.deadlines import Deadlines
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member, SlackProfile, Standing
from bot.domain.privacy import clean
from bot.domain.recurrence import Recurrence
from bot.domain.roles import Act
from bot.domain.taskforce import Readers, TaskForce
from bot.errors import Refusal
from bot.services import coordinators, meetings, mornings, people, readers, taskforces
from bot.services.channels import deadlines_of
from bot.services.sheets import Sheet, Table, lay, seal
from bot.services.wayfinding import see_meeting
from bot.text import _, listed
from bot.work import Work
from storage import agencies as agency_rows
from storage import agendas as agenda_rows
from storage import people as people_rows
from storage import taskforces as rows

NAME_LIMIT, DISPLAY_NAME_LIMIT = 80, 40


@dataclass(frozen=True, slots=True)
class Charter:
    """What the set-up form holds."""

    name: str
    display_name: str
    formed_on: date
    starts_at: datetime  # in the task force's zone
    minutes: int
    recurrence: Recurrence
    readers_known: bool  # "I know who can see this channel" is ticked
    confirmed: bool = False  # asked about its words, the founder submits them


@dataclass(frozen=True, slots=True)
class SetUp:
    """What set-up made, with the dates that will hold."""

    taskforce: TaskForce
    meeting: Meeting
    deadlines: Deadlines
    coordinators: tuple[Member, ...]
    in_channel: bool  # whether the bot can post there


def may_set_up(work: Work, channel: str, founder: SlackProfile) -> None:
    """Raise a Refusal unless this person may set up a task force in this channel."""
    if not roles.may_set_up(founder):
        raise Refusal(
            _(
                "Setting up is for full members of the workspace that installed Roundtable. "
                "Ask one of them to press Set up."
            )
        )
    row = rows.of_channel(work.session, work.workspace, channel)
    if row is not None:
        raise Refusal(
            _(
                "{taskforce} is already set up in this channel. Its coordinators, "
                "{coordinators}, change it from the pinned message.",
                taskforce=row.name,
                coordinators=listed(
                    member.name for member in taskforces.coordinators_of(work, row.id)
                ),
            )
        )


def set_up(
    work: Work,
    charter: Charter,
    found: Readers,
    *,
    founder: SlackProfile,
    second: SlackProfile,
) -> SetUp:
    """Found a task force with two coordinators and plan its first meeting.

    Raises Refusal, with the field's name as in Charter (or "second"), when something is amiss.
    """
    may_set_up(work, found.channel, founder)
    sure = charter.confirmed
    name = clean(charter.name, limit=NAME_LIMIT, field="name", confirmed=sure)
    display_name = clean(
        charter.display_name, limit=DISPLAY_NAME_LIMIT, field="display_name", confirmed=sure
    )
    _check(work, charter, found, founder, second)
    founders = [people.enrol(work, founder), people.enrol(work, second)]
    row = rows.TaskForceRow(
        workspace=work.workspace,
        channel=found.channel,
        name=name,
        display_name=display_name,
        zone=str(charter.starts_at.tzinfo),
        formed_on=charter.formed_on,
        recurrence=str(charter.recurrence),
        minutes=charter.minutes,
        set_up_at=work.now,
        set_up_by=founders[0].id,
    )
    work.session.add(row)
    work.session.flush()
    readers.note(work, found)
    _seat(work, row, founders)
    work.record("task force set up", row.id, taskforce_id=row.id, actor_id=founders[0].id)
    coordinators.tell(work, row.id, second.slack_user)
    meeting = meetings.plan(work, row.value(), charter.starts_at)
    mornings.expect(work, row.value())
    return _set_up(work, row, meeting.value({}))


def _check(
    work: Work,
    charter: Charter,
    found: Readers,
    founder: SlackProfile,
    second: SlackProfile,
) -> None:
    if found.is_open and not charter.readers_known:
        raise Refusal(
            _("Please tick that you know who can see this channel."), field="readers_known"
        )
    if second.slack_user == founder.slack_user:
        raise Refusal(
            _("You are the first coordinator. Choose somebody else as the second."), field="second"
        )
    if second.is_bot or second.is_gone:
        raise Refusal(_("Choose a person who uses this workspace."), field="second")
    if charter.starts_at <= work.now:
        raise Refusal(_("Choose a first meeting that lies ahead."), field="first_date")
    if charter.formed_on > charter.starts_at.date():
        raise Refusal(
            _("Choose the day the task force was formed, up to its first meeting here."),
            field="formed_on",
        )


def _seat(work: Work, row: rows.TaskForceRow, founders: list[people_rows.PersonRow]) -> None:
    agency_rows.lay_out_sectors(work.session, work.workspace, row.id)
    for person in founders:
        work.session.add(
            people_rows.MembershipRow(
                workspace=work.workspace,
                taskforce_id=row.id,
                person_id=person.id,
                standing=Standing.COORDINATOR,
            )
        )
    work.session.flush()


def dates_of(work: Work, taskforce_id: str) -> Sheet:
    """The task force whose dates may be changed, with its next meeting, for a coordinator."""
    return _dates(work, taskforce_id).sheet()


def _dates(work: Work, taskforce_id: str) -> Table:
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.CHANGE_SETTINGS)
    found = agenda_rows.with_next_meeting(work.session, work.workspace, taskforce_id)
    if found is None:
        raise Refusal(see_meeting(_("No meeting is planned.")))
    if found[0].state is MeetingState.IN_SESSION:
        raise Refusal(_("A meeting is in session. Change dates when it is over."))
    return lay(work, here, *found)


def change_dates(
    work: Work, taskforce_id: str, starts_at: datetime, recurrence: Recurrence, *, minutes: int
) -> SetUp:
    """Move the next meeting, what is pending for it, and the rhythm of those that follow."""
    table = _dates(work, taskforce_id)
    if starts_at <= work.now:
        raise Refusal(_("Choose a meeting that lies ahead."), field="first_date")
    row = rows.taskforce(work.session, work.workspace, taskforce_id)
    assert row is not None  # noqa: S101 - _dates found it
    row.recurrence, row.minutes = str(recurrence), minutes
    meeting = meetings.move(work, table, starts_at, minutes=minutes)
    seal(work, table, "dates changed", meeting.id)
    return _set_up(work, row, meeting)


def _set_up(work: Work, row: rows.TaskForceRow, meeting: Meeting) -> SetUp:
    place = rows.channel(work.session, work.workspace, row.channel)
    in_channel = place is not None and place.greeted_at is not None
    if in_channel:
        work.show("front_desk", row.channel, row.channel)
    taskforce = row.value()
    return SetUp(
        taskforce=taskforce,
        meeting=meeting,
        deadlines=deadlines_of(taskforce, meeting),
        coordinators=tuple(taskforces.coordinators_of(work, row.id)),
        in_channel=in_channel,
    )
