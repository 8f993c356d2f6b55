"""How a person shows themselves: name, role, organization; and how they want to be reached."""

from dataclasses import dataclass

from bot.domain.people import LANGUAGES, Member, Naming, Reminders
from bot.domain.privacy import clean
from bot.domain.roles import Act
from bot.domain.roster import Agency
from bot.errors import Refusal
from bot.services import agencies, people, taskforces
from bot.services.roster_changes import changing
from bot.services.taskforces import Here
from bot.text import DEFAULT_LANGUAGE, _
from bot.work import Work
from storage import agencies as agency_rows
from storage import people as rows

NAME_LIMIT = people.NAME_LIMIT


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's own view of themselves in one task force."""

    here: Here
    line_id: str
    revision: int
    name: str
    chosen_name: str
    naming: Naming
    role: str
    agency_id: str | None
    language: str
    reminders: Reminders
    agencies: tuple[Agency, ...]

    @property
    def member(self) -> Member:
        """As everybody else sees them."""
        return self.here.member


@dataclass(frozen=True, slots=True)
class Draft:
    """A profile as its form holds it, before the guard has read it."""

    name: str
    chosen_name: str
    naming: Naming
    role: str
    agency_id: str
    new_agency: str
    language: str
    reminders: Reminders
    confirmed: bool = False


def show(work: Work, taskforce_id: str = "") -> Profile:
    """The visitor's own profile in this task force, or in the one they mean."""
    here = taskforces.of(work, taskforce_id) if taskforce_id else taskforces.here(work)
    taskforces.allow(work, here, Act.INTRODUCE)
    person, row = _own(work, here)
    return Profile(
        here=here,
        line_id=row.id,
        revision=row.revision,
        name=person.name,
        chosen_name=person.chosen_name,
        naming=person.naming,
        role=row.role,
        agency_id=row.agency_id,
        language=person.language or DEFAULT_LANGUAGE,
        reminders=person.reminders,
        agencies=tuple(agency_rows.agencies(work.session, work.workspace, here.taskforce.id)),
    )


def _own(work: Work, here: Here) -> tuple[rows.PersonRow, rows.MembershipRow]:
    person = rows.by_slack_user(work.session, work.workspace, work.actor.slack_user)
    assert person is not None  # noqa: S101 - a known member has a row
    row = rows.membership(work.session, work.workspace, here.taskforce.id, person.id)
    assert row is not None  # noqa: S101 - likewise
    return person, row


def change(work: Work, taskforce_id: str, draft: Draft, *, revision: int) -> Profile:
    """Store what the visitor says of themselves, on their own line only."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.INTRODUCE)
    person, row = _own(work, here)
    if row.revision != revision:
        raise Refusal(_("This has changed meanwhile. Please look at it again."))
    _known(draft)
    with changing(work, here, "profile changed", person.id, keeps=False):
        _name(person, draft)
        agency_id = agencies.choose(work, taskforce_id, draft.agency_id, draft.new_agency, ())
        moved = row.agency_id is not None and agency_id != row.agency_id
        people.stand_for(row, agency_id)
        row.role = people.cleaned_role(work, here, draft.role, confirmed=draft.confirmed)
        row.revision += 1
        person.language, person.reminders = draft.language, draft.reminders
    if moved:
        _tell_coordinators(work, here, person.id)
    return show(work, taskforce_id)


def _known(draft: Draft) -> None:
    if draft.language not in LANGUAGES:
        raise Refusal(_("Choose a language from the list."), field="language")


def _name(person: rows.PersonRow, draft: Draft) -> None:
    if draft.naming is Naming.CHOSEN and not draft.chosen_name.strip():
        raise Refusal(_("Write the name you choose."), field="chosen_name")
    person.name = clean(draft.name, limit=NAME_LIMIT, field="name", confirmed=True)
    person.naming, person.chosen_name = draft.naming, ""
    if draft.chosen_name.strip():
        person.chosen_name = clean(
            draft.chosen_name, limit=NAME_LIMIT, field="chosen_name", confirmed=True
        )


def _tell_coordinators(work: Work, here: Here, person_id: str) -> None:
    """Somebody stands for another organization by their own word: the coordinators look at it."""
    for coordinator in taskforces.coordinators_of(work, here.taskforce.id):
        if coordinator.slack_user and coordinator.person_id != person_id:
            work.remind("member_moved", person_id, coordinator.slack_user, work.now)
