"""What people do to the agenda by command and by button."""

from bot.domain.agenda import OPEN, ItemState
from bot.domain.outbox import Due
from bot.errors import Refusal
from bot.services import agendas, arranging, withdrawing
from bot.services.sheets import Changed, Sheet
from bot.text import _, mark
from bot.work import Work
from handlers import agenda_forms
from handlers.answers import Answer, Done, Open, Revise, Say
from handlers.kinds import Kind
from handlers.registry import Command, Listener, Registry, Verb
from handlers.request import Request
from handlers.topic_forms import as_meant
from handlers.topic_lines import (
    drafts,
    is_case_review,
    no_name_left_over,
    number,
    numbers,
    read_number,
)
from handlers.views import agenda_forms as forms
from handlers.views import agendas as views
from handlers.views import kit, topics
from handlers.views.kit import Message

ANSWERED = frozenset({ItemState.ACCEPTED, ItemState.RETURNED})
OFF = frozenset({ItemState.REMOVED, ItemState.DROPPED})


def register(registry: Registry) -> None:
    agenda_forms.register(registry)
    registry.command(COMMAND)
    registry.action(views.SHOW, show)
    for name in views.PAGE_BUTTONS:
        registry.action(name, turn_page)
    registry.action(topics.REMOVE, press_remove)
    registry.action(topics.RESTORE, press_restore)
    registry.action(views.ACCEPT, press_accept)
    registry.action(views.UP, press_up)
    registry.action(views.DOWN, press_down)
    registry.action(topics.KEEP, press_keep)
    registry.action(topics.WITHDRAW, press_remove)
    registry.sends(
        Kind("item_answered", render_answered, again=True),
        Kind("item_removed", render_removed, again=True),
        Kind("carried_often", render_carried_often, again=True, edits=True),
    )


def show(work: Work, _request: Request) -> Answer:
    return Say(_page(work, agendas.show(work)))


def turn_page(work: Work, request: Request) -> Answer:
    meeting_id, page = kit.read_key(request.value)
    return Revise(_page(work, agendas.show_meeting(work, meeting_id), page))


def _page(work: Work, sheet: Sheet, page: int = 0, *, at: str | None = None) -> Message:
    return views.agenda(sheet.taskforce, sheet.member, sheet.agenda, now=work.now, page=page, at=at)


def _page_of(work: Work, changed: Changed) -> Message:
    """The page where the topic stands now."""
    return _page(work, changed.sheet, at=changed.item.id)


def add(work: Work, request: Request) -> Answer:
    """Add the topic that was typed, or several, a line each; with nothing typed open the form."""
    if not request.text:
        return agenda_forms.open_add(work, request)
    text = as_meant(work, request.text)
    if is_case_review(text):
        return agenda_forms.open_case_review(work)
    no_name_left_over(text)
    return Say(_added(agendas.propose(work, drafts(text))))


def _added(changed: Changed) -> Message:
    return topics.added(changed.sheet.taskforce, changed.sheet.agenda, changed.items)


def _removed(changed: Changed) -> Message:
    return topics.removed(changed.sheet.taskforce, changed.sheet.agenda, changed.items)


def _changed(changed: Changed, sentence: str) -> Message:
    return topics.changed(changed.sheet.taskforce, changed.sheet.agenda, changed.item, sentence)


def remove_number(work: Work, request: Request) -> Answer:
    return Say(_removed(withdrawing.remove_numbers(work, numbers(request.text, "remove"))))


def press_remove(work: Work, request: Request) -> Answer:
    return Revise(_removed(withdrawing.remove(work, topics.read_keys(request.value))))


def press_restore(work: Work, request: Request) -> Answer:
    back = withdrawing.restore(work, topics.read_keys(request.value))
    return Revise(topics.restored(back.sheet.taskforce, back.sheet.agenda, back.items))


def press_keep(work: Work, request: Request) -> Answer:
    """The submitter still wants a topic that was carried often; the question itself tells."""
    item_id, revision = kit.read_key(request.value)
    withdrawing.keep(work, item_id, revision=revision)
    return Done()


def move_number(work: Work, request: Request) -> Answer:
    """Move topic N to place M: "4 to 2"."""
    match [read_number(word) for word in request.text.replace(" to ", " ").split()]:
        case [int(topic), int(place)]:
            moved = arranging.move_number(work, topic, place)
            return Say(topics.moved(moved.sheet.agenda, moved.item, place, _page_of(work, moved)))
        case _:
            raise Refusal(_("Say which topic goes where, such as /agenda move 4 to 2."))


def press_up(work: Work, request: Request) -> Answer:
    return _shift(work, request, -1)


def press_down(work: Work, request: Request) -> Answer:
    return _shift(work, request, 1)


def _shift(work: Work, request: Request, by: int) -> Answer:
    item_id, revision = kit.read_key(request.value)
    return Revise(_page_of(work, arranging.shift(work, item_id, by=by, revision=revision)))


def accept_number(work: Work, request: Request) -> Answer:
    changed = arranging.accept_number(work, number(request.text, "accept"))
    return Say(_changed(changed, _("Topic {number} is accepted.", number=changed.item.number)))


def press_accept(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.value)
    return Revise(_page_of(work, arranging.accept(work, item_id, revision=revision)))


def return_number(work: Work, request: Request) -> Answer:
    """Return topic N with the reason that follows, or ask for it."""
    first, _space, reason = request.text.partition(" ")
    item = arranging.show_number_to_return(work, number(first, "return")).item
    if not reason.strip() or item.is_closed:
        return Open(forms.return_item(item))
    changed = arranging.return_item(work, item.id, reason, revision=item.revision)
    return Say(_changed(changed, _("Topic {number} is returned.", number=changed.item.number)))


def render_answered(work: Work, due: Due) -> Message | None:
    found = agendas.show_item(work, due.subject)
    if found is None or found.item.state not in ANSWERED:
        return None
    return topics.answered(found.sheet.taskforce, found.sheet.agenda, found.item)


def render_removed(work: Work, due: Due) -> Message | None:
    found = agendas.show_item(work, due.subject)
    if found is None or found.item.state not in OFF:
        return None
    return topics.told_removed(found.sheet.taskforce, found.sheet.agenda, found.item)


def render_carried_often(work: Work, due: Due) -> Message | None:
    found = agendas.show_item(work, due.subject)
    if found is None or found.item.state not in OPEN | OFF:
        return None
    return topics.carried_often(found.sheet.taskforce, found.item)


COMMAND = Command(
    name="agenda",
    meaning=mark("shows the agenda of the next meeting"),
    bare=Listener(show),
    verbs=(
        Verb(
            "add",
            mark("/agenda add Share the shelter map 10m @Ben (decision)"),
            mark(
                "proposes a topic, if you like with minutes, presenter and kind: (discussion), "
                "(decision), (information), (training) or (case review); several lines propose "
                "several; alone it opens a form"
            ),
            Listener(add, refused=agenda_forms.reopen_add),
        ),
        Verb(
            "edit",
            mark("/agenda edit 4"),
            mark("changes a topic"),
            Listener(agenda_forms.edit_number),
        ),
        Verb(
            "remove",
            mark("/agenda remove 4 5"),
            mark("takes topics off by their numbers; you can undo it"),
            Listener(remove_number),
        ),
        Verb(
            "move",
            mark("/agenda move 4 to 2"),
            mark("makes topic 4 the second; numbers stay what they are"),
            Listener(move_number),
        ),
        Verb(
            "accept",
            mark("/agenda accept 4"),
            mark("puts a proposed topic on the agenda"),
            Listener(accept_number),
        ),
        Verb(
            "return",
            mark("/agenda return 4 Please bring this to the training group"),
            mark("gives a proposed topic back, with the reason"),
            Listener(return_number, refused=agenda_forms.reopen_return),
        ),
    ),
)
