"""The people of a task force, as the roster tells."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a person is to one task force."""

    COORDINATOR = "coordinator"
    MEMBER = "member"
    GUEST = "guest"  # of one meeting, after signing in
    STRANGER = "stranger"  # on no roster


class Seat(StrEnum):
    """How a member sits for their agency."""

    PRIMARY = "primary"
    ALTERNATE = "alternate"


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one task force; everything but the standing is empty for a stranger."""

    person_id: str | None
    slack_user: str | None  # None for people without Slack
    name: str
    standing: Standing
    role: str = ""
    agency: str = ""
    seat: Seat = Seat.PRIMARY

    @property
    def is_known(self) -> bool:
        return self.standing is not Standing.STRANGER


@dataclass(frozen=True, slots=True)
class SlackProfile:
    """A person as Slack describes them."""

    slack_user: str
    name: str
    zone: str | None
    is_outsider: bool  # of another organization
    is_limited: bool  # a guest of the workspace
    is_bot: bool
    is_gone: bool
    is_admin: bool


SECTORS = (
    "Local, State and Federal law enforcement",
    "State social service agencies",
    "Local, State, county and Federal prosecutors",
    "Defense attorneys",
    "Judges",
    "Nongovernmental social service and advocacy organizations",
    "Victims/survivors",
    "Child welfare",
    "Juvenile justice",
    "Health care providers",
    "Mental health care providers",
    "Educators",
    "Researchers and academics",
    "Social activists",
    "Homeless advocates",
    "Lesbian, gay, bisexual and transgender (LGBT) advocates",
    "Faith-based organizations",
    "Private sector",
    "Public officials",
    "Media",
)
"""Who should be at the table, in the order of the fact sheets; the last only in New York's."""
