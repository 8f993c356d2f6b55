"""Closed sessions: begun after a check, and prepared by a coordinator."""

from collections.abc import Callable

from bot.errors import Refusal
from bot.services import closed_sessions, sessions
from bot.services.closed_sessions import Preparation
from bot.services.sessions import ClosedSessionAhead
from bot.text import _, mark
from bot.work import Work
from handlers.answers import Answer, Open, Show
from handlers.registry import Listener, Registry, Verb
from handlers.request import Request
from handlers.views import closed_sessions as views
from handlers.views import kit, times

WAYS: dict[str, Callable[..., sessions.Moved]] = {
    "next": sessions.next_topic,
    "park": sessions.park,
    "back": sessions.back,
}
"""The steps that can lead into a closed session."""


def register(registry: Registry) -> None:
    registry.verbs("roundtable", PREPARE)
    registry.form(views.BEGIN, submit_begin)
    registry.action(views.OPEN_SETTINGS, open_settings, opens_form=True)
    registry.form(views.SETTINGS, submit_settings)
    registry.form(views.INVITE, submit_invite)


def submit_begin(work: Work, request: Request) -> Answer:
    meeting_id, step, way = kit.unpacked(request.metadata, str, int, str)
    if not request.chosen("checked"):
        raise Refusal(_("Please check the room and the video call first."), field="checked")
    moved = WAYS.get(way, sessions.next_topic)(work, meeting_id, step=step, checked=True)
    if isinstance(moved, ClosedSessionAhead) or moved.agenda.closed_until is None:
        raise Refusal(_("That step is over."))
    return Show(views.begun(times.clock_time(moved.agenda.closed_until, moved.taskforce.zone)))


def open_settings(work: Work, request: Request) -> Answer:
    """For the task force that the button names, or the one at hand."""
    if request.value:
        return _settings(closed_sessions.show_of(work, request.value))
    return _settings(closed_sessions.show(work))


def _settings(found: Preparation) -> Answer:
    return Open(
        views.settings(
            found.here.taskforce, found.readers, found.places, found.members, found.invited
        )
    )


def submit_settings(work: Work, request: Request) -> Answer:
    saved = closed_sessions.prepare(
        work,
        request.metadata,
        places=request.typed("places").splitlines(),
        invited=request.chosen("invited"),
        readers_known=bool(request.chosen("readers_known")),
        confirmed=request.confirmed,
    )
    return _saved(saved)


def submit_invite(work: Work, request: Request) -> Answer:
    """Those of a watched sector too, after the warning."""
    taskforce_id, person_ids = kit.unpacked(request.metadata, str, list)
    found = closed_sessions.invite(work, taskforce_id, {str(each) for each in person_ids})
    return _saved(closed_sessions.Saved(found))


def _saved(saved: closed_sessions.Saved) -> Answer:
    found = saved.preparation
    return Show(views.saved(found.here.taskforce, found.places, found.invited, saved.watched))


PREPARE = Verb(
    "settings",
    mark("/roundtable settings"),
    mark("changes dates, where case lists are held, and who may stay in closed sessions"),
    Listener(open_settings, opens_form=True),
)
