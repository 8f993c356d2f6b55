"""300 attacks, the same in every run; `make fuzz` makes 10,000."""

from pathlib import Path

import pytest

from bot.app import registered
from tests.fixtures import copied
from tests.fuzz.attack import attack, explore
from tests.fuzz.stand import stand

OUT_OF_REACH = frozenset(
    {
        *("agenda.following", "agenda.previous", "roster.following", "roster.previous"),
        *("agenda.keep", "agenda.withdraw", "agenda.add_there", "agency.remove"),
        *("panel.start", "roster.appoint"),
    }
)
"""Buttons and forms that nobody comes by in the scenes; attacked by name, as all others are too."""


@pytest.mark.long
def test_whatever_people_send_is_answered_and_leaks_nothing(demo_database: Path) -> None:
    with stand(Path(copied(demo_database).removeprefix("sqlite:///"))) as stood:
        explore(stood)
        attack(stood, examples=300, number=1)

        known, shown = registered(), {*stood.found.presses, *stood.found.forms}
        assert {*known.actions, *known.forms} - shown == OUT_OF_REACH
