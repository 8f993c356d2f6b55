"""People as the edge needs them: their language; and members added to the roster."""

from collections.abc import Sequence

from bot.domain.people import Member, Seat, SlackProfile, Standing
from bot.domain.privacy import clean
from bot.domain.roles import Act
from bot.errors import Refusal
from bot.services import taskforces
from bot.services.taskforces import Here
from bot.text import DEFAULT_LANGUAGE, _
from bot.work import Work
from storage import events
from storage import people as rows
from storage import taskforces as taskforce_rows

NAME_LIMIT = 80


def language_of(work: Work, recipient: str) -> str:
    """The language of a person, or of the task force at home in a channel."""
    person = rows.by_slack_user(work.session, work.workspace, recipient)
    if person:
        return person.language or DEFAULT_LANGUAGE
    taskforce = taskforce_rows.of_channel(work.session, work.workspace, recipient)
    return taskforce.language if taskforce else DEFAULT_LANGUAGE


def presenters(work: Work, taskforce_id: str) -> list[Member]:
    """Whom a topic's form offers to present it: everyone on the roster."""
    return rows.members(work.session, work.workspace, taskforce_id)


def is_new_event(work: Work, event_id: str) -> bool:
    """Whether Slack sends this event for the first time."""
    return events.is_new(work.session, work.workspace, event_id, work.now)


def sectors(work: Work, taskforce_id: str) -> tuple[Here, list[tuple[str, str]]]:
    """The sectors an agency can be of, as (id, name); for whoever may manage people."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    return here, [
        (row.id, row.name)
        for row in rows.sectors(work.session, work.workspace, taskforce_id)
        if row.applies
    ]


def add_members(
    work: Work,
    taskforce_id: str,
    profiles: Sequence[SlackProfile],
    *,
    agency: str,
    sector_id: str | None,
    role: str,
) -> tuple[Here, list[Member]]:
    """Put Slack people on the roster as members of one agency; who is on it already moves there."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    people = [profile for profile in profiles if not profile.is_bot and not profile.is_gone]
    if not people:
        raise Refusal(_("Choose at least one person who uses Slack."), field="people")
    agency_row = _agency(work, taskforce_id, agency, sector_id)
    title = clean(role, limit=NAME_LIMIT, field="role", confirmed=True).text if role.strip() else ""
    for profile in people:
        _seat(work, here, profile, agency_row, title)
    work.session.flush()
    users = {profile.slack_user for profile in people}
    everyone = rows.members(work.session, work.workspace, taskforce_id)
    return here, [member for member in everyone if member.slack_user in users]


def _agency(work: Work, taskforce_id: str, name: str, sector_id: str | None) -> rows.AgencyRow:
    clean_name = clean(name, limit=NAME_LIMIT, field="agency", confirmed=True).text
    row = rows.agency_named(work.session, work.workspace, taskforce_id, clean_name)
    if row is None:
        row = rows.AgencyRow(workspace=work.workspace, taskforce_id=taskforce_id, name=clean_name)
        work.session.add(row)
    if sector_id:
        row.sector_id = sector_id
    work.session.flush()
    return row


def _seat(
    work: Work, here: Here, profile: SlackProfile, agency: rows.AgencyRow, title: str
) -> None:
    person = enrol(work, profile)
    row = rows.membership(work.session, work.workspace, here.taskforce.id, person.id)
    if row is None:
        row = rows.MembershipRow(
            workspace=work.workspace,
            taskforce_id=here.taskforce.id,
            person_id=person.id,
            standing=Standing.MEMBER,
            seat=Seat.PRIMARY,
        )
        work.session.add(row)
    row.agency_id, row.retired_at = agency.id, None
    row.role = title or row.role
    work.record(
        "member added", person.id, taskforce_id=here.taskforce.id, actor_id=here.member.person_id
    )


def enrol(work: Work, profile: SlackProfile) -> rows.PersonRow:
    """The workspace's one row for this Slack person; whoever has no Slack gets a new one."""
    row = None
    if profile.slack_user:
        row = rows.by_slack_user(work.session, work.workspace, profile.slack_user)
    if row is None:
        row = rows.PersonRow(
            workspace=work.workspace,
            slack_user=profile.slack_user or None,
            name=profile.name,
            zone=profile.zone,
        )
        work.session.add(row)
        work.session.flush()
    return row
