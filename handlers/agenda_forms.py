"""The forms around a topic: opened, filled, submitted, refused."""

import json
from dataclasses import asdict, replace
from typing import Any

from bot.domain.agenda import DEFAULT_MINUTES, LONGEST, SHORTEST, Kind
from bot.domain.privacy import Doubt
from bot.errors import Refusal
from bot.services import agendas, arranging, people, withdrawing
from bot.services.agendas import Draft
from bot.services.sheets import Changed, Sheet
from bot.text import _
from bot.work import Work
from handlers import case_review_forms
from handlers.answers import Answer, Done, Open, Say, Show
from handlers.registry import Registry
from handlers.request import Request
from handlers.topic_lines import draft, drafts, is_case_review, kind, lines, number
from handlers.views import agenda_forms as forms
from handlers.views import agendas as views
from handlers.views import kit, notes, topics
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
    registry.action(forms.ADD_THERE, add_there)
    registry.form(forms.ADD, submit_add, refused=refuse_add)
    registry.form(forms.ADD_SEVERAL, submit_several, refused=refuse_add)
    registry.form(forms.EDIT, submit_edit)
    registry.form(forms.RETURN, submit_return)


def open_add(work: Work, request: Request) -> Answer:
    """The empty form, for the meeting the button names or the next one."""
    sheet = _sheet_of(work, request)
    return Open(_add_form(work, sheet, Filled(presenter=sheet.member.person_id or "")))


def show_add(work: Work, request: Request) -> Answer:
    """The empty form in place of a result."""
    sheet = _sheet_of(work, request)
    return Show(_add_form(work, sheet, Filled(presenter=sheet.member.person_id or "")))


def switch_kind(work: Work, request: Request) -> Answer:
    """A case review has a form of its own, and nothing typed goes there or comes back."""
    was_text = "title" in request.form
    minutes = _minutes(request)
    if request.value == Kind.CASE_REVIEW:
        return Show(case_review_forms.add(work, request.metadata, minutes=minutes))
    if was_text:
        return Done()
    sheet = agendas.show_to_add(work, request.metadata)
    presenter = sheet.member.person_id or ""
    filled = Filled(minutes=minutes, kind=kind(request.value), presenter=presenter)
    return Show(_add_form(work, sheet, filled))


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


def _add_form(work: Work, sheet: Sheet, filled: Filled, *, reason: str = "") -> kit.View:
    presenters = people.presenters(work, sheet.taskforce.id)
    return forms.add(sheet.taskforce, sheet.agenda, presenters, filled, reason=reason)


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
    read = draft(request.text)
    if len(read.title) > kit.INPUT_LIMIT:
        return Say(forms.too_long_to_open(sentence, read.title))
    return Open(_add_form(work, sheet, _filled(work, sheet, read), reason=sentence))


def _filled(work: Work, sheet: Sheet, read: Draft) -> Filled:
    """As far as the form's fields take it."""
    minutes = read.minutes if SHORTEST <= read.minutes <= LONGEST else DEFAULT_MINUTES
    presenters = people.presenters(work, sheet.taskforce.id)
    ids = (
        each.person_id for each in presenters if read.presenter in (each.slack_user, each.person_id)
    )
    return Filled(read.title, minutes, read.kind, next(ids, None) or "", read.detail)


def submit_add(work: Work, request: Request) -> Answer:
    typed = _form_draft(request)
    if typed.kind is Kind.CASE_REVIEW:
        told = agendas.case_review_takes_no_text()
        return Show(case_review_forms.add(work, request.metadata, reason=told))
    return _propose(work, request, [typed])


def submit_several(work: Work, request: Request) -> Answer:
    return _propose(work, request, _several(request))


def _several(request: Request) -> list[Draft]:
    """A topic for each line, with what was asked about before."""
    asked = {each.title for text in request.asked for each in drafts(text)}
    return [
        replace(each, confirmed=("title",) if each.title in asked else ())
        for each in drafts(request.typed("title"))
    ]


def _propose(work: Work, request: Request, typed: list[Draft]) -> Answer:
    changed = agendas.propose(work, typed, meeting_id=request.metadata, confirmed=request.confirmed)
    return Show(_stored(changed))


def _form_draft(request: Request) -> Draft:
    return Draft(
        title=request.typed("title"),
        minutes=_minutes(request),
        kind=kind(request.typed("kind")),
        presenter=request.typed("presenter"),
        detail=request.typed("detail"),
        confirmed=[each for each in request.text_fields if request.typed(each) in request.asked],
    )


def _minutes(request: Request) -> int:
    minutes = request.typed("minutes")
    return int(minutes) if minutes.isdecimal() else DEFAULT_MINUTES


def _stored(changed: Changed) -> kit.View:
    message = topics.added(changed.sheet.taskforce, changed.sheet.agenda, changed.items)
    buttons = forms.after_adding(changed.sheet.agenda, changed.items)
    return forms.stored(_("Added"), message, buttons)


def refuse_add(work: Work, request: Request, sentence: str) -> Answer:
    """Keep the words; where the meeting ended while the form was open, offer the next one."""
    several = request.name == forms.ADD_SEVERAL
    kept = _several(request) if several else [_form_draft(request)]
    typed = [text for each in kept for text in (each.title, each.detail) if text]
    following = agendas.show_after(work, request.metadata)
    if following is None:
        return Show(notes.refused(sentence, typed))
    packed = json.dumps([following.meeting.id, [asdict(each) for each in kept]])
    if len(packed) > kit.METADATA_LIMIT:
        return Show(notes.refused(sentence, typed))
    return Show(forms.too_late(sentence, typed, following.taskforce, following.agenda, packed))


def add_there(work: Work, request: Request) -> Answer:
    """Put what came too late on the next meeting's agenda; its words pass the guard again."""
    meeting_id, kept = kit.unpacked(request.metadata, str, list)
    read = [_kept_draft(each) for each in kept]
    try:
        return Show(_stored(agendas.propose(work, read, meeting_id=meeting_id)))
    except (Refusal, Doubt) as refused:
        if len(read) > 1:
            raise
        sheet = agendas.show_to_add(work, meeting_id)
        form = _add_form(work, sheet, _filled(work, sheet, read[0]), reason=refused.sentence)
        return Show(notes.asking(form) if isinstance(refused, Doubt) else form)


def _kept_draft(kept: Any) -> Draft:
    try:
        return Draft(**kept | {"kind": Kind(kept["kind"])})
    except (KeyError, TypeError, ValueError):
        raise Refusal(_("That form no longer works. Please open it anew.")) from None


def open_edit(work: Work, request: Request) -> Answer:
    item_id, _revision = kit.read_key(request.value)
    return Open(_edit_form(work, agendas.show_to_edit(work, item_id)))


def show_edit(work: Work, request: Request) -> Answer:
    """The form in place of a result."""
    item_id, _revision = kit.read_key(request.value)
    return Show(_edit_form(work, agendas.show_to_edit(work, item_id)))


def edit_number(work: Work, request: Request) -> Answer:
    found = agendas.show_number_to_edit(work, number(request.text, "edit"))
    return Open(_edit_form(work, found))


def _edit_form(work: Work, found: Changed) -> kit.View:
    if found.item.is_closed:
        return case_review_forms.edit(work, found.item.id)
    sheet = found.sheet
    presenters = people.presenters(work, sheet.taskforce.id)
    return forms.edit(sheet.taskforce, sheet.agenda, found.item, presenters)


def submit_edit(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.metadata)
    changed = agendas.edit(
        work, item_id, _form_draft(request), revision=revision, confirmed=request.confirmed
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
    return Show(_stored(withdrawing.restore(work, topics.read_keys(request.value))))


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
