"""Hello, set-up and the front desk of a channel."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.domain import series
from bot.domain.outbox import Drop, Due
from bot.domain.people import SlackProfile
from bot.domain.recurrence import Recurrence
from bot.domain.taskforce import Readers
from bot.domain.zones import zone_keys
from bot.errors import Refusal
from bot.services import channels, setup
from bot.text import _, language, mark
from bot.work import Work
from handlers.answers import Answer, Done, Open, Say, Show
from handlers.directory import Directory
from handlers.kinds import Kind
from handlers.registry import Command, Listener, Registry, Verb
from handlers.request import Request, Way
from handlers.views import front_desks
from handlers.views import setup as views
from handlers.views.kit import Message, View

T = TypeVar("T")

EARLIEST, LATEST = 1900, 2199
FIRST_MEETING_AHEAD = timedelta(days=14)
FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Founding:
    """What Slack tells of a channel and of the two who become its coordinators."""

    readers: Readers | None
    founder: SlackProfile | None
    second: SlackProfile | None


def register(registry: Registry) -> None:
    registry.command(COMMAND)
    registry.event("member_joined_channel", greet, look=look_at_invitation)
    registry.action(front_desks.HOW, how_it_works)
    registry.action(front_desks.OPEN_SETUP, open_setup, look=look_at_channel, opens_form=True)
    registry.form(views.SETUP, submit_setup, look=look_at_founding)
    registry.action(views.OPEN_DATES, open_dates, opens_form=True)
    registry.form(views.DATES, submit_dates)
    registry.sends(
        Kind("front_desk", render_front_desk, again=True, edits=True, pin=True),
        Kind("not_in_channel", render_not_in_channel, again=True),
    )


async def look_at_invitation(directory: Directory, request: Request) -> Founding | None:
    """None when it was not the bot who joined."""
    if request.user != directory.bot_user:
        return None
    inviter = request.event.get("inviter", "")
    readers, inviting = await asyncio.gather(
        directory.readers(request.channel or ""), directory.profile(inviter)
    )
    return Founding(readers, inviting, None)


def greet(work: Work, request: Request) -> Answer:
    founding: Founding | None = request.facts
    if founding and founding.readers:
        invited_by = founding.founder.name if founding.founder else _("somebody here")
        channels.greet(work, founding.readers, invited_by=invited_by)
    return Done()


def how_it_works(_work: Work, _request: Request) -> Answer:
    return Say(front_desks.how_it_works())


async def look_at_channel(directory: Directory, request: Request) -> Founding:
    channel = request.value if request.way is Way.PRESS else request.channel
    readers, founder = await asyncio.gather(
        directory.readers(channel or ""), directory.profile(request.user)
    )
    return Founding(readers, founder, None)


async def look_at_founding(directory: Directory, request: Request) -> Founding:
    readers, founder, second = await asyncio.gather(
        directory.readers(request.metadata),
        directory.profile(request.user),
        directory.profile(request.typed("second")),
    )
    return Founding(readers, founder, second)


def open_setup(work: Work, request: Request) -> Answer:
    readers, founder = _known(request.facts)
    setup.may_set_up(work, readers.channel, founder)
    zone = founder.zone if founder.zone in zone_keys() else views.ZONES[0]
    today = work.now.astimezone(ZoneInfo(zone)).date()
    dates = views.Dates(zone=zone, first=_working_day(today + FIRST_MEETING_AHEAD))
    return Open(views.form(readers, dates, formed_on=today))


def _working_day(day: date) -> date:
    """Return this day, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0)


def _known(founding: Founding) -> tuple[Readers, SlackProfile]:
    if founding.readers is None or founding.founder is None:
        raise Refusal(
            _("I cannot see this channel yet. Type /invite @Roundtable in it, then try again.")
        )
    return founding.readers, founding.founder


def submit_setup(work: Work, request: Request) -> Answer:
    readers, founder = _known(request.facts)
    second = request.facts.second
    if second is None:
        raise Refusal(_("Choose a second coordinator."), field="second")
    zone = _zone(request.typed("zone"))
    starts_at, recurrence = _series(request, zone)
    charter = setup.Charter(
        name=request.typed("name"),
        display_name=request.typed("display_name"),
        formed_on=_date(request, "formed_on"),
        starts_at=starts_at,
        minutes=_minutes(request),
        recurrence=recurrence,
        readers_known=bool(request.chosen("readers_known")),
        confirmed=request.confirmed,
    )
    made = setup.set_up(work, charter, readers, founder=founder, second=second)
    return Show(_ready(made, recurrence))


def _ready(made: setup.SetUp, recurrence: Recurrence, *, changed: bool = False) -> View:
    return views.ready(
        made.taskforce,
        made.meeting,
        made.deadlines,
        made.coordinators,
        rhythm=_("Meetings: {rhythm}.", rhythm=recurrence.in_words(language())),
        in_channel=made.in_channel,
        changed=changed,
    )


def _zone(key: str) -> ZoneInfo:
    if key not in zone_keys():
        raise Refusal(_("Choose a time zone from the list."), field="zone")
    return ZoneInfo(key)


def _series(request: Request, zone: ZoneInfo) -> tuple[datetime, Recurrence]:
    first = _date(request, "first_date")
    at = _offered(request, "start", lambda typed: time.fromisoformat(typed).replace(tzinfo=None))
    rhythm = _offered(request, "repeats", lambda name: series.starting(name, first, at))
    return datetime.combine(first, at, zone), rhythm


def _minutes(request: Request) -> int:
    return _offered(request, "minutes", {str(each): each for each in views.LENGTHS}.__getitem__)


def _date(request: Request, block_id: str) -> date:
    return _offered(request, block_id, _near_date)


def _near_date(typed: str) -> date:
    """A date of people alive; ValueError for others, which calendars cannot count on from."""
    found = date.fromisoformat(typed)
    if not EARLIEST <= found.year <= LATEST:
        raise ValueError
    return found


def _offered(request: Request, block_id: str, read: Callable[[str], T]) -> T:
    """What stands in a field that offers its values; Refusal at the field for any other."""
    try:
        return read(request.typed(block_id))
    except (KeyError, ValueError):
        raise Refusal(_("Choose one that the form offers."), field=block_id) from None


def open_dates(work: Work, request: Request) -> Answer:
    found = setup.dates_of(work, request.value)
    local = found.meeting.starts_at.astimezone(found.taskforce.zone)
    dates = views.Dates(
        zone=found.taskforce.zone.key,
        first=local.date(),
        start=f"{local:%H:%M}",
        minutes=found.meeting.minutes,
        repeats=series.name_of(Recurrence.parse(found.taskforce.recurrence)),
    )
    return Open(views.dates_form(found.taskforce, dates))


def submit_dates(work: Work, request: Request) -> Answer:
    taskforce = setup.dates_of(work, request.metadata).taskforce
    starts_at, recurrence = _series(request, taskforce.zone)
    made = setup.change_dates(work, taskforce.id, starts_at, recurrence, minutes=_minutes(request))
    return Show(_ready(made, recurrence, changed=True))


def render_front_desk(work: Work, due: Due) -> Message | None:
    desk = channels.front_desk(work, due.subject)
    if desk is None:
        return None
    if desk.taskforce is None:
        return front_desks.hello(desk.readers, desk.invited_by)
    return front_desks.front_desk(
        desk.taskforce, desk.meeting, desk.topics_close, desk.coordinators, desk.readers
    )


def render_not_in_channel(work: Work, due: Due) -> Message | Drop:
    taskforce = channels.missed(work, due.subject)
    return front_desks.not_in_channel(taskforce) if taskforce else Drop.FORBIDDEN


COMMAND = Command(
    name="roundtable",
    meaning=mark("sets up a task force, and is a second door to every other command"),
    bare=Listener(how_it_works),
    verbs=(
        Verb(
            "setup",
            mark("/roundtable setup"),
            mark("sets up a task force in this channel"),
            Listener(open_setup, look=look_at_channel, opens_form=True),
        ),
    ),
)
