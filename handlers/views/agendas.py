"""The agenda as one member reads it, and what is said about a topic in a message."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.agenda import OPEN, Agenda, Item, ItemState
from bot.domain.people import Member
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import kit
from handlers.views.kit import Block, Message

OPEN_ADD, SHOW, PAGE = "agenda.open_add", "agenda.show", "agenda.page"
PREVIOUS, FOLLOWING, FIRST = "agenda.previous", "agenda.following", "agenda.first"
PAGE_BUTTONS = (PREVIOUS, FOLLOWING, FIRST)
OPEN_EDIT, REMOVE, RESTORE = "agenda.open_edit", "agenda.remove", "agenda.restore"
ACCEPT, OPEN_RETURN, UP, DOWN = "agenda.accept", "agenda.open_return", "agenda.up", "agenda.down"
KEEP, WITHDRAW = "agenda.keep", "agenda.withdraw"

PAGE_ROWS = 12


def agenda(
    taskforce: TaskForce, member: Member, seen: Agenda, *, now: datetime, page: int = 0
) -> Message:
    """The private agenda, a page of rows with what this member may do to each."""
    zone = taskforce.zone
    title = _("Agenda for {date}", date=kit.moment(seen.meeting.starts_at, zone))
    totals = _(
        "{taskforce} · {taken} of {length} minutes · as of {time}",
        taskforce=kit.escape(taskforce.name),
        taken=seen.minutes,
        length=seen.meeting.minutes,
        time=kit.clock_time(now, zone),
    )
    rows = list(_rows(seen, zone))
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    page = max(0, min(page, pages - 1))
    shown = rows[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
    blocks = [kit.section(f"*{title}*"), kit.context(totals)]
    blocks += [kit.section(line, accessory=_menu(item, member, seen)) for item, line in shown] or [
        kit.section(_("No topics yet. What should this meeting talk about?"))
    ]
    notes = _notes(seen, page, pages)
    if notes:
        blocks.append(kit.context(*notes))
    blocks.append(_buttons(seen, page, pages))
    text = "\n".join([title, totals, *(line for _item, line in rows), *notes])
    return Message(kit.plainly(text)[:3900], blocks)


def _rows(seen: Agenda, zone: ZoneInfo) -> Iterator[tuple[Item, str]]:
    """Each topic with its line; those on the agenda with the time they are planned for."""
    starts_at = seen.meeting.opened_at or seen.meeting.starts_at
    for item in seen.on_agenda:
        yield item, f"{item.number}. {kit.clock_time(starts_at, zone)} {about(item, zone)}"
        starts_at += timedelta(minutes=item.minutes)
    for item in seen.proposed:
        yield item, f"{item.number}. {about(item, zone)} · {_('proposed, waiting to be accepted')}"


def about(item: Item, zone: ZoneInfo) -> str:
    """A topic in one line of mrkdwn: title, minutes, presenter, where it comes from."""
    parts = [
        kit.escape(item.title),
        ngettext("{number} minute", "{number} minutes", item.minutes),
    ]
    if item.presenter:
        parts.append(kit.escape(item.presenter))
    if item.carried_from:
        parts.append(_("carried from {date}", date=kit.day(item.carried_from, zone)))
    states = {ItemState.DISCUSSED: _("discussed"), ItemState.PARKED: _("parked")}
    if item.state in states:
        parts.append(states[item.state])
    return " · ".join(parts)


def _menu(item: Item, member: Member, seen: Agenda) -> Block | None:
    if item.from_template or item.state not in OPEN:
        return None
    key = kit.key(item.id, item.revision)
    options = []
    if may(member, Act.ARRANGE, meeting=seen.meeting):
        if item.state is ItemState.PROPOSED:
            options += [(_("Accept"), ACCEPT, key), (_("Return"), OPEN_RETURN, key)]
        else:
            options += [(_("Move up"), UP, key), (_("Move down"), DOWN, key)]
    if may(member, Act.EDIT, meeting=seen.meeting, submitter=item.submitter):
        options += [(_("Edit"), OPEN_EDIT, key), (_("Remove"), REMOVE, key)]
    return kit.overflow(options) if options else None


def _notes(seen: Agenda, page: int, pages: int) -> list[str]:
    notes = []
    if seen.hidden:
        notes.append(
            ngettext(
                "{number} more topic is proposed; the facilitator sees it first.",
                "{number} more topics are proposed; the facilitator sees them first.",
                seen.hidden,
            )
        )
    if seen.minutes > seen.meeting.minutes:
        over = seen.minutes - seen.meeting.minutes
        notes.append(
            ngettext(
                "{number} minute more than the meeting has.",
                "{number} minutes more than the meeting has.",
                over,
            )
        )
    if pages > 1:
        notes.append(_("Page {page} of {pages}.", page=page + 1, pages=pages))
    return notes


def _buttons(seen: Agenda, page: int, pages: int) -> Block:
    meeting_id = seen.meeting.id
    buttons = [kit.button(_("Add a topic"), OPEN_ADD, kit.key(meeting_id, 0), primary=True)]
    if page > 0:
        buttons.append(kit.button(_("Previous"), PREVIOUS, kit.key(meeting_id, page - 1)))
    if page < pages - 1:
        buttons.append(kit.button(_("Next page"), FOLLOWING, kit.key(meeting_id, page + 1)))
    buttons.append(kit.button(_("Refresh"), PAGE, kit.key(meeting_id, page)))
    return kit.actions(*buttons)


def added(taskforce: TaskForce, seen: Agenda, items: tuple[Item, ...]) -> Message:
    """The private answer to "/agenda add"."""
    lines = [_line_added(item, taskforce.zone) for item in items]
    lines.append(_standing(taskforce, seen, items))
    blocks = [kit.section("\n".join(lines))]
    if len(items) == 1:
        blocks.append(_edit_and_undo(items[0]))
    return Message(kit.plainly("\n".join(lines)), blocks)


def _line_added(item: Item, zone: ZoneInfo) -> str:
    return _("*Added as topic {number}:* {topic}", number=item.number, topic=about(item, zone))


def _standing(taskforce: TaskForce, seen: Agenda, items: tuple[Item, ...]) -> str:
    """For which meeting, how full it is, and who sees it until then."""
    sentence = _(
        "For the meeting on {date}. {taken} of {length} minutes are taken.",
        date=kit.moment(seen.meeting.starts_at, taskforce.zone),
        taken=seen.minutes,
        length=seen.meeting.minutes,
    )
    if any(item.state is ItemState.PROPOSED for item in items):
        sentence += " " + _("Until it is accepted, only you and whoever runs the meeting see it.")
    return sentence


def _edit_and_undo(item: Item) -> Block:
    key = kit.key(item.id, item.revision)
    return kit.actions(kit.button(_("Edit"), OPEN_EDIT, key), kit.button(_("Undo"), REMOVE, key))


def removed(taskforce: TaskForce, item: Item) -> Message:
    topic = about(item, taskforce.zone)
    sentence = _("Topic {number} is off the agenda: {topic}", number=item.number, topic=topic)
    undo = kit.button(_("Undo"), RESTORE, kit.key(item.id, item.revision))
    return Message(kit.plainly(sentence), [kit.section(sentence), kit.actions(undo)])


def changed(taskforce: TaskForce, item: Item, sentence: str) -> Message:
    """What was done to one topic, with the way on to the whole agenda."""
    line = f"{item.number}. {about(item, taskforce.zone)}"
    show = kit.button(_("Show the agenda"), SHOW)
    blocks = [kit.section(f"*{sentence}*"), kit.section(line), kit.actions(show)]
    return Message(kit.plainly(f"{sentence} {line}"), blocks)


def answered(taskforce: TaskForce, seen: Agenda, item: Item) -> Message:
    """Tells the submitter that their topic was accepted or returned; its words come second."""
    zone = taskforce.zone
    date = kit.moment(seen.meeting.starts_at, zone)
    if item.state is ItemState.RETURNED:
        sentence = _("Your topic {number} for {date} was returned.", number=item.number, date=date)
    else:
        sentence = _("Your topic {number} for {date} was accepted.", number=item.number, date=date)
    head = f"{kit.escape(taskforce.display_name)}: {sentence}"
    blocks = [kit.section(head), kit.section(kit.escape(item.title))]
    if item.state is ItemState.RETURNED and item.reason:
        blocks.append(kit.section(_("Reason: {reason}", reason=kit.escape(item.reason))))
    blocks.append(kit.context(_("You get this because you proposed it.")))
    return Message(kit.plainly(head), blocks)


def carried_often(taskforce: TaskForce, item: Item) -> Message:
    """Asks the submitter whether a topic that waits for long is still wanted."""
    head = ngettext(
        "{taskforce}: your topic {item} has been carried {number} time. Is it still wanted?",
        "{taskforce}: your topic {item} has been carried {number} times. Is it still wanted?",
        item.carried,
        taskforce=kit.escape(taskforce.display_name),
        item=item.number,
    )
    key = kit.key(item.id, item.revision)
    keep = kit.button(_("Keep it"), KEEP, key, primary=True)
    withdraw = kit.button(_("Withdraw it"), WITHDRAW, key)
    why = kit.context(_("You get this because you proposed it."))
    blocks = [
        kit.section(head),
        kit.section(kit.escape(item.title)),
        kit.actions(keep, withdraw),
        why,
    ]
    return Message(kit.plainly(head), blocks)
