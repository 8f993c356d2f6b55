"""A task force: its name, its channel, its zone and its rhythm."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class TaskForce:
    id: str
    name: str
    display_name: str  # neutral: all that notifications and lock screens show of it
    zone: ZoneInfo
    language: str
    channel: str
    formed_on: date
    recurrence: str
    minutes: int  # a meeting's usual length
    roster_stamp: str  # differs whenever the roster does


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads what is posted in a channel."""

    channel: str
    name: str
    is_public: bool
    people: int
    organizations: int  # 1 unless the channel is shared

    @property
    def is_open(self) -> bool:
        """Whether people beyond one organization's invited members read along."""
        return self.is_public or self.organizations > 1

    @property
    def withholds(self) -> bool:
        """Whether sign-in lists, minutes and closed sessions stay out of this channel."""
        return self.is_public

    def differs_from(self, other: "Readers") -> bool:
        """Whether others read along now: the public, or an organization more or less."""
        return (self.is_public, self.organizations) != (other.is_public, other.organizations)
