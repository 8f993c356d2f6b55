from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import series
from bot.domain.recurrence import Recurrence

NEW_YORK = ZoneInfo("America/New_York")
NAMES = ("weekly", "every 2 weeks", "monthly", "every other month", "quarterly")

days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
zones = st.sampled_from([NEW_YORK, ZoneInfo("America/Chicago"), ZoneInfo("Pacific/Honolulu")])


@given(st.sampled_from(NAMES), days, st.times(), zones)
def test_a_series_begins_on_its_first_day_and_keeps_its_name(
    name: str, first: date, at: time, zone: ZoneInfo
) -> None:
    at = at.replace(second=0, microsecond=0, fold=0)  # a form tells no second pass
    started = series.starting(name, first, at)
    begins = datetime.combine(first, at, zone).astimezone(UTC)

    before = datetime.combine(first, time(), zone).astimezone(UTC)
    if before < begins:
        assert started.next_after(before, zone) == begins
    assert series.name_of(Recurrence.parse(str(started))) == name


@given(st.sampled_from(NAMES), days, zones)
def test_ten_stays_ten_for_a_year(name: str, first: date, zone: ZoneInfo) -> None:
    started = series.starting(name, first, time(10))
    meets = datetime.combine(first, time(), zone).astimezone(UTC)
    for _meeting in range(12):
        meets = started.next_after(meets, zone)
        local = meets.astimezone(zone)
        assert (local.time(), local.weekday()) == (time(10), first.weekday())


@pytest.mark.parametrize(
    ("name", "first", "in_words"),
    [
        ("monthly", date(2026, 3, 10), "the second Tuesday of every month at 10:00 AM"),
        ("monthly", date(2026, 3, 31), "the last Tuesday of every month at 10:00 AM"),
        ("quarterly", date(2026, 3, 5), "the first Thursday every 3 months at 10:00 AM"),
        ("every 2 weeks", date(2026, 3, 6), "every 2 weeks on Friday at 10:00 AM"),
    ],
)
def test_it_is_said_in_words(name: str, first: date, in_words: str) -> None:
    assert series.starting(name, first, time(10)).in_words("en") == in_words


def test_another_name_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        series.starting("now and then", date(2026, 3, 10), time(10))
