from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.recurrence import LAST, Recurrence, Rhythm

NEW_YORK = ZoneInfo("America/New_York")
TEN = time(10)
TUESDAY, FRIDAY = 1, 4


def weekly(every: int = 1, at: time = TEN) -> Recurrence:
    return Recurrence(Rhythm.WEEKLY, TUESDAY, at, start=date(2026, 3, 3), every=every)


def monthly(*weeks: int, every: int = 1, weekday: int = TUESDAY, at: time = TEN) -> Recurrence:
    return Recurrence(Rhythm.MONTHLY, weekday, at, date(2026, 1, 1), every, weeks)


def next_three(recurrence: Recurrence, after: str) -> list[str]:
    instant, found = datetime.fromisoformat(after).replace(tzinfo=NEW_YORK), []
    for _ in range(3):
        instant = recurrence.next_after(instant, NEW_YORK)
        found.append(f"{instant.astimezone(NEW_YORK):%Y-%m-%d %H:%M}")
    return found


@pytest.mark.parametrize(
    ("recurrence", "meetings"),
    [
        (weekly(), ["2026-03-03 10:00", "2026-03-10 10:00", "2026-03-17 10:00"]),
        (weekly(2), ["2026-03-03 10:00", "2026-03-17 10:00", "2026-03-31 10:00"]),
        (monthly(2), ["2026-03-10 10:00", "2026-04-14 10:00", "2026-05-12 10:00"]),
        (monthly(2, every=2), ["2026-03-10 10:00", "2026-05-12 10:00", "2026-07-14 10:00"]),
        (monthly(1, every=3), ["2026-04-07 10:00", "2026-07-07 10:00", "2026-10-06 10:00"]),
        (monthly(2, 4), ["2026-03-10 10:00", "2026-03-24 10:00", "2026-04-14 10:00"]),
        (
            monthly(LAST, weekday=FRIDAY),
            ["2026-03-27 10:00", "2026-04-24 10:00", "2026-05-29 10:00"],
        ),
        (monthly(5), ["2026-03-31 10:00", "2026-06-30 10:00", "2026-09-29 10:00"]),
    ],
)
def test_meets_at_the_same_wall_clock_time(recurrence: Recurrence, meetings: list[str]) -> None:
    assert next_three(recurrence, "2026-03-01T12:00") == meetings


def test_a_meeting_that_begins_now_is_not_the_next_one() -> None:
    now = datetime(2026, 3, 10, 10, tzinfo=NEW_YORK)

    assert weekly().next_after(now, NEW_YORK) == datetime(2026, 3, 17, 14, tzinfo=UTC)


def test_a_time_that_clocks_skip_is_met_once_they_have_moved() -> None:
    sunday = Recurrence(Rhythm.WEEKLY, 6, time(2, 30), start=date(2026, 3, 1))
    just_after_the_jump = datetime(2026, 3, 8, 7, 10, tzinfo=UTC)

    assert sunday.next_after(just_after_the_jump, NEW_YORK) == datetime(
        2026, 3, 8, 7, 30, tzinfo=UTC
    )


def test_a_time_that_comes_twice_is_met_once() -> None:
    sunday = Recurrence(Rhythm.WEEKLY, 6, time(1, 30), start=date(2026, 10, 4))
    first = sunday.next_after(datetime(2026, 10, 31, tzinfo=UTC), NEW_YORK)

    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert sunday.next_after(first, NEW_YORK) == datetime(2026, 11, 8, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("recurrence", "english", "spanish"),
    [
        (weekly(), "every Tuesday at 10:00 AM", "cada martes a las 10:00 a.m."),
        (
            weekly(2, at=time(13)),
            "every 2 weeks on Tuesday at 1:00 PM",
            "cada 2 semanas el martes a la 1:00 p.m.",
        ),
        (
            monthly(LAST),
            "the last Tuesday of every month at 10:00 AM",
            "el último martes de cada mes a las 10:00 a.m.",
        ),
        (
            monthly(1, 3, every=3),
            "the first and third Tuesday every 3 months at 10:00 AM",
            "el primer y tercer martes cada 3 meses a las 10:00 a.m.",
        ),
    ],
)
def test_is_said_in_words(recurrence: Recurrence, english: str, spanish: str) -> None:
    assert (recurrence.in_words("en"), recurrence.in_words("es")) == (english, spanish)


def test_is_stored_as_short_text() -> None:
    assert str(monthly(2, 4)) == "20260101T1000 FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU,4TU"


def test_other_text_is_no_recurrence() -> None:
    with pytest.raises(ValueError, match="not a recurrence"):
        Recurrence.parse("every tuesday")


recurrences = st.builds(
    Recurrence,
    st.just(Rhythm.WEEKLY),
    st.integers(0, 6),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.dates(date(2026, 1, 1), date(2029, 12, 31)),
    st.integers(1, 4),
) | st.builds(
    Recurrence,
    st.just(Rhythm.MONTHLY),
    st.integers(0, 6),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.dates(date(2026, 1, 1), date(2029, 12, 31)),
    st.integers(1, 4),
    st.sampled_from([(1,), (2,), (3,), (4,), (LAST,), (1, 3), (2, 4)]),
)
zones = st.sampled_from(
    ["America/New_York", "America/Phoenix", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Kolkata"]
).map(ZoneInfo)


@given(recurrences)
def test_storage_keeps_it(recurrence: Recurrence) -> None:
    assert Recurrence.parse(str(recurrence)) == recurrence


@given(recurrences, zones)
def test_meetings_are_ordered_and_on_the_weekday(recurrence: Recurrence, zone: ZoneInfo) -> None:
    instant = datetime.combine(recurrence.start, time(), zone)
    for _ in range(4):
        later = recurrence.next_after(instant, zone)
        assert later > instant
        assert later.astimezone(zone).weekday() == recurrence.weekday
        instant = later
