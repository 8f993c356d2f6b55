"""Agencies of a roster: found, added, changed, removed."""

from collections.abc import Sequence

from bot.domain.matching import agency_key
from bot.domain.privacy import clean
from bot.domain.roles import Act
from bot.domain.roster import Agency, Government, Roster
from bot.errors import Refusal
from bot.services import taskforces
from bot.services.roster_changes import changing
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import agencies as rows
from storage import case_reviews as case_rows
from storage import people as people_rows

NAME_LIMIT = 80


def roster(work: Work, taskforce_id: str) -> tuple[Here, Roster]:
    """The whole roster, for whoever may manage it."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    return here, read_roster(work, taskforce_id)


def read_roster(work: Work, taskforce_id: str) -> Roster:
    """The whole roster for rules that decide by it; nobody was asked whether they may see it."""
    session, workspace = work.session, work.workspace
    return Roster(
        sectors=tuple(row.value() for row in rows.sectors(session, workspace, taskforce_id)),
        agencies=tuple(rows.agencies(session, workspace, taskforce_id)),
        entries=tuple(people_rows.entries(session, workspace, taskforce_id)),
    )


def find_or_add(
    work: Work, taskforce_id: str, name: str, sector_ids: Sequence[str] = (), *, field: str
) -> Agency:
    """The agency of this name, made when there is none; these sectors are added to its own."""
    text = clean(name, limit=NAME_LIMIT, field=field, confirmed=True)
    known = rows.agencies(work.session, work.workspace, taskforce_id)
    found = next((each for each in known if agency_key(each.name) == agency_key(text)), None)
    if found is None:
        row = rows.AgencyRow(workspace=work.workspace, taskforce_id=taskforce_id, name=text)
        work.session.add(row)
        work.session.flush()
        found = row.value(())
    sectors = allowed_sectors(work, taskforce_id, sector_ids)
    wanted = dict.fromkeys([*found.sector_ids, *sectors])
    rows.put_in_sectors(work.session, work.workspace, found.id, wanted)
    work.session.flush()
    return found


def allowed_sectors(work: Work, taskforce_id: str, sector_ids: Sequence[str]) -> list[str]:
    """These sectors, if they are this task force's and can be said of an agency."""
    known = rows.sectors(work.session, work.workspace, taskforce_id) if sector_ids else []
    own = {row.id for row in known if not row.of_group}
    if not own.issuperset(sector_ids):
        raise Refusal(_("Choose sectors from the list."), field="sectors")
    return list(sector_ids)


def choose(
    work: Work, taskforce_id: str, agency_id: str, new_name: str, sector_ids: Sequence[str]
) -> str | None:
    """The agency that a form names; one that is written goes before the one that stood there."""
    if new_name.strip():
        return find_or_add(work, taskforce_id, new_name, sector_ids, field="new_agency").id
    if not agency_id:
        return None
    row = rows.agency(work.session, work.workspace, agency_id)
    if row is None or row.taskforce_id != taskforce_id:
        raise Refusal(_("That organization is no longer on the roster."), field="agency")
    return row.id


def show(work: Work, agency_id: str, *, revision: int) -> tuple[Here, Roster, Agency]:
    """One agency with the roster around it; Refusal when it is not as the visitor saw it."""
    here, row = _agency(work, agency_id, revision)
    known = read_roster(work, row.taskforce_id)
    agency = known.agency(row.id)
    assert agency is not None  # noqa: S101 - its row was found
    return here, known, agency


def edit(
    work: Work,
    agency_id: str,
    *,
    revision: int,
    name: str,
    government: Government,
    sector_ids: Sequence[str],
) -> tuple[Here, Agency, str]:
    """Change an agency; answers with it and with what takes the change back."""
    here, row = _agency(work, agency_id, revision)
    text = clean(name, limit=NAME_LIMIT, field="name", confirmed=True)
    others = rows.agencies(work.session, work.workspace, row.taskforce_id)
    if any(agency_key(each.name) == agency_key(text) and each.id != row.id for each in others):
        raise Refusal(_("There is another organization of this name."), field="name")
    sectors = allowed_sectors(work, row.taskforce_id, sector_ids)
    with changing(work, here, "agency edited", row.id) as change:
        row.name, row.government, row.revision = text, government, row.revision + 1
        rows.put_in_sectors(work.session, work.workspace, row.id, sectors)
    return here, row.value(sectors), change.id


def _agency(work: Work, agency_id: str, revision: int) -> tuple[Here, rows.AgencyRow]:
    row = rows.agency(work.session, work.workspace, agency_id)
    if row is None:
        raise Refusal(_("That organization is no longer on the roster."))
    here = taskforces.of(work, row.taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    if row.revision != revision:
        raise Refusal(_("This organization has changed meanwhile. Please look at it again."))
    return here, row


def remove(work: Work, agency_id: str, *, revision: int) -> tuple[Here, Agency, str]:
    """Take an agency off the roster that nobody stands for any more."""
    here, row = _agency(work, agency_id, revision)
    if people_rows.has_people(work.session, work.workspace, agency_id):
        raise Refusal(_("Somebody stands or stood for this organization, so it stays on record."))
    if case_rows.is_named(work.session, work.workspace, [agency_id]):
        raise Refusal(
            _("A closed session asks or asked this organization to attend, so it stays on record.")
        )
    removed = row.value(())
    with changing(work, here, "agency removed", row.id) as change:
        rows.put_in_sectors(work.session, work.workspace, row.id, ())
        work.session.flush()
        work.session.delete(row)
    return here, removed, change.id
