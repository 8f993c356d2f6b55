"""The people of a task force, as the roster tells."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from bot.domain.clean_text import own
from bot.text import _


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


class Naming(StrEnum):
    """How a person wants to be named, on every surface and in every export."""

    ROSTER = "roster"  # by their name on the roster
    CHOSEN = "chosen"  # by a name of their choice
    ORGANIZATION = "organization"  # by their organization alone


class Reminders(StrEnum):
    """When a person wants to hear what can wait."""

    AT_ONCE = "at once"
    DAILY = "daily"
    HOME = "home"  # shown in App Home, no message


LANGUAGES = {"en": "English", "es": "Español"}
"""The languages people can choose, each by its own name."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one task force; everything but the standing is empty for a stranger."""

    person_id: str | None
    slack_user: str | None  # None for people without Slack
    name: str  # as `shown_name` tells: the only name of theirs that leaves the database
    standing: Standing
    role: str = ""
    agency: str = ""
    seat: Seat = Seat.PRIMARY
    guest_of: str | None = None  # the id of the one meeting that a guest is here for

    @property
    def is_known(self) -> bool:
        return self.standing is not Standing.STRANGER

    def is_alternate_beside(self, other: "Member") -> bool:
        """Whether this is the alternate of the agency that `other` stands for too."""
        return self.seat is Seat.ALTERNATE and bool(self.agency) and self.agency == other.agency

    @property
    def introduction(self) -> str:
        """Name, role and organization as far as the person shows them."""
        return ", ".join(dict.fromkeys(filter(None, (self.name, self.role, self.agency))))


def shown_name(name: str, *, naming: Naming, chosen: str, agency: str) -> str:
    """The name that everybody reads, whoever they are: the person's own choice decides."""
    match naming:
        case Naming.ROSTER:
            return name
        case Naming.CHOSEN:
            return chosen
        case Naming.ORGANIZATION:
            return agency or _("A member")
        case _ as never:
            assert_never(never)


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


SURVIVORS = "Victims/survivors"
"""The one sector that is said of the group as a whole, never of an agency or a person."""

SECTORS = tuple(
    own(name)
    for name in (
        "Local, State and Federal law enforcement",
        "State social service agencies",
        "Local, State, county and Federal prosecutors",
        "Defense attorneys",
        "Judges",
        "Nongovernmental social service and advocacy organizations",
        SURVIVORS,
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
)
"""Who should be at the table, in the order of the fact sheets; the last only in New York's."""
