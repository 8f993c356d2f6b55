"""The facilitator's panel by direct message, from "starts in 5" to the end."""

from collections.abc import Sequence

from bot.domain.agenda import Agenda, Item
from bot.domain.meeting import MeetingState
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import kit
from handlers.views.kit import Block, Message, View
from handlers.views.meetings import next_line, now_line, where_it_stands

START_PLANNED = "panel.start"
NEXT, EXTEND, PARK, BACK = "panel.next", "panel.extend", "panel.park", "panel.back"
OPEN_END, END = "panel.open_end", "panel.end"

CHOICES_AT_MOST = 10
"""With more open topics than this, ending has one choice for all."""


def starts_soon(taskforce: TaskForce, seen: Agenda) -> Message:
    meeting, zone = seen.meeting, taskforce.zone
    head = _(
        "{taskforce} starts at {time}.",
        taskforce=kit.escape(taskforce.display_name),
        time=kit.clock_time(meeting.starts_at, zone),
    )
    counts = ngettext(
        "{number} topic, {taken} of {length} minutes.",
        "{number} topics, {taken} of {length} minutes.",
        len(seen.on_agenda),
        taken=seen.minutes,
        length=meeting.minutes,
    )
    start = kit.button(
        _("Start meeting"), START_PLANNED, kit.key(meeting.id, meeting.step), primary=True
    )
    blocks = [kit.section(f"*{head}* {counts}"), kit.actions(start), kit.context(_why())]
    return Message(kit.plainly(f"{head} {counts}"), blocks)


def panel(taskforce: TaskForce, seen: Agenda) -> Message:
    """What the facilitator acts with; over, it shrinks to a line."""
    name = kit.escape(taskforce.display_name)
    if seen.meeting.state is not MeetingState.IN_SESSION:
        line = _("{taskforce}: this meeting is over.", taskforce=name)
        if seen.meeting.state is MeetingState.PLANNED:
            line = _(
                "{taskforce}: opened by mistake. The meeting is planned as before.", taskforce=name
            )
        return Message(kit.plainly(line), [kit.section(line)])
    step = where_it_stands(seen, taskforce.zone)
    text = _("{taskforce}: you are facilitating. {step}", taskforce=name, step=step)
    blocks = [
        kit.section(_("*You are facilitating · {taskforce}*", taskforce=name)),
        kit.section(now_line(seen, taskforce.zone)),
        kit.context(next_line(seen)),
        *_overrun(seen),
        _buttons(seen),
        kit.context(_why()),
    ]
    return Message(kit.plainly(text), blocks)


def _overrun(seen: Agenda) -> list[Block]:
    """Whether what is left fits, counted at each step: nothing here ticks."""
    meeting = seen.meeting
    if meeting.item_until is None:
        return []
    left = sum(item.minutes for item in seen.to_come)
    over = round((meeting.item_until - meeting.ends_at).total_seconds() / 60) + left
    if over <= 0:
        return []
    return [
        kit.context(
            ngettext(
                "The topics left run {number} minute past the planned end: park one?",
                "The topics left run {number} minutes past the planned end: park one?",
                over,
            )
        )
    ]


def _buttons(seen: Agenda) -> Block:
    key = kit.key(seen.meeting.id, seen.meeting.step)
    if seen.current is None:
        end = kit.button(_("End meeting"), OPEN_END, key, primary=True)
        return kit.actions(end, kit.button(_("Back one topic"), BACK, key))
    return kit.actions(
        kit.button(_("Next topic"), NEXT, key, primary=True),
        kit.button(_("Extend 5 minutes"), EXTEND, key),
        kit.button(_("Park topic"), PARK, key),
        kit.button(_("Back one topic"), BACK, key),
        kit.button(_("End meeting"), OPEN_END, key),
    )


def _why() -> str:
    return _("You get this because you run this meeting.")


def end_form(taskforce: TaskForce, seen: Agenda, open_items: Sequence[Item]) -> View:
    """Asks what an ending carries: every open topic unless unticked."""
    blocks = [
        kit.section(_("End the meeting of {taskforce}?", taskforce=kit.escape(taskforce.name)))
    ]
    if seen.current:
        title = kit.escape(seen.current.title)
        blocks.append(
            kit.context(
                _(
                    "{number}. {title} counts as discussed. To carry it, park it first.",
                    number=seen.current.number,
                    title=title,
                )
            )
        )
    if open_items:
        blocks.append(_carry_choice(open_items))
    else:
        blocks.append(kit.section(_("Every topic was dealt with.")))
    return kit.modal(
        _("End the meeting?"),
        blocks,
        form=END,
        submit=_("End meeting"),
        close=_("Not yet"),
        metadata=kit.key(seen.meeting.id, seen.meeting.step),
    )


def _carry_choice(open_items: Sequence[Item]) -> Block:
    if len(open_items) > CHOICES_AT_MOST:
        all_of_them = ngettext(
            "Carry {number} open topic", "Carry all {number} open topics", len(open_items)
        )
        choices = [(all_of_them, "all")]
    else:
        choices = [(f"{item.number}. {item.title}", item.id) for item in open_items]
    return kit.input_block(
        "carry", _("Carry to the next meeting"), kit.checkboxes(choices, ticked=True), optional=True
    )


def ended(taskforce: TaskForce, carried: Sequence[Item], next_date: str | None) -> View:
    """What an ending did, as the result of its form."""
    if next_date is None:
        sentence = _("It ended within 5 minutes with nothing discussed, so nothing has changed.")
        return kit.modal(_("Opened by mistake"), [kit.section(sentence)], close=_("Done"))
    lines = [_("*The meeting of {taskforce} is over.*", taskforce=kit.escape(taskforce.name))]
    if carried:
        lines.append(
            ngettext(
                "{number} topic is carried to {date}.",
                "{number} topics are carried to {date}.",
                len(carried),
                date=next_date,
            )
        )
    else:
        lines.append(_("Nothing is carried. The next meeting is on {date}.", date=next_date))
    return kit.modal(_("Meeting over"), [kit.section("\n".join(lines))], close=_("Done"))


def facilitator_chosen(taskforce: TaskForce, seen: Agenda) -> Message:
    head = _(
        "{taskforce}: you facilitate the meeting on {date}.",
        taskforce=kit.escape(taskforce.display_name),
        date=kit.moment(seen.meeting.starts_at, taskforce.zone),
    )
    more = _("Five minutes before it starts you get a message with a Start button.")
    return Message(kit.plainly(head), [kit.section(head), kit.section(more), kit.context(_why())])


def missed(taskforce: TaskForce, seen: Agenda) -> Message:
    """Tells whoever runs the meeting that nobody started it."""
    head = _(
        "{taskforce}: the meeting on {date} was not started.",
        taskforce=kit.escape(taskforce.display_name),
        date=kit.moment(seen.meeting.starts_at, taskforce.zone),
    )
    more = _("Its topics are carried to the next meeting.")
    return Message(kit.plainly(head), [kit.section(head), kit.section(more), kit.context(_why())])
