"""Reads lengths of time as people type them: 15m, (15 min), 1.5h."""

import re

_NUMBER = r"(?P<{name}>\d{{1,3}}(?:[.,]\d{{1,2}})?)"
_HOURS = _NUMBER.format(name="hours") + r"\s?(?:h|hr|hrs|hour|hours|hora|horas)\.?"
_MINUTES = r"(?P<minutes>\d{1,3})\s?(?:m|min|mins|minute|minutes|minuto|minutos)\b\.?"
_AND_MINUTES = r"(?:\s?(?:and\s|y\s)?(?P<rest>\d{1,2})\s?(?:m|min|mins|minutes|minutos)?\b\.?)?"
_DURATION = re.compile(rf"(?:{_HOURS}{_AND_MINUTES}|{_MINUTES})", re.IGNORECASE | re.ASCII)
_BRACKETS = {"(": ")", "[": "]"}

LONGEST_MINUTES = 24 * 60


def read_duration(text: str) -> int | None:
    """Minutes, or None when the text is no length of time: 15m, 15 min, (15 min), 1.5h, 1h30."""
    bare = text.strip()
    if bare and _BRACKETS.get(bare[0]) == bare[-1]:
        bare = bare[1:-1].strip()
    match = _DURATION.fullmatch(bare)
    if match is None:
        return None
    if match["minutes"]:
        minutes = int(match["minutes"])
    else:
        hours = float(match["hours"].replace(",", "."))
        minutes = round(hours * 60) + int(match["rest"] or 0)
    return minutes if 0 < minutes <= LONGEST_MINUTES else None
