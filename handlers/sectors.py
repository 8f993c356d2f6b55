"""Organizations and sectors of the roster, changed by form."""

from bot.domain.roster import Government
from bot.services import agencies, roster, sectors
from bot.text import _
from bot.work import Work
from handlers.answers import Answer, Show
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import kit
from handlers.views import roster as roster_views
from handlers.views import sectors as views
from handlers.views.roster import Spot, read_at, read_spot


def register(registry: Registry) -> None:
    registry.action(roster_views.OPEN_AGENCY, open_agency)
    registry.action(views.REMOVE_AGENCY, remove_agency)
    registry.form(views.AGENCY, submit_agency)
    registry.action(roster_views.OPEN_SECTORS, open_sectors)
    registry.action(views.OPEN_ADD, open_add)
    registry.action(views.OPEN_RENAME, open_rename)
    registry.action(views.TURN, turn)
    registry.action(views.TURN_PRESENCE, turn_presence)
    registry.form(views.ADD, submit_add)
    registry.form(views.RENAME, submit_rename)


def open_agency(work: Work, request: Request) -> Answer:
    agency_id, revision = kit.read_key(request.value)
    _here, known, agency = agencies.show(work, agency_id, revision=revision)
    return Show(views.agency_form(known, agency, read_spot(request.metadata)))


def submit_agency(work: Work, request: Request) -> Answer:
    key, spot = read_at(request.metadata)
    agency_id, revision = kit.read_key(key)
    typed = request.typed("government")
    _here, agency, undo = agencies.edit(
        work,
        agency_id,
        revision=revision,
        name=request.typed("name"),
        government=Government(typed) if typed in set(Government) else Government.UNSAID,
        sector_ids=request.chosen("sectors"),
    )
    told = _("*Changed: {organization}.*", organization=kit.escape(agency.name))
    return Show(roster_views.result(_("Changed"), [told], spot, undo=undo))


def remove_agency(work: Work, request: Request) -> Answer:
    _key, spot = read_at(request.metadata)
    agency_id, revision = kit.read_key(request.value)
    _here, agency, undo = agencies.remove(work, agency_id, revision=revision)
    told = _("*Removed: {organization}.*", organization=kit.escape(agency.name))
    return Show(roster_views.result(_("Removed"), [told], spot, undo=undo))


def open_sectors(work: Work, request: Request) -> Answer:
    return _sectors(work, read_spot(request.value))


def _sectors(work: Work, spot: Spot) -> Answer:
    here, known = roster.show(work, spot.taskforce_id)
    return Show(views.sectors(here.taskforce, known, spot))


def turn(work: Work, request: Request) -> Answer:
    sector_id, revision = kit.read_key(request.value)
    here = sectors.turn(work, sector_id, revision=revision)
    return _sectors(work, Spot(here.taskforce.id))


def turn_presence(work: Work, request: Request) -> Answer:
    sector_id, revision = kit.read_key(request.value)
    here = sectors.turn_presence(work, sector_id, revision=revision)
    return _sectors(work, Spot(here.taskforce.id))


def open_add(work: Work, request: Request) -> Answer:
    spot = read_spot(request.metadata)
    roster.show(work, spot.taskforce_id)
    return Show(views.add_form(spot))


def submit_add(work: Work, request: Request) -> Answer:
    spot = read_spot(request.metadata)
    typed = request.typed("name")
    sectors.add(work, spot.taskforce_id, typed, confirmed=request.confirmed)
    return _sectors(work, spot)


def open_rename(work: Work, request: Request) -> Answer:
    sector_id, revision = kit.read_key(request.value)
    sector = sectors.show(work, sector_id, revision=revision)
    return Show(views.rename_form(sector, read_spot(request.metadata)))


def submit_rename(work: Work, request: Request) -> Answer:
    key, spot = read_at(request.metadata)
    sector_id, revision = kit.read_key(key)
    typed = request.typed("name")
    sectors.rename(work, sector_id, typed, revision=revision, confirmed=request.confirmed)
    return _sectors(work, spot)
