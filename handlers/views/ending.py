"""The question before a meeting ends, and the answer after it."""

from collections.abc import Sequence

from bot.domain.agenda import Agenda, Item
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import kit, topics
from handlers.views.kit import Block, View

END = "panel.end"
ALL = "all"

CHOICES_AT_MOST = 10
"""With more open topics than this, ending has one choice for all."""


def form(
    taskforce: TaskForce,
    seen: Agenda,
    open_items: Sequence[Item],
    *,
    is_mistake: bool,
    metadata: str,
) -> View:
    """Asks what an ending carries: every open topic unless unticked."""
    name = kit.escape(taskforce.name)
    if is_mistake:
        sentence = _(
            "The meeting of {taskforce} was opened less than 5 minutes ago and nothing was "
            "discussed. Ending it now takes the opening back: nothing changes.",
            taskforce=name,
        )
        blocks = [kit.section(sentence)]
    else:
        blocks = [kit.section(_("End the meeting of {taskforce}?", taskforce=name))]
        blocks += [*_current(seen), _to_carry(open_items)]
    return kit.modal(
        _("End the meeting?"),
        blocks,
        form=END,
        submit=_("End meeting"),
        close=_("Not yet"),
        metadata=metadata,
    )


def _current(seen: Agenda) -> list[Block]:
    if seen.current is None:
        return []
    number, title = seen.current.number, kit.escape(seen.current.title)
    if seen.current.from_template:
        sentence = _("{number}. {title} counts as done.", number=number, title=title)
    else:
        sentence = _(
            "{number}. {title} counts as discussed. To carry it over, park it first.",
            number=number,
            title=title,
        )
    return [kit.context(sentence)]


def _to_carry(open_items: Sequence[Item]) -> Block:
    if not open_items:
        return kit.section(_("No other topic is open, so nothing is carried over."))
    choices = [(f"{item.number}. {_plain_label(item)}", item.id) for item in open_items]
    if len(open_items) > CHOICES_AT_MOST:
        every = _("Carry all {number} open topics", number=len(open_items))
        choices = [(every, ALL)]
    boxes = kit.checkboxes(choices, ticked=True)
    return kit.input_block("carry", _("Carry over to the next meeting"), boxes, optional=True)


def _plain_label(item: Item) -> str:
    """For an option, which takes typed words as they are."""
    return topics.label(item) if item.is_closed else item.title


def ended(taskforce: TaskForce, carried: int, next_date: str) -> View:
    """What an ending did, as the result of its form."""
    name = kit.escape(taskforce.name)
    lines = [_("*The meeting of {taskforce} is over.*", taskforce=name)]
    if carried:
        lines.append(
            ngettext(
                "{number} topic is carried over.", "{number} topics are carried over.", carried
            )
        )
    lines.append(_("The next meeting: {date}.", date=next_date))
    return kit.modal(_("Meeting over"), [kit.section("\n".join(lines))], close=_("Done"))


def undone() -> View:
    """The meeting was opened by mistake."""
    sentence = _("The opening is taken back. Everything is as it was before.")
    return kit.modal(_("Opened by mistake"), [kit.section(sentence)], close=_("Done"))
