import pytest

from bot.domain.when import read_duration


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15m", 15),
        ("15 min", 15),
        ("(15 min)", 15),
        ("[15m]", 15),
        ("1h", 60),
        ("1.5h", 90),
        ("1,5 h", 90),
        ("90 min", 90),
        ("1h30", 90),
        ("1h 30m", 90),
        ("1 hour and 30 minutes", 90),
        ("1 hora y 30 minutos", 90),
        ("2 HRS", 120),
        ("15", None),
        ("0m", None),
        ("25h", None),
        ("(15m", None),
        ("room 204", None),
        ("15 men", None),
        ("", None),
    ],
)
def test_lengths_of_time(text: str, minutes: int | None) -> None:
    assert read_duration(text) == minutes
