"""People as every feature needs them: their language, whom a form offers, and seats on a roster."""

from collections.abc import Sequence

from bot.domain.matching import person_key
from bot.domain.outbox import is_person
from bot.domain.people import Member, Naming, Seat, SlackProfile, Standing
from bot.domain.privacy import clean, named_by_slack
from bot.domain.roles import Act
from bot.errors import Refusal
from bot.services import agencies, taskforces
from bot.services.familiar import allowed
from bot.services.roster_changes import changing
from bot.services.taskforces import Here
from bot.text import DEFAULT_LANGUAGE, _
from bot.work import Work
from storage import agencies as agency_rows
from storage import events
from storage import people as rows
from storage import taskforces as taskforce_rows

NAME_LIMIT = 80


def language_of(work: Work, recipient: str) -> str:
    """The language of a person, or of the task force at home in a channel."""
    if is_person(recipient):
        person = rows.by_slack_user(work.session, work.workspace, recipient)
        return (person and person.language) or DEFAULT_LANGUAGE
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
        for row in agency_rows.sectors(work.session, work.workspace, taskforce_id)
        if row.applies and not row.of_group
    ]


def add_members(
    work: Work,
    taskforce_id: str,
    profiles: Sequence[SlackProfile],
    *,
    agency: str,
    sector_id: str | None,
    role: str,
    confirmed: bool = False,
) -> tuple[Here, list[Member]]:
    """Put Slack people on the roster as members of one agency; who is on it already moves there."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    people = [profile for profile in profiles if not profile.is_bot and not profile.is_gone]
    if not people:
        raise Refusal(_("Choose at least one person who uses Slack."), field="people")
    title = cleaned_role(work, here, role, confirmed=confirmed)
    sectors = [sector_id] if sector_id else []
    with changing(work, here, "members added", taskforce_id):
        found = agencies.find_or_add(work, taskforce_id, agency, sectors, field="agency")
        for profile in people:
            seat(work, here, enrol(work, profile), found.id, role=title)
    users = {profile.slack_user for profile in people}
    everyone = rows.members(work.session, work.workspace, taskforce_id)
    return here, [member for member in everyone if member.slack_user in users]


def cleaned_role(work: Work, here: Here, typed: str, *, confirmed: bool) -> str:
    """What somebody is for their agency, as the guard lets it pass; empty where nothing is said."""
    if not typed.strip():
        return ""
    known = allowed(work, here.taskforce)
    return clean(typed, limit=NAME_LIMIT, field="role", allow=known, confirmed=confirmed)


def enrol(work: Work, profile: SlackProfile) -> rows.PersonRow:
    """The workspace's one row for this Slack person; whoever has no Slack gets a new one."""
    row = None
    if profile.slack_user:
        row = rows.by_slack_user(work.session, work.workspace, profile.slack_user)
    if row is None:
        row = enrol_without_slack(work, named_by_slack(profile.name, limit=NAME_LIMIT))
        row.slack_user, row.zone = profile.slack_user or None, profile.zone
        work.session.flush()
    return row


def enrol_without_slack(work: Work, name: str) -> rows.PersonRow:
    row = rows.PersonRow(workspace=work.workspace, name=name)
    work.session.add(row)
    work.session.flush()
    return row


def seat(
    work: Work,
    here: Here,
    person: rows.PersonRow,
    agency_id: str | None,
    *,
    role: str = "",
    seat: Seat | None = None,
) -> rows.MembershipRow:
    """Let a person stand for an agency in a task force; who left comes back as a plain member."""
    row = rows.membership(work.session, work.workspace, here.taskforce.id, person.id)
    if row is None:
        row = rows.MembershipRow(
            workspace=work.workspace,
            taskforce_id=here.taskforce.id,
            person_id=person.id,
            agency_id=agency_id,
            standing=Standing.MEMBER,
        )
        work.session.add(row)
    elif row.retired_at is not None or row.standing is Standing.GUEST:
        row.standing, row.guest_of = Standing.MEMBER, None
        row.retired_at, row.revision = None, row.revision + 1
    stand_for(row, agency_id)
    row.role = role or row.role
    row.seat = seat or row.seat
    work.session.flush()
    return row


def stand_for(row: rows.MembershipRow, agency_id: str | None) -> None:
    """Change whom a member stands for; who leaves an agency leaves what they held for it."""
    if row.agency_id is not None and row.agency_id != agency_id:
        row.standing, row.seat = Standing.MEMBER, Seat.ALTERNATE
    row.agency_id = agency_id


def not_listed_twice(work: Work, taskforce_id: str, name: str, agency_id: str | None) -> None:
    """Refuse a person whose name already stands on the roster for the same agency."""
    for entry in rows.entries(work.session, work.workspace, taskforce_id):
        same = person_key(entry.name) == person_key(name) and entry.agency_id == agency_id
        if same and entry.naming is Naming.ROSTER:
            raise Refusal(_("{person} is on the roster already.", person=name), field="name")


def only_here(work: Work, person: rows.PersonRow, here: Here, *, field: str) -> None:
    """Refuse to change what a person's other task forces would see changed too."""
    for each in rows.memberships(work.session, work.workspace, person.id):
        if each.taskforce_id != here.taskforce.id:
            raise Refusal(
                _(
                    "This person is on another roster too. Only they can change this, with "
                    "/intro me or My name and role."
                ),
                field=field,
            )
