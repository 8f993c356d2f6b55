"""What specs of case reviews prepare and propose again and again."""

from typing import Any

from tests.driver import Person

PLACE = "Prosecutor's office"
AGENCIES = ("Open Door", "River Police Department")


async def prepares(ada: Person, **values: Any) -> None:
    """A coordinator says where lists are held."""
    await ada.types("/roundtable settings")
    await ada.submits(readers_known=["yes"], **{"places": PLACE} | values)
    await ada.closes()


async def reviews(person: Person, **values: Any) -> None:
    """Three cases in twenty minutes, with two agencies."""
    await person.types("/agenda add case review")
    agencies = [offered(await person.form(), "agencies")[name] for name in AGENCIES]
    choices = {"count": "3", "minutes": "20", "agencies": agencies}
    await person.submits(**choices | values)


def offered(form: dict[str, Any], block_id: str) -> dict[str, str]:
    """The value of each option that a field offers."""
    [block] = [block for block in form["blocks"] if block["block_id"] == block_id]
    return {each["text"]["text"]: each["value"] for each in block["element"]["options"]}
