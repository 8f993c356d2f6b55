"""Who coordinates: handed over, stepped down from, and named by an admin when nobody is left."""

from bot.domain import roles
from bot.domain.outbox import Due
from bot.domain.people import Member, SlackProfile, Standing
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.services import closed_sessions, people, roster, taskforces
from bot.services.roster import Changed
from bot.services.roster_changes import changing, notice
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import people as rows

NAMED = "coordinator_named"


def name(work: Work, line_id: str, *, revision: int) -> Changed:
    """Make a member a coordinator; they hear of it."""
    line = roster.at(work, line_id, revision)
    if line.person.slack_user is None:
        raise Refusal(
            _(
                "{person} has no Slack account here, and a coordinator needs one.",
                person=line.member.name,
            )
        )
    if line.row.standing is Standing.COORDINATOR:
        raise Refusal(_("{person} is coordinator already.", person=line.member.name))
    with changing(work, line.here, "coordinator named", line.person.id) as change:
        line.row.standing = Standing.COORDINATOR
        line.touch()
    tell(work, line.here.taskforce.id, line.person.slack_user)
    return roster.changed(work, line.here, line.row.id, change.id)


def step_down(work: Work, line_id: str, *, revision: int) -> Changed:
    """Make a coordinator a member again, oneself or another; somebody who can act stays."""
    line = roster.at(work, line_id, revision)
    if line.row.standing is not Standing.COORDINATOR:
        raise Refusal(_("{person} is no coordinator any more.", person=line.member.name))
    with changing(work, line.here, "coordinator stepped down", line.person.id) as change:
        line.row.standing = Standing.MEMBER
        line.touch()
    return roster.changed(work, line.here, line.row.id, change.id)


def may_appoint(work: Work, taskforce_id: str, admin: SlackProfile | None) -> bool:
    """Whether nobody coordinates any more and this person administers the workspace."""
    if admin is None or not roles.may_appoint(admin):
        return False
    return not rows.is_led(work.session, work.workspace, taskforce_id)


def appoint(
    work: Work, taskforce_id: str, admin: SlackProfile | None, chosen: SlackProfile | None
) -> tuple[Here, Member]:
    """Name a coordinator where none is left; by an admin of the workspace only."""
    here = taskforces.of(work, taskforce_id)
    if not may_appoint(work, taskforce_id, admin):
        taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    if chosen is None or chosen.is_bot or chosen.is_gone:
        raise Refusal(_("Choose a person who uses Slack."), field="coordinator")
    with changing(work, here, "coordinator appointed", taskforce_id):
        person = people.enrol(work, chosen)
        known = rows.membership(work.session, work.workspace, taskforce_id, person.id)
        row = people.seat(work, here, person, known.agency_id if known else None)
        row.standing, row.revision = Standing.COORDINATOR, row.revision + 1
    tell(work, taskforce_id, chosen.slack_user)
    return here, roster.changed(work, here, row.id, "").entry.member


def tell(work: Work, taskforce_id: str, slack_user: str) -> None:
    """Let somebody hear that they coordinate now, unless they did it themselves."""
    if slack_user != work.actor.slack_user:
        work.remind(NAMED, taskforce_id, slack_user, work.now)


def still_coordinating(work: Work, due: Due) -> TaskForce | None:
    """The task force whose coordinator the recipient is, None when they are not any more."""
    here = taskforces.of(work, due.subject)
    return here.taskforce if here.member.standing is Standing.COORDINATOR else None


def left_slack(work: Work, slack_user: str) -> None:
    """Somebody's Slack account was closed: they stay on record, and what they could do ends."""
    person = rows.by_slack_user(work.session, work.workspace, slack_user)
    if person is None:
        return
    person.slack_user = None
    for row in rows.memberships(work.session, work.workspace, person.id):
        if row.standing is Standing.COORDINATOR:
            row.standing = Standing.MEMBER
        row.revision += 1
        closed_sessions.withdraw(work, row.taskforce_id, [person.id], actor_id=None)
        work.record("left Slack", person.id, taskforce_id=row.taskforce_id, actor_id=None)
    work.session.flush()
    notice(work, [person.id])
    for each in rows.rosters_of(work.session, work.workspace, [person.id]):
        for coordinator in taskforces.coordinators_of(work, each):
            if coordinator.slack_user:
                work.remind("person_left", person.id, coordinator.slack_user, work.now)


def concerned(work: Work, due: Due) -> list[tuple[TaskForce, Member]]:
    """The person it is about, in each task force of theirs that the recipient coordinates."""
    found = []
    for here in taskforces.mine_of(work):
        if may(here.member, Act.MANAGE_PEOPLE):
            members = rows.members(work.session, work.workspace, here.taskforce.id)
            found += [(here.taskforce, each) for each in members if each.person_id == due.subject]
    return found
