"""What people do to the agenda: by command, by button, by form."""

from bot.domain.outbox import Due
from bot.errors import Refusal
from bot.services import agendas
from bot.services.sheets import Sheet
from bot.text import _, mark
from bot.work import Work
from handlers.agenda_forms import (
    draft,
    edit_number,
    lines,
    number,
    open_add,
    reopen_add,
    reopen_return,
)
from handlers.answers import Answer, Open, Revise, Say
from handlers.kinds import Kind
from handlers.registry import Command, Listener, Registry, Verb
from handlers.request import Request
from handlers.views import agenda_forms as forms
from handlers.views import agendas as views
from handlers.views import kit
from handlers.views.kit import Message


def register(registry: Registry) -> None:
    registry.command(COMMAND)
    registry.action(views.SHOW, show)
    for name in (views.PAGE, *views.PAGE_BUTTONS):
        registry.action(name, turn_page)
    registry.action(views.REMOVE, press_remove)
    registry.action(views.RESTORE, press_restore)
    registry.action(views.ACCEPT, press_accept)
    registry.action(views.UP, press_up)
    registry.action(views.DOWN, press_down)
    registry.action(views.KEEP, press_keep)
    registry.action(views.WITHDRAW, press_remove)
    registry.sends(
        Kind("item_answered", render_answered, again=True),
        Kind("carried_often", render_carried_often, again=True),
    )


def show(work: Work, _request: Request) -> Answer:
    return Say(_page(work, agendas.show(work)))


def turn_page(work: Work, request: Request) -> Answer:
    meeting_id, page = kit.read_key(request.value)
    return Revise(_page(work, agendas.show_meeting(work, meeting_id), page))


def _page(work: Work, sheet: Sheet, page: int = 0) -> Message:
    return views.agenda(sheet.taskforce, sheet.member, sheet.agenda, now=work.now, page=page)


def add(work: Work, request: Request) -> Answer:
    """Add the topic that was typed, or several, a line each; with nothing typed open the form."""
    if not request.text:
        return open_add(work, request)
    changed = agendas.propose(work, [draft(line) for line in lines(request.text)])
    return Say(views.added(changed.sheet.taskforce, changed.sheet.agenda, changed.items))


def remove_number(work: Work, request: Request) -> Answer:
    found = agendas.show_number(work, number(request.text))
    changed = agendas.remove(work, found.item.id)
    return Say(views.removed(changed.sheet.taskforce, changed.item))


def press_remove(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.value)
    changed = agendas.remove(work, item_id, revision=revision)
    return Revise(views.removed(changed.sheet.taskforce, changed.item))


def press_restore(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.value)
    changed = agendas.restore(work, item_id, revision=revision)
    return Revise(views.added(changed.sheet.taskforce, changed.sheet.agenda, changed.items))


def press_keep(work: Work, request: Request) -> Answer:
    """The submitter still wants a topic that was carried often: it simply stays."""
    item_id, _revision = kit.read_key(request.value)
    found = agendas.show_item(work, item_id)
    return Say(views.changed(found.sheet.taskforce, found.item, _("It stays on the agenda.")))


def move_number(work: Work, request: Request) -> Answer:
    """Move topic N to place M: "4 to 2"."""
    words = request.text.replace(" to ", " ").split()
    if len(words) != len(("N", "M")):
        raise Refusal(_("Say which topic goes where, such as /agenda move 4 to 2."))
    place = number(words[1])
    found = agendas.show_number(work, number(words[0]))
    changed = agendas.move(work, found.item.id, place)
    return Say(_page(work, changed.sheet))


def press_up(work: Work, request: Request) -> Answer:
    return _shift(work, request, -1)


def press_down(work: Work, request: Request) -> Answer:
    return _shift(work, request, 1)


def _shift(work: Work, request: Request, by: int) -> Answer:
    item_id, revision = kit.read_key(request.value)
    return Revise(_page(work, agendas.shift(work, item_id, by=by, revision=revision).sheet))


def accept_number(work: Work, request: Request) -> Answer:
    found = agendas.show_number(work, number(request.text))
    changed = agendas.accept(work, found.item.id)
    sentence = _("Topic {number} is accepted.", number=changed.item.number)
    return Say(views.changed(changed.sheet.taskforce, changed.item, sentence))


def press_accept(work: Work, request: Request) -> Answer:
    item_id, revision = kit.read_key(request.value)
    return Revise(_page(work, agendas.accept(work, item_id, revision=revision).sheet))


def return_number(work: Work, request: Request) -> Answer:
    """Return topic N with the reason that follows, or ask for it."""
    first, _space, reason = request.text.partition(" ")
    found = agendas.show_number(work, number(first))
    if not reason.strip():
        agendas.may_answer(work, found.item.id)
        return Open(forms.return_item(found.item))
    changed = agendas.return_item(work, found.item.id, reason)
    sentence = _("Topic {number} is returned.", number=changed.item.number)
    return Say(views.changed(changed.sheet.taskforce, changed.item, sentence))


def render_answered(work: Work, due: Due) -> Message | None:
    found = agendas.find_item(work, due.subject)
    if found is None:
        return None
    return views.answered(found.sheet.taskforce, found.sheet.agenda, found.item)


def render_carried_often(work: Work, due: Due) -> Message | None:
    found = agendas.find_item(work, due.subject)
    return views.carried_often(found.sheet.taskforce, found.item) if found else None


COMMAND = Command(
    name="agenda",
    meaning=mark("shows the agenda of the next meeting"),
    bare=Listener(show),
    verbs=(
        Verb(
            "add",
            mark("/agenda add Share the shelter map 10m"),
            mark("proposes a topic; several lines propose several; alone it opens a form"),
            Listener(add, refused=reopen_add),
        ),
        Verb("edit", mark("/agenda edit 4"), mark("changes a topic"), Listener(edit_number)),
        Verb(
            "remove",
            mark("/agenda remove 4"),
            mark("takes a topic off; you can undo it"),
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
            Listener(return_number, refused=reopen_return),
        ),
    ),
)
