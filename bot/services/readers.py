"""Who reads a task force's channel: noted, and told to the coordinators when it changes."""

from bot.domain.roles import Act, may
from bot.domain.taskforce import Readers, TaskForce
from bot.services import taskforces
from bot.work import Work
from storage import seats
from storage import taskforces as rows


def note(work: Work, found: Readers) -> rows.ChannelRow:
    """Remember who reads the channel; coordinators hear of it when that is not as it was."""
    row = rows.channel(work.session, work.workspace, found.channel)
    if row is None:
        row = rows.ChannelRow(
            workspace=work.workspace,
            id=found.channel,
            name=found.name,
            is_public=found.is_public,
            people=found.people,
            organizations=found.organizations,
        )
        work.session.add(row)
        return row
    is_changed = row.readers().differs_from(found)
    row.name, row.is_public = found.name, found.is_public
    row.people, row.organizations = found.people, found.organizations
    if is_changed:
        _tell(work, row)
    return row


def _tell(work: Work, row: rows.ChannelRow) -> None:
    if row.greeted_at:
        work.show("front_desk", row.id, row.id)
    taskforce = rows.of_channel(work.session, work.workspace, row.id)
    coordinators = taskforces.coordinators_of(work, taskforce.id) if taskforce else []
    for member in coordinators:
        if member.slack_user:
            work.remind("readers_changed", row.id, member.slack_user, work.now)


def note_if_known(work: Work, found: Readers) -> None:
    """The same for a channel that may be none of ours."""
    if rows.channel(work.session, work.workspace, found.channel):
        note(work, found)


def for_coordinator(work: Work, channel: str) -> tuple[TaskForce, Readers] | None:
    """Who reads the channel now, for a coordinator of the task force at home there."""
    place = rows.channel(work.session, work.workspace, channel)
    seat = seats.in_channel(work.session, work.workspace, channel, work.actor.slack_user)
    if place is None or seat is None or not may(seat[1], Act.CHANGE_SETTINGS):
        return None
    return seat[0].value(), place.readers()
