"""The sectors of a task force: those of the fact sheets, own ones, and which apply here."""

from collections.abc import Sequence

from bot.domain.matching import agency_key
from bot.domain.privacy import clean
from bot.domain.roles import Act
from bot.domain.roster import Sector
from bot.errors import Refusal
from bot.services import taskforces
from bot.services.roster_changes import changing
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import agencies as rows

NAME_LIMIT = 80
MOST_SECTORS = 60


def show(work: Work, sector_id: str, *, revision: int) -> Sector:
    """One sector; Refusal when it is not as the visitor saw it."""
    return _sector(work, sector_id, revision)[1].value()


def add(work: Work, taskforce_id: str, name: str, *, confirmed: bool) -> Here:
    """Add a sector of one's own after those of the fact sheets."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    text = clean(name, limit=NAME_LIMIT, field="name", confirmed=confirmed)
    known = rows.sectors(work.session, work.workspace, taskforce_id)
    _new_name(known, text)
    if len(known) >= MOST_SECTORS:
        raise Refusal(_("A roster holds up to {most} sectors.", most=MOST_SECTORS), field="name")
    last = max((row.position for row in known), default=0)
    with changing(work, here, "sector added", taskforce_id):
        work.session.add(
            rows.SectorRow(
                workspace=work.workspace, taskforce_id=taskforce_id, position=last + 1, name=text
            )
        )
    return here


def rename(
    work: Work, sector_id: str, name: str, *, revision: int, confirmed: bool
) -> tuple[Here, Sector]:
    here, row = _sector(work, sector_id, revision)
    text = clean(name, limit=NAME_LIMIT, field="name", confirmed=confirmed)
    known = rows.sectors(work.session, work.workspace, row.taskforce_id)
    _new_name([each for each in known if each.id != row.id], text)
    with changing(work, here, "sector renamed", row.id):
        row.name, row.revision = text, row.revision + 1
    return here, row.value()


def _new_name(known: Sequence[rows.SectorRow], text: str) -> None:
    if any(agency_key(_(row.name)) == agency_key(text) for row in known):
        raise Refusal(_("There is a sector of this name already."), field="name")


def turn(work: Work, sector_id: str, *, revision: int) -> Here:
    """Say that a sector does not apply here, or that it does after all."""
    here, row = _sector(work, sector_id, revision)
    with changing(work, here, "sector turned", row.id):
        row.applies, row.revision = not row.applies, row.revision + 1
    return here


def turn_presence(work: Work, sector_id: str, *, revision: int) -> Here:
    """Say of the group as a whole that this sector is at its table, or that it is not."""
    here, row = _sector(work, sector_id, revision)
    if not row.of_group:
        raise Refusal(_("That is told by the roster. Add an organization of this sector."))
    with changing(work, here, "sector turned", row.id):
        row.present, row.revision = not row.present, row.revision + 1
    return here


def _sector(work: Work, sector_id: str, revision: int) -> tuple[Here, rows.SectorRow]:
    row = rows.sector(work.session, work.workspace, sector_id)
    if row is None:
        raise Refusal(_("That sector is no longer on the roster."))
    here = taskforces.of(work, row.taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    if row.revision != revision:
        raise Refusal(_("This sector has changed meanwhile. Please look at it again."))
    return here, row
