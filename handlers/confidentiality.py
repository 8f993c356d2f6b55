"""/confidentiality, and a concern told privately."""

from bot.domain.outbox import Drop, Due
from bot.services import concerns
from bot.text import mark
from bot.work import Work
from handlers.answers import Answer, Open, Say, Show
from handlers.kinds import Kind
from handlers.registry import Command, Listener, Registry, Verb
from handlers.request import Request, Way
from handlers.views import confidentiality as views
from handlers.views.kit import Message


def register(registry: Registry) -> None:
    registry.command(COMMAND)
    registry.action(views.OPEN_CONCERN, open_concern, opens_form=True, anonymous=True)
    registry.form(views.CONCERN, submit_concern, anonymous=True)
    registry.action(views.READ_CONCERN, read_concern)
    registry.sends(Kind("concern", render_concern, again=True))


def show(_work: Work, _request: Request) -> Answer:
    return Say(views.wording())


def open_concern(work: Work, request: Request) -> Answer:
    found = concerns.addressees(work)
    typed = request.text if request.way is Way.COMMAND else ""
    return Open(views.form(found.here.taskforce, found.meeting, found.coordinators, typed))


def submit_concern(work: Work, request: Request) -> Answer:
    to = request.typed("to")
    draft = concerns.Draft(
        text=request.typed("concern"),
        meeting_id=None if to == views.COORDINATORS else to,
        with_name=bool(request.chosen("with_name")),
        confirmed=request.confirmed,
    )
    told = concerns.raise_concern(work, request.metadata, draft)
    return Show(views.sent(told.concern, told.to))


def read_concern(work: Work, request: Request) -> Answer:
    told = concerns.read(work, request.value)
    return Say(views.privately(told.taskforce, told.concern))


def render_concern(work: Work, due: Due) -> Message | Drop:
    told = concerns.told(work, due.subject)
    return views.concern(told.taskforce, told.concern) if told else Drop.FORBIDDEN


COMMAND = Command(
    name="confidentiality",
    meaning=mark("our commitment to confidentiality, and a concern told privately"),
    bare=Listener(show),
    verbs=(
        Verb(
            "concern",
            mark("/confidentiality concern"),
            mark("tells the facilitator or the coordinators, without your name if you wish"),
            Listener(open_concern, opens_form=True, anonymous=True),
        ),
    ),
)
