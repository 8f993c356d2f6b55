"""Topics that come after their meeting ended, led on to where they can still stand."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bot.domain.agenda import ItemState, Kind
from bot.domain.privacy import Doubt
from bot.errors import Refusal
from bot.services import agendas, carrying
from bot.services.agendas import Draft
from bot.services.sheets import Changed
from bot.text import _
from bot.work import Work
from handlers import case_review_forms
from handlers.answers import Answer, Show
from handlers.request import Request
from handlers.topic_forms import add_form, edit_form, filled, form_draft, several, stored
from handlers.views import agenda_forms as forms
from handlers.views import kit, notes


def led_on(work: Work, item_id: str) -> kit.View | None:
    """The form of what carries a topic on, or for proposing a returned one again.

    None for one whose meeting is not over, or that the meeting has dealt with.
    """
    if carried := carrying.carried_on(work, item_id):
        found = agendas.show_to_edit(work, carried)
        return edit_form(work, found, reason=_was_carried(found))
    returned = agendas.show_item(work, item_id)
    if returned is None or returned.item.state is not ItemState.RETURNED:
        return None
    following = agendas.show_after(work, returned.sheet.meeting.id)
    if following is None:
        return None
    item = returned.item
    reason = _("That meeting is over. You can propose the topic for this one.")
    reason = " ".join(filter(None, [forms.why_returned(item), reason]))
    if item.is_closed:
        meeting_id = following.meeting.id
        return case_review_forms.add(work, meeting_id, minutes=item.minutes, reason=reason)
    return add_form(work, following, forms.filled_from(item), reason=reason)


def _was_carried(found: Changed) -> str:
    return _(
        "That meeting is over. The topic was carried on: it is topic {number} of this one.",
        number=found.item.number,
    )


def refuse_add(work: Work, request: Request, sentence: str) -> Answer:
    """Keep the words; where the meeting ended while the form was open, offer the next one."""
    are_several = request.name == forms.ADD_SEVERAL
    kept = several(work, request) if are_several else [form_draft(request)]
    return _too_late(work, request.metadata, kept, sentence)


def refuse_edit(work: Work, request: Request, sentence: str) -> Answer:
    """The same; a topic that was carried on meanwhile can be edited where it is now."""
    item_id, _revision = kit.read_key(request.metadata)
    typed = form_draft(request)
    if carried := carrying.carried_on(work, item_id):
        found = agendas.show_to_edit(work, carried)
        kept = filled(work, found.sheet, typed)
        return Show(edit_form(work, found, kept, reason=_was_carried(found)))
    found_late = agendas.show_item(work, item_id)
    meeting_id = found_late.sheet.meeting.id if found_late else None
    return _too_late(work, meeting_id, [typed], sentence)


def _too_late(work: Work, meeting_id: str | None, kept: Sequence[Draft], sentence: str) -> Answer:
    typed = [text for each in kept for text in (each.title, each.detail) if text]
    following = agendas.show_after(work, meeting_id) if meeting_id else None
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
        return Show(stored(agendas.propose(work, read, meeting_id=meeting_id)))
    except (Refusal, Doubt) as refused:
        if len(read) > 1:
            raise
        sheet = agendas.show_to_add(work, meeting_id)
        form = add_form(work, sheet, filled(work, sheet, read[0]), reason=refused.sentence)
        return Show(notes.asking(form) if isinstance(refused, Doubt) else form)


def _kept_draft(kept: Any) -> Draft:
    try:
        return Draft(**kept | {"kind": Kind(kept["kind"])})
    except (KeyError, TypeError, ValueError):
        raise Refusal(_("That form no longer works. Please open it anew.")) from None
