"""Time zones by the names that people use for them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location

LOCALES = {"en": "en_US", "es": "es_US"}
"""Which of babel's locales words a date for each language; another language reads English."""


@dataclass(frozen=True, slots=True)
class Family:
    """Zones that share a clock all year and, in the United States, a name."""

    english: str
    spanish: str
    abbreviations: tuple[str, ...]  # the all-year, the standard and the daylight one
    keys: tuple[str, ...]  # the first stands for all


FAMILIES = (
    Family(
        "Eastern",
        "del Este",
        ("et", "est", "edt"),
        (
            "America/New_York",
            "America/Detroit",
            "America/Toronto",
            "America/Indiana/Indianapolis",
            "America/Indiana/Marengo",
            "America/Indiana/Petersburg",
            "America/Indiana/Vevay",
            "America/Indiana/Vincennes",
            "America/Indiana/Winamac",
            "America/Indianapolis",
            "America/Fort_Wayne",
            "America/Kentucky/Louisville",
            "America/Kentucky/Monticello",
            "America/Louisville",
            "US/Eastern",
            "US/East-Indiana",
            "US/Michigan",
        ),
    ),
    Family(
        "Central",
        "del Centro",
        ("ct", "cst", "cdt"),
        (
            "America/Chicago",
            "America/Menominee",
            "America/Winnipeg",
            "America/Indiana/Knox",
            "America/Indiana/Tell_City",
            "America/Knox_IN",
            "America/North_Dakota/Beulah",
            "America/North_Dakota/Center",
            "America/North_Dakota/New_Salem",
            "US/Central",
            "US/Indiana-Starke",
        ),
    ),
    Family(
        "Mountain",
        "de la Montaña",
        ("mt", "mst", "mdt"),
        ("America/Denver", "America/Boise", "America/Edmonton", "US/Mountain"),
    ),
    Family(
        "Pacific",
        "del Pacífico",
        ("pt", "pst", "pdt"),
        ("America/Los_Angeles", "America/Tijuana", "America/Vancouver", "US/Pacific"),
    ),
    Family("Arizona", "de Arizona", (), ("America/Phoenix", "US/Arizona")),
    Family(
        "Alaska",
        "de Alaska",
        ("akt", "akst", "akdt"),
        ("America/Anchorage", "America/Juneau", "America/Nome", "US/Alaska"),
    ),
    Family("Hawaii", "de Hawái", ("ht", "hst"), ("Pacific/Honolulu", "US/Hawaii")),
    Family(
        "Atlantic",
        "del Atlántico",
        ("ast",),
        ("America/Puerto_Rico", "America/St_Thomas"),
    ),
    Family("Chamorro", "de Guam", ("chst",), ("Pacific/Guam", "Pacific/Saipan")),
)

_UTC = {"UTC", "UCT", "Universal", "Zulu", "Greenwich", "GMT", "GMT0", "GMT+0", "GMT-0"}
_SIGNS_OF_ETC = str.maketrans("+-", "-+")  # Etc/GMT+5 lies west of Greenwich, which is UTC-5

FAMILY_OF = {key: family for family in FAMILIES for key in family.keys}


@cache
def zone_keys() -> frozenset[str]:
    """Every zone that this machine knows; the standard library walks the disk each time."""
    return frozenset(available_timezones())


def zone_name(zone: ZoneInfo, language: str, *, variant: str = "", city: bool = False) -> str:
    """Name the zone plainly: "Eastern time", with its city "Eastern time (New York)".

    `variant` is "standard" or "daylight" where an hour comes twice and must be told apart.
    """
    name, place = _plain_name(zone.key, language, variant), city_name(zone.key, language)
    return f"{name} ({place})" if city and place not in name else name


def _plain_name(key: str, language: str, variant: str) -> str:
    if key.removeprefix("Etc/") in _UTC:
        return "UTC"
    if key.startswith("Etc/GMT"):
        return "UTC" + key.removeprefix("Etc/GMT").translate(_SIGNS_OF_ETC)
    family = FAMILY_OF.get(key)
    if language == "es":
        season = {"standard": " estándar", "daylight": " de verano", "": ""}[variant]
        return f"hora{season} {family.spanish if family else 'de ' + city_name(key, 'es')}"
    place = family.english if family else city_name(key, "en")
    return f"{place} {variant} time" if variant else f"{place} time"


@cache
def city_name(key: str, language: str) -> str:
    """The city that stands for the zone, as the language spells it."""
    locale = LOCALES.get(language, LOCALES["en"])
    city: str = get_timezone_location(ZoneInfo(key), locale=locale, return_city=True)
    return city.rpartition("/")[2]


def comes_twice(local: datetime) -> bool:
    """Whether clocks go back over this aware wall-clock time, so that it is passed two times."""
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    return first is not None and second is not None and first - second > timedelta(0)
