"""Reads rows pasted from a spreadsheet: which column is which, and what each row says."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import StringIO

from bot.domain.guard.wording import words
from bot.domain.matching import SUFFIXES, plain_words
from bot.domain.people import Seat
from bot.text import mark


class Column(StrEnum):
    """What a column of a pasted sheet holds."""

    NAME = "name"
    FIRST = "first name"
    LAST = "last name"
    ROLE = "role"
    AGENCY = "organization"
    SECTOR = "sector"
    SEAT = "seat"
    UNUSED = "not used"


COLUMN_NAMES = {
    Column.NAME: mark("Name"),
    Column.FIRST: mark("First name"),
    Column.LAST: mark("Last name"),
    Column.ROLE: mark("Role"),
    Column.AGENCY: mark("Organization"),
    Column.SECTOR: mark("Sector"),
    Column.SEAT: mark("Primary or alternate"),
    Column.UNUSED: mark("not used"),
}

WITHOUT_HEADER = (Column.NAME, Column.ROLE, Column.AGENCY, Column.SECTOR, Column.SEAT)
"""How columns are read where no header names them."""

HEADERS: dict[Column, frozenset[str]] = {
    Column.FIRST: frozenset({"first", "first name", "given name", "nombre de pila", "nombres"}),
    Column.LAST: frozenset(
        {"last", "last name", "surname", "family name", "apellido", "apellidos"}
    ),
    Column.NAME: frozenset(
        {"name", "full name", "member", "member name", "person", "participant", "representative"}
        | {"contact", "contact name", "attendee", "nombre", "nombre completo", "persona"}
    ),
    Column.ROLE: frozenset(
        {"role", "title", "job title", "position", "job", "function", "role title", "title role"}
        | {"puesto", "cargo", "rol", "funcion"}
    ),
    Column.AGENCY: frozenset(
        {"agency", "organization", "organisation", "org", "employer", "affiliation", "department"}
        | {"company", "agency name", "organization name", "agency organization", "entity"}
        | {"organizacion", "agencia", "institucion", "dependencia"}
    ),
    Column.SECTOR: frozenset(
        {"sector", "sectors", "discipline", "field", "category", "type", "type of agency"}
        | {"agency type", "organization type", "sectores", "disciplina"}
    ),
    Column.SEAT: frozenset(
        {"seat", "primary", "alternate", "primary or alternate", "primary alternate", "status"}
        | {"designation", "titular", "suplente", "titular o suplente"}
    ),
}
"""Headers as people write them, in plain words."""

PRIMARY = words("primary main principal titular first lead p")
ALTERNATE = words("alternate alt backup substitute suplente deputy proxy second a")
YES, NO = words("yes y x true si 1"), words("no n false 0")


@dataclass(frozen=True, slots=True)
class Line:
    """What one row of the sheet says of a person, as it stands there."""

    number: int  # as a spreadsheet counts
    name: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    agency: str = ""
    sectors: tuple[str, ...] = ()
    seat: Seat | None = None
    unread: tuple[Column, ...] = ()  # cells that hold something else than their column says


@dataclass(frozen=True, slots=True)
class Sheet:
    """A pasted sheet: how its columns are read, by header where it has one."""

    columns: tuple[tuple[str, Column], ...]  # (header, meaning)
    has_header: bool
    lines: tuple[Line, ...]


def read_sheet(text: str) -> Sheet:
    """Read tab, comma or semicolon separated rows; quoted cells may hold any of them."""
    rows = _cells("\n".join(text.splitlines()))
    if not rows:
        return Sheet((), has_header=False, lines=())
    meanings = [_meaning(cell) for cell in rows[0][1]]
    has_header = not {Column.NAME, Column.FIRST, Column.LAST, Column.AGENCY}.isdisjoint(meanings)
    if has_header:
        columns = tuple(zip(rows[0][1], meanings, strict=True))
        rows = rows[1:]
    else:
        width = max(len(cells) for _number, cells in rows)
        known = WITHOUT_HEADER + (Column.UNUSED,) * max(0, width - len(WITHOUT_HEADER))
        columns = tuple(("", column) for column in known[:width])
    lines = (_line(number, cells, columns) for number, cells in rows)
    return Sheet(columns, has_header, tuple(lines))


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """Each row that holds anything, with its number from 1."""
    first = text.lstrip().split("\n", 1)[0]
    separator = max("\t,;", key=lambda each: (each == "\t" and each in first, first.count(each)))
    rows = csv.reader(StringIO(text), delimiter=separator)
    cells = [[_cell(cell) for cell in row] for row in rows]
    return [(number, row) for number, row in enumerate(cells, start=1) if any(row)]


def _cell(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from reading a cell as a formula."""
    text = " ".join(cell.split())
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def _meaning(header: str) -> Column:
    plain = " ".join(plain_words(header))
    return next((column for column, names in HEADERS.items() if plain in names), Column.UNUSED)


def _line(number: int, cells: Sequence[str], columns: Sequence[tuple[str, Column]]) -> Line:
    found: dict[Column, str] = {}
    headers: dict[Column, str] = {}
    for cell, (header, column) in zip(cells, columns, strict=False):
        if cell and column is not Column.UNUSED:
            found.setdefault(column, cell)
            headers.setdefault(column, header)
    seat_cell = found.get(Column.SEAT, "")
    seat = _seat(seat_cell, headers.get(Column.SEAT, ""))
    return Line(
        number=number,
        name=_name(found),
        role=found.get(Column.ROLE, ""),
        agency=found.get(Column.AGENCY, ""),
        sectors=_sectors(found.get(Column.SECTOR, "")),
        seat=seat,
        unread=(Column.SEAT,) if seat_cell and seat is None else (),
    )


def _name(found: dict[Column, str]) -> str:
    """First and last name in one; "Lee, Dana" is turned round."""
    if Column.FIRST in found or Column.LAST in found:
        parts = (found.get(Column.FIRST), found.get(Column.LAST))
        return " ".join(filter(None, parts))
    last, comma, first = found.get(Column.NAME, "").partition(",")
    if comma and first.strip() and not any(word in SUFFIXES for word in plain_words(first)):
        return f"{first.strip()} {last.strip()}"
    return found.get(Column.NAME, "")


def _sectors(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.replace("|", ";").split(";"))))


def _seat(cell: str, header: str) -> Seat | None:
    said = frozenset(plain_words(cell))
    meant = plain_words(header)
    yes = Seat.ALTERNATE if "alternate" in meant and "primary" not in meant else Seat.PRIMARY
    if said & PRIMARY:
        return Seat.PRIMARY
    if said & ALTERNATE:
        return Seat.ALTERNATE
    if said & YES:
        return yes
    if said & NO:
        return Seat.ALTERNATE if yes is Seat.PRIMARY else Seat.PRIMARY
    return None


FORMULA = ("=", "+", "-", "@", "\t")


def write_sheet(header: Sequence[str], rows: Sequence[Sequence[str]], *, tabs: bool) -> str:
    """The same rows as text, harmless to a spreadsheet that would run a formula."""
    written = StringIO()
    writer = csv.writer(written, delimiter="\t" if tabs else ",", lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return written.getvalue()
