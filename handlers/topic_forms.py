"""A topic's forms: filled from what is stored or was typed, and read again."""

from dataclasses import replace

from bot.domain.agenda import DEFAULT_MINUTES, LONGEST, SHORTEST
from bot.domain.mentions import has_plain_names, with_mentions
from bot.services import agendas, people
from bot.services.agendas import Draft
from bot.services.sheets import Changed, Sheet
from bot.text import _
from bot.work import Work
from handlers import case_review_forms
from handlers.request import Request
from handlers.topic_lines import drafts, kind
from handlers.views import agenda_forms as forms
from handlers.views import kit, topics
from handlers.views.agenda_forms import Filled


def as_meant(work: Work, text: str, meeting_id: str | None = None) -> str:
    """What was typed, with the plain "@names" of the roster as the mentions that Slack makes."""
    if not has_plain_names(text):
        return text
    taskforce = agendas.show_to_add(work, meeting_id).taskforce
    return with_mentions(text, people.presenters(work, taskforce.id))


def add_form(
    work: Work, sheet: Sheet, fitting: Filled, *, reason: str = "", typed: str = ""
) -> kit.View:
    presenters = people.presenters(work, sheet.taskforce.id)
    return forms.add(sheet.taskforce, sheet.agenda, presenters, fitting, reason=reason, typed=typed)


def edit_form(
    work: Work, found: Changed, typed: Filled | None = None, *, reason: str = ""
) -> kit.View:
    if found.item.is_closed:
        return case_review_forms.edit(work, found.item.id)
    sheet = found.sheet
    presenters = people.presenters(work, sheet.taskforce.id)
    return forms.edit(sheet.taskforce, sheet.agenda, found.item, presenters, typed, reason=reason)


def filled(work: Work, sheet: Sheet, read: Draft) -> Filled:
    """As far as the form's fields take it."""
    fitting = read.minutes if SHORTEST <= read.minutes <= LONGEST else DEFAULT_MINUTES
    presenters = people.presenters(work, sheet.taskforce.id)
    ids = (
        each.person_id for each in presenters if read.presenter in (each.slack_user, each.person_id)
    )
    return Filled(read.title, fitting, read.kind, next(ids, None) or "", read.detail)


def several(work: Work, request: Request) -> list[Draft]:
    """A topic for each line, with what was asked about before."""

    def read(text: str) -> list[Draft]:
        return drafts(as_meant(work, text, request.metadata))

    asked = {each.title for text in request.asked for each in read(text)}
    return [
        replace(each, confirmed=("title",) if each.title in asked else ())
        for each in read(request.typed("title"))
    ]


def form_draft(request: Request) -> Draft:
    return Draft(
        title=request.typed("title"),
        minutes=minutes(request),
        kind=kind(request.typed("kind")),
        presenter=request.typed("presenter"),
        detail=request.typed("detail"),
        confirmed=[each for each in request.text_fields if request.typed(each) in request.asked],
    )


def minutes(request: Request) -> int:
    chosen = request.typed("minutes")
    return int(chosen) if chosen.isdecimal() else DEFAULT_MINUTES


def stored(changed: Changed) -> kit.View:
    message = topics.added(changed.sheet.taskforce, changed.sheet.agenda, changed.items)
    buttons = forms.after_adding(changed.sheet.agenda, changed.items)
    return forms.stored(_("Added"), message, buttons)
