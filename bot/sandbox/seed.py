"""What a local Slack begins with: organizations, people, channels; and a small default."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one workspace sees them; `name` is the handle, `team` where they belong."""

    id: str
    name: str
    real_name: str
    team: str
    title: str = ""
    tz: str = "America/New_York"
    locale: str = "en-US"
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ChannelSeed:
    id: str
    name: str
    members: tuple[str, ...]
    is_private: bool = False
    shared_with: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """The app as installed; the tokens are what the local Slack accepts."""

    user: str = "U0ROUNDTABLE"
    bot_id: str = "B0ROUNDTABLE"
    app_id: str = "A0ROUNDTABLE"
    name: str = "roundtable"
    real_name: str = "Roundtable"
    bot_token: str = "xoxb-local-roundtable"  # noqa: S105  # opens nothing but this sandbox
    app_token: str = "xapp-local-roundtable"  # noqa: S105  # opens nothing but this sandbox


@dataclass(frozen=True, slots=True)
class Seed:
    team: Team
    people: tuple[Person, ...]
    channels: tuple[ChannelSeed, ...]
    other_teams: tuple[Team, ...] = ()
    bot: BotIdentity = field(default_factory=BotIdentity)


RIVER = Team("T0RIVER", "River County Task Forces", "river-county")
STATE = Team("T0STATE", "State Agencies", "state-agencies")

PEOPLE = (
    Person("U0ADA", "ada.park", "Ada Park", RIVER.id, "Coordinator, County Prosecutor's Office"),
    Person("U0BEN", "ben.ortiz", "Ben Ortiz", RIVER.id, "Detective, River Police Department"),
    Person(
        "U0CRUZ", "cruz.vega", "Cruz Vega", RIVER.id, "Advocate, Open Door", tz="America/Chicago"
    ),
    Person("U0DANA", "dana.lee", "Dana Lee", STATE.id, "Nurse, State Hospital"),
    Person("U0ELI", "eli.stone", "Eli Stone", STATE.id, "Prosecutor, State Attorney General"),
    Person(
        "U0FAY",
        "fay.moss",
        "Fay Moss",
        RIVER.id,
        "Counselor, River Family Center",
        is_restricted=True,
        is_ultra_restricted=True,
    ),
    Person(
        "U0GUS",
        "gus.reyes",
        "Gus Reyes",
        RIVER.id,
        "Coordinator, Open Door",
        tz="America/Chicago",
    ),
    Person("U0HANA", "hana.kim", "Hana Kim", RIVER.id, "Keeps this Slack in order", is_admin=True),
)

DEFAULT = Seed(
    team=RIVER,
    other_teams=(STATE,),
    people=PEOPLE,
    channels=(
        ChannelSeed(
            "C0TASK",
            "river-county-task-force",
            (*(person.id for person in PEOPLE), "U0ROUNDTABLE"),
            is_private=True,
            shared_with=(STATE.id,),
        ),
        ChannelSeed(
            "C0SECOND",
            "lake-county-task-force",
            ("U0ADA", "U0GUS", "U0CRUZ", "U0ROUNDTABLE"),
            is_private=True,
        ),
        ChannelSeed(
            "C0GENERAL",
            "general",
            tuple(p.id for p in PEOPLE if p.team == RIVER.id and not p.is_ultra_restricted),
        ),
    ),
)
