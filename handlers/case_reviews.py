"""Case reviews: the form without text, submitted; and their agencies told."""

from bot.domain.outbox import Drop, Due
from bot.services import case_agencies, case_reviews
from bot.services.case_reviews import Draft
from bot.services.sheets import Changed
from bot.text import _
from bot.work import Work
from handlers.answers import Answer, Show
from handlers.kinds import Kind
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import agenda_forms as forms
from handlers.views import case_reviews as views
from handlers.views import kit, topics
from handlers.views.kit import Message


def register(registry: Registry) -> None:
    registry.form(views.ADD, submit_add)
    registry.form(views.EDIT, submit_edit)
    registry.sends(
        Kind(case_agencies.ASKED, render_asked, again=True),
        Kind(case_agencies.MOVED, render_moved, again=True),
        Kind(case_agencies.OFF, render_off, again=True),
    )


def submit_add(work: Work, request: Request) -> Answer:
    changed = case_reviews.propose(work, _draft(request), meeting_id=request.metadata)
    return Show(_stored(changed))


def submit_edit(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.metadata)
    changed = case_reviews.edit(work, item_id, _draft(request), revision=revision)
    sentence = _("Topic {number} is changed.", number=changed.item.number)
    message = topics.changed(changed.sheet.taskforce, changed.sheet.agenda, changed.item, sentence)
    return Show(forms.stored(_("Changed"), message))


def _stored(changed: Changed) -> kit.View:
    message = topics.added(changed.sheet.taskforce, changed.sheet.agenda, changed.items)
    buttons = forms.after_adding(changed.sheet.agenda, changed.items)
    return forms.stored(_("Added"), message, buttons)


def _draft(request: Request) -> Draft:
    return Draft(
        count=_number(request, "count"),
        minutes=_number(request, "minutes"),
        agency_ids=request.chosen("agencies"),
        place_id=request.typed("place"),
    )


def _number(request: Request, field: str) -> int:
    """What was chosen; 0, which no field offers, for anything else."""
    chosen = request.typed(field)
    return int(chosen) if chosen.isdecimal() and len(chosen) <= len("240") else 0


def render_asked(work: Work, due: Due) -> Message | Drop:
    if case_agencies.is_told(work, due.subject):
        return Drop.OVER
    found = case_agencies.asked(work, due.subject)
    return views.asked(found.taskforce, found.meeting) if found else Drop.FORBIDDEN


def render_moved(work: Work, due: Due) -> Message | Drop:
    found = case_agencies.asked(work, due.subject)
    return views.moved(found.taskforce, found.meeting) if found else Drop.FORBIDDEN


def render_off(work: Work, due: Due) -> Message | Drop:
    found = case_agencies.called_off(work, due.subject)
    return views.called_off(found.taskforce, found.meeting) if found else Drop.OVER
