"""A roster pasted from a spreadsheet, shown first, then stored, all or none; and copied out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from bot.domain.matching import agency_key
from bot.domain.pasting import COLUMN_NAMES, Column, Line, Sheet, read_sheet, write_sheet
from bot.domain.people import Naming, Seat, Standing
from bot.domain.privacy import clean
from bot.domain.roster import By, Roster, Row
from bot.domain.roster_plan import Plan, Problem, Unclear, plan
from bot.errors import Refusal
from bot.services import agencies, people
from bot.services.roster_changes import changing
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import agencies as agency_rows
from storage import people as rows

MOST_ROWS = 1000
ROSTER_COLUMNS = (Column.NAME, Column.ROLE, Column.AGENCY, Column.SECTOR, Column.SEAT)


@dataclass(frozen=True, slots=True)
class Preview:
    """What pasting would do, as its mark names it: another roster or text has another mark."""

    here: Here
    roster: Roster
    sheet: Sheet
    plan: Plan
    mark: str


def preview(work: Work, taskforce_id: str, text: str, namesakes: Collection[str] = ()) -> Preview:
    """Read pasted rows and tell what they would do; nothing is stored."""
    here, roster = agencies.roster(work, taskforce_id)
    sheet = read_sheet(text)
    if len(sheet.lines) > MOST_ROWS:
        raise Refusal(_("Paste up to {most} rows at once.", most=MOST_ROWS))
    lines, refused = _cleaned(sheet.lines)
    planned = plan(roster, lines, namesakes=namesakes)
    problems = sorted((*planned.problems, *refused), key=lambda each: each.number)
    planned = replace(planned, problems=tuple(problems))
    seen = (text, sorted(namesakes), here.taskforce.roster_stamp)
    return Preview(here, roster, sheet, planned, sha256(repr(seen).encode()).hexdigest()[:16])


def _cleaned(lines: Sequence[Line]) -> tuple[list[Line], list[Problem]]:
    """The rows that pass the guard, and why the others do not."""
    passed, refused = [], []
    check = cache(_clean)  # roles, agencies and sectors come back row after row
    for line in lines:
        try:
            passed.append(
                replace(
                    line,
                    name=check(line.name),
                    role=check(line.role),
                    agency=check(line.agency),
                    sectors=tuple(map(check, line.sectors)),
                )
            )
        except Refusal as refusal:
            refused.append(Problem(line.number, Unclear.REFUSED, refusal.sentence))
    return passed, refused


def _clean(cell: str) -> str:
    # Names and agencies of staff are what a roster holds, so only identifiers are refused in it.
    return clean(cell, limit=people.NAME_LIMIT, confirmed=True) if cell.strip() else ""


def paste(
    work: Work,
    taskforce_id: str,
    text: str,
    *,
    mark: str,
    namesakes: Collection[str] = (),
    leave_out: bool = False,
) -> tuple[Preview, str]:
    """Do what the preview with this mark told, and answer with what takes it back.

    The id is empty when nothing was done, because the preview has to be looked at again. Rows
    that were not understood are left out only when that is said.
    """
    told = preview(work, taskforce_id, text, namesakes)
    if told.mark != mark or told.plan.is_empty:
        return told, ""
    if told.plan.left_out and not leave_out:
        raise Refusal(
            _("Tick this to leave out what was not understood, or mend it in the rows below."),
            field="leave_out",
        )
    with changing(work, told.here, "roster pasted", taskforce_id) as change:
        _carry_out(work, told.here, told.plan)
    return told, change.id


def _carry_out(work: Work, here: Here, planned: Plan) -> None:
    ids = _agencies(work, here.taskforce.id, planned)
    standing = [_seat(work, here, line, ids) for line in planned.added]
    work.session.add_all(person for person, _row in standing)
    work.session.flush()
    work.session.add_all(row for _person, row in standing)
    edited = rows.lines(work.session, work.workspace, [edit.entry.id for edit in planned.edits])
    for edit in planned.edits:
        row = edited[edit.entry.id]
        if edit.moves:
            people.stand_for(row, ids[agency_key(edit.line.agency)])
        row.role, row.seat = edit.role or row.role, edit.seat or row.seat
        row.revision += 1


def _agencies(work: Work, taskforce_id: str, planned: Plan) -> dict[str, str]:
    """The ids of all agencies by key, with those that the sheet adds and their sectors."""
    known = agency_rows.agencies(work.session, work.workspace, taskforce_id)
    ids = {agency_key(agency.name): agency.id for agency in known}
    for key, name in planned.agencies.items():
        row = agency_rows.AgencyRow(workspace=work.workspace, taskforce_id=taskforce_id, name=name)
        work.session.add(row)
        ids[key] = row.id
    work.session.flush()
    for key, added in planned.sectors.items():
        agency_rows.add_to_sectors(work.session, work.workspace, ids[key], added)
    return ids


def _seat(
    work: Work, here: Here, line: Line, ids: dict[str, str]
) -> tuple[rows.PersonRow, rows.MembershipRow]:
    person = rows.PersonRow(workspace=work.workspace, name=line.name)
    return person, rows.MembershipRow(
        workspace=work.workspace,
        taskforce_id=here.taskforce.id,
        person_id=person.id,
        agency_id=ids.get(agency_key(line.agency)),
        standing=Standing.MEMBER,
        role=line.role,
        seat=line.seat or Seat.PRIMARY,
    )


def copy_out(work: Work, taskforce_id: str, *, tabs: bool) -> tuple[Here, str]:
    """The roster as rows that a spreadsheet reads and `paste` understands."""
    here, roster = agencies.roster(work, taskforce_id)
    header = [_(COLUMN_NAMES[column]) for column in ROSTER_COLUMNS]
    lines = [_cells(roster, row) for row in roster.rows(By.AGENCY)]
    return here, write_sheet(header, lines, tabs=tabs)


def _cells(roster: Roster, row: Row) -> list[str]:
    sectors = roster.sectors_of(row.agency) if row.agency else ()
    cells = [row.agency.name if row.agency else "", "; ".join(_(each.name) for each in sectors)]
    if row.entry is None:
        return ["", "", *cells, ""]
    seat = _("Alternate") if row.entry.member.seat is Seat.ALTERNATE else _("Primary")
    member = row.entry.member
    named = row.entry.naming is not Naming.ORGANIZATION
    return [member.name if named else "", member.role, *cells, seat]
