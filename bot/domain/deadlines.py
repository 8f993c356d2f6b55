"""When topics are called for, closed and circulated before a meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

CALL_DAYS, CLOSE_DAYS, CIRCULATE_DAYS = 14, 8, 7
SHORTEST_CIRCULATION = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """None where there is no time left; a call that is due already is due when it was counted."""

    call: datetime
    close: datetime
    circulate: datetime | None


def deadlines(starts_at: datetime, *, now: datetime, zone: ZoneInfo) -> Deadlines:
    """Count back in days of `zone`, so that 10:00 stays 10:00 over daylight saving.

    On short notice topics are called for at once and close halfway to the meeting, on the hour;
    the agenda goes out at least a day ahead or, with less than that left, not at all.
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
    """The full hour before the middle, as people name times; the middle itself if that is over."""
    middle = now + (starts_at - now) / 2
    local = middle.astimezone(zone)
    past_the_hour = timedelta(
        minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )
    on_the_hour = middle - past_the_hour
    return on_the_hour if on_the_hour > now else middle
