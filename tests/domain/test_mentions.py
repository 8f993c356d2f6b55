"""Names typed with a plain @: read as one member's, or left as they are."""

import pytest

from bot.domain.mentions import name_left_over, with_mentions
from tests.agenda_things import member

ROSTER = [member("Ben Ortiz"), member("Cruz Vega"), member("Cruz"), member("Bén Lee")]
BEN, VEGA, CRUZ, _LEE = (each.slack_user for each in ROSTER)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Map @Ben Ortiz", f"Map <@{BEN}|Ben Ortiz>"),
        ("Map @ben.ortiz 10m", f"Map <@{BEN}|ben.ortiz> 10m"),
        ("@Cruz Vega: report", f"<@{VEGA}|Cruz Vega:> report"),
        ("@Cruz report", f"<@{CRUZ}|Cruz> report"),
        ("@Ortiz and @cruz", f"@Ortiz and <@{CRUZ}|cruz>"),
        ("Map @Ben", "Map @Ben"),  # there are two
        ("Map @Zed", "Map @Zed"),
        ("Write to cruz@example.org", "Write to cruz@example.org"),
        ("Map <@U0CRUZ|cruz>", "Map <@U0CRUZ|cruz>"),
        ("@", "@"),
    ],
)
def test_a_plain_name_of_one_member_is_a_mention(typed: str, read: str) -> None:
    assert with_mentions(typed, ROSTER) == read


def test_a_crowd_of_names_is_read_at_once() -> None:
    crowd = [member(f"Person {number}") for number in range(300)]

    assert with_mentions("@x " * 1_000, crowd) == "@x " * 1_000


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Report @Zed", "@Zed"),
        ("@Zed report", "@Zed"),
        ("Report @Zed Foo", "@Zed Foo"),
        ("Ask @Zed about beds", None),
        ("Post to @channel", None),
        ("Write to zed@example.org", None),
    ],
)
def test_a_name_that_is_nobodys_is_noticed_at_either_end(title: str, name: str | None) -> None:
    assert name_left_over(title) == name
