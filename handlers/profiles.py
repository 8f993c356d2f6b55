"""/intro me: a person's own name, role and organization."""

from bot.domain.people import Naming, Reminders
from bot.services import profiles
from bot.services.profiles import Draft
from bot.text import mark, speaking
from bot.work import Work
from handlers.answers import Answer, Say, Show
from handlers.registry import Command, Listener, Registry, Verb
from handlers.request import Request
from handlers.views import kit
from handlers.views import profiles as views


def register(registry: Registry) -> None:
    registry.command(COMMAND)
    registry.action(views.OPEN, open_form, opens_form=True)
    registry.form(views.SAVE, submit, sets_language=True)


def show(work: Work, _request: Request) -> Answer:
    profile = profiles.show(work)
    return Say(views.summary(profile.here.taskforce, profile.member))


def open_form(work: Work, request: Request) -> Answer:
    """The form for the task force that a button names, or for the one that is meant here."""
    profile = profiles.show(work, request.value)
    return Show(
        views.form(
            profile.here.taskforce,
            profile.agencies,
            name=profile.name,
            chosen_name=profile.chosen_name,
            naming=profile.naming,
            role=profile.role,
            agency_id=profile.agency_id or "",
            language=profile.language,
            reminders=profile.reminders,
            metadata=kit.key(profile.here.taskforce.id, profile.revision),
        )
    )


def submit(work: Work, request: Request) -> Answer:
    taskforce_id, revision = kit.read_key(request.metadata)
    profile = profiles.change(work, taskforce_id, _draft(request), revision=revision)
    with speaking(profile.language):
        return Show(views.saved(profile.here.taskforce, profile.member))


def _draft(request: Request) -> Draft:
    naming, reminders = request.typed("naming"), request.typed("reminders")
    return Draft(
        name=request.typed("name"),
        chosen_name=request.typed("chosen_name"),
        naming=Naming(naming) if naming in set(Naming) else Naming.ROSTER,
        role=request.typed("role"),
        agency_id=request.typed("agency"),
        new_agency=request.typed("new_agency"),
        language=request.typed("language"),
        reminders=Reminders(reminders) if reminders in set(Reminders) else Reminders.AT_ONCE,
        confirmed=request.confirmed,
    )


COMMAND = Command(
    name="intro",
    meaning=mark("shows how you are introduced"),
    bare=Listener(show),
    verbs=(
        Verb(
            "me",
            mark("/intro me"),
            mark("changes your name, role, organization, language and reminders"),
            Listener(open_form, opens_form=True),
        ),
    ),
)
