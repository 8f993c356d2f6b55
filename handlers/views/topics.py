"""One topic: its line, and what is said when something became of it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.agenda import Agenda, Item, ItemState, Kind
from bot.domain.case_review import CaseReview
from bot.domain.meeting import MeetingState
from bot.domain.taskforce import TaskForce
from bot.text import _, listed, mark, ngettext
from handlers.views import kit, times
from handlers.views.kit import Block, Message

FIRST = "agenda.first"
"""Shows the first page of this meeting's agenda."""
OPEN_EDIT, REMOVE, RESTORE = "agenda.open_edit", "agenda.remove", "agenda.restore"
KEEP, WITHDRAW = "agenda.keep", "agenda.withdraw"

PRIVACY_HINT = mark(
    "Topics, not people: no names, ages, client addresses, case numbers or operations."
)

KIND_NAMES = {
    Kind.DISCUSSION: mark("Discussion"),
    Kind.DECISION: mark("Decision"),
    Kind.INFORMATION: mark("Information"),
    Kind.TRAINING: mark("Training"),
    Kind.CASE_REVIEW: mark("Case review"),
}

BECAME = {
    ItemState.DISCUSSED: mark("discussed"),
    ItemState.PARKED: mark("parked for the next meeting"),
    ItemState.CARRIED: mark("carried to the next meeting"),
    ItemState.DROPPED: mark("not carried over"),
}


def label(item: Item) -> str:
    """The topic as it may be named anywhere: its title, or that there is a closed session."""
    if not item.is_closed:
        return kit.escape(item.title)
    return ngettext(
        "Closed session ({number} minute)", "Closed session ({number} minutes)", item.minutes
    )


def case_review(cases: CaseReview) -> str:
    """What a case review holds, for whoever runs the meeting, privately."""
    count = ngettext("Case review: {number} case", "Case review: {number} cases", cases.count)
    what = ", ".join([count, *map(kit.escape, cases.agencies)])
    return _("{cases}; list at {place}", cases=what, place=kit.escape(cases.place))


def about(item: Item, zone: ZoneInfo) -> str:
    """A topic in one line of mrkdwn: title, minutes, presenter, where it comes from."""
    parts = [case_review(item.cases) if item.cases else label(item)]
    if item.cases or not item.is_closed:
        parts.append(ngettext("{number} minute", "{number} minutes", item.minutes))
    if item.presenter:
        parts.append(kit.escape(item.presenter.name))
    if item.carried_from:
        parts.append(_("carried from {date}", date=times.day(item.carried_from, zone)))
    if item.state in BECAME and not item.from_template:
        parts.append(_(BECAME[item.state]))
    return " · ".join(parts)


def line(item: Item, zone: ZoneInfo) -> str:
    return f"{item.number}. {about(item, zone)}"


def taken(seen: Agenda) -> str:
    """How full the meeting is, and by how much too full."""
    sentence = _(
        "{taken} of {length} minutes are taken.", taken=seen.minutes, length=seen.meeting.minutes
    )
    if seen.minutes_over:
        sentence += " " + ngettext(
            "That is {number} minute more than the meeting has.",
            "That is {number} minutes more than the meeting has.",
            seen.minutes_over,
        )
    return sentence


def waiting_topics(number: int) -> str:
    return ngettext(
        "{number} topic waits to be accepted.", "{number} topics wait to be accepted.", number
    )


def added(taskforce: TaskForce, seen: Agenda, items: Sequence[Item]) -> Message:
    """The private answer to "/agenda add"."""
    zone = taskforce.zone
    lines = [
        _("*Added as topic {number}:* {topic}", number=item.number, topic=_with_kind(item, zone))
        for item in items
    ]
    lines.append(_standing(taskforce, seen, items))
    undo = kit.button(_("Undo"), REMOVE, keys(items))
    one_or_all = _edit(items[0]) if len(items) == 1 else show_agenda(seen)
    return kit.message("\n".join(lines), [*kit.sections(lines), kit.actions(one_or_all, undo)])


def _with_kind(item: Item, zone: ZoneInfo) -> str:
    """About the topic, with its kind unless it is what most are, or stands there anyway."""
    if item.kind is Kind.DISCUSSION or item.is_closed:
        return about(item, zone)
    return f"{about(item, zone)} · {_(KIND_NAMES[item.kind])}"


def _standing(taskforce: TaskForce, seen: Agenda, items: Sequence[Item]) -> str:
    """For which meeting, how full it is, and who sees it until then."""
    sentence = _(
        "For the meeting of {taskforce}, {date}.",
        taskforce=kit.escape(taskforce.name),
        date=times.moment(seen.meeting.starts_at, taskforce.zone),
    )
    sentence += " " + taken(seen)
    if waiting := sum(item.state is ItemState.PROPOSED for item in items):
        sentence += " " + ngettext(
            "Until it is accepted, only you and whoever runs the meeting see it.",
            "Until they are accepted, only you and whoever runs the meeting see them.",
            waiting,
        )
    return sentence


def _edit(item: Item) -> Block:
    return kit.button(_("Edit"), OPEN_EDIT, keys([item]))


def keys(items: Sequence[Item]) -> str:
    """What a button about several topics carries: all or none of them are as they were shown."""
    return " ".join(kit.key(item.id, item.revision) for item in items)


def read_keys(value: str) -> list[tuple[str, int]]:
    """The topics of such a button, each once."""
    return list(dict(map(kit.read_key, value.split() or [""])).items())


def show_agenda(seen: Agenda) -> Block:
    return kit.button(_("Show the agenda"), FIRST, kit.key(seen.meeting.id, 0))


def removed(taskforce: TaskForce, seen: Agenda, items: Sequence[Item]) -> Message:
    lines = [
        _(
            "Topic {number} is off the agenda: {topic}",
            number=item.number,
            topic=about(item, taskforce.zone),
        )
        for item in items
    ]
    undo = kit.button(_("Undo"), RESTORE, keys(items))
    blocks = [*kit.sections(lines), kit.actions(undo, show_agenda(seen))]
    return kit.message("\n".join(lines), blocks)


def restored(taskforce: TaskForce, seen: Agenda, items: Sequence[Item]) -> Message:
    """The private answer to the undo of a removal."""
    lines = [line(item, taskforce.zone) for item in items]
    sentence = ngettext(
        "Topic {numbers} is back.",
        "Topics {numbers} are back.",
        len(items),
        numbers=listed(str(item.number) for item in items),
    )
    blocks = [kit.section(f"*{sentence}*"), *kit.sections(lines), kit.actions(show_agenda(seen))]
    return kit.message("\n".join([sentence, *lines]), blocks)


def moved(seen: Agenda, item: Item, asked: int, page: Message) -> Message:
    """Where a topic stands now, and why not in the place that was asked for; then the agenda."""
    order = [each.id for each in seen.on_agenda]
    place = order.index(item.id) + 1
    told = [
        _(
            "Topic {number} is now in place {place} of {places}.",
            number=item.number,
            place=place,
            places=len(order),
        )
    ]
    if asked > place:
        told.append(_("The agenda has no place {asked}.", asked=asked))
    elif asked < place:
        told.append(_("What comes before it is fixed: introductions, and what is done or begun."))
    sentence = " ".join(told)
    return Message(f"{sentence}\n{page.text}", [kit.section(f"*{sentence}*"), *page.blocks])


def changed(taskforce: TaskForce, seen: Agenda, item: Item, sentence: str) -> Message:
    """What was done to one topic, with the way on to the whole agenda."""
    lines = [line(item, taskforce.zone)]
    if item.state is ItemState.RETURNED and item.reason:
        lines.append(_("Reason: {reason}", reason=kit.escape(item.reason)))
    told = "\n".join(lines)
    blocks = [kit.section(f"*{sentence}*"), kit.section(told), kit.actions(show_agenda(seen))]
    return kit.message(f"{sentence} {told}", blocks)


def answered(taskforce: TaskForce, seen: Agenda, item: Item) -> Message:
    """Tells the submitter that their topic was accepted or returned; its words come second."""
    date = times.moment(seen.meeting.starts_at, taskforce.zone)
    if item.state is not ItemState.RETURNED:
        sentence = _("topic {number} for {date} is accepted.", number=item.number, date=date)
        return _told(taskforce, sentence, [kit.section(label(item))])
    sentence = _("topic {number} for {date} was returned to you.", number=item.number, date=date)
    edit = kit.button(
        _("Edit and propose again"), OPEN_EDIT, kit.key(item.id, item.revision), primary=True
    )
    blocks = [kit.section(label(item)), kit.actions(edit)]
    if item.reason:
        blocks.insert(1, kit.section(_("Reason: {reason}", reason=kit.escape(item.reason))))
    return _told(taskforce, sentence, blocks)


def told_removed(taskforce: TaskForce, seen: Agenda, item: Item) -> Message:
    """Tells the submitter that somebody else took their topic off."""
    date = times.moment(seen.meeting.starts_at, taskforce.zone)
    sentence = _("topic {number} for {date} was taken off.", number=item.number, date=date)
    if seen.meeting.state is MeetingState.ENDED:
        sentence = _("topic {number} of {date} is not carried over.", number=item.number, date=date)
    who = _("Ask whoever runs the meeting if you wonder why.")
    return _told(taskforce, sentence, [kit.section(label(item)), kit.section(who)])


def carried_often(taskforce: TaskForce, item: Item) -> Message:
    """Asks the submitter whether a topic that waits for long is still wanted.

    Carried, it begins at revision 0: once it has changed, the question is past its use.
    """
    if item.revision:
        stays = _("topic {number} stays on the agenda.", number=item.number)
        gone = _("topic {number} is off the agenda.", number=item.number)
        sentence = gone if item.state is ItemState.REMOVED else stays
        return _told(taskforce, sentence, [kit.section(label(item))])
    sentence = ngettext(
        "topic {item} was carried over {number} time. Is it still wanted?",
        "topic {item} was carried over {number} times. Is it still wanted?",
        item.carried,
        item=item.number,
    )
    key = kit.key(item.id, item.revision)
    keep = kit.button(_("Keep it"), KEEP, key, primary=True)
    withdraw = kit.button(_("Withdraw it"), WITHDRAW, key)
    blocks = [kit.section(label(item)), kit.actions(keep, withdraw)]
    return _told(taskforce, sentence, blocks)


def _told(taskforce: TaskForce, sentence: str, blocks: Sequence[Block]) -> Message:
    """A direct message: no typed words before its second block."""
    head = f"{kit.escape(taskforce.display_name)}: {sentence}"
    why = kit.context(_("You get this because you proposed it."))
    return kit.message(head, [kit.section(head), *blocks, why])
