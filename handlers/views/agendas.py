"""The agenda as one member reads it, page by page."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.agenda import OPEN, Agenda, Item, ItemState, as_sessions
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import kit, times, topics
from handlers.views.kit import Block, Message
from handlers.views.meetings import starting

OPEN_ADD, SHOW = "agenda.open_add", "agenda.show"
PAGE, PREVIOUS, FOLLOWING = "agenda.page", "agenda.previous", "agenda.following"
PAGE_BUTTONS = (PAGE, PREVIOUS, FOLLOWING, topics.FIRST)
"""All turn to the page they carry: in one row, each needs a name of its own."""
ACCEPT, OPEN_RETURN, UP, DOWN = "agenda.accept", "agenda.open_return", "agenda.up", "agenda.down"

PAGE_ROWS = 12
RUNNING = frozenset({MeetingState.PLANNED, MeetingState.IN_SESSION})


def agenda(
    taskforce: TaskForce,
    member: Member,
    seen: Agenda,
    *,
    now: datetime,
    page: int = 0,
    at: str | None = None,
) -> Message:
    """The private agenda, a page of rows with what this member may do to each.

    With `at`, the id of a topic, the page that holds it.
    """
    zone, items = taskforce.zone, _lines(member, seen)
    pages = max(1, -(-len(items) // PAGE_ROWS))
    ids = [item.id for item in items]
    page = ids.index(at) // PAGE_ROWS if at in ids else max(0, min(page, pages - 1))
    shown = items[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
    head = _head(taskforce, seen, now)
    starts = seen.starts()
    rows = [(item, _row(item, seen, starts.get(item.id), zone)) for item in shown]
    notes = [_("Nobody has started this meeting.")] if seen.meeting.is_left_waiting(now) else []
    notes += _notes(seen, page, pages)
    blocks = [kit.section(head)]
    blocks += [kit.section(row, accessory=_menu(item, member, seen)) for item, row in rows]
    if notes:
        blocks.append(kit.context(*notes))
    if seen.meeting.state in RUNNING or pages > 1:
        acts = _acts(member, seen.meeting, now)
        blocks.append(kit.actions(*acts, *_turns(seen.meeting, page, pages)))
    return kit.message("\n".join([head, *(row for _item, row in rows), *notes]), blocks)


def _head(taskforce: TaskForce, seen: Agenda, now: datetime) -> str:
    zone, meeting = taskforce.zone, seen.meeting
    name, date = kit.escape(taskforce.name), times.moment(meeting.starts_at, zone)
    if meeting.state not in RUNNING:
        return _("*{taskforce} · meeting of {date}*", taskforce=name, date=date)
    title = _("*Agenda of {taskforce} · {date}*", taskforce=name, date=date)
    as_of = _("As of {time}.", time=times.clock_time(now, zone))
    return f"{title}\n{topics.taken(seen)} {as_of}"


def _listed(seen: Agenda) -> list[Item]:
    """What stands on the agenda in order, then what awaits acceptance, then what was not done."""
    left = [item for item in seen.items if item.state in {ItemState.CARRIED, ItemState.DROPPED}]
    return [*seen.on_agenda, *seen.proposed, *left]


def _lines(member: Member, seen: Agenda) -> list[Item]:
    """What has a row of its own: closed sessions in a row share one, unless one can be changed."""
    listed = _listed(seen)
    changeable = {item.id for item in listed if item.is_closed and _menu(item, member, seen)}
    return as_sessions(listed, current=seen.meeting.item_id, apart=changeable)


def _row(item: Item, seen: Agenda, begins: datetime | None, zone: ZoneInfo) -> str:
    """A topic in mrkdwn, with when it is its turn; what its submitter added stands below."""
    row = topics.line(item, zone)
    if item.id == seen.meeting.item_id:
        row = _("*Now:* {topic}", topic=row)
    elif begins:
        row = f"{times.clock_time(begins, zone)} · {row}"
    elif item.state is ItemState.PROPOSED:
        row = f"{row} · {_('proposed, waiting to be accepted')}"
    return f"{row}\n{kit.escape(item.detail)}" if item.detail else row


def _menu(item: Item, member: Member, seen: Agenda) -> Block | None:
    """What this member may do to the topic now."""
    fixed = item.from_template or item.state not in OPEN or item.id == seen.meeting.item_id
    if fixed or seen.meeting.state not in RUNNING:
        return None
    key = kit.key(item.id, item.revision)
    options = []
    if may(member, Act.ARRANGE, meeting=seen.meeting):
        if item.state is ItemState.PROPOSED:
            options += [(_("Accept"), ACCEPT, key), (_("Return"), OPEN_RETURN, key)]
        else:
            options += [(_("Move up"), UP, key), (_("Move down"), DOWN, key)]
    if may(member, Act.EDIT, meeting=seen.meeting, submitter=item.submitter):
        options += [(_("Edit"), topics.OPEN_EDIT, key), (_("Remove"), topics.REMOVE, key)]
    return kit.overflow(options) if options else None


def _notes(seen: Agenda, page: int, pages: int) -> list[str]:
    notes = []
    if seen.hidden and seen.meeting.state in RUNNING:
        notes.append(
            ngettext(
                "{number} more topic is proposed; whoever runs the meeting sees it first.",
                "{number} more topics are proposed; whoever runs the meeting sees them first.",
                seen.hidden,
            )
        )
    if seen.meeting.state in RUNNING and not (seen.hidden or _has_topics(seen)):
        notes.append(_("No topics yet. What should this meeting talk about?"))
    if pages > 1:
        notes.append(_("Page {page} of {pages}.", page=page + 1, pages=pages))
    return notes


def _has_topics(seen: Agenda) -> bool:
    return any(not item.from_template for item in _listed(seen))


def _acts(member: Member, meeting: Meeting, now: datetime) -> list[Block]:
    """Start it from the day it is planned who may run it, once it is late any member."""
    acts = []
    if meeting.state in RUNNING and may(member, Act.PROPOSE, meeting=meeting):
        key = kit.key(meeting.id, 0)
        acts.append(kit.button(_("Add a topic"), OPEN_ADD, key, primary=True))
    is_planned = meeting.state is MeetingState.PLANNED
    if is_planned and may(member, Act.START, meeting=meeting, now=now):
        acts.append(starting(meeting, runs=may(member, Act.RUN, meeting=meeting)))
    return acts


def _turns(meeting: Meeting, page: int, pages: int) -> list[Block]:
    turns = []
    if page > 0:
        turns.append(kit.button(_("Previous page"), PREVIOUS, kit.key(meeting.id, page - 1)))
    if page < pages - 1:
        turns.append(kit.button(_("Next page"), FOLLOWING, kit.key(meeting.id, page + 1)))
    if meeting.state in RUNNING:
        turns.append(kit.button(_("Refresh"), PAGE, kit.key(meeting.id, page)))
    return turns
