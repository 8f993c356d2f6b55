"""A case review on the agenda: how many, who must attend, where the list is held; no text."""

from dataclasses import dataclass

FEWEST, MOST = 1, 20
WATCHED_SECTORS = frozenset({"Media", "Private sector", "Public officials"})
"""Adding one of these to closed sessions draws a warning first."""


@dataclass(frozen=True, slots=True)
class CaseReview:
    """What only the facilitator and the coordinators see; agencies and place by name."""

    count: int
    agencies: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a list of cases can be held, outside Roundtable."""

    id: str
    name: str
