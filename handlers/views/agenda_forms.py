"""The forms around a topic: add, add several, edit, return; and their results."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.agenda import DEFAULT_MINUTES, Agenda, Item, Kind
from bot.domain.people import Member
from bot.domain.taskforce import TaskForce
from bot.text import _, mark, ngettext
from handlers.views import kit
from handlers.views.kit import Block, Message, View

ADD, ADD_SEVERAL, EDIT, RETURN = "agenda.add", "agenda.add_several", "agenda.edit", "agenda.return"
AGAIN, EDIT_HERE, UNDO_HERE = "agenda.add_another", "agenda.edit_here", "agenda.undo_here"
ADD_THERE = "agenda.add_there"

MINUTES = (5, 10, 15, 20, 25, 30, 35, 40, 45)
MOST_PRESENTERS = 100

KIND_NAMES = {
    Kind.DISCUSSION: mark("Discussion"),
    Kind.DECISION: mark("Decision"),
    Kind.INFORMATION: mark("Information"),
    Kind.TRAINING: mark("Training"),
}
PRIVACY_HINT = mark(
    "Topics, not people: no names, ages, client addresses, case numbers or operations."
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a topic's form holds before the person types, or after a refusal."""

    title: str = ""
    minutes: int = DEFAULT_MINUTES
    kind: Kind = Kind.DISCUSSION
    presenter: str = ""  # a person's id
    detail: str = ""


def add(
    taskforce: TaskForce,
    seen: Agenda,
    presenters: Sequence[Member],
    filled: Filled = Filled(),
    *,
    reason: str = "",
) -> View:
    """The form for one topic, with the reason on top when a command was refused."""
    blocks = [*_reason(reason), _taken(taskforce, seen), *_fields(presenters, filled)]
    return kit.modal(
        _("Add a topic"),
        blocks,
        form=ADD,
        submit=_("Add"),
        close=_("Cancel"),
        metadata=seen.meeting.id,
    )


def add_several(taskforce: TaskForce, seen: Agenda, typed: str, *, reason: str) -> View:
    """The form for several topics, a line each, as a refused command leaves them."""
    lines = kit.input_block(
        "title",
        _("Topics, one to a line"),
        kit.text_input(typed, multiline=True),
        hint=_(PRIVACY_HINT),
    )
    return kit.modal(
        _("Add topics"),
        [*_reason(reason), _taken(taskforce, seen), lines],
        form=ADD_SEVERAL,
        submit=_("Add"),
        close=_("Cancel"),
        metadata=seen.meeting.id,
    )


def edit(taskforce: TaskForce, seen: Agenda, item: Item, presenters: Sequence[Member]) -> View:
    chosen = next((each.person_id for each in presenters if each.name == item.presenter), None)
    filled = Filled(item.title, item.minutes, item.kind, chosen or "", item.detail)
    return kit.modal(
        _("Edit topic {number}", number=item.number),
        [_taken(taskforce, seen), *_fields(presenters, filled)],
        form=EDIT,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=kit.key(item.id, item.revision),
    )


def return_item(item: Item, *, typed: str = "", reason: str = "") -> View:
    """Asks why a topic goes back to its submitter."""
    why = kit.input_block(
        "reason",
        _("Why is it returned?"),
        kit.text_input(typed),
        hint=_("The submitter reads this. Topics, not people."),
    )
    return kit.modal(
        _("Return topic {number}", number=item.number),
        [*_reason(reason), kit.words(item.title), why],
        form=RETURN,
        submit=_("Return it"),
        close=_("Cancel"),
        metadata=kit.key(item.id, item.revision),
    )


def stored(title: str, message: Message, buttons: Sequence[Block] = ()) -> View:
    """The result of a form: the same words as the private answer, with buttons for here."""
    blocks = [block for block in message.blocks if block["type"] != "actions"]
    if buttons:
        blocks.append(kit.actions(*buttons))
    return kit.modal(title, blocks, close=_("Done"))


def after_adding(seen: Agenda, item: Item) -> list[Block]:
    key = kit.key(item.id, item.revision)
    return [
        kit.button(_("Add another"), AGAIN, kit.key(seen.meeting.id, 0)),
        kit.button(_("Edit"), EDIT_HERE, key),
        kit.button(_("Undo"), UNDO_HERE, key),
    ]


def too_late(
    reason: str, typed: Sequence[str], taskforce: TaskForce, next_seen: Agenda, draft: str
) -> View:
    """The meeting has ended meanwhile: what was typed, and the way to the next one."""
    date = kit.moment(next_seen.meeting.starts_at, taskforce.zone)
    blocks = [kit.section(kit.escape(reason)), kit.context(_("Nothing was stored. You typed:"))]
    blocks += [kit.words(text) for text in typed]
    blocks.append(kit.section(_("The next meeting is on {date}.", date=date)))
    blocks.append(kit.actions(kit.button(_("Add it there"), ADD_THERE, primary=True)))
    return kit.modal(_("Not stored"), blocks, close=_("Close"), metadata=draft)


def _reason(reason: str) -> list[Block]:
    return [kit.section(f"*{kit.escape(reason)}*")] if reason else []


def _taken(taskforce: TaskForce, seen: Agenda) -> Block:
    return kit.section(
        _(
            "For {taskforce}, {date}. {taken} of {length} minutes are taken.",
            taskforce=kit.escape(taskforce.name),
            date=kit.moment(seen.meeting.starts_at, taskforce.zone),
            taken=seen.minutes,
            length=seen.meeting.minutes,
        )
    )


def _fields(presenters: Sequence[Member], filled: Filled) -> list[Block]:
    kinds = [(_(name), kind.value) for kind, name in KIND_NAMES.items()]
    people = [(member.name, member.person_id or "") for member in presenters[:MOST_PRESENTERS]]
    blocks = [
        kit.input_block("title", _("Topic"), kit.text_input(filled.title), hint=_(PRIVACY_HINT)),
        kit.input_block("minutes", _("Minutes"), _minutes(filled.minutes)),
        kit.input_block("kind", _("Kind"), kit.select(kinds, filled.kind.value)),
        kit.input_block(
            "presenter", _("Presenter"), kit.select(people, filled.presenter), optional=True
        ),
        kit.input_block(
            "detail",
            _("Detail"),
            kit.text_input(filled.detail, multiline=True),
            hint=_(PRIVACY_HINT),
            optional=True,
        ),
    ]
    return [block for block in blocks if block["block_id"] != "presenter" or people]


def _minutes(chosen: int) -> Block:
    options = sorted({*MINUTES, chosen})
    labels = [
        (ngettext("{number} minute", "{number} minutes", each), str(each)) for each in options
    ]
    return kit.select(labels, str(chosen))
