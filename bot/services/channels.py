"""A channel that Roundtable was invited to: the greeting, the front desk, and its absence."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deadlines import Deadlines, deadlines
from bot.domain.meeting import Meeting
from bot.domain.people import Member
from bot.domain.roles import Act, may
from bot.domain.taskforce import Readers, TaskForce
from bot.services import meetings, readers, taskforces
from bot.work import Work
from storage import seats
from storage import taskforces as rows


@dataclass(frozen=True, slots=True)
class FrontDesk:
    """What the pinned message of a channel shows; before set-up only who reads and who invited."""

    readers: Readers
    invited_by: str
    taskforce: TaskForce | None = None
    meeting: Meeting | None = None
    topics_close: datetime | None = None  # None once they have closed
    coordinators: tuple[Member, ...] = ()
    set_up_at: datetime | None = None


def greet(work: Work, found: Readers, *, invited_by: str) -> None:
    """Say hello in a channel the bot was invited to.

    A known channel hears nothing again but gets what could not be shown there meanwhile.
    """
    row = readers.note(work, found)
    if row.greeted_at is None:
        row.invited_by = invited_by
    row.greeted_at = work.now
    work.show("front_desk", found.channel, found.channel)
    work.show_refused(found.channel)


def miss(work: Work, channel: str) -> None:
    """Tell whom it concerns that Roundtable is not in the channel: once until it is invited."""
    place = rows.channel(work.session, work.workspace, channel)
    row = rows.of_channel(work.session, work.workspace, channel)
    if row is None:
        return
    taskforce = row.value()
    meeting = meetings.upcoming(work, taskforce)
    concerned = [
        *taskforces.coordinators_of(work, row.id),
        *(meeting.panel_holders if meeting else ()),
    ]
    since = (place and place.greeted_at) or row.set_up_at
    for slack_user in sorted({each.slack_user for each in concerned if each.slack_user}):
        work.remind("not_in_channel", channel, slack_user, since)


def missed(work: Work, channel: str) -> TaskForce | None:
    """Whose channel Roundtable is missed in, for those whom it concerns."""
    seat = seats.in_channel(work.session, work.workspace, channel, work.actor.slack_user)
    if seat is None:
        return None
    taskforce = seat[0].value()
    meeting = meetings.upcoming(work, taskforce)
    return taskforce if may(seat[1], Act.RUN, meeting=meeting) else None


def front_desk(work: Work, channel: str) -> FrontDesk | None:
    """What the channel's pinned message shows now; None for a channel nobody invited us to."""
    place = rows.channel(work.session, work.workspace, channel)
    if place is None:
        return None
    row = rows.of_channel(work.session, work.workspace, channel)
    if row is None:
        return FrontDesk(place.readers(), place.invited_by)
    taskforce = row.value()
    meeting = meetings.upcoming(work, taskforce)
    due = deadlines_of(taskforce, meeting) if meeting else None
    return FrontDesk(
        readers=place.readers(),
        invited_by=place.invited_by,
        taskforce=taskforce,
        meeting=meeting,
        topics_close=due.close if due and due.close > work.now else None,
        coordinators=tuple(taskforces.coordinators_of(work, row.id)),
        set_up_at=row.set_up_at,
    )


def deadlines_of(taskforce: TaskForce, meeting: Meeting) -> Deadlines:
    return deadlines(meeting.starts_at, now=meeting.planned_at, zone=taskforce.zone)
