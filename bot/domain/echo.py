"""Instants and days in full words, so that whoever typed a date sees what was understood."""

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_day_names

from bot.domain.zones import LOCALES, comes_twice, zone_name

_DAYS = {"en": "EEEE, MMMM d, y", "es": "EEEE, d 'de' MMMM 'de' y"}
_ONE_O_CLOCK = (1, 13)


def in_words(instant: datetime, zone: ZoneInfo, language: str) -> str:
    """Say an aware instant in full: "Tuesday, December 8, 2026 at 2:00 PM Eastern time"."""
    local = instant.astimezone(zone)
    name = zone_name(zone, language, variant=_variant(local))
    day, at = day_in_words(local.date(), language), at_in_words(local.time(), language)
    return f"{day}, {at}, {name}" if language == "es" else f"{day} {at} {name}"


# Babel reads the pattern anew each time, and one meeting is named again and again.
@lru_cache(maxsize=1024)
def day_in_words(day: date, language: str) -> str:
    """Say a day in full: "Tuesday, December 8, 2026"."""
    return format_date(day, _DAYS.get(language, _DAYS["en"]), locale=_locale(language))


def at_in_words(clock: time, language: str) -> str:
    """Say at what time of day: "at 2:00 PM", with plain spaces so that it wraps and searches."""
    words = time_in_words(clock, language)
    if language == "es":
        return f"a la {words}" if clock.hour in _ONE_O_CLOCK else f"a las {words}"
    return f"at {words}"


@lru_cache(maxsize=1024)
def time_in_words(clock: time, language: str) -> str:
    """Say a time of day: "2:00 PM"."""
    words = format_time(clock, "h:mm a", locale=_locale(language))
    return words.replace("\u202f", " ").replace("\xa0", " ")


def weekday_in_words(weekday: int, language: str) -> str:
    """Name a weekday, Monday being 0."""
    return str(get_day_names("wide", locale=_locale(language))[weekday])


def _locale(language: str) -> str:
    return LOCALES.get(language, LOCALES["en"])


def _variant(local: datetime) -> str:
    """Which of the two passes is meant when clocks go back; elsewhere nothing."""
    if not comes_twice(local):
        return ""
    return "standard" if local.fold else "daylight"
