"""A list pasted from a spreadsheet: the form, what it would do, what it did; and the list out."""

import re
from collections.abc import Collection, Iterator, Sequence

from bot.domain.pasting import COLUMN_NAMES, Column, Line, Sheet
from bot.domain.people import Seat
from bot.domain.roster import Roster
from bot.domain.roster_plan import NOTES, Edit, Plan, Problem, Unclear
from bot.domain.taskforce import TaskForce
from bot.text import _, listed, ngettext
from handlers.views import kit
from handlers.views.kit import Block, View
from handlers.views.roster import Spot, back
from handlers.views.roster_forms import several

PASTE, MORE, COPIED = "roster.rows", "roster.more_rows", "roster.copied"
FIELD = 3000
"""Characters that a field holds for certain."""

MOST_FIELDS, SHOWN = 20, 40
ROWS = re.compile(r"rows_\w*_(?P<number>[0-9]{1,3})")
"""The id of a field: the mark of what was shown, and the field's place."""


def fields_of(text: str) -> list[str]:
    """The text in pieces that fit a field, cut between rows where that can be."""
    pieces: list[str] = []
    for line in text.splitlines():
        for part in [line[at : at + FIELD] for at in range(0, len(line), FIELD)] or [""]:
            if pieces and len(pieces[-1]) + 1 + len(part) <= FIELD:
                pieces[-1] += f"\n{part}"
            else:
                pieces.append(part)
    return pieces


def form(
    taskforce: TaskForce,
    spot: Spot,
    text: str = "",
    *,
    told: Sequence[Block] = (),
    least: int = 1,
    mark: str = "",
    submit: str = "",
) -> View:
    """The rows in as many fields as they need, `least` at least; `told` is what they would do.

    Every form of new rows has fields of its own, so that no client keeps what stood in others.
    """
    pieces = fields_of(text)
    fields = [*pieces, *[""] * (least - len(pieces))][:MOST_FIELDS]
    hint = _(
        "A row for each person, the names of the columns first: Name, Role, Organization, Sector, "
        "Primary or alternate. A field holds about 40 rows."
    )
    blocks = [*(told or [kit.section(_intro(taskforce))])]
    for number, piece in enumerate(fields):
        blocks.append(
            kit.input_block(
                f"rows_{mark}_{number}",
                _("Rows from the spreadsheet") if number == 0 else _("More rows"),
                kit.text_input(piece, multiline=True),
                hint=hint if number == 0 else "",
                optional=number > 0,
            )
        )
    blocks.append(kit.actions(kit.button(_("More room"), MORE, str(spot)), back(spot)))
    return kit.modal(
        _("Paste a list"),
        blocks,
        form=PASTE,
        submit=submit or _("Show me first"),
        close=_("Cancel"),
        metadata=f"{mark} {spot}",
    )


def _intro(taskforce: TaskForce) -> str:
    return _(
        "Copy the rows of your spreadsheet and paste them here. You see what they would add and "
        "change on the roster of {taskforce} before anything is stored. E-mail addresses and "
        "phone numbers are not kept.",
        taskforce=kit.escape(taskforce.name),
    )


def preview(sheet: Sheet, plan: Plan, known: Roster, namesakes: Collection[str]) -> list[Block]:
    """What pasting would do, with the choices that are the person's."""
    notes = [each for each in plan.problems if each.why in NOTES]
    agencies = sorted(plan.agencies.values(), key=str.casefold)
    edits = [_edit(each, known) for each in plan.edits]
    blocks = [
        kit.section(f"*{totals(plan)}*"),
        *kit.sections([_columns(sheet)]),
        *_part(_("To add"), [_line(each) for each in plan.added]),
        *_part(_("Organizations to add"), [kit.escape(name) for name in agencies]),
        *_part(_("To change"), edits),
        *_part(_("Not understood"), [problem(each) for each in plan.left_out]),
        *_part(_("Left open"), [problem(each) for each in notes]),
    ]
    return [*blocks, *_namesakes(plan, known, namesakes), *_leaving_out(plan)]


def _part(heading: str, lines: Sequence[str]) -> list[Block]:
    """What will happen and to how many, then to whom; nothing where it happens to nobody."""
    if not lines:
        return []
    return kit.sections([f"*{heading} ({len(lines)})*", *_cut(lines)])


def totals(plan: Plan) -> str:
    counts = [
        ngettext("{number} person to add", "{number} people to add", len(plan.added)),
        ngettext("{number} to change", "{number} to change", len(plan.edits)),
        ngettext("{number} already so", "{number} already so", plan.same),
        ngettext("{number} row not understood", "{number} rows not understood", len(plan.left_out)),
    ]
    return " · ".join(counts)


def _columns(sheet: Sheet) -> str:
    if not sheet.has_header:
        names = listed(_(COLUMN_NAMES[column]) for _header, column in sheet.columns)
        return _("No names of columns were found, so they are read as {columns}.", columns=names)
    read = [
        _read_as(header, _(COLUMN_NAMES[column]))
        for header, column in sheet.columns
        if column is not Column.UNUSED
    ]
    unused = [header for header, column in sheet.columns if column is Column.UNUSED and header]
    told = _("Columns read: {columns}.", columns=kit.escape("; ".join(read)))
    if unused:
        told += " " + _("Not used: {columns}.", columns=kit.escape(listed(unused)))
    return told


def _read_as(header: str, column: str) -> str:
    if header.casefold() == column.casefold():
        return column
    return _("{header} as {column}", header=header, column=column)


def _line(line: Line) -> str:
    seat = {Seat.PRIMARY: _("primary"), Seat.ALTERNATE: _("alternate"), None: ""}[line.seat]
    parts = [line.name, line.role, line.agency, seat]
    return kit.escape(", ".join(filter(None, parts)))


def _edit(edit: Edit, known: Roster) -> str:
    name = kit.escape(edit.line.name)
    if edit.moves:
        old = known.agency(edit.entry.agency_id)
        return _(
            "{person} moves from {old} to {new}",
            person=name,
            old=kit.escape(old.name) if old else _("no organization"),
            new=kit.escape(edit.line.agency),
        )
    seats = {Seat.PRIMARY: _("primary"), Seat.ALTERNATE: _("alternate"), None: ""}
    changes = [part for part in (edit.role, seats[edit.seat]) if part]
    return _("{person}: now {changes}", person=name, changes=kit.escape(", ".join(changes)))


def problem(problem: Problem) -> str:
    """Why a row, or a cell of it, was not understood."""
    about = kit.escape(problem.about)
    why = {
        Unclear.NO_NAME: _("no name and no organization"),
        Unclear.TWICE: _("{name} stands in another row with something else", name=about),
        Unclear.SEVERAL: _("several people on the roster are called {name}", name=about),
        Unclear.COORDINATOR: _("{name} coordinates: move a coordinator by form", name=about),
        Unclear.SECTOR: _("no sector is called {name}, so none is set", name=about),
        Unclear.OF_GROUP: _(
            "{name} is said of the whole group only, under Sectors; no person gets it", name=about
        ),
        Unclear.SEAT: _("neither primary nor alternate, so primary"),
        Unclear.REFUSED: about,
    }[problem.why]
    return _("Row {number}: {why}", number=problem.number, why=why)


def _cut(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:SHOWN]
    if (more := len(lines) - SHOWN) > 0:
        yield ngettext("and {number} more", "and {number} more", more)


def _namesakes(plan: Plan, known: Roster, chosen: Collection[str]) -> list[Block]:
    """Lets the person say that a move is none: two people carry one name."""
    moving = {edit.entry.id for edit in plan.edits if edit.moves} | set(chosen)
    options = [(each.member.introduction, each.id) for each in known.entries if each.id in moving]
    if not options:
        return []
    label = _("Who of those that move is another person of the same name, and stays?")
    return [kit.input_block("namesakes", label, several(options[:100], chosen), optional=True)]


def _leaving_out(plan: Plan) -> list[Block]:
    if not plan.left_out:
        return []
    leave = ngettext(
        "Leave out the row that was not understood",
        "Leave out the {number} rows that were not understood",
        len(plan.left_out),
    )
    label = _("Nothing is stored while a row is not understood")
    ticks = kit.checkboxes([(leave, "yes")])
    return [kit.input_block("leave_out", label, ticks, optional=True)]


def pasted(plan: Plan) -> list[str]:
    """What pasting did, in lines."""
    lines = [f"*{_done(plan)}*"]
    if left_out := plan.left_out:
        rows = listed(str(each.number) for each in left_out[:SHOWN])
        lines.append(_("Left out: row {rows}.", rows=rows))
    notes = sum(each.why in NOTES for each in plan.problems)
    if notes:
        lines.append(
            ngettext("{number} cell was left open.", "{number} cells were left open.", notes)
        )
    return lines


def _done(plan: Plan) -> str:
    return _(
        "{added}, {changed}, {agencies}.",
        added=ngettext("{number} person added", "{number} people added", len(plan.added)),
        changed=ngettext("{number} changed", "{number} changed", len(plan.edits)),
        agencies=ngettext(
            "{number} new organization", "{number} new organizations", len(plan.agencies)
        ),
    )


def copied(taskforce: TaskForce, text: str, spot: Spot) -> View:
    """The roster as text to copy: nothing of it stays lying in Slack."""
    told = _(
        "*The roster of {taskforce}* Copy each field into your spreadsheet or a file, one after "
        "the other. Only you see this, and Slack keeps nothing of it.",
        taskforce=kit.escape(taskforce.name),
    )
    blocks = [kit.section(told)]
    for number, piece in enumerate(fields_of(text)[:MOST_FIELDS], start=1):
        label = _("Part {number}", number=number)
        field = kit.text_input(piece, multiline=True)
        blocks.append(kit.input_block(f"copy_{number}", label, field, optional=True))
    blocks.append(kit.actions(back(spot)))
    # Slack wants a submit button wherever there are fields; this one only closes.
    return kit.modal(
        _("Copy the roster"), blocks, form=COPIED, submit=_("Done"), metadata=str(spot)
    )
