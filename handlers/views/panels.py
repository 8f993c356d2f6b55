"""The facilitator's panel by direct message, and what else goes to whoever runs a meeting."""

from datetime import timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.domain.agenda import Agenda
from bot.domain.case_review import CaseReview
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import facilitators, kit, times, topics
from handlers.views.kit import Block, Message
from handlers.views.meetings import next_line, now_line, where_it_stands
from handlers.views.steps import steps
from handlers.views.topics import show_agenda, taken, waiting_topics

START_PLANNED = "panel.start"


def starts_soon(taskforce: TaskForce, member: Member, seen: Agenda) -> Message:
    meeting, zone = seen.meeting, taskforce.zone
    head = _(
        "{taskforce} starts at {time}.",
        taskforce=kit.escape(taskforce.display_name),
        time=times.clock_time(meeting.starts_at, zone),
    )
    counts = ngettext("{number} topic.", "{number} topics.", len(seen.on_agenda))
    counts = f"{counts} {taken(seen)}"
    if waiting := len(seen.proposed):
        counts += " " + waiting_topics(waiting)
    start = kit.button(
        _("Start meeting"), START_PLANNED, kit.key(meeting.id, meeting.step), primary=True
    )
    buttons = kit.actions(start, show_agenda(seen))
    blocks = [kit.section(f"*{head}* {counts}"), buttons, kit.context(_why(member, meeting))]
    return kit.message(f"{head} {counts}", blocks)


def panel(taskforce: TaskForce, member: Member, seen: Agenda) -> Message:
    """What a runner of the meeting acts with; for anybody else, and afterwards, a line."""
    meeting = seen.meeting
    if meeting.state is not MeetingState.IN_SESSION or not meeting.is_run_by(member):
        line = _line(taskforce, meeting)
        return kit.message(line, [kit.section(line)])
    zone, name = taskforce.zone, kit.escape(taskforce.display_name)
    step = where_it_stands(seen, zone)
    if meeting.is_helped_by(member):
        head = _("*You help to run this meeting · {taskforce}*", taskforce=name)
        text = _("{taskforce}: you help to run this meeting. {step}", taskforce=name, step=step)
    else:
        head = _("*You are facilitating · {taskforce}*", taskforce=name)
        text = _("{taskforce}: you are facilitating. {step}", taskforce=name, step=step)
    blocks = [
        kit.section(head),
        kit.section("\n".join([now_line(seen, zone, planned=True), *_detail(seen, zone)])),
        kit.context(next_line(seen)),
        *_overrun(seen, zone),
        steps(seen),
        kit.context(_live(taskforce), _why(member, meeting)),
    ]
    return kit.message(text, blocks)


def _live(taskforce: TaskForce) -> str:
    """Leads to the channel: the message's own link costs a call, and it may not stand there yet."""
    return _("Live message: {channel}.", channel=f"<#{taskforce.channel}>")


def _line(taskforce: TaskForce, meeting: Meeting) -> str:
    name = kit.escape(taskforce.display_name)
    match meeting.state:
        case MeetingState.IN_SESSION:
            runner = kit.escape(meeting.led_by.name) if meeting.led_by else "?"
            return _("{taskforce}: {name} runs this meeting.", taskforce=name, name=runner)
        case MeetingState.PLANNED:
            return _(
                "{taskforce}: opened by mistake. The meeting is planned as before.", taskforce=name
            )
        case MeetingState.CANCELLED:
            return _("{taskforce}: opened by mistake. Nothing has changed.", taskforce=name)
        case MeetingState.ENDED | MeetingState.MISSED:
            return _("{taskforce}: this meeting is over.", taskforce=name)
        case _:
            assert_never(meeting.state)


def _detail(seen: Agenda, zone: ZoneInfo) -> list[str]:
    current = seen.current
    if current is None:
        return []
    if current.cases:
        return _case_review(seen, current.cases, zone)
    return [kit.escape(current.detail)] if current.detail else []


def _case_review(seen: Agenda, cases: CaseReview, zone: ZoneInfo) -> list[str]:
    """What it holds, its own end where the closed session goes on, and what to say each time."""
    holds, until = topics.case_review(cases), seen.meeting.item_until
    if until and until != seen.closed_until:
        holds += " · " + _("until {time}", time=times.clock_time(until, zone))
    remind = _(
        "Remind everyone: share only what your own law, policy and any signed release allow, and "
        "write no names in notes."
    )
    return [holds, remind]


def _overrun(seen: Agenda, zone: ZoneInfo) -> list[Block]:
    """Whether what is left fits, counted at each step: nothing here ticks."""
    meeting = seen.meeting
    if meeting.item_until is None:
        return []
    ends_at = meeting.item_until + timedelta(minutes=sum(item.minutes for item in seen.to_come))
    over = round((ends_at - meeting.ends_at).total_seconds() / 60)
    if over <= 0:
        return []
    return [
        kit.context(
            ngettext(
                "The topics left run to {time}, {number} minute past the planned end: park one?",
                "The topics left run to {time}, {number} minutes past the planned end: park one?",
                over,
                time=times.clock_time(ends_at, zone),
            )
        )
    ]


def _why(member: Member, meeting: Meeting) -> str:
    if meeting.is_run_by(member):
        return _("You get this because you run this meeting.")
    if meeting.facilitator is None:
        return _(
            "You get this because nobody facilitates this meeting and you coordinate the task "
            "force."
        )
    return _("You get this because you coordinate the task force.")


def facilitator_chosen(taskforce: TaskForce, seen: Agenda) -> Message:
    head = _(
        "{taskforce}: you facilitate the meeting {date}.",
        taskforce=kit.escape(taskforce.display_name),
        date=times.moment(seen.meeting.starts_at, taskforce.zone),
    )
    more = _("Five minutes before it starts you get a message here with a Start button.")
    why = kit.context(_("You get this because a coordinator chose you."))
    buttons = kit.actions(show_agenda(seen), facilitators.opening(taskforce))
    return kit.message(head, [kit.section(head), kit.section(more), buttons, why])


def missed(taskforce: TaskForce, member: Member, seen: Agenda) -> Message:
    """Tells whoever runs the meeting that nobody started it."""
    head = _(
        "{taskforce}: nobody started the meeting {date}.",
        taskforce=kit.escape(taskforce.display_name),
        date=times.moment(seen.meeting.starts_at, taskforce.zone),
    )
    more = _("Its topics are carried to the next meeting.")
    return kit.message(
        head, [kit.section(head), kit.section(more), kit.context(_why(member, seen.meeting))]
    )
