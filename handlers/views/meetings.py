"""The meeting as the channel sees it, and as its own members read it privately."""

from zoneinfo import ZoneInfo

from bot.domain.agenda import Agenda, ItemState, as_sessions
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.taskforce import TaskForce
from bot.text import _, listed, ngettext
from handlers.views import confidentiality, facilitators, kit, times, topics
from handlers.views.kit import Block, Message
from handlers.views.steps import steps

START, START_EARLY, OPEN_NOW = "meeting.start", "meeting.start_early", "meeting.open_now"
VIEW_PRIVATELY, SHOW = "meeting.view_privately", "meeting.show"


def live(taskforce: TaskForce, seen: Agenda, following: Meeting | None) -> Message:
    """The one message of a meeting in the channel, in session or over."""
    match seen.meeting.state:
        case MeetingState.IN_SESSION:
            return _in_session(taskforce, seen)
        case MeetingState.ENDED:
            return _ended(taskforce, seen, following)
        case _:
            return _called_off(taskforce)


def _in_session(taskforce: TaskForce, seen: Agenda) -> Message:
    meeting, zone = seen.meeting, taskforce.zone
    name = kit.escape(taskforce.display_name)
    head = _(
        "*In session · {taskforce}* · started {start}, ends {end}",
        taskforce=name,
        start=times.clock_time(meeting.opened_at or meeting.starts_at, zone),
        end=times.clock_time(meeting.ends_at, zone),
    )
    blocks = [
        kit.section(head),
        kit.section(now_line(seen, zone)),
        *([] if is_closed(seen) else [kit.context(next_line(seen))]),
        kit.actions(_view_privately(meeting), kit.overflow([confidentiality.menu_option()])),
    ]
    step = where_it_stands(seen, zone)
    return kit.message(
        _("{taskforce}: meeting in session. {step}", taskforce=name, step=step), blocks
    )


def _view_privately(meeting: Meeting) -> Block:
    return kit.button(_("View privately"), VIEW_PRIVATELY, kit.key(meeting.id, 0))


def where_it_stands(seen: Agenda, zone: ZoneInfo) -> str:
    """The step in counts and times, without a word that somebody typed."""
    current, meeting = seen.current, seen.meeting
    if current is None or meeting.item_until is None:
        ends = times.clock_time(meeting.ends_at, zone)
        return _("All topics are done. Planned end {time}.", time=ends)
    if seen.closed_until:
        ends = times.clock_time(seen.closed_until, zone)
        return _("Closed session until {time}.", time=ends)
    until = times.clock_time(meeting.item_until, zone)
    return ngettext(
        "Topic {topic} until {time}, {number} more to come.",
        "Topic {topic} until {time}, {number} more to come.",
        len(seen.to_come),
        topic=current.number,
        time=until,
    )


def is_closed(seen: Agenda) -> bool:
    """Whether a closed session is under way."""
    return seen.current is not None and seen.current.is_closed


def now_line(seen: Agenda, zone: ZoneInfo, *, planned: bool = False) -> str:
    """What is under discussion and until when; `planned` adds the minutes it was given."""
    current, until = seen.current, seen.meeting.item_until
    if current is None or until is None:
        return _("*All topics are done.*")
    if seen.closed_until:
        time = times.clock_time(seen.closed_until, zone)
        return _("Closed session until {time}. Notes are paused.", time=time)
    parts = [f"*{current.number}. {kit.escape(current.title)}*"]
    if current.presenter:
        parts.append(kit.escape(current.presenter.name))
    time = times.clock_time(until, zone)
    parts.append(_planned(current.minutes, time) if planned else _("until {time}", time=time))
    return _("Now: {topic}", topic=" · ".join(parts))


def _planned(minutes: int, time: str) -> str:
    return ngettext(
        "{number} minute planned, until {time}",
        "{number} minutes planned, until {time}",
        minutes,
        time=time,
    )


def next_line(seen: Agenda) -> str:
    if not seen.to_come:
        return _("Next: the end of the meeting.")
    first, *others = as_sessions(seen.to_come)
    line = _("Next: {number}. {title}", number=first.number, title=topics.label(first))
    if others:
        more = ngettext("then {number} more", "then {number} more", len(others))
        line = f"{line} · {more}"
    return line


def _ended(taskforce: TaskForce, seen: Agenda, following: Meeting | None) -> Message:
    meeting, zone = seen.meeting, taskforce.zone
    name = kit.escape(taskforce.display_name)
    head = _(
        "*Meeting over · {taskforce}* · {start} to {end}",
        taskforce=name,
        start=times.moment(meeting.opened_at or meeting.starts_at, zone),
        end=times.clock_time(meeting.ended_at or meeting.ends_at, zone),
    )
    carried = sum(item.state is ItemState.CARRIED for item in seen.items)
    told = ", ".join(
        [
            ngettext("{number} topic discussed", "{number} topics discussed", len(seen.discussed)),
            ngettext("{number} carried over", "{number} carried over", carried),
        ]
    )
    lines = [f"{told}."]
    if following:
        date = times.moment(following.starts_at, zone)
        lines.append(_("Next meeting: {date}.", date=date))
    text = _("{taskforce}: the meeting is over. {counts}.", taskforce=name, counts=told)
    blocks = [kit.section(head), kit.section("\n".join(lines))]
    blocks.append(kit.actions(_view_privately(meeting)))
    return kit.message(text, blocks)


def _called_off(taskforce: TaskForce) -> Message:
    text = _(
        "{taskforce}: the meeting was opened by mistake. Nothing has changed.",
        taskforce=kit.escape(taskforce.display_name),
    )
    return kit.message(text, [kit.section(text)])


def status(taskforce: TaskForce, seen: Agenda, *, may_run: bool, may_start: bool) -> Message:
    """The answer to a bare /meeting."""
    meeting, zone = seen.meeting, taskforce.zone
    name = kit.escape(taskforce.name)
    if meeting.state is MeetingState.IN_SESSION:
        lines = [_("*{taskforce} is in session.*", taskforce=name)]
        lines += [now_line(seen, zone), next_line(seen), facilitator_line(meeting)]
    else:
        date = times.moment(meeting.starts_at, zone)
        lines = [_("*{taskforce} · next meeting {date}*", taskforce=name, date=date)]
        lines += [facilitator_line(meeting), topics.taken(seen)]
    blocks = [kit.section("\n".join(lines))]
    buttons = [topics.show_agenda(seen)]
    if may_start and meeting.state is MeetingState.PLANNED:
        buttons.insert(0, starting(meeting, runs=may_run))
    if may_run:
        buttons.append(facilitators.opening(taskforce))
    if may_run and meeting.state is MeetingState.IN_SESSION:
        blocks.append(steps(seen))
        buttons.append(kit.button(_("Refresh"), SHOW, taskforce.id))
    return kit.message("\n".join(lines), [*blocks, kit.actions(*buttons)])


def starting(meeting: Meeting, *, runs: bool) -> Block:
    """Starts a planned meeting; whoever else may by now takes it on with that."""
    label = _("Start meeting") if runs else _("I'll run it")
    return kit.button(label, START, kit.key(meeting.id, 0))


def facilitator_line(meeting: Meeting) -> str:
    if meeting.led_by is None:
        return _("Nobody facilitates yet: a coordinator starts it.")
    told = _("Facilitator: {name}.", name=kit.escape(meeting.led_by.name))
    if not meeting.helpers:
        return told
    names = kit.escape(listed(helper.name for helper in meeting.helpers))
    return f"{told} " + _("Helpers: {names}.", names=names)


def nothing_planned(taskforce: TaskForce) -> Message:
    sentence = _(
        "{taskforce} has no meeting planned. Open one now? The channel will see it.",
        taskforce=kit.escape(taskforce.name),
    )
    button = kit.button(_("Open a meeting now"), OPEN_NOW, taskforce.id, primary=True)
    return kit.message(sentence, [kit.section(sentence), kit.actions(button)])


def still_early(taskforce: TaskForce, meeting: Meeting, *, may_open_another: bool) -> Message:
    """Asks before a planned meeting is started far ahead of its time."""
    sentence = _(
        "The next meeting of {taskforce}: {date}. Start that meeting now? The channel will see it.",
        taskforce=kit.escape(taskforce.name),
        date=times.moment(meeting.starts_at, taskforce.zone),
    )
    buttons = [kit.button(_("Start it now"), START_EARLY, kit.key(meeting.id, 0))]
    if may_open_another:
        sentence += " " + _("An extra meeting leaves its agenda as it is.")
        buttons.append(kit.button(_("Open an extra meeting"), OPEN_NOW, taskforce.id))
    return kit.message(sentence, [kit.section(sentence), kit.actions(*buttons)])


def told(taskforce: TaskForce, seen: Agenda, sentence: str) -> Message:
    """What a typed command did to the meeting in session."""
    line = now_line(seen, taskforce.zone)
    return kit.message(f"{sentence} {line}", [kit.section(f"*{sentence}*"), kit.section(line)])
