"""The roster's window as specs use it."""

from typing import Any

from tests.driver import Person


async def opens_roster(person: Person) -> str:
    """Open the roster anew and read its first page."""
    await person.types("/roundtable roster")
    return await person.reads_form()


async def the_line(person: Person, name: str, act: str) -> dict[str, Any]:
    """Choose an act on the row that shows this name, and answer with the form it opens."""
    await opens_roster(person)
    await person.clicks(act, on=name)
    return await person.form()


def rows_of(shown: str) -> list[str]:
    """The rows of a page, without what stands above and below them."""
    lines = shown.splitlines()[2:]
    return [line for line in lines if not line.startswith("Page ")]
