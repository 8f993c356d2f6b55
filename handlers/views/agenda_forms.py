"""The forms around a topic: add, add several, edit, return; and their results."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.agenda import DEFAULT_MINUTES, Agenda, Item, Kind
from bot.domain.people import Member
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import kit, notes, times, topics
from handlers.views.kit import Block, Message, View

ADD, ADD_SEVERAL, EDIT, RETURN = "agenda.add", "agenda.add_several", "agenda.edit", "agenda.return"
AGAIN, EDIT_HERE = "agenda.add_another", "agenda.edit_here"
UNDO_HERE, RESTORE_HERE = "agenda.undo_here", "agenda.restore_here"
ADD_THERE = "agenda.add_there"
KIND = "kind"
"""Choosing a kind of topic is dispatched: a case review has another form."""

MINUTES = (5, 10, 15, 20, 25, 30, 35, 40, 45)


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
    filled: Filled,
    *,
    reason: str = "",
    typed: str = "",
) -> View:
    """The form for one topic, with the reason on top when what was typed was refused.

    `typed` is the whole of it, where the fields do not take everything.
    """
    return kit.modal(
        _("Add a topic"),
        [
            *on_top(reason),
            *(notes.nothing_stored([typed]) if typed else []),
            for_meeting(taskforce, seen),
            *_fields(presenters, filled, kinds(filled.kind)),
        ],
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
        hint=_(topics.PRIVACY_HINT),
    )
    return kit.modal(
        _("Add topics"),
        [*on_top(reason), for_meeting(taskforce, seen), lines],
        form=ADD_SEVERAL,
        submit=_("Add"),
        close=_("Cancel"),
        metadata=seen.meeting.id,
    )


def filled_from(item: Item) -> Filled:
    presenter = item.presenter.person_id if item.presenter else None
    return Filled(item.title, item.minutes, item.kind, presenter or "", item.detail)


def why_returned(item: Item) -> str:
    return _("Returned: {reason}", reason=item.reason) if item.reason else ""


def edit(
    taskforce: TaskForce,
    seen: Agenda,
    item: Item,
    presenters: Sequence[Member],
    filled: Filled | None = None,
    *,
    reason: str = "",
) -> View:
    """The form of a topic as it is, or as it was `filled` in before."""
    filled = filled or filled_from(item)
    chosen = kinds(filled.kind, but_not=Kind.CASE_REVIEW)
    on_it = [*on_top(reason or why_returned(item)), for_meeting(taskforce, seen)]
    return kit.modal(
        _("Edit topic {number}", number=item.number),
        [*on_it, *_fields(presenters, filled, chosen)],
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
    if item.is_closed:
        why = kit.section(_("A case review takes no text, so it goes back without a reason."))
    return kit.modal(
        _("Return topic {number}", number=item.number),
        [*on_top(reason), kit.section(topics.label(item)), why],
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


def after_adding(seen: Agenda, items: Sequence[Item]) -> list[Block]:
    another = kit.button(_("Add another"), AGAIN, kit.key(seen.meeting.id, 0))
    edit = kit.button(_("Edit"), EDIT_HERE, topics.keys(items[:1]))
    undo = kit.button(_("Undo"), UNDO_HERE, topics.keys(items))
    return [another, edit, undo] if len(items) == 1 else [another, undo]


def after_removing(items: Sequence[Item]) -> list[Block]:
    return [kit.button(_("Undo"), RESTORE_HERE, topics.keys(items))]


def too_late(
    reason: str, typed: Sequence[str], taskforce: TaskForce, next_seen: Agenda, draft: str
) -> View:
    """The meeting has ended meanwhile: what was typed, and the way to the next one."""
    date = times.moment(next_seen.meeting.starts_at, taskforce.zone)
    there = kit.button(_("Add it there"), ADD_THERE, primary=True)
    blocks = [
        *on_top(reason),
        *notes.nothing_stored(typed),
        kit.section(_("The next meeting: {date}.", date=date)),
        kit.actions(there),
    ]
    return kit.modal(_("Not stored"), blocks, close=_("Close"), metadata=draft)


def too_long_to_open(reason: str, typed: str) -> Message:
    """A refused command that no form's field holds: its words, to be copied from."""
    return kit.message(kit.escape(reason), [*on_top(reason), *notes.nothing_stored([typed])])


def on_top(reason: str) -> list[Block]:
    return [kit.section(f"*{kit.escape(reason)}*")] if reason else []


def for_meeting(taskforce: TaskForce, seen: Agenda) -> Block:
    name, date = taskforce.name, times.moment(seen.meeting.starts_at, taskforce.zone)
    sentence = _("For {taskforce}, {date}.", taskforce=kit.escape(name), date=date)
    return kit.section(f"{sentence} {topics.taken(seen)}")


def kinds(chosen: Kind, *, but_not: Kind | None = None) -> Block:
    """The kind of a topic; where a case review can be chosen, choosing is dispatched."""
    offered = [
        (_(name), kind.value) for kind, name in topics.KIND_NAMES.items() if kind is not but_not
    ]
    block = kit.input_block(KIND, _("Kind"), kit.select(offered, chosen.value))
    return block if but_not else block | {"dispatch_action": True}


def _fields(presenters: Sequence[Member], filled: Filled, kind: Block) -> list[Block]:
    people = [(member.name, member.person_id or "") for member in presenters]
    hint = _(topics.PRIVACY_HINT)
    detail = kit.text_input(filled.detail, multiline=True)
    presenter = kit.select(people, filled.presenter)
    return [
        kit.input_block("title", _("Topic"), kit.text_input(filled.title), hint=hint),
        kit.input_block("minutes", _("Minutes"), minutes_select(filled.minutes)),
        kind,
        kit.input_block("presenter", _("Presenter"), presenter, optional=True),
        kit.input_block("detail", _("Detail"), detail, hint=hint, optional=True),
    ]


def minutes_select(chosen: int) -> Block:
    options = sorted({*MINUTES, chosen})
    labels = [
        (ngettext("{number} minute", "{number} minutes", each), str(each)) for each in options
    ]
    return kit.select(labels, str(chosen))
