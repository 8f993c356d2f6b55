"""A concern: told to the facilitator or the coordinators, with a name or without."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.people import Member

LIMIT = 600
"""Characters of a concern."""

KEPT = timedelta(days=14)
"""How long its words stay with Roundtable after the day they were written."""


@dataclass(frozen=True, slots=True)
class Concern:
    id: str
    text: str
    day: date  # in the task force's zone; no time is kept
    sender: Member | None = None  # None when it was given without a name
    to_facilitator: bool = False  # else to the coordinators
