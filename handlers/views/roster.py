"""The roster in one window: its pages, and what comes of changing it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.people import Member, Seat
from bot.domain.roster import Agency, By, Entry, Government, Roster, Row, Sector
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.text import _, listed, mark, ngettext
from handlers.views import kit
from handlers.views.kit import Block, View

OPEN_MEMBERS = "people.open_add"
OPEN, BACK = "roster.open", "roster.back"
PREVIOUS, FOLLOWING, BY = "roster.previous", "roster.following", "roster.by"
UNDO = "roster.undo"
OPEN_ADD, OPEN_EDIT, OPEN_MOVE = "roster.open_add", "roster.open_edit", "roster.open_move"
OPEN_RETIRE, OPEN_MERGE = "roster.open_retire", "roster.open_merge"
OPEN_NAME, OPEN_STEP_DOWN = "roster.open_name", "roster.open_step_down"
OPEN_AGENCY, OPEN_SECTORS = "roster.open_agency", "roster.open_sectors"
OPEN_PASTE, COPY, OPEN_MATCH = "roster.open_paste", "roster.copy", "roster.open_match"
OPEN_DUPLICATES = "roster.open_duplicates"

PAGE_ROWS = 12
GAPS_NAMED = 4

GOVERNMENTS = {
    Government.UNSAID: mark("Not said"),
    Government.LOCAL: mark("City or county government"),
    Government.STATE: mark("State government"),
    Government.FEDERAL: mark("Federal government"),
    Government.TRIBAL: mark("Tribal government"),
    Government.NONE: mark("Not a government"),
}
SEATS = {Seat.PRIMARY: mark("Primary"), Seat.ALTERNATE: mark("Alternate")}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the roster the window stands, for every button that leads back there."""

    taskforce_id: str
    by: By = By.SECTOR
    page: int = 0

    def __str__(self) -> str:
        return f"{self.taskforce_id}.{self.by.value}.{self.page}"


def read_spot(text: str) -> Spot:
    """The spot that a button or form carries, or a bare task force's id; else Refusal."""
    found = re.fullmatch(r"([\w-]{1,40})(?:\.(sector|agency)\.([0-9]{1,4}))?", text)
    if found is None:
        raise Refusal(_("That button no longer works. Roster, in the pinned message, leads on."))
    taskforce_id, by, page = found.groups()
    return Spot(taskforce_id, By(by or By.SECTOR), int(page or 0))


def at(subject: str, spot: Spot) -> str:
    """What a form of this window carries: its subject's id and version, and the way back."""
    return f"{subject} {spot}"


def read_at(metadata: str) -> tuple[str, Spot]:
    subject, _space, spot = metadata.partition(" ")
    return subject, read_spot(spot)


def roster(taskforce: TaskForce, known: Roster, spot: Spot) -> View:
    """One page of the roster: a row for a person, under their agency and its first sector."""
    rows = known.rows(spot.by)
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    spot = replace(spot, page=min(spot.page, pages - 1))
    shown = rows[spot.page * PAGE_ROWS : (spot.page + 1) * PAGE_ROWS]
    blocks = [*_head(taskforce, known), _tools(spot, taskforce), kit.divider()]
    blocks += list(_rows(known, shown, spot.by)) or [kit.section(_("Nobody is on the roster yet."))]
    if pages > 1:
        blocks += _turning(spot, pages)
    return kit.modal(_("Roster"), blocks, close=_("Close"), metadata=str(spot))


def _head(taskforce: TaskForce, known: Roster) -> list[Block]:
    people = ngettext("{number} person", "{number} people", len(known.entries))
    agencies = ngettext("{number} organization", "{number} organizations", len(known.agencies))
    head = _(
        "*Roster of {taskforce}* · {people}, {agencies}",
        taskforce=kit.escape(taskforce.name),
        people=people,
        agencies=agencies,
    )
    notes = [note for note in (_gaps(known), _lead(known)) if note]
    return [kit.section(head), *([kit.context(*notes)] if notes else [])]


def _gaps(known: Roster) -> str:
    gaps = [_(sector.name) for sector in known.gaps]
    if not gaps:
        return _("Every sector that applies here has somebody.")
    named, others = gaps[:GAPS_NAMED], len(gaps) - GAPS_NAMED
    if others > 0:
        named.append(ngettext("{number} more sector", "{number} more sectors", others))
    return _("Nobody yet from: {sectors}.", sectors=kit.escape(listed(named)))


def _lead(known: Roster) -> str:
    if len(known.coordinators) > 1:
        return ""
    return _("Only one coordinator: make somebody else coordinator too.")


def _tools(spot: Spot, taskforce: TaskForce) -> Block:
    orders = [
        (_("By sector"), str(replace(spot, by=By.SECTOR, page=0))),
        (_("By organization"), str(replace(spot, by=By.AGENCY, page=0))),
    ]
    more = [
        (_("Sectors at the table"), OPEN_SECTORS, str(spot)),
        (_("Match Slack accounts"), OPEN_MATCH, f"{spot} {taskforce.channel}"),
        (_("People entered twice"), OPEN_DUPLICATES, str(spot)),
        (_("Copy as CSV"), COPY, f"csv {spot}"),
        (_("Copy for a spreadsheet"), COPY, f"tabs {spot}"),
    ]
    return kit.actions(
        kit.button(_("Add a person"), OPEN_ADD, primary=True),
        kit.button(_("Paste a list"), OPEN_PASTE, str(spot)),
        kit.button(_("Add from Slack"), OPEN_MEMBERS, taskforce.id),
        kit.select(orders, orders[0 if spot.by is By.SECTOR else 1][1]) | {"action_id": BY},
        kit.overflow(more),
    )


def _rows(known: Roster, shown: Sequence[Row], by: By) -> Iterator[Block]:
    """The rows of a page, each under headings that it repeats from the page before."""
    above: Row | None = None
    for row in shown:
        if by is By.SECTOR and (above is None or row.sector != above.sector):
            yield kit.section(f"*{_sector_name(row.sector)}*")
        if above is None or row.agency != above.agency:
            yield _agency(known, row.agency) if row.agency else kit.section(_("No organization"))
        yield _person(row.entry) if row.entry else kit.context(_("Nobody yet."))
        above = row


def _sector_name(sector: Sector | None) -> str:
    if sector is None:
        return _("No sector yet")
    return f"{sector.position}. {kit.escape(_(sector.name))}"


def _agency(known: Roster, agency: Agency) -> Block:
    parts = [f"*{kit.escape(agency.name)}*"]
    if agency.government not in {Government.UNSAID, Government.NONE}:
        parts.append(_(GOVERNMENTS[agency.government]))
    if also := [_(sector.name) for sector in known.sectors_of(agency)[1:]]:
        parts.append(_("also {sectors}", sectors=kit.escape(listed(also))))
    key = kit.key(agency.id, agency.revision)
    menu = [
        (_("Add a person here"), OPEN_ADD, key),
        (_("Edit organization"), OPEN_AGENCY, key),
    ]
    return kit.section(" · ".join(parts), accessory=kit.overflow(menu))


def _person(entry: Entry) -> Block:
    key = kit.key(entry.id, entry.revision)
    lead = (
        (_("Step down as coordinator"), OPEN_STEP_DOWN, key)
        if entry.is_coordinator
        else (_("Make coordinator"), OPEN_NAME, key)
    )
    menu = [
        (_("Edit"), OPEN_EDIT, key),
        (_("Move"), OPEN_MOVE, key),
        (_("Retire"), OPEN_RETIRE, key),
        lead,
        (_("Same person as …"), OPEN_MERGE, key),
    ]
    return kit.section(person_line(entry), accessory=kit.overflow(menu))


def person_line(entry: Entry) -> str:
    """A person as the roster tells of them, in mrkdwn."""
    member, coordinator = entry.member, _("coordinator")
    role = member.role
    if entry.is_coordinator and role.casefold() == coordinator.casefold():
        role = ""  # it is said below
    parts = [kit.escape(part) for part in (member.name, role) if part]
    if member.seat is Seat.ALTERNATE:
        parts.append(_("alternate"))
    if entry.is_coordinator:
        parts.append(f"*{coordinator}*")
    if member.slack_user is None:
        parts.append(_("no Slack"))
    return " · ".join(parts)


def _turning(spot: Spot, pages: int) -> list[Block]:
    buttons = []
    if spot.page > 0:
        earlier = replace(spot, page=spot.page - 1)
        buttons.append(kit.button(_("Previous"), PREVIOUS, str(earlier)))
    if spot.page < pages - 1:
        later = replace(spot, page=spot.page + 1)
        buttons.append(kit.button(_("Next page"), FOLLOWING, str(later)))
    place = _("Page {page} of {pages}.", page=spot.page + 1, pages=pages)
    return [kit.context(place), kit.actions(*buttons)]


def back(spot: Spot) -> Block:
    return kit.button(_("Back to the roster"), BACK, str(spot))


def result(
    title: str, lines: Sequence[str], spot: Spot, *, undo: str = "", more: Sequence[Block] = ()
) -> View:
    """What was stored, in mrkdwn, with the way back and, while it can be, Undo."""
    buttons = [back(spot), *more]
    if undo:
        buttons.append(kit.button(_("Undo"), UNDO, undo))
    blocks = [kit.section("\n".join(lines)), kit.actions(*buttons)]
    return kit.modal(title, blocks, close=_("Done"), metadata=str(spot))


def introduced(member: Member) -> str:
    return kit.escape(member.introduction)
