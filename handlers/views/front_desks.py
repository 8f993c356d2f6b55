"""The pinned message of a channel: hello, and the front desk; and that Roundtable is not in it."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member
from bot.domain.taskforce import Readers, TaskForce
from bot.text import _, listed
from handlers.views import agendas, confidentiality, kit, meetings, profiles, roster, times, topics
from handlers.views.closed_sessions import OPEN_SETTINGS
from handlers.views.kit import Message
from handlers.views.readers import who_reads, withheld

OPEN_SETUP, HOW = "setup.open", "setup.how"


def hello(readers: Readers, invited_by: str) -> Message:
    """The first message in a channel; set-up turns it into the front desk."""
    text = _("Roundtable is here. Press Set up to begin.")
    about = _(
        "*Hello, I'm Roundtable.* I keep this task force's agenda, time and meetings. "
        "Invited by {name}.",
        name=kit.escape(invited_by),
    )
    promise = _(
        "I post little, I never use @channel, and I cannot read what you write to each other."
    )
    blocks = [kit.section(about), kit.section(promise)]
    if warning := who_reads(readers):
        blocks.append(kit.context(warning))
    set_up = kit.button(_("Set up"), OPEN_SETUP, readers.channel, primary=True)
    blocks.append(kit.actions(set_up, kit.button(_("How it works"), HOW)))
    return kit.message(text, blocks)


def how_it_works() -> Message:
    lines = [
        _("*How Roundtable works*"),
        _("1. A coordinator presses Set up: name, time zone, first meeting."),
        _("2. Members add topics with the button Add a topic, or with /agenda add."),
        _(
            "3. The facilitator or a coordinator accepts topics. Until then only they and whoever "
            "proposed a topic see it."
        ),
        _("4. Five minutes before the meeting the facilitator gets a message with a Start button."),
        _("5. The panel leads through the topics. What is open at the end is carried over."),
        _("Write topics, not people. Roundtable reads only what you give it."),
    ]
    return kit.message("\n".join(lines), [kit.section("\n".join(lines))])


def front_desk(
    taskforce: TaskForce,
    meeting: Meeting | None,
    topics_close: datetime | None,
    coordinators: Sequence[Member],
    readers: Readers,
) -> Message:
    """The pinned message of a task force's channel: the way in for everyone."""
    head, closing = _when(taskforce, meeting, topics_close)
    name = kit.escape(taskforce.display_name)
    who = _("Coordinators: {names}.", names=kit.escape(listed(each.name for each in coordinators)))
    more = [
        (_("My name and role"), profiles.OPEN, taskforce.id),
        (_("Roster"), roster.OPEN, taskforce.id),
        (_("Settings"), OPEN_SETTINGS, taskforce.id),
        confidentiality.menu_option(),
        (_("How it works"), HOW, "-"),
    ]
    blocks = [
        kit.section(f"*{name}* · {head}"),
        kit.context(f"{who} {closing}".strip()),
        kit.actions(
            kit.button(_("Add a topic"), agendas.OPEN_ADD, primary=True),
            kit.button(_("Agenda"), agendas.SHOW),
            kit.button(_("Meeting"), meetings.SHOW),
            kit.overflow(more),
        ),
        kit.context(_(topics.PRIVACY_HINT)),
    ]
    if told := " ".join(filter(None, [who_reads(readers), withheld(readers)])):
        blocks.append(kit.context(told))
    return kit.message(f"{name}: {head}", blocks)


def _when(
    taskforce: TaskForce, meeting: Meeting | None, topics_close: datetime | None
) -> tuple[str, str]:
    """What comes next, and until when topics are welcome."""
    if meeting is None:
        return _("no meeting is planned."), ""
    if meeting.state is MeetingState.IN_SESSION:
        return _("in session."), ""
    date = times.moment(meeting.starts_at, taskforce.zone)
    head = _("next meeting {date}.", date=date)
    if topics_close is None:
        return head, ""
    closes = times.moment(topics_close, taskforce.zone)
    return head, _("Topics close {date}.", date=closes)


def not_in_channel(taskforce: TaskForce) -> Message:
    """Tells whom it concerns that Roundtable was removed, and how to mend that."""
    head = _(
        "{taskforce}: I am not in your channel, so what I post does not arrive there.",
        taskforce=kit.escape(taskforce.display_name),
    )
    mend = _("Type /invite @Roundtable in {channel}.", channel=f"<#{taskforce.channel}>")
    then = _("What is to be seen there then appears by itself.")
    why = _("You get this because you coordinate this task force or run its meeting.")
    return Message(head, [kit.section(head), kit.section(f"{mend} {then}"), kit.context(why)])
