"""The meeting: its state by command, its start, and its steps from the panel or by command."""

import re

from bot.domain.agenda import LONGEST, SHORTEST
from bot.domain.meeting import DEFAULT_EXTENSION
from bot.domain.outbox import Drop, Due
from bot.domain.roles import Act
from bot.domain.when.durations import read_duration
from bot.errors import Refusal
from bot.services import agendas, meetings, sessions, starting
from bot.services.sheets import Sheet
from bot.text import _, mark
from bot.work import Work
from handlers import ending
from handlers.answers import Answer, Done, Open, Revise, Say
from handlers.kinds import Kind
from handlers.registry import Command, Listener, Registry, Verb
from handlers.request import Request
from handlers.typed import MENTION
from handlers.views import agendas as agenda_views
from handlers.views import closed_sessions as closed_views
from handlers.views import kit, panels, steps
from handlers.views import meetings as views
from handlers.views.kit import Message


def register(registry: Registry) -> None:
    ending.register(registry)
    registry.command(COMMAND)
    registry.action(views.SHOW, press_status)
    registry.action(views.START, press_start)
    registry.action(views.START_EARLY, start_early)
    registry.action(views.OPEN_NOW, open_now)
    registry.action(views.VIEW_PRIVATELY, view_privately)
    registry.action(panels.START_PLANNED, start_from_reminder)
    registry.action(steps.NEXT, press_next)
    registry.action(steps.EXTEND, press_extend)
    registry.action(steps.PARK, press_park)
    registry.action(steps.BACK, press_back)
    registry.sends(
        Kind("live", render_live, again=True, edits=True),
        Kind("panel", render_panel, again=True, edits=True),
        Kind("starts_soon", render_starts_soon, again=False, becomes="panel"),
        Kind("facilitator_chosen", render_facilitator_chosen, again=True),
        Kind("missed", render_missed, again=True, watches=True),
    )


def status(work: Work, _request: Request) -> Answer:
    return Say(_found(work))


def press_status(work: Work, request: Request) -> Answer:
    """Of the task force that the button names, or of the one at hand."""
    return Revise(_found(work, request.value))


def _found(work: Work, taskforce_id: str = "") -> Message:
    found = starting.look(work, taskforce_id)
    if isinstance(found, starting.NothingPlanned):
        return views.nothing_planned(found.taskforce)
    return _status(work, found)


def _status(work: Work, sheet: Sheet) -> Message:
    may_start = sheet.may(Act.START, now=work.now)
    return views.status(
        sheet.taskforce, sheet.agenda, may_run=sheet.may(Act.RUN), may_start=may_start
    )


def start(work: Work, _request: Request) -> Answer:
    """Start the next meeting, or ask where that is not plainly meant."""
    return Say(_outcome(starting.start_next(work)))


def press_start(work: Work, request: Request) -> Answer:
    meeting_id, _step = kit.read_key(request.value)
    return Revise(_outcome(starting.start_asking(work, meeting_id)))


def _outcome(outcome: starting.Outcome) -> Message:
    match outcome:
        case starting.NothingPlanned(taskforce):
            return views.nothing_planned(taskforce)
        case starting.StillEarly(sheet, may_open_another):
            return views.still_early(
                sheet.taskforce, sheet.meeting, may_open_another=may_open_another
            )
        case sheet:
            return _started(sheet)


def _started(sheet: Sheet) -> Message:
    sentence = _("The meeting is in session. Your panel is in your messages with Roundtable.")
    return views.told(sheet.taskforce, sheet.agenda, sentence)


def start_early(work: Work, request: Request) -> Answer:
    meeting_id, _step = kit.read_key(request.value)
    return Revise(_started(starting.start(work, meeting_id)))


def open_now(work: Work, request: Request) -> Answer:
    return Revise(_started(starting.start_on_the_spot(work, request.value)))


def start_from_reminder(work: Work, request: Request) -> Answer:
    """Start the meeting from the reminder of it, which turns into the panel."""
    meeting_id, _step = kit.read_key(request.value)
    starting.start(work, meeting_id)
    return Done()


def view_privately(work: Work, request: Request) -> Answer:
    meeting_id, _step = kit.read_key(request.value)
    sheet = agendas.show_meeting(work, meeting_id)
    return Say(agenda_views.agenda(sheet.taskforce, sheet.member, sheet.agenda, now=work.now))


def press_next(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    return _pressed(work, request, sessions.next_topic(work, meeting_id, step=step), "next")


def press_extend(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    return _pressed(work, request, sessions.extend(work, meeting_id, step=step), "extend")


def press_park(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    return _pressed(work, request, sessions.park(work, meeting_id, step=step), "park")


def press_back(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    return _pressed(work, request, sessions.back(work, meeting_id, step=step), "back")


def _pressed(work: Work, request: Request, moved: sessions.Moved, way: str) -> Answer:
    """What the step did shows in the panel, or in the private answer that was pressed in."""
    if isinstance(moved, sessions.ClosedSessionAhead):
        return _asked(moved, way)
    is_private = request.is_ephemeral or request.view_type == "modal"
    return Revise(_status(work, moved)) if is_private else Done()


def _typed(moved: sessions.Moved, way: str, sentence: str) -> Answer:
    if isinstance(moved, sessions.ClosedSessionAhead):
        return _asked(moved, way)
    return _told(moved, sentence)


def _asked(ahead: sessions.ClosedSessionAhead, way: str) -> Answer:
    return Open(closed_views.begin(ahead.sheet.meeting, ahead.items, ahead.invited, way=way))


def type_next(work: Work, _request: Request) -> Answer:
    return _typed(sessions.next_topic(work), "next", _("Moved on."))


def type_extend(work: Work, request: Request) -> Answer:
    return _told(sessions.extend(work, minutes=_minutes(request.text)), _("Extended."))


def type_park(work: Work, _request: Request) -> Answer:
    return _typed(sessions.park(work), "park", _("Parked for the next meeting."))


def type_back(work: Work, _request: Request) -> Answer:
    return _typed(sessions.back(work), "back", _("One topic back."))


def _told(sheet: Sheet, sentence: str) -> Answer:
    return Say(views.told(sheet.taskforce, sheet.agenda, sentence))


def choose_facilitator(work: Work, request: Request) -> Answer:
    """Make the mentioned person the facilitator; "me" is whoever types."""
    word = request.text.strip()
    mention = MENTION.match(word)
    if word.lower() != "me" and mention is None:
        raise Refusal(_("Say who facilitates, such as /meeting facilitator @Ben, or me."))
    slack_user = mention["user"] if mention else request.user
    return Say(_status(work, meetings.choose_facilitator(work, slack_user)))


def _minutes(text: str) -> int:
    """What was typed as a length of time, or as a bare number of minutes."""
    typed = text.strip()
    if not typed:
        return DEFAULT_EXTENSION
    minutes = int(typed) if re.fullmatch(r"[0-9]{1,4}", typed) else read_duration(typed)
    if minutes is None or not SHORTEST <= minutes <= LONGEST:
        raise Refusal(
            _(
                "Say by how much, from {shortest} to {longest} minutes, such as "
                "/meeting extend 5m.",
                shortest=SHORTEST,
                longest=LONGEST,
            )
        )
    return minutes


def render_live(work: Work, due: Due) -> Message | None:
    sheet = meetings.board(work, due.subject)
    if sheet is None:
        return None
    return views.live(sheet.taskforce, sheet.agenda, meetings.upcoming(work, sheet.taskforce))


def render_panel(work: Work, due: Due) -> Message | None:
    sheet = meetings.panel(work, due.subject)
    return panels.panel(sheet.taskforce, sheet.member, sheet.agenda) if sheet else None


def render_starts_soon(work: Work, due: Due) -> Message | Drop | None:
    """In time only: once the meeting has begun or its time has come, it is too late to help."""
    sheet = meetings.about_to_start(work, due.subject)
    if sheet is None:
        return None
    if not sheet.meeting.starts_soon(work.now):
        return Drop.LATE
    return panels.starts_soon(sheet.taskforce, sheet.member, sheet.agenda)


def render_facilitator_chosen(work: Work, due: Due) -> Message | None:
    sheet = meetings.facilitated(work, due.subject)
    return panels.facilitator_chosen(sheet.taskforce, sheet.agenda) if sheet else None


def render_missed(work: Work, due: Due) -> Message | None:
    sheet = meetings.close_missed(work, due.subject)
    return panels.missed(sheet.taskforce, sheet.member, sheet.agenda) if sheet else None


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
            Listener(ending.type_end, opens_form=True),
        ),
        Verb(
            "facilitator",
            mark("/meeting facilitator @Ben"),
            mark("says who runs the next meeting"),
            Listener(choose_facilitator),
        ),
    ),
)
