"""Dates and times as messages show them: in each reader's own zone where Slack can do that."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.echo import day_in_words, in_words, time_in_words
from bot.domain.zones import zone_name
from bot.text import language
from handlers.views.kit import escape


def moment(instant: datetime, zone: ZoneInfo) -> str:
    """Date and time in each reader's own zone, or "today at", so no "on" before it; mrkdwn only."""
    return _token(instant, "{date_long_pretty} at {time}", in_words(instant, zone, language()))


def day(instant: datetime, zone: ZoneInfo) -> str:
    fallback = day_in_words(instant.astimezone(zone).date(), language())
    return _token(instant, "{date}", fallback)


def spelled_out(instant: datetime, zone: ZoneInfo) -> str:
    """Date, time and zone in full words, the same for every reader."""
    return escape(in_words(instant, zone, language()))


def clock_time(instant: datetime, zone: ZoneInfo) -> str:
    local = instant.astimezone(zone)
    named = f"{time_in_words(local.time(), language())} {zone_name(zone, language())}"
    return _token(instant, "{time}", named)


def _token(instant: datetime, form: str, fallback: str) -> str:
    return f"<!date^{int(instant.timestamp())}^{form}|{escape(fallback)}>"
