"""The roster: read page by page, and changed line by line."""

import re

from bot.domain.people import Naming, Seat, SlackProfile
from bot.domain.roster import Entry, Roster
from bot.errors import Refusal
from bot.services import coordinators, roster, roster_changes, taskforces
from bot.services.roster import Changed, Draft
from bot.text import _, mark
from bot.work import Work
from handlers.answers import Answer, Show
from handlers.directory import Directory
from handlers.registry import Listener, Registry, Verb
from handlers.request import Request
from handlers.views import kit
from handlers.views import pasting as paste_views
from handlers.views import roster as views
from handlers.views import roster_forms as forms
from handlers.views.kit import View
from handlers.views.roster import Spot, read_at, read_spot

PASTED = re.compile(r"paste\s+(?P<rows>.+)", re.DOTALL | re.IGNORECASE)
"""Rows typed after the verb: the form takes them in as many fields as they need."""


def register(registry: Registry) -> None:
    registry.verbs("roundtable", ROSTER)
    registry.action(views.OPEN, open_roster, look=look_at_oneself, opens_form=True)
    for name in (views.BACK, views.PREVIOUS, views.FOLLOWING, views.BY):
        registry.action(name, turn_page)
    registry.action(views.UNDO, undo)
    registry.action(views.OPEN_ADD, open_add)
    registry.action(views.OPEN_EDIT, open_edit)
    registry.action(views.OPEN_MOVE, open_move)
    registry.action(views.OPEN_RETIRE, open_retire)
    registry.form(forms.ADD, submit_add, look=look_at_account)
    registry.form(forms.EDIT, submit_edit, look=look_at_account)
    registry.form(forms.MOVE, submit_move)
    registry.form(forms.RETIRE, submit_retire)


async def look_at_oneself(directory: Directory, request: Request) -> SlackProfile | None:
    """An admin of the workspace may name a coordinator where none is left."""
    return await directory.profile(request.user)


async def look_at_account(directory: Directory, request: Request) -> SlackProfile | None:
    return await directory.profile(request.typed("account"))


def open_roster(work: Work, request: Request) -> Answer:
    """The roster of the task force that a button names, or of the one that is meant here."""
    here = taskforces.of(work, request.value) if request.value else taskforces.here(work)
    spot = Spot(here.taskforce.id)
    if coordinators.may_appoint(work, here.taskforce.id, request.facts):
        return Show(forms.appoint(here.taskforce))
    if pasted := PASTED.match(request.text):
        roster.show(work, spot.taskforce_id)
        return Show(paste_views.form(here.taskforce, spot, pasted["rows"]))
    return _page(work, spot)


def turn_page(work: Work, request: Request) -> Answer:
    return _page(work, read_spot(request.value))


def _page(work: Work, spot: Spot) -> Answer:
    here, known = roster.show(work, spot.taskforce_id)
    return Show(views.roster(here.taskforce, known, spot))


def undo(work: Work, request: Request) -> Answer:
    spot = read_spot(request.metadata)
    roster_changes.undo(work, request.value)
    told = [_("*Taken back.* The roster is as it was before.")]
    return Show(views.result(_("Taken back"), told, spot))


def open_add(work: Work, request: Request) -> Answer:
    """The empty form, for the organization whose row was pressed, if any."""
    spot = read_spot(request.metadata)
    _here, known = roster.show(work, spot.taskforce_id)
    agency_id = kit.read_key(request.value)[0] if request.value else ""
    return Show(forms.add(known, forms.Filled(agency_id=agency_id), spot))


def submit_add(work: Work, request: Request) -> Answer:
    spot = read_spot(request.metadata)
    changed = roster.add(work, spot.taskforce_id, _draft(request))
    told = _("*Added: {person}.*", person=views.introduced(changed.entry.member))
    another = kit.button(_("Add another"), views.OPEN_ADD)
    return Show(views.result(_("Added"), [told], spot, undo=changed.undo, more=[another]))


def _draft(request: Request) -> Draft:
    if request.typed("account") and request.facts is None:
        raise Refusal(_("Slack does not show that person. Choose another."), field="account")
    return Draft(
        name=request.typed("name"),
        role=request.typed("role"),
        seat=Seat.ALTERNATE if request.typed("seat") == Seat.ALTERNATE else Seat.PRIMARY,
        agency_id=request.typed("agency"),
        new_agency=request.typed("new_agency"),
        sector_ids=request.chosen("sectors"),
        nameless=bool(request.chosen("nameless")),
        profile=request.facts,
        confirmed=request.confirmed,
    )


def open_edit(work: Work, request: Request) -> Answer:
    spot, _known, entry = _line(work, request)
    return Show(forms.edit(entry, _filled(entry), spot))


def open_move(work: Work, request: Request) -> Answer:
    spot, known, entry = _line(work, request)
    return Show(forms.move(known, entry, _filled(entry), spot))


def open_retire(work: Work, request: Request) -> Answer:
    spot, _known, entry = _line(work, request)
    return Show(forms.retire(entry, spot))


def _line(work: Work, request: Request) -> tuple[Spot, Roster, Entry]:
    """The line whose row was pressed, if it is still as the row showed it."""
    line_id, revision = kit.read_key(request.value)
    _here, known, entry = roster.show_line(work, line_id, revision)
    return read_spot(request.metadata), known, entry


def _filled(entry: Entry) -> forms.Filled:
    return forms.Filled(
        name=entry.member.name,
        role=entry.member.role,
        seat=entry.member.seat,
        agency_id=entry.agency_id or "",
        account=entry.member.slack_user or "",
        nameless=entry.naming is Naming.ORGANIZATION,
    )


def submit_edit(work: Work, request: Request) -> Answer:
    key, spot = read_at(request.metadata)
    line_id, revision = kit.read_key(key)
    changed = roster.edit(work, line_id, _draft(request), revision=revision)
    return Show(_stored(_("Changed"), _("*Changed: {person}.*"), changed, spot))


def submit_move(work: Work, request: Request) -> Answer:
    key, spot = read_at(request.metadata)
    line_id, revision = kit.read_key(key)
    changed = roster.move(work, line_id, _draft(request), revision=revision)
    return Show(_stored(_("Moved"), _("*Moved: {person}.*"), changed, spot))


def submit_retire(work: Work, request: Request) -> Answer:
    key, spot = read_at(request.metadata)
    line_id, revision = kit.read_key(key)
    changed = roster.retire(work, line_id, revision=revision)
    told = _("*Retired: {person}.* They have no rights here any more.")
    return Show(_stored(_("Retired"), told, changed, spot))


def _stored(title: str, told: str, changed: Changed, spot: Spot) -> View:
    line = told.format(person=views.introduced(changed.entry.member))
    return views.result(title, [line], spot, undo=changed.undo)


ROSTER = Verb(
    "roster",
    mark("/roundtable roster"),
    mark("shows who is at the table; coordinators change it, or paste a list"),
    Listener(open_roster, look=look_at_oneself, opens_form=True),
)
