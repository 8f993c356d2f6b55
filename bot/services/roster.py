"""The roster for whoever may manage it: read, and changed person by person."""

from dataclasses import dataclass, replace

from bot.domain.people import Member, Naming, Seat, SlackProfile, Standing
from bot.domain.privacy import clean
from bot.domain.roles import Act
from bot.domain.roster import Entry, Roster
from bot.errors import Refusal
from bot.services import agencies, merging, people, taskforces
from bot.services.roster_changes import changing
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import people as rows

NAME_LIMIT = people.NAME_LIMIT


@dataclass(frozen=True, slots=True)
class Draft:
    """A person as a form holds them, before the guard has read it."""

    name: str
    role: str = ""
    seat: Seat = Seat.PRIMARY
    agency_id: str = ""
    new_agency: str = ""
    sector_ids: tuple[str, ...] = ()
    nameless: bool = False  # shown by their organization alone
    profile: SlackProfile | None = None
    confirmed: bool = False  # asked about its words, the coordinator submits them


@dataclass(frozen=True, slots=True)
class Changed:
    """A line after a change, and the id that takes the change back; empty when nothing changed."""

    here: Here
    entry: Entry
    undo: str = ""


@dataclass(slots=True)
class Line:
    """A line's rows at hand, with what the visitor is to its task force."""

    here: Here
    person: rows.PersonRow
    row: rows.MembershipRow
    member: Member

    def touch(self) -> None:
        self.row.revision += 1


def show(work: Work, taskforce_id: str = "") -> tuple[Here, Roster]:
    """The roster of this task force, or of the one the visitor means."""
    here = taskforces.of(work, taskforce_id) if taskforce_id else taskforces.here(work)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    return here, agencies.read_roster(work, here.taskforce.id)


def show_line(work: Work, line_id: str, revision: int) -> tuple[Here, Roster, Entry]:
    """One line with the roster around it; Refusal when it is not as the visitor saw it."""
    line = at(work, line_id, revision)
    roster = agencies.read_roster(work, line.here.taskforce.id)
    entry = next(each for each in roster.entries if each.id == line_id)
    return line.here, roster, entry


def at(work: Work, line_id: str, revision: int) -> Line:
    """The line with this id, if the visitor may change it and it is as they saw it."""
    found = rows.line(work.session, work.workspace, line_id)
    if found is None:
        raise Refusal(_("That person is no longer on the roster."))
    person, row, agency = found
    here = taskforces.of(work, row.taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    if row.retired_at is not None:
        raise Refusal(_("That person is no longer on the roster."))
    if row.revision != revision:
        raise Refusal(_("This line has changed meanwhile. Please look at it again."))
    return Line(here, person, row, rows.member_value(person, row, agency))


def add(work: Work, taskforce_id: str, draft: Draft) -> Changed:
    """Put one person on the roster, with or without Slack; who left before comes back."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    typed = draft.name.strip() or (draft.profile.name if draft.profile else "")
    name = clean(typed, limit=NAME_LIMIT, field="name", confirmed=True)
    role = _role(work, here, draft)
    with changing(work, here, "member added", taskforce_id) as change:
        agency_id = _agency(work, taskforce_id, draft)
        people.not_listed_twice(work, taskforce_id, name, agency_id)
        person = _person(work, name, draft.profile)
        row = people.seat(work, here, person, agency_id, role=role, seat=draft.seat)
        if draft.nameless and person.slack_user is None:
            person.naming = Naming.ORGANIZATION
    return changed(work, here, row.id, change.id)


def _role(work: Work, here: Here, draft: Draft) -> str:
    return people.cleaned_role(work, here, draft.role, confirmed=draft.confirmed)


def _agency(work: Work, taskforce_id: str, draft: Draft) -> str | None:
    return agencies.choose(work, taskforce_id, draft.agency_id, draft.new_agency, draft.sector_ids)


def _person(work: Work, name: str, profile: SlackProfile | None) -> rows.PersonRow:
    if profile is None:
        return people.enrol_without_slack(work, name)
    if profile.is_bot or profile.is_gone:
        raise Refusal(_("Choose a person who uses Slack."), field="account")
    return people.enrol(work, replace(profile, name=name))


def edit(work: Work, line_id: str, draft: Draft, *, revision: int) -> Changed:
    """Change a person's name, role, seat or Slack account."""
    line = at(work, line_id, revision)
    role = _role(work, line.here, draft)
    with changing(work, line.here, "member edited", line.person.id) as change:
        _rename(work, line, draft)
        if line.person.naming is not Naming.ORGANIZATION or line.person.slack_user is None:
            line.row.role = role
        line.row.seat = draft.seat
        line.touch()
        kept = merging.give_account(work, line.here, line.person, line.row, draft.profile)
    return changed(work, line.here, kept.id, change.id)


def _rename(work: Work, line: Line, draft: Draft) -> None:
    """People with Slack choose how they are shown; of the others the coordinator does."""
    person = line.person
    if person.slack_user is None:
        person.naming = Naming.ORGANIZATION if draft.nameless else Naming.ROSTER
    if not draft.name.strip() or person.naming is Naming.CHOSEN:
        return
    name = clean(draft.name, limit=NAME_LIMIT, field="name", confirmed=True)
    if name not in {line.member.name, person.name}:
        people.only_here(work, person, line.here, field="name")
        person.name = name


def move(work: Work, line_id: str, draft: Draft, *, revision: int) -> Changed:
    """Let a person stand for another agency; what they held for the old one ends."""
    line = at(work, line_id, revision)
    role = _role(work, line.here, draft)
    with changing(work, line.here, "member moved", line.person.id) as change:
        agency_id = _agency(work, line.here.taskforce.id, draft)
        people.stand_for(line.row, agency_id)
        line.row.role, line.row.seat = role, draft.seat
        line.touch()
    return changed(work, line.here, line.row.id, change.id)


def retire(work: Work, line_id: str, *, revision: int) -> Changed:
    """Take a person off the roster: what they did stays on record, their rights end."""
    line = at(work, line_id, revision)
    entry = rows.entry_value(line.person, line.row, None)
    with changing(work, line.here, "member retired", line.person.id) as change:
        line.row.retired_at, line.row.standing = work.now, Standing.MEMBER
        line.touch()
    return Changed(line.here, replace(entry, member=line.member), change.id)


def merge(work: Work, line_id: str, other_id: str, *, revision: int) -> Changed:
    """Two lines are one person: what both did counts as one person's from now on."""
    line = at(work, line_id, revision)
    found = rows.line(work.session, work.workspace, other_id)
    taskforce = line.here.taskforce
    if found is None or found[1].taskforce_id != taskforce.id or found[1].retired_at:
        raise Refusal(_("Choose somebody from the list."), field="other")
    if found[1].id == line.row.id:
        raise Refusal(_("Choose the other line."), field="other")
    stays, undo = merging.merge(work, line.here, (line.person, line.row), found[:2])
    return changed(work, line.here, stays.id, undo)


def changed(work: Work, here: Here, line_id: str, undo: str) -> Changed:
    found = rows.line(work.session, work.workspace, line_id)
    assert found is not None  # noqa: S101 - written above
    return Changed(here, rows.entry_value(*found), undo)
