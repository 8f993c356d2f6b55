"""Case reviews on the agenda: proposed and edited, by choices only; never any text."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.agenda import ItemState, Kind
from bot.domain.case_review import FEWEST, MOST, ListPlace
from bot.domain.clean_text import own
from bot.domain.roles import Act
from bot.errors import Refusal
from bot.services import agendas, case_agencies, closed_sessions, taskforces
from bot.services.sheets import (
    Changed,
    Sheet,
    Table,
    item_table,
    read_cases,
    redraw,
    seal,
    still_open,
    table_of,
    touch,
    unchanged,
)
from bot.text import _, mark
from bot.work import Work
from storage import agendas as rows
from storage import case_reviews as case_rows

LABEL = own(mark("Closed session"))


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form holds: choices only."""

    count: int
    minutes: int
    agency_ids: Sequence[str]
    place_id: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers; `obstacle` says why there can be no case review now."""

    sheet: Sheet
    agencies: tuple[tuple[str, str], ...]  # (id, name)
    places: tuple[ListPlace, ...]
    obstacle: str = ""
    may_prepare: bool = False


@dataclass(frozen=True, slots=True)
class ToEdit:
    """A case review for whoever may change it; without a draft for who may not see what it held."""

    changed: Changed
    choices: Choices
    draft: Draft | None


def choices(work: Work, meeting_id: str) -> Choices:
    """What a case review on this meeting's agenda can be made of."""
    table = table_of(work, meeting_id)
    taskforces.allow(work, table.here, Act.PROPOSE, meeting=table.meeting)
    return _choices(work, table)


def _choices(work: Work, table: Table) -> Choices:
    taskforce = table.here.taskforce
    places = tuple(closed_sessions.places(work, taskforce.id))
    obstacle = closed_sessions.withheld_here(work, taskforce) or ""
    if not places and not obstacle:
        obstacle = closed_sessions.no_place(work, taskforce)
    agencies = case_rows.agencies(work.session, work.workspace, taskforce.id)
    prepares = table.may(Act.CHANGE_SETTINGS)
    return Choices(table.sheet(), tuple(agencies), places, obstacle, prepares)


def propose(work: Work, draft: Draft, *, meeting_id: str) -> Changed:
    """Put a case review on the agenda; accepted at once by whoever may arrange."""
    table = table_of(work, meeting_id)
    taskforces.allow(work, table.here, Act.PROPOSE, meeting=table.meeting)
    still_open(table)
    _check(work, table, draft)
    row = rows.ItemRow(
        workspace=work.workspace,
        taskforce_id=table.here.taskforce.id,
        meeting_id=table.meeting_row.id,
        number=0,
        position=0,
        title=LABEL,
        minutes=draft.minutes,
        kind=Kind.CASE_REVIEW,
        state=ItemState.ACCEPTED if table.may(Act.ARRANGE) else ItemState.PROPOSED,
        submitter_id=table.here.member.person_id,
    )
    agendas.append(work, table, [row])
    work.session.flush()
    _write(work, table, row, draft)
    seal(work, table, "topic proposed", row.id)
    redraw(work, table)
    if row.state is ItemState.ACCEPTED:
        case_agencies.ask(work, row.id)
    return table.changed(row)


def _check(work: Work, table: Table, draft: Draft) -> None:
    offered = _choices(work, table)
    if offered.obstacle:
        raise Refusal(offered.obstacle, field="kind")
    if not FEWEST <= draft.count <= MOST:
        raise Refusal(
            _("Choose {fewest} to {most} cases.", fewest=FEWEST, most=MOST), field="count"
        )
    agendas.check_minutes(draft.minutes)
    if not set(draft.agency_ids) <= {agency_id for agency_id, _name in offered.agencies}:
        raise Refusal(_("Choose agencies of this roster."), field="agencies")
    if draft.place_id not in {place.id for place in offered.places}:
        raise Refusal(_("Choose where the list is held."), field="place")


def _write(work: Work, table: Table, row: rows.ItemRow, draft: Draft) -> None:
    row.minutes = draft.minutes
    case_rows.write(
        work.session,
        work.workspace,
        row.id,
        count=draft.count,
        place_id=draft.place_id,
        agency_ids=sorted(set(draft.agency_ids)),
    )
    read_cases(work, table)


def show_to_edit(work: Work, item_id: str) -> ToEdit:
    """Filled for the facilitator and the coordinators; everybody else chooses anew."""
    table, row = item_table(work, item_id)
    agendas.may_edit(work, table, row)
    held = case_rows.row(work.session, work.workspace, row.id)
    draft = None
    if held is not None and row.id in table.cases:
        agencies = case_rows.attending(work.session, work.workspace, row.id)
        draft = Draft(held.count, row.minutes, agencies, held.place_id)
    return ToEdit(table.changed(row), _choices(work, table), draft)


def edit(work: Work, item_id: str, draft: Draft, *, revision: int) -> Changed:
    """Choose anew; what somebody chose who may not arrange awaits acceptance again."""
    table, row = item_table(work, item_id)
    agendas.may_edit(work, table, row)
    unchanged(row, revision)
    if row.kind is not Kind.CASE_REVIEW:
        raise Refusal(_("Topic {number} is no case review.", number=row.number))
    _check(work, table, draft)
    before = set(case_rows.attending(work.session, work.workspace, row.id))
    _write(work, table, row, draft)
    if not table.may(Act.ARRANGE):
        row.state = ItemState.PROPOSED
    elif row.state is ItemState.RETURNED:
        row.state = ItemState.ACCEPTED
    changed = touch(work, table, "topic edited", row)
    case_agencies.call_off(work, row.id, only=before - set(draft.agency_ids))
    if row.state is ItemState.ACCEPTED:
        case_agencies.ask(work, row.id)
    return changed
