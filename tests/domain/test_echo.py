from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.echo import day_in_words, in_words
from bot.domain.zones import zone_name

NEW_YORK, PARIS = ZoneInfo("America/New_York"), ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("zone", "language", "words"),
    [
        (NEW_YORK, "en", "Tuesday, December 8, 2026 at 2:00 PM Eastern time"),
        (NEW_YORK, "es", "martes, 8 de diciembre de 2026, a las 2:00 p.m., hora del Este"),
        (PARIS, "en", "Tuesday, December 8, 2026 at 8:00 PM Paris time"),
        (PARIS, "es", "martes, 8 de diciembre de 2026, a las 8:00 p.m., hora de París"),
        (ZoneInfo("UTC"), "en", "Tuesday, December 8, 2026 at 7:00 PM UTC"),
        (ZoneInfo("Etc/GMT+6"), "es", "martes, 8 de diciembre de 2026, a la 1:00 p.m., UTC-6"),
        (ZoneInfo("America/Phoenix"), "fr", "Tuesday, December 8, 2026 at 12:00 PM Arizona time"),
    ],
)
def test_an_instant_is_said_in_full(zone: ZoneInfo, language: str, words: str) -> None:
    assert in_words(datetime(2026, 12, 8, 19, tzinfo=UTC), zone, language) == words


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first, second = (
        datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
    )

    assert in_words(first, NEW_YORK, "en").endswith("1:30 AM Eastern daylight time")
    assert in_words(second, NEW_YORK, "es").endswith("a la 1:30 a.m., hora estándar del Este")


def test_a_day_is_said_without_a_time() -> None:
    assert day_in_words(date(2026, 12, 8), "en") == "Tuesday, December 8, 2026"
    assert day_in_words(date(2026, 12, 8), "es") == "martes, 8 de diciembre de 2026"


def test_a_zone_is_named_with_its_city_once() -> None:
    assert zone_name(NEW_YORK, "en", city=True) == "Eastern time (New York)"
    assert zone_name(NEW_YORK, "es", city=True) == "hora del Este (Nueva York)"
    assert zone_name(PARIS, "en", city=True) == "Paris time"
