"""One person, entered twice: Slack accounts given to lines, lines put together."""

from collections.abc import Mapping, Sequence

from bot.domain.matching import Match, matches
from bot.domain.people import SlackProfile, Standing
from bot.domain.roles import Act
from bot.errors import Refusal
from bot.services import agencies, people, taskforces
from bot.services.roster_changes import changing
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import people as rows


def suggest_accounts(
    work: Work, taskforce_id: str, profiles: Sequence[SlackProfile]
) -> tuple[Here, tuple[Match, ...]]:
    """Lines without Slack whose name one account carries, for the coordinator to confirm."""
    here, roster = agencies.roster(work, taskforce_id)
    return here, matches(roster.entries, profiles)


def give_accounts(
    work: Work, taskforce_id: str, chosen: Mapping[str, SlackProfile]
) -> tuple[Here, int, str]:
    """Give the confirmed lines, by id, their accounts, all or none; tells how many got theirs."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    given = 0
    with changing(work, here, "accounts matched", taskforce_id) as change:
        for line_id, profile in chosen.items():
            found = rows.line(work.session, work.workspace, line_id)
            if found is None or found[1].taskforce_id != taskforce_id or found[1].retired_at:
                continue
            person, row, _of_agency = found
            if person.slack_user is None:
                give_account(work, here, person, row, profile)
                given += 1
    return here, given, change.id


def give_account(
    work: Work,
    here: Here,
    person: rows.PersonRow,
    row: rows.MembershipRow,
    profile: SlackProfile | None,
) -> rows.MembershipRow:
    """Make this account the person's, or take theirs away; answers with the line that stays."""
    account = profile.slack_user if profile else None
    if account == person.slack_user:
        return row
    if person.slack_user is not None:
        people.only_here(work, person, here, field="account")
    if profile is None:
        person.slack_user, row.standing = None, Standing.MEMBER
        return row
    if profile.is_bot or profile.is_gone:
        raise Refusal(_("Choose a person who uses Slack."), field="account")
    owner = rows.by_slack_user(work.session, work.workspace, profile.slack_user)
    if owner is None:
        person.slack_user, person.zone = profile.slack_user, profile.zone
        return row
    if person.slack_user is not None:
        raise Refusal(
            _("That account belongs to somebody else here. Clear this one first."), field="account"
        )
    return _put_together(work, here, dropped=(person, row), kept=owner)


Line = tuple[rows.PersonRow, rows.MembershipRow]


def merge(work: Work, here: Here, first: Line, second: Line) -> tuple[rows.MembershipRow, str]:
    """Make two lines of one roster one person: the one with Slack stays, else the first."""
    kept, dropped = sorted((first, second), key=lambda line: line[0].slack_user is None)
    if dropped[0].slack_user is not None:
        raise Refusal(_("Both have a Slack account, so they are two people."), field="other")
    with changing(work, here, "members merged", kept[0].id) as change:
        stays = _put_together(work, here, dropped=dropped, kept=kept[0])
    return stays, change.id


def _put_together(
    work: Work,
    here: Here,
    *,
    dropped: Line,
    kept: rows.PersonRow,
) -> rows.MembershipRow:
    """What the one did counts as the other's from now on; the dropped id goes on to find them."""
    person, row = dropped
    people.only_here(work, person, here, field="account")
    before = rows.membership(work.session, work.workspace, here.taskforce.id, kept.id)
    if before is None or before.retired_at is not None:
        stays = people.seat(work, here, kept, row.agency_id, role=row.role, seat=row.seat)
    else:
        stays = before
        stays.role = stays.role or row.role
        stays.agency_id = stays.agency_id or row.agency_id
    row.retired_at, row.standing = work.now, Standing.MEMBER
    for each in (person, *rows.merged_into(work.session, work.workspace, person.id)):
        each.merged_into = kept.id
    row.revision, stays.revision = row.revision + 1, stays.revision + 1
    work.session.flush()
    return stays
