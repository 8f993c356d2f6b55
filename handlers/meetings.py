"""The meeting: its state by command, its start, and its steps from the panel."""

import re

from bot.domain.agenda import LONGEST, SHORTEST
from bot.domain.outbox import Due
from bot.domain.roles import Act, may
from bot.domain.when.durations import read_duration
from bot.errors import Refusal
from bot.services import agendas, meetings, sessions
from bot.services.sheets import Sheet
from bot.text import _, mark
from bot.work import Work
from handlers.answers import Answer, Done, Open, Revise, Say, Show
from handlers.kinds import Kind
from handlers.registry import Command, Listener, Registry, Verb
from handlers.request import Request
from handlers.views import kit, panels
from handlers.views import meetings as views
from handlers.views.kit import Message

DEFAULT_EXTENSION = 5
MENTION = re.compile(r"<@(?P<user>[UW][A-Z0-9]+)(\|[^>]*)?>")


def register(registry: Registry) -> None:
    registry.command(COMMAND)
    registry.action(views.START, start)
    registry.action(views.START_EARLY, start_early)
    registry.action(views.OPEN_NOW, open_now)
    registry.action(views.VIEW_PRIVATELY, view_privately)
    registry.action(panels.START_PLANNED, press_start)
    registry.action(panels.NEXT, press_next)
    registry.action(panels.EXTEND, press_extend)
    registry.action(panels.PARK, press_park)
    registry.action(panels.BACK, press_back)
    registry.action(panels.OPEN_END, press_end, opens_form=True)
    registry.form(panels.END, submit_end)
    registry.sends(
        Kind("live", render_live, again=True, edits=True),
        Kind("panel", render_panel, again=True, edits=True),
        Kind("starts_soon", render_starts_soon, again=False, becomes="panel"),
        Kind("facilitator_chosen", render_facilitator_chosen, again=True),
        Kind("missed", render_missed, again=True),
    )


def status(work: Work, _request: Request) -> Answer:
    sheet = agendas.show(work)
    may_run = may(sheet.member, Act.RUN, meeting=sheet.meeting)
    return Say(views.status(sheet.taskforce, sheet.agenda, may_run=may_run))


def start(work: Work, _request: Request) -> Answer:
    """Start the next meeting, or ask where that is not plainly meant."""
    match sessions.start_next(work):
        case sessions.NothingPlanned(taskforce):
            return Say(views.nothing_planned(taskforce))
        case sessions.StillEarly(sheet):
            return Say(views.still_early(sheet.taskforce, sheet.meeting))
        case started:
            return Say(_started(started))


def _started(sheet: Sheet) -> Message:
    sentence = _("The meeting is in session. Your panel is in your messages with Roundtable.")
    return views.told(sheet.taskforce, sheet.agenda, sentence)


def start_early(work: Work, request: Request) -> Answer:
    meeting_id, _step = kit.read_key(request.value)
    return Revise(_started(sessions.start(work, meeting_id)))


def open_now(work: Work, request: Request) -> Answer:
    return Revise(_started(sessions.start_on_the_spot(work, request.value)))


def press_start(work: Work, request: Request) -> Answer:
    """Start from "starts in 5", which turns into the panel."""
    meeting_id, _step = kit.read_key(request.value)
    sessions.start(work, meeting_id)
    return Done()


def view_privately(work: Work, request: Request) -> Answer:
    meeting_id, _step = kit.read_key(request.value)
    sheet = agendas.show_meeting(work, meeting_id)
    return Say(views.privately(sheet.taskforce, sheet.agenda))


def press_next(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    sessions.next_topic(work, meeting_id, step=step)
    return Done()


def press_extend(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    sessions.extend(work, meeting_id, step=step)
    return Done()


def press_park(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    sessions.park(work, meeting_id, step=step)
    return Done()


def press_back(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    sessions.back(work, meeting_id, step=step)
    return Done()


def press_end(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    return _ask_to_end(sessions.about_to_end(work, meeting_id, step=step))


def type_end(work: Work, _request: Request) -> Answer:
    return _ask_to_end(sessions.about_to_end(work))


def _ask_to_end(about: sessions.Ended) -> Answer:
    return Open(panels.end_form(about.sheet.taskforce, about.sheet.agenda, about.carried))


def submit_end(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.metadata)
    open_items = {item.id for item in sessions.about_to_end(work, meeting_id, step=step).carried}
    chosen = request.chosen("carry")
    but_not = set() if "all" in chosen else open_items - set(chosen)
    ended = sessions.end(work, meeting_id, step=step, but_not=but_not)
    taskforce, date = ended.sheet.taskforce, None
    if ended.following:
        date = kit.moment(ended.following.starts_at, taskforce.zone)
    return Show(panels.ended(taskforce, ended.carried, date))


def type_next(work: Work, _request: Request) -> Answer:
    sheet = sessions.next_topic(work)
    return Say(views.told(sheet.taskforce, sheet.agenda, _("Moved on.")))


def type_extend(work: Work, request: Request) -> Answer:
    sheet = sessions.extend(work, minutes=_minutes(request.text))
    return Say(views.told(sheet.taskforce, sheet.agenda, _("Extended.")))


def type_park(work: Work, _request: Request) -> Answer:
    sheet = sessions.park(work)
    return Say(views.told(sheet.taskforce, sheet.agenda, _("Parked for the next meeting.")))


def type_back(work: Work, _request: Request) -> Answer:
    sheet = sessions.back(work)
    return Say(views.told(sheet.taskforce, sheet.agenda, _("One topic back.")))


def choose_facilitator(work: Work, request: Request) -> Answer:
    """Make the mentioned person the facilitator; "me" is whoever types."""
    word = request.text.strip()
    mention = MENTION.match(word)
    if word.lower() != "me" and mention is None:
        raise Refusal(_("Say who facilitates, such as /meeting facilitator @Ben, or me."))
    slack_user = mention.group("user") if mention else request.user
    sheet = meetings.choose_facilitator(work, slack_user)
    return Say(views.status(sheet.taskforce, sheet.agenda, may_run=True))


def _minutes(text: str) -> int:
    minutes = read_duration(text) if text.strip() else DEFAULT_EXTENSION
    if minutes is None and text.strip().isdecimal():
        minutes = int(text.strip()[:4])
    if minutes is None or not SHORTEST <= minutes <= LONGEST:
        raise Refusal(_("Say by how much, such as /meeting extend 5m."))
    return minutes


def render_live(work: Work, due: Due) -> Message | None:
    sheet = meetings.board(work, due.subject)
    return views.live(sheet.taskforce, sheet.agenda) if sheet else None


def render_panel(work: Work, due: Due) -> Message | None:
    sheet = meetings.panel(work, due.subject)
    return panels.panel(sheet.taskforce, sheet.agenda) if sheet else None


def render_starts_soon(work: Work, due: Due) -> Message | None:
    """In time only: once the meeting has begun or its time has come, it is too late to help."""
    sheet = meetings.panel(work, due.subject)
    if sheet is None or not sheet.meeting.starts_soon(work.now):
        return None
    return panels.starts_soon(sheet.taskforce, sheet.agenda)


def render_facilitator_chosen(work: Work, due: Due) -> Message | None:
    sheet = meetings.panel(work, due.subject)
    return panels.facilitator_chosen(sheet.taskforce, sheet.agenda) if sheet else None


def render_missed(work: Work, due: Due) -> Message | None:
    sheet = meetings.close_missed(work, due.subject)
    return panels.missed(sheet.taskforce, sheet.agenda) if sheet else None


COMMAND = Command(
    name="meeting",
    meaning=mark("shows the next meeting, or the one in session"),
    bare=Listener(status),
    verbs=(
        Verb("start", mark("/meeting start"), mark("starts the meeting"), Listener(start)),
        Verb("next", mark("/meeting next"), mark("moves to the next topic"), Listener(type_next)),
        Verb(
            "extend",
            mark("/meeting extend 5m"),
            mark("gives the topic more minutes"),
            Listener(type_extend),
        ),
        Verb(
            "park",
            mark("/meeting park"),
            mark("keeps the topic for the next meeting"),
            Listener(type_park),
        ),
        Verb(
            "back",
            mark("/meeting back"),
            mark("goes back to the topic before"),
            Listener(type_back),
        ),
        Verb(
            "end",
            mark("/meeting end"),
            mark("ends the meeting and carries what is open"),
            Listener(type_end, opens_form=True),
        ),
        Verb(
            "facilitator",
            mark("/meeting facilitator @Ben"),
            mark("says who runs the next meeting"),
            Listener(choose_facilitator),
        ),
    ),
)
