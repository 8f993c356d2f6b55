"""The forms around a topic: opened, filled, submitted, refused."""

import json
import re
from dataclasses import asdict

from bot.domain.agenda import DEFAULT_MINUTES, LONGEST, SHORTEST, Kind
from bot.domain.when.topics import split_topic
from bot.errors import Refusal
from bot.services import agendas, people
from bot.services.agendas import Draft
from bot.services.sheets import Changed, Sheet
from bot.text import _
from bot.work import Work
from handlers.answers import Answer, Open, Show
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import agenda_forms as forms
from handlers.views import agendas as views
from handlers.views import kit
from handlers.views.agenda_forms import Filled


def register(registry: Registry) -> None:
    registry.action(views.OPEN_ADD, open_add, opens_form=True)
    registry.action(views.OPEN_EDIT, open_edit, opens_form=True)
    registry.action(views.OPEN_RETURN, open_return, opens_form=True)
    registry.action(forms.AGAIN, show_add)
    registry.action(forms.EDIT_HERE, show_edit)
    registry.action(forms.UNDO_HERE, undo_here)
    registry.action(forms.ADD_THERE, add_there)
    registry.form(forms.ADD, submit_add, refused=too_late)
    registry.form(forms.ADD_SEVERAL, submit_several, refused=too_late)
    registry.form(forms.EDIT, submit_edit)
    registry.form(forms.RETURN, submit_return)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def draft(line: str) -> Draft:
    topic = split_topic(line)
    return Draft(
        title=topic.title,
        minutes=DEFAULT_MINUTES if topic.minutes is None else topic.minutes,
        kind=_kind(topic.kind),
        presenter=topic.presenter or "",
    )


def _kind(word: str | None) -> Kind:
    offered = {kind.value: kind for kind in forms.KIND_NAMES}
    return offered.get(word or "", Kind.DISCUSSION)


def number(text: str) -> int:
    """The item number at the start of what was typed."""
    word = text.split(maxsplit=1)[0].lstrip("#") if text.strip() else ""
    if not re.fullmatch(r"[0-9]{1,6}", word):
        raise Refusal(_("Which topic? Give its number, such as /agenda edit 3."))
    return int(word)


def reopen_add(work: Work, request: Request, sentence: str) -> Answer:
    """The form, filled with the command that was refused."""
    sheet = agendas.show(work)
    if len(several := lines(request.text)) > 1:
        typed = "\n".join(several)
        return Open(forms.add_several(sheet.taskforce, sheet.agenda, typed, reason=sentence))
    read = draft(request.text)
    minutes = read.minutes if SHORTEST <= read.minutes <= LONGEST else DEFAULT_MINUTES
    filled = Filled(read.title, minutes, read.kind)
    presenters = people.presenters(work, sheet.taskforce.id)
    return Open(forms.add(sheet.taskforce, sheet.agenda, presenters, filled, reason=sentence))


def open_add(work: Work, request: Request) -> Answer:
    """The empty form, for the meeting the button names or the next one."""
    sheet = _sheet_of(work, request)
    presenters = people.presenters(work, sheet.taskforce.id)
    filled = Filled(presenter=sheet.member.person_id or "")
    return Open(forms.add(sheet.taskforce, sheet.agenda, presenters, filled))


def show_add(work: Work, request: Request) -> Answer:
    """The empty form in place of a result."""
    answer = open_add(work, request)
    return Show(answer.view) if isinstance(answer, Open) else answer


def _sheet_of(work: Work, request: Request) -> Sheet:
    if not request.value:
        return agendas.show(work)
    meeting_id, _version = kit.read_key(request.value)
    return agendas.show_meeting(work, meeting_id)


def submit_add(work: Work, request: Request) -> Answer:
    changed = agendas.propose(
        work, [_form_draft(request)], meeting_id=request.metadata, confirmed=request.confirmed
    )
    return Show(_stored(changed))


def _form_draft(request: Request) -> Draft:
    minutes = request.typed("minutes")
    return Draft(
        title=request.typed("title"),
        minutes=int(minutes) if minutes.isdecimal() else DEFAULT_MINUTES,
        kind=_kind(request.typed("kind")),
        presenter=request.typed("presenter"),
        detail=request.typed("detail"),
    )


def _stored(changed: Changed) -> kit.View:
    message = views.added(changed.sheet.taskforce, changed.sheet.agenda, changed.items)
    buttons = forms.after_adding(changed.sheet.agenda, changed.item) if changed.items else []
    return forms.stored(_("Added"), message, buttons if len(changed.items) == 1 else [])


def submit_several(work: Work, request: Request) -> Answer:
    drafts = _line_drafts(request)
    changed = agendas.propose(
        work, drafts, meeting_id=request.metadata, confirmed=request.confirmed
    )
    return Show(_stored(changed))


def _line_drafts(request: Request) -> list[Draft]:
    return [draft(line) for line in lines(request.typed("title"))]


def too_late(work: Work, request: Request, sentence: str) -> Answer:
    """The meeting ended while the form was open: keep the words, offer the next meeting."""
    sheet = agendas.show_after(work, request.metadata)
    several = request.name == forms.ADD_SEVERAL
    drafts = _line_drafts(request) if several else [_form_draft(request)]
    packed = json.dumps([sheet.meeting.id, [asdict(each) for each in drafts]])
    typed = [text for each in drafts for text in (each.title, each.detail) if text]
    return Show(forms.too_late(sentence, typed, sheet.taskforce, sheet.agenda, packed))


def add_there(work: Work, request: Request) -> Answer:
    """Put what came too late on the next meeting's agenda; its words pass the guard again."""
    meeting_id, drafts = json.loads(request.metadata)
    read = [Draft(**each | {"kind": Kind(each["kind"])}) for each in drafts]
    return Show(_stored(agendas.propose(work, read, meeting_id=meeting_id)))


def open_edit(work: Work, request: Request) -> Answer:
    item_id, _revision = kit.read_key(request.value)
    return Open(_edit_form(work, agendas.show_item(work, item_id)))


def show_edit(work: Work, request: Request) -> Answer:
    item_id, _revision = kit.read_key(request.value)
    return Show(_edit_form(work, agendas.show_item(work, item_id)))


def edit_number(work: Work, request: Request) -> Answer:
    return Open(_edit_form(work, agendas.show_number(work, number(request.text))))


def _edit_form(work: Work, found: Changed) -> kit.View:
    sheet = found.sheet
    presenters = people.presenters(work, sheet.taskforce.id)
    return forms.edit(sheet.taskforce, sheet.agenda, found.item, presenters)


def submit_edit(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.metadata)
    changed = agendas.edit(
        work, item_id, _form_draft(request), revision=revision, confirmed=request.confirmed
    )
    sentence = _("Topic {number} is changed.", number=changed.item.number)
    message = views.changed(changed.sheet.taskforce, changed.item, sentence)
    return Show(forms.stored(_("Changed"), message))


def undo_here(work: Work, request: Request) -> Answer:
    """Undo in the result of a form."""
    item_id, revision = kit.read_key(request.value)
    changed = agendas.remove(work, item_id, revision=revision)
    message = views.removed(changed.sheet.taskforce, changed.item)
    return Show(forms.stored(_("Taken back"), message))


def reopen_return(work: Work, request: Request, sentence: str) -> Answer:
    """The form for the reason, filled with the one that was refused."""
    first, _space, typed = request.text.partition(" ")
    found = agendas.show_number(work, number(first))
    agendas.may_answer(work, found.item.id)
    return Open(forms.return_item(found.item, typed=typed.strip(), reason=sentence))


def open_return(work: Work, request: Request) -> Answer:
    item_id, _revision = kit.read_key(request.value)
    agendas.may_answer(work, item_id)
    return Open(forms.return_item(agendas.show_item(work, item_id).item))


def submit_return(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.metadata)
    changed = agendas.return_item(
        work, item_id, request.typed("reason"), revision=revision, confirmed=request.confirmed
    )
    sentence = _("Topic {number} is returned.", number=changed.item.number)
    message = views.changed(changed.sheet.taskforce, changed.item, sentence)
    return Show(forms.stored(_("Returned"), message))
