"""Time zones as people add them to a time: eastern, ET, PST, UTC-5, Chicago time."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.when.days import Now
from bot.domain.when.grammar import Rule
from bot.domain.zones import FAMILIES, FAMILY_OF, Family

_BY_NAME = {family.english: family for family in FAMILIES}
_BY_ABBREVIATION = {short: family for family in FAMILIES for short in family.abbreviations}
ABBREVIATIONS = {short: short for short in _BY_ABBREVIATION}
_FARTHEST_WEST, _FARTHEST_EAST = 12, 14


@dataclass(frozen=True, slots=True)
class ZoneWord:
    key: str
    season: str = ""  # "standard" or "daylight", which tells an hour apart that comes twice


def _family(now: Now, name: str, season: str | None = None) -> ZoneWord:
    return _of_family(now, _BY_NAME[name], season or "")


def _seasonal_family(now: Now, season: str | None, name: str) -> ZoneWord:
    return _family(now, name, season)


def _summer_family(now: Now, name: str) -> ZoneWord:
    return _family(now, name, "daylight")


def _of_family(now: Now, family: Family, season: str) -> ZoneWord:
    """The speaker's own zone where it is one of the family."""
    key = now.zone.key if now.zone.key in family.keys else family.keys[0]
    return ZoneWord(key, season)


def _abbreviation(now: Now, short: str) -> ZoneWord:
    """People write EST all year and mean Eastern time; MST in Phoenix is Phoenix's own."""
    season = {"st": "standard", "dt": "daylight"}.get(short[-2:], "")
    if now.local.tzname() == short.upper():
        return ZoneWord(now.zone.key, season)
    return _of_family(now, _BY_ABBREVIATION[short], season)


def _city(now: Now, keys: tuple[str, ...], season: str | None = None) -> ZoneWord | None:
    """The zone of the city; of namesakes apart, the speaker's own or the American one."""
    offsets = {now.instant.astimezone(ZoneInfo(key)).utcoffset() for key in keys}
    american = [key for key in keys if key in FAMILY_OF]
    known = [key for key in keys if key == now.zone.key] or american
    if not known and len(offsets) > 1:
        return None
    return ZoneWord((known or keys)[0], season or "")


def _seasonal_city(now: Now, season: str | None, keys: tuple[str, ...]) -> ZoneWord | None:
    return _city(now, keys, season)


def _summer_city(now: Now, keys: tuple[str, ...]) -> ZoneWord | None:
    return _city(now, keys, "daylight")


def _own(now: Now) -> ZoneWord:
    return ZoneWord(now.zone.key)


def _utc(_now: Now) -> ZoneWord:
    return ZoneWord("UTC")


def _east(_now: Now, hours: int) -> ZoneWord | None:
    return ZoneWord(f"Etc/GMT-{hours}") if 0 < hours <= _FARTHEST_EAST else None


def _west(_now: Now, hours: int) -> ZoneWord | None:
    return ZoneWord(f"Etc/GMT+{hours}") if 0 < hours <= _FARTHEST_WEST else None


def _offset_west(now: Now, digits: int) -> ZoneWord | None:
    hours, minutes = divmod(digits, 100)
    return None if minutes else _west(now, hours)


ZONES = (
    Rule("FAMILY SEASON? time?", _family, "3pm pacific", "2026-03-11 18:00"),
    Rule("hora SEASON? of? the? FAMILY", _seasonal_family, "3pm hora central", "2026-03-11 16:00"),
    Rule(
        "hora of verano of? the? FAMILY",
        _summer_family,
        "3pm hora de verano del centro",
        "2026-03-11 16:00",
    ),
    Rule("ABBREVIATION time?", _abbreviation, "3pm PT", "2026-03-11 18:00"),
    Rule("in? CITY SEASON? time?", _city, "3pm Chicago time", "2026-03-11 16:00"),
    Rule("hora SEASON? of the? CITY", _seasonal_city, "3pm hora de Denver", "2026-03-11 17:00"),
    Rule(
        "hora of verano of CITY", _summer_city, "3pm hora de verano de Denver", "2026-03-11 17:00"
    ),
    Rule("utc|gmt|zulu|z", _utc, "18:00 UTC", "2026-03-11 14:00"),
    Rule("utc|gmt + INT", _east, "18:00 UTC+1", "2026-03-11 13:00"),
    Rule("utc|gmt - INT", _west, "18:00 UTC-6", "2026-03-11 20:00"),
    Rule("- FOUR", _offset_west, "2pm -0500", "2026-03-11 15:00"),
    Rule("local|our time", _own, "3pm our time", "2026-03-11 15:00"),
    Rule("hora local", _own, "3pm hora local", "2026-03-11 15:00"),
)
