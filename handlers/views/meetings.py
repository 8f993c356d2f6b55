"""The meeting as the channel sees it, and as its own members read it privately."""

from zoneinfo import ZoneInfo

from bot.domain.agenda import Agenda, Item, ItemState
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import confidentiality, kit
from handlers.views.agendas import about
from handlers.views.kit import Message

START, START_EARLY, OPEN_NOW = "meeting.start", "meeting.start_early", "meeting.open_now"
VIEW_PRIVATELY = "meeting.view_privately"


def live(taskforce: TaskForce, seen: Agenda) -> Message:
    """The one message of a meeting in the channel, in session or over."""
    match seen.meeting.state:
        case MeetingState.IN_SESSION:
            return _in_session(taskforce, seen)
        case MeetingState.ENDED:
            return _ended(taskforce, seen)
        case _:
            return _called_off(taskforce)


def _in_session(taskforce: TaskForce, seen: Agenda) -> Message:
    meeting, zone = seen.meeting, taskforce.zone
    name = kit.escape(taskforce.display_name)
    head = _(
        "*In session · {taskforce}* · started {start}, ends {end}",
        taskforce=name,
        start=kit.clock_time(meeting.opened_at or meeting.starts_at, zone),
        end=kit.clock_time(meeting.ends_at, zone),
    )
    blocks = [kit.section(head), kit.section(now_line(seen, zone)), kit.context(next_line(seen))]
    blocks.append(
        kit.actions(
            kit.button(_("View privately"), VIEW_PRIVATELY, kit.key(meeting.id, 0)),
            kit.overflow([confidentiality.menu_option()]),
        )
    )
    step = where_it_stands(seen, zone)
    text = _("{taskforce}: meeting in session. {step}", taskforce=name, step=step)
    return Message(kit.plainly(text), blocks)


def where_it_stands(seen: Agenda, zone: ZoneInfo) -> str:
    """The step in counts and times, without a word that somebody typed."""
    current = seen.current
    if current is None or seen.meeting.item_until is None:
        ends = kit.clock_time(seen.meeting.ends_at, zone)
        return _("All topics are done. Planned end {time}.", time=ends)
    return _(
        "Topic {number}, with {left} to come, until {time}.",
        number=current.number,
        left=len(seen.to_come),
        time=kit.clock_time(seen.meeting.item_until, zone),
    )


def now_line(seen: Agenda, zone: ZoneInfo) -> str:
    current = seen.current
    if current is None or seen.meeting.item_until is None:
        return _("*All topics are done.*")
    parts = [f"*{current.number}. {kit.escape(current.title)}*"]
    if current.presenter:
        parts.append(kit.escape(current.presenter))
    parts.append(_("until {time}", time=kit.clock_time(seen.meeting.item_until, zone)))
    return _("Now: {topic}", topic=" · ".join(parts))


def next_line(seen: Agenda) -> str:
    if not seen.to_come:
        return _("Next: the end of the meeting.")
    first, *others = seen.to_come
    line = _("Next: {number}. {title}", number=first.number, title=kit.escape(first.title))
    if others:
        line += " · " + ngettext(
            "{number} more after that", "{number} more after that", len(others)
        )
    return line


def _ended(taskforce: TaskForce, seen: Agenda) -> Message:
    meeting, zone = seen.meeting, taskforce.zone
    name = kit.escape(taskforce.display_name)
    head = _(
        "*Meeting over · {taskforce}* · {start} to {end}",
        taskforce=name,
        start=kit.moment(meeting.opened_at or meeting.starts_at, zone),
        end=kit.clock_time(meeting.ended_at or meeting.ends_at, zone),
    )
    discussed = [item for item in seen.items if item.state is ItemState.DISCUSSED]
    carried = [item for item in seen.items if item.state is ItemState.CARRIED]
    counts = [
        ngettext("{number} topic discussed", "{number} topics discussed", len(discussed)),
        ngettext("{number} carried", "{number} carried", len(carried)),
    ]
    blocks = [kit.section(head), kit.section(" · ".join(counts))]
    blocks.append(
        kit.actions(kit.button(_("View privately"), VIEW_PRIVATELY, kit.key(meeting.id, 0)))
    )
    text = _(
        "{taskforce}: the meeting is over. {counts}.", taskforce=name, counts=", ".join(counts)
    )
    return Message(kit.plainly(text), blocks)


def _called_off(taskforce: TaskForce) -> Message:
    text = _(
        "{taskforce}: the meeting was opened by mistake. Nothing has changed.",
        taskforce=kit.escape(taskforce.display_name),
    )
    return Message(text, [kit.section(text)])


def privately(taskforce: TaskForce, seen: Agenda) -> Message:
    """All of a meeting's topics with what became of them, complete for screen readers."""
    zone = taskforce.zone
    head = _(
        "*{taskforce}, {date}*",
        taskforce=kit.escape(taskforce.name),
        date=kit.moment(seen.meeting.starts_at, zone),
    )
    topics = [item for item in seen.items if item.state not in HIDDEN]
    lines = [_topic_line(item, seen, zone) for item in topics]
    pages = ["\n".join(lines[start : start + 12]) for start in range(0, len(lines), 12)]
    blocks = [kit.section(head), *(kit.section(page) for page in pages[:40])]
    return Message(kit.plainly("\n".join([head, *lines]))[:3900], blocks)


HIDDEN = frozenset({ItemState.PROPOSED, ItemState.RETURNED, ItemState.REMOVED})


def _topic_line(item: Item, seen: Agenda, zone: ZoneInfo) -> str:
    line = f"{item.number}. {about(item, zone)}"
    if item.id == seen.meeting.item_id:
        return _("{topic} · now", topic=line)
    if item.state is ItemState.CARRIED:
        return _("{topic} · carried to the next meeting", topic=line)
    return line


def status(taskforce: TaskForce, seen: Agenda, *, may_run: bool) -> Message:
    """The answer to a bare /meeting."""
    meeting, zone = seen.meeting, taskforce.zone
    name = kit.escape(taskforce.name)
    if meeting.state is MeetingState.IN_SESSION:
        lines = [_("*{taskforce} is in session.*", taskforce=name)]
        lines += [now_line(seen, zone), next_line(seen)]
        return Message(kit.plainly("\n".join(lines)), [kit.section("\n".join(lines))])
    lines = [
        _(
            "*{taskforce} meets next on {date}.*",
            taskforce=name,
            date=kit.moment(meeting.starts_at, zone),
        ),
        _(
            "{taken} of {length} minutes are taken. {facilitator}",
            taken=seen.minutes,
            length=meeting.minutes,
            facilitator=facilitator_line(meeting),
        ),
    ]
    blocks = [kit.section("\n".join(lines))]
    if may_run:
        blocks.append(kit.actions(kit.button(_("Start meeting"), START)))
    return Message(kit.plainly("\n".join(lines)), blocks)


def facilitator_line(meeting: Meeting) -> str:
    if meeting.facilitator is None:
        return _("No facilitator yet: the coordinator runs it.")
    return _("Facilitator: {name}.", name=kit.escape(meeting.facilitator.name))


def nothing_planned(taskforce: TaskForce) -> Message:
    sentence = _(
        "{taskforce} has no meeting planned. Open one now? The channel will see it.",
        taskforce=kit.escape(taskforce.name),
    )
    button = kit.button(_("Open a meeting now"), OPEN_NOW, taskforce.id, primary=True)
    return Message(kit.plainly(sentence), [kit.section(sentence), kit.actions(button)])


def still_early(taskforce: TaskForce, meeting: Meeting) -> Message:
    """Asks before a planned meeting is started far ahead of its time."""
    sentence = _(
        "The next meeting of {taskforce} is on {date}. Start it now, or open another one?",
        taskforce=kit.escape(taskforce.name),
        date=kit.moment(meeting.starts_at, taskforce.zone),
    )
    key = kit.key(meeting.id, 0)
    start = kit.button(_("Start it now"), START_EARLY, key)
    another = kit.button(_("Open another"), OPEN_NOW, taskforce.id)
    return Message(kit.plainly(sentence), [kit.section(sentence), kit.actions(start, another)])


def told(taskforce: TaskForce, seen: Agenda, sentence: str) -> Message:
    """What a typed command did to the meeting in session."""
    line = now_line(seen, taskforce.zone)
    blocks = [kit.section(f"*{sentence}*"), kit.section(line)]
    return Message(kit.plainly(f"{sentence} {line}"), blocks)
