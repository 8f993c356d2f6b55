"""When topics are called for, closed and circulated before a meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

CALL_DAYS, CLOSE_DAYS, CIRCULATE_DAYS = 14, 8, 7
SHORTEST_CIRCULATION = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Instants that still lie ahead when they were counted; None where there is no time left."""

    call: datetime
    close: datetime
    circulate: datetime | None


def deadlines(starts_at: datetime, *, now: datetime, zone: ZoneInfo) -> Deadlines:
    """Count back in days of `zone`, so that 10:00 stays 10:00 over daylight saving.

    On short notice topics are called for at once and close halfway to the agenda, which goes out
    at least a day ahead or, with less than that left, not at all.
    """
    call, close, circulate = (
        _days_before(starts_at, days, zone) for days in (CALL_DAYS, CLOSE_DAYS, CIRCULATE_DAYS)
    )
    if close > now:
        return Deadlines(max(call, now), close, circulate)
    latest = starts_at - SHORTEST_CIRCULATION
    halfway = now + (starts_at - now) / 2
    if latest <= now:
        return Deadlines(now, halfway, None)
    close = min(halfway, latest)
    return Deadlines(now, close, max(circulate, close))


def _days_before(instant: datetime, days: int, zone: ZoneInfo) -> datetime:
    local = instant.astimezone(zone)
    return (local - timedelta(days=days)).astimezone(instant.tzinfo)
