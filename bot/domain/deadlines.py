"""When topics are called for, closed and circulated before a meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

CALL_DAYS, CLOSE_DAYS, CIRCULATE_DAYS = 14, 8, 7
SHORTEST_CIRCULATION = timedelta(hours=24)
MORNING, EVENING = 9, 17
"""Between these hours people expect topics to close."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """None where there is no time left; a call that is due already is due when it was counted."""

    call: datetime
    close: datetime
    circulate: datetime | None


def deadlines(starts_at: datetime, *, now: datetime, zone: ZoneInfo) -> Deadlines:
    """Count back in days of `zone`, so that 10:00 stays 10:00 over daylight saving.

    On short notice topics are called for at once and close by day, about halfway to the
    meeting; the agenda goes out at least a day ahead or, with less than that left, not at all.
    """
    call, close, circulate = (
        _days_before(starts_at, days, zone) for days in (CALL_DAYS, CLOSE_DAYS, CIRCULATE_DAYS)
    )
    if close > now:
        return Deadlines(max(call, now), close, circulate)
    halfway = _halfway(now, starts_at, zone)
    latest = starts_at - SHORTEST_CIRCULATION
    if latest <= now:
        return Deadlines(now, halfway, None)
    close = min(halfway, latest)
    return Deadlines(now, close, max(circulate, close))


def _days_before(instant: datetime, days: int, zone: ZoneInfo) -> datetime:
    local = instant.astimezone(zone)
    return (local - timedelta(days=days)).astimezone(instant.tzinfo)


def _halfway(now: datetime, starts_at: datetime, zone: ZoneInfo) -> datetime:
    """The full hour by day nearest to the middle, not after it on the same day; else the middle."""
    middle = now + (starts_at - now) / 2
    by_day = middle.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    if by_day.hour < MORNING:
        by_day = by_day.replace(hour=EVENING) - timedelta(days=1)
    elif by_day.hour > EVENING:
        by_day = by_day.replace(hour=EVENING)
    morning_after = by_day.replace(hour=MORNING) + timedelta(days=1)
    choices = [each.astimezone(middle.tzinfo) for each in (by_day, morning_after)]
    left = (each for each in choices if now < each < starts_at)
    return min(left, key=lambda each: abs(each - middle), default=middle)
