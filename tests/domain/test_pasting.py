"""How pasted rows are read: separators, quotes, headers, names, seats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pasting import Column, Line, read_sheet, write_sheet
from bot.domain.people import Seat


def only(text: str) -> Line:
    (line,) = read_sheet(text).lines
    return line


@pytest.mark.parametrize(
    "text",
    [
        "Name\tTitle\tAgency\nDana Lee\tNurse\tState Hospital",
        "Name,Title,Agency\nDana Lee,Nurse,State Hospital",
        "Name;Title;Agency\nDana Lee;Nurse;State Hospital",
        '"Name","Title","Agency"\r\n"Dana Lee","Nurse","State Hospital"\r\n',
        "Agency\tName\tTitle\nState Hospital\tDana Lee\tNurse",
        "First name,Last name,Role,Organization\nDana,Lee,Nurse,State Hospital",
        "Nombre,Puesto,Organización\nDana Lee,Nurse,State Hospital",
        "Dana Lee\tNurse\tState Hospital",
        "\n\nName\tTitle\tAgency\n\t\t\n Dana   Lee \tNurse\tState Hospital\n",
    ],
)
def test_one_person_in_many_spellings(text: str) -> None:
    line = only(text)

    assert (line.name, line.role, line.agency) == ("Dana Lee", "Nurse", "State Hospital")


def test_a_quoted_cell_holds_separators_and_line_breaks() -> None:
    line = only('Name,Organization\n"Lee, Dana","State Hospital,\nNorth ""Wing"""')

    assert (line.name, line.agency) == ("Dana Lee", 'State Hospital, North "Wing"')


def test_a_degree_after_a_comma_is_no_first_name() -> None:
    assert only('Name\tAgency\n"Dana Lee, MD"\tState Hospital').name == "Dana Lee, MD"


def test_rows_count_as_in_the_spreadsheet() -> None:
    sheet = read_sheet("Name\tAgency\n\nDana Lee\tState Hospital\nBen Ortiz\tPolice")

    assert [line.number for line in sheet.lines] == [3, 4]


def test_columns_are_told_by_their_headers() -> None:
    sheet = read_sheet("Name\tE-mail\tAgency type\nDana Lee\td@example.org\tHealth care")

    assert sheet.columns == (
        ("Name", Column.NAME),
        ("E-mail", Column.UNUSED),
        ("Agency type", Column.SECTOR),
    )
    assert "example" not in repr(sheet.lines)


def test_a_sheet_without_names_of_columns_is_read_in_our_order() -> None:
    sheet = read_sheet("Dana Lee\tNurse\tState Hospital\t10\talternate\tx")

    assert not sheet.has_header
    assert [column for _header, column in sheet.columns] == [
        Column.NAME,
        Column.ROLE,
        Column.AGENCY,
        Column.SECTOR,
        Column.SEAT,
        Column.UNUSED,
    ]
    assert sheet.lines[0].seat is Seat.ALTERNATE


@pytest.mark.parametrize(
    ("header", "cell", "seat"),
    [
        ("Seat", "Primary", Seat.PRIMARY),
        ("Seat", "Alt.", Seat.ALTERNATE),
        ("Primary", "yes", Seat.PRIMARY),
        ("Primary", "No", Seat.ALTERNATE),
        ("Alternate", "x", Seat.ALTERNATE),
        ("Alternate", "n", Seat.PRIMARY),
        ("Titular o suplente", "suplente", Seat.ALTERNATE),
        ("Seat", "", None),
    ],
)
def test_seats(header: str, cell: str, seat: Seat | None) -> None:
    line = only(f"Name\tAgency\t{header}\nDana Lee\tState Hospital\t{cell}")

    assert (line.seat, line.unread) == (seat, ())


def test_a_seat_that_is_none_is_told() -> None:
    line = only("Name\tAgency\tSeat\nDana Lee\tState Hospital\twindow")

    assert (line.seat, line.unread) == (None, (Column.SEAT,))


def test_several_sectors_in_a_cell() -> None:
    line = only("Name\tAgency\tSector\nDana Lee\tState Hospital\tHealth care; Educators | Judges")

    assert line.sectors == ("Health care", "Educators", "Judges")


def test_what_a_spreadsheet_would_run_is_written_as_text() -> None:
    text = write_sheet(["Name"], [["=HYPERLINK(1)"], ["@SUM"], ["Dana"]], tabs=False)

    assert text == "Name\n'=HYPERLINK(1)\n'@SUM\nDana\n"
    assert [line.name for line in read_sheet(text).lines] == ["=HYPERLINK(1)", "@SUM", "Dana"]


@given(st.text(max_size=400))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    for line in read_sheet(text).lines:
        assert line.number >= 1


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cs"]), max_size=12
).filter(lambda cell: not cell.startswith("'") and "," not in cell)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5), st.booleans())
def test_what_is_written_is_read_again(rows: list[tuple[str, str, str]], tabs: bool) -> None:  # noqa: FBT001 - drawn
    text = write_sheet(["Organization", "Role", "Name"], rows, tabs=tabs)

    read = [(line.agency, line.role, line.name) for line in read_sheet(text).lines]

    assert read == [row for row in rows if any(row)]
