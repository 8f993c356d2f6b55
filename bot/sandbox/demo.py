"""The demonstration task forces that `make sandbox` begins with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.domain import series
from bot.domain.people import SECTORS, SlackProfile
from bot.domain.taskforce import Readers, TaskForce
from bot.services import agendas, channels, coordinators, meetings, people, setup
from bot.services.agendas import Draft
from bot.work import Visitor, Work
from storage.db import Database

WORKSPACE = "T0RIVER"
DECOY = "T0DECOY"
"""Another workspace, whose people and channels happen to have the same ids at Slack."""

TUESDAY = 1
EASTERN, CENTRAL = "America/New_York", "America/Chicago"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of a demonstration roster; `sector` counts from 1, as SECTORS stand."""

    slack_user: str
    name: str
    role: str
    agency: str
    sector: int
    zone: str = EASTERN
    is_outsider: bool = False

    @property
    def profile(self) -> SlackProfile:
        return SlackProfile(
            slack_user=self.slack_user,
            name=self.name,
            zone=self.zone,
            is_outsider=self.is_outsider,
            is_limited=False,
            is_bot=False,
            is_gone=False,
            is_admin=False,
        )


ADA = Seat("U0ADA", "Ada Park", "Coordinator", "County Prosecutor's Office", 3)
BEN = Seat("U0BEN", "Ben Ortiz", "Detective", "River Police Department", 1)
CRUZ = Seat("U0CRUZ", "Cruz Vega", "Advocate", "Open Door", 6, zone=CENTRAL)
DANA = Seat("U0DANA", "Dana Lee", "Nurse", "State Hospital", 10, is_outsider=True)
ELI = Seat("U0ELI", "Eli Stone", "Prosecutor", "State Attorney General", 3, is_outsider=True)
FAY = Seat("U0FAY", "Fay Moss", "Counselor", "River Family Center", 6)
GUS = Seat("U0GUS", "Gus Reyes", "Shelter manager", "Open Door", 6, zone=CENTRAL)
IVY = Seat("", "Ivy Chen", "Case manager", "River Family Center", 6)
"""Ivy has no Slack: she takes part all the same."""

RIVER = Readers("C0TASK", "river-county-task-force", is_public=False, people=8, organizations=2)
LAKE = Readers("C0SECOND", "lake-county-task-force", is_public=False, people=3, organizations=1)

TOPICS = (
    (ADA, Draft("Update the shelter map", minutes=15, detail="Which beds opened since spring.")),
    (ADA, Draft("Agree on the training calendar")),
    (CRUZ, Draft("Transport to court after hours", minutes=15)),
    (DANA, Draft("How the hospital calls an advocate at night")),
)


def prepare(database_url: str, now: datetime) -> None:
    """Fill a new, migrated database: two task forces in one workspace, and the decoy."""
    database = Database(database_url)
    try:
        _river(database, now)
        _lake(database, now)
        _decoy(database, now)
    finally:
        database.close()


def _river(database: Database, now: datetime) -> None:
    found = partial(_found, name="River County Task Force", readers=RIVER, pair=(ADA, GUS))
    taskforce = _as(database, ADA, now, found)
    _as(database, ADA, now, partial(_seat, taskforce=taskforce, seats=(ADA, BEN, CRUZ, DANA)))
    _as(database, ADA, now, partial(_seat, taskforce=taskforce, seats=(ELI, FAY, GUS, IVY)))
    _as(database, ADA, now, lambda work: meetings.choose_facilitator(work, ADA.slack_user))
    for seat, draft in TOPICS:
        _as(database, seat, now, partial(_propose, draft=draft))


def _lake(database: Database, now: datetime) -> None:
    found = partial(_found, name="Lake County Task Force", readers=LAKE, pair=(GUS, CRUZ))
    taskforce = _as(database, GUS, now, found, channel=LAKE.channel)
    seat = partial(_seat, taskforce=taskforce, seats=(GUS, CRUZ, ADA))
    _as(database, GUS, now, seat, channel=LAKE.channel)


def _decoy(database: Database, now: datetime) -> None:
    found = partial(_found, name="Elsewhere", readers=RIVER, pair=(ADA, BEN))
    _as(database, ADA, now, found, workspace=DECOY)
    topic = Draft("A topic of another workspace")
    _as(database, ADA, now, partial(_propose, draft=topic), workspace=DECOY)


def _as(
    database: Database,
    seat: Seat,
    now: datetime,
    act: Callable[[Work], T],
    *,
    channel: str = RIVER.channel,
    workspace: str = WORKSPACE,
) -> T:
    visitor = Visitor(seat.slack_user, channel)
    return database.transact(
        lambda session: act(Work(session, now, workspace, visitor)), workspace=workspace
    )


def _found(work: Work, *, name: str, readers: Readers, pair: tuple[Seat, Seat]) -> TaskForce:
    """Set a task force up whose first meeting is on Tuesday of next week at ten."""
    zone = ZoneInfo(pair[0].zone)
    today = work.now.astimezone(zone).date()
    first = today + timedelta(days=7 - today.weekday() + TUESDAY)
    charter = setup.Charter(
        name=name,
        display_name="Task force",
        formed_on=first - timedelta(days=90),
        starts_at=datetime.combine(first, time(10), zone),
        minutes=90,
        recurrence=series.starting("monthly", first, time(10)),
        readers_known=True,
        confirmed=True,
    )
    if work.workspace == WORKSPACE:
        channels.greet(work, readers, invited_by=pair[0].name)
    founder, second = pair[0].profile, pair[1].profile
    taskforce = setup.set_up(work, charter, readers, founder=founder, second=second).taskforce
    work.forget(coordinators.NAMED, taskforce.id)  # whoever sees the demonstration knows its people
    return taskforce


def _seat(work: Work, *, taskforce: TaskForce, seats: tuple[Seat, ...]) -> None:
    _here, sectors = people.sectors(work, taskforce.id)
    ids = {name: sector_id for sector_id, name in sectors}
    for seat in seats:
        people.add_members(
            work,
            taskforce.id,
            [seat.profile],
            agency=seat.agency,
            sector_id=ids[SECTORS[seat.sector - 1]],
            role=seat.role,
        )


def _propose(work: Work, *, draft: Draft) -> None:
    agendas.propose(work, [draft], confirmed=True)
