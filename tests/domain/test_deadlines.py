from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deadlines import SHORTEST_CIRCULATION, Deadlines, deadlines

ZONES = st.sampled_from(
    [
        ZoneInfo(key)
        for key in ("America/New_York", "America/Chicago", "America/St_Johns", "Asia/Kolkata")
    ]
)
NEW_YORK = ZoneInfo("America/New_York")
INSTANTS = st.integers(1_735_689_600, 1_861_920_000).map(lambda at: datetime.fromtimestamp(at, UTC))
"""From 2025 to 2029."""
NOTICE = st.timedeltas(timedelta(minutes=1), timedelta(days=60))


def new_york(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK).astimezone(UTC)


def local(counted: Deadlines) -> tuple[str, str, str | None]:
    call, close, circulate = (
        f"{each.astimezone(NEW_YORK):%m-%d %H:%M}" if each else None
        for each in (counted.call, counted.close, counted.circulate)
    )
    return str(call), str(close), circulate


@given(INSTANTS, NOTICE, ZONES)
def test_call_close_and_circulation_follow_each_other(
    now: datetime, notice: timedelta, zone: ZoneInfo
) -> None:
    starts_at = now + notice

    counted = deadlines(starts_at, now=now, zone=zone)

    assert now <= counted.call <= counted.close < starts_at
    if counted.circulate:
        assert counted.close <= counted.circulate <= starts_at - SHORTEST_CIRCULATION


@given(INSTANTS, NOTICE, ZONES)
def test_the_agenda_goes_out_whenever_a_day_is_left(
    now: datetime, notice: timedelta, zone: ZoneInfo
) -> None:
    counted = deadlines(now + notice, now=now, zone=zone)

    assert (counted.circulate is not None) == (notice > SHORTEST_CIRCULATION)


@given(INSTANTS, st.timedeltas(timedelta(days=16), timedelta(days=60)), ZONES)
def test_with_time_enough_days_are_counted_on_the_clock_of_the_zone(
    now: datetime, notice: timedelta, zone: ZoneInfo
) -> None:
    starts_at = (now + notice).replace(hour=16, minute=30)

    counted = deadlines(starts_at, now=now, zone=zone)

    meets = starts_at.astimezone(zone)
    for days, deadline in ((14, counted.call), (8, counted.close), (7, counted.circulate)):
        assert deadline is not None
        there = deadline.astimezone(zone)
        assert (meets.date() - there.date(), there.time()) == (
            timedelta(days=days),
            meets.time(),
        )


@pytest.mark.parametrize(
    ("now", "starts_at", "expected"),
    [
        # Clocks went forward on March 8: ten stays ten.
        ("2026-02-20T09:00", "2026-03-12T10:00", ("02-26 10:00", "03-04 10:00", "03-05 10:00")),
        # And back on November 1.
        ("2026-10-10T09:00", "2026-11-05T10:00", ("10-22 10:00", "10-28 10:00", "10-29 10:00")),
        # The call is late by then, and goes out at once.
        ("2026-04-01T09:30", "2026-04-14T10:00", ("04-01 09:30", "04-06 10:00", "04-07 10:00")),
        # Short notice: halfway, on the hour, by day; a day ahead the agenda goes out.
        ("2026-04-10T09:30", "2026-04-14T10:00", ("04-10 09:30", "04-12 09:00", "04-12 09:00")),
        ("2026-04-12T12:00", "2026-04-14T10:00", ("04-12 12:00", "04-13 10:00", "04-13 10:00")),
        ("2026-04-13T12:00", "2026-04-14T10:00", ("04-13 12:00", "04-13 17:00", None)),
        ("2026-04-11T16:00", "2026-04-14T10:00", ("04-11 16:00", "04-12 17:00", "04-12 17:00")),
        ("2026-04-13T16:30", "2026-04-14T10:00", ("04-13 16:30", "04-14 09:00", None)),
        ("2026-04-13T20:00", "2026-04-14T10:00", ("04-13 20:00", "04-14 09:00", None)),
        ("2026-04-14T09:30", "2026-04-14T10:00", ("04-14 09:30", "04-14 09:45", None)),
    ],
)
def test_dates_that_hold(now: str, starts_at: str, expected: tuple[str, str, str | None]) -> None:
    counted = deadlines(new_york(starts_at), now=new_york(now), zone=NEW_YORK)

    assert local(counted) == expected
