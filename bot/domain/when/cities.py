"""Cities whose name says a time zone: all that name one, and large ones in the United States."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from bot.domain.when.spelling import plain
from bot.domain.when.words import CITIES
from bot.domain.zones import city_name, zone_keys

_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)
_LONGEST = 5  # port - au - prince
_WORDS = re.compile(r"[a-z]+|-")

Name = tuple[str, ...]


@cache
def zones_of_cities() -> Mapping[Name, tuple[str, ...]]:
    """The zones of each city's name, cut into words, in both languages' spelling."""
    found: defaultdict[Name, set[str]] = defaultdict(set)
    for key in zone_keys():
        if key.startswith(_REGIONS):
            for name in (key.rpartition("/")[2], city_name(key, "en"), city_name(key, "es")):
                found[_words(name)].add(key)
                found[_words(name.replace("-", " "))].add(key)
    for key, names in CITIES.items():
        for name in names.split(","):
            found[_words(name)].add(key)
    return {name: tuple(sorted(keys)) for name, keys in found.items()}


def _words(name: str) -> Name:
    return tuple(_WORDS.findall(plain(name)))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name[0] for name in zones_of_cities())


def city_at(words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]] | None:
    """Where the longest city's name from `start` ends, and its zones."""
    if words[start] not in _first_words():
        return None
    for end in range(min(start + _LONGEST, len(words)), start, -1):
        zones = zones_of_cities().get(tuple(words[start:end]))
        if zones:
            return end, zones
    return None
