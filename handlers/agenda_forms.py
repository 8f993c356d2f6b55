"""The forms around a topic: opened, filled, submitted, refused."""

from bot.domain.agenda import Kind
from bot.services import agendas, arranging, withdrawing
from bot.services.agendas import Draft
from bot.services.sheets import Sheet
from bot.text import _
from bot.work import Work
from handlers import case_review_forms, late_topics
from handlers.answers import Answer, Done, Open, Say, Show
from handlers.registry import Registry
from handlers.request import Request
from handlers.topic_forms import (
    add_form,
    as_meant,
    edit_form,
    filled,
    form_draft,
    minutes,
    several,
    stored,
)
from handlers.topic_lines import draft, is_case_review, kind, lines, number
from handlers.typed import as_typed
from handlers.views import agenda_forms as forms
from handlers.views import agendas as views
from handlers.views import kit, topics
from handlers.views.agenda_forms import Filled


def register(registry: Registry) -> None:
    registry.action(views.OPEN_ADD, open_add, opens_form=True)
    registry.action(forms.KIND, switch_kind)
    registry.action(topics.OPEN_EDIT, open_edit, opens_form=True)
    registry.action(views.OPEN_RETURN, open_return, opens_form=True)
    registry.action(forms.AGAIN, show_add)
    registry.action(forms.EDIT_HERE, show_edit)
    registry.action(forms.UNDO_HERE, undo_here)
    registry.action(forms.RESTORE_HERE, restore_here)
    registry.action(forms.ADD_THERE, late_topics.add_there)
    registry.form(forms.ADD, submit_add, refused=late_topics.refuse_add)
    registry.form(forms.ADD_SEVERAL, submit_several, refused=late_topics.refuse_add)
    registry.form(forms.EDIT, submit_edit, refused=late_topics.refuse_edit)
    registry.form(forms.RETURN, submit_return)


def open_add(work: Work, request: Request) -> Answer:
    """The empty form, for the meeting the button names or the next one."""
    sheet = _sheet_of(work, request)
    return Open(add_form(work, sheet, Filled(presenter=sheet.member.person_id or "")))


def show_add(work: Work, request: Request) -> Answer:
    """The empty form in place of a result."""
    sheet = _sheet_of(work, request)
    return Show(add_form(work, sheet, Filled(presenter=sheet.member.person_id or "")))


def switch_kind(work: Work, request: Request) -> Answer:
    """A case review has a form of its own, and nothing typed goes there or comes back."""
    was_text = "title" in request.form
    chosen = minutes(request)
    if request.value == Kind.CASE_REVIEW:
        return Show(case_review_forms.add(work, request.metadata, minutes=chosen))
    if was_text:
        return Done()
    sheet = agendas.show_to_add(work, request.metadata)
    presenter = sheet.member.person_id or ""
    empty = Filled(minutes=chosen, kind=kind(request.value), presenter=presenter)
    return Show(add_form(work, sheet, empty))


def open_case_review(work: Work, reason: str = "") -> Answer:
    """The form of a case review in place of a command that named one; its words are dropped."""
    meeting_id = agendas.show_to_add(work).meeting.id
    told = reason or agendas.case_review_takes_no_text()
    return Open(case_review_forms.add(work, meeting_id, reason=told))


def _sheet_of(work: Work, request: Request) -> Sheet:
    if not request.value:
        return agendas.show_to_add(work)
    meeting_id, _version = kit.read_key(request.value)
    return agendas.show_to_add(work, meeting_id)


def reopen_add(work: Work, request: Request, sentence: str) -> Answer:
    """The form, filled with the command that was refused."""
    sheet = agendas.show_to_add(work)
    if is_case_review(request.text):
        return open_case_review(work, sentence)
    several = [line for line in lines(request.text) if not is_case_review(line)]
    if len(lines(request.text)) > 1:
        typed = "\n".join(several)
        if len(typed) > kit.INPUT_LIMIT:
            return Say(forms.too_long_to_open(sentence, typed))
        return Open(forms.add_several(sheet.taskforce, sheet.agenda, typed, reason=sentence))
    read = draft(as_meant(work, request.text))
    if len(read.title) > kit.INPUT_LIMIT:
        return Say(forms.too_long_to_open(sentence, read.title))
    fitting = filled(work, sheet, read)
    kept = (fitting.minutes, bool(fitting.presenter)) == (read.minutes, bool(read.presenter))
    typed = "" if kept else as_typed(request.text)
    return Open(add_form(work, sheet, fitting, reason=sentence, typed=typed))


def submit_add(work: Work, request: Request) -> Answer:
    typed = form_draft(request)
    if typed.kind is Kind.CASE_REVIEW:
        told = agendas.case_review_takes_no_text()
        return Show(case_review_forms.add(work, request.metadata, reason=told))
    return _propose(work, request, [typed])


def submit_several(work: Work, request: Request) -> Answer:
    return _propose(work, request, several(work, request))


def _propose(work: Work, request: Request, typed: list[Draft]) -> Answer:
    changed = agendas.propose(work, typed, meeting_id=request.metadata, confirmed=request.confirmed)
    return Show(stored(changed))


def open_edit(work: Work, request: Request) -> Answer:
    return Open(_edit_view(work, request))


def show_edit(work: Work, request: Request) -> Answer:
    """The form in place of a result."""
    return Show(_edit_view(work, request))


def _edit_view(work: Work, request: Request) -> kit.View:
    """The topic's form, or where its meeting is over the one that leads on."""
    item_id, _revision = kit.read_key(request.value)
    led_on = late_topics.led_on(work, item_id)
    return led_on or edit_form(work, agendas.show_to_edit(work, item_id))


def edit_number(work: Work, request: Request) -> Answer:
    found = agendas.show_number_to_edit(work, number(request.text, "edit"))
    return Open(edit_form(work, found))


def submit_edit(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.metadata)
    changed = agendas.edit(
        work, item_id, form_draft(request), revision=revision, confirmed=request.confirmed
    )
    sentence = _("Topic {number} is changed.", number=changed.item.number)
    message = topics.changed(changed.sheet.taskforce, changed.sheet.agenda, changed.item, sentence)
    return Show(forms.stored(_("Changed"), message))


def undo_here(work: Work, request: Request) -> Answer:
    """Undo in the result of a form."""
    changed = withdrawing.remove(work, topics.read_keys(request.value))
    message = topics.removed(changed.sheet.taskforce, changed.sheet.agenda, changed.items)
    return Show(forms.stored(_("Taken back"), message, forms.after_removing(changed.items)))


def restore_here(work: Work, request: Request) -> Answer:
    """Undo the undo in the result of a form."""
    return Show(stored(withdrawing.restore(work, topics.read_keys(request.value))))


def open_return(work: Work, request: Request) -> Answer:
    item_id, _revision = kit.read_key(request.value)
    return Open(forms.return_item(arranging.show_to_return(work, item_id).item))


def reopen_return(work: Work, request: Request, sentence: str) -> Answer:
    """The form for the reason, filled with the one that was refused."""
    first, _space, typed = request.text.partition(" ")
    found = arranging.show_number_to_return(work, number(first, "return"))
    kept = "" if found.item.is_closed else typed.strip()
    return Open(forms.return_item(found.item, typed=kept, reason=sentence))


def submit_return(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.metadata)
    reason = request.typed("reason")
    sure = request.confirmed or reason in request.asked
    changed = arranging.return_item(work, item_id, reason, revision=revision, confirmed=sure)
    sentence = _("Topic {number} is returned.", number=changed.item.number)
    message = topics.changed(changed.sheet.taskforce, changed.sheet.agenda, changed.item, sentence)
    return Show(forms.stored(_("Returned"), message))
