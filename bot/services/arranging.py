"""What the facilitator and the coordinator do with topics: accept, return, order."""

from bot.domain.agenda import ItemState, Kind, arranged
from bot.domain.privacy import clean
from bot.domain.roles import Act
from bot.errors import Refusal
from bot.services import case_agencies, closed_sessions, taskforces
from bot.services.familiar import allowed
from bot.services.sheets import (
    Changed,
    Table,
    item_table,
    numbered,
    still_open,
    touch,
    unchanged,
)
from bot.services.submitters import tell_of_answer
from bot.text import _, mark
from bot.work import Work
from storage import agendas as rows

REASON_LIMIT = 150

STAYS = {
    ItemState.PROPOSED: mark("Accept topic {number} first, then move it."),
    ItemState.RETURNED: mark(
        "Topic {number} was returned, so it has no place until it is proposed again."
    ),
    ItemState.REMOVED: mark("Topic {number} is off the agenda already."),
}
"""Why a topic in this state has no place to be moved to."""


def accept(work: Work, item_id: str, *, revision: int) -> Changed:
    """Put a proposed topic at the end of the agenda; its submitter hears of it."""
    table, row = item_table(work, item_id)
    return _accept(work, table, row, revision)


def accept_number(work: Work, number: int) -> Changed:
    """The same by its number on the next agenda."""
    table, row = numbered(work, number)
    return _accept(work, table, row, row.revision)


def _accept(work: Work, table: Table, row: rows.ItemRow, revision: int) -> Changed:
    _awaits_answer(work, table, row, revision)
    if row.kind is Kind.CASE_REVIEW:
        closed_sessions.refuse_in_public(work, table.here.taskforce)
        case_agencies.ask(work, row.id)
    row.state = ItemState.ACCEPTED
    row.position = max(each.position for each in table.item_rows) + 1
    changed = touch(work, table, "topic accepted", row)
    tell_of_answer(work, changed.item)
    return changed


def show_to_return(work: Work, item_id: str) -> Changed:
    """A topic that awaits acceptance, for whoever may return it."""
    table, row = item_table(work, item_id)
    _awaits_answer(work, table, row, row.revision)
    return table.changed(row)


def show_number_to_return(work: Work, number: int) -> Changed:
    """The same by its number on the next agenda."""
    table, row = numbered(work, number)
    _awaits_answer(work, table, row, row.revision)
    return table.changed(row)


def return_item(
    work: Work, item_id: str, reason: str, *, revision: int, confirmed: bool = False
) -> Changed:
    """Give a proposed topic back with the reason; its submitter hears of it.

    A case review takes no text, so it goes back without one.
    """
    table, row = item_table(work, item_id)
    _awaits_answer(work, table, row, revision)
    if row.kind is Kind.CASE_REVIEW:
        case_agencies.call_off(work, row.id)
    else:
        known = allowed(work, table.here.taskforce)
        row.reason = clean(
            reason, limit=REASON_LIMIT, field="reason", allow=known, confirmed=confirmed
        )
    row.state = ItemState.RETURNED
    changed = touch(work, table, "topic returned", row)
    tell_of_answer(work, changed.item)
    return changed


def _awaits_answer(work: Work, table: Table, row: rows.ItemRow, revision: int) -> None:
    _may_arrange(work, table)
    unchanged(row, revision)
    if row.state is not ItemState.PROPOSED:
        raise Refusal(_("Topic {number} is not waiting to be accepted.", number=row.number))


def move_number(work: Work, number: int, place: int) -> Changed:
    """Make the topic with this number the `place`-th of the agenda, from 1."""
    table, row = numbered(work, number)
    _may_arrange(work, table)
    return _move(work, table, row, place)


def shift(work: Work, item_id: str, *, by: int, revision: int) -> Changed:
    """Move a topic up (-1) or down (+1) by one place."""
    table, row = item_table(work, item_id)
    _may_arrange(work, table)
    unchanged(row, revision)
    standing = [item.id for item in table.sheet().agenda.on_agenda]
    place = standing.index(row.id) + 1 if row.id in standing else 0
    return _move(work, table, row, place + by)


def _move(work: Work, table: Table, row: rows.ItemRow, place: int) -> Changed:
    if stays := _why_it_stays(table, row):
        raise Refusal(stays)
    agenda, moving = table.sheet().agenda, table.value(row)
    order = arranged(agenda.on_agenda, moving, place, current=table.meeting_row.item_id)
    places = {item.id: position for position, item in enumerate(order, start=1)}
    for each in table.item_rows:
        each.position = places.get(each.id, len(order) + each.number)
    work.session.flush()  # all positions in one statement, before one row's revision differs
    return touch(work, table, "topic moved", row)


def _why_it_stays(table: Table, row: rows.ItemRow) -> str:
    """Why a topic cannot be moved; empty when it can."""
    if table.value(row).from_template:
        return _("Introductions open every meeting, so they stay where they are.")
    if row is table.current:
        return _("Topic {number} is under discussion, so it stays where it is.", number=row.number)
    if row.state is ItemState.ACCEPTED:
        return ""
    return _(
        STAYS.get(row.state, mark("The meeting has dealt with topic {number}.")), number=row.number
    )


def _may_arrange(work: Work, table: Table) -> None:
    taskforces.allow(work, table.here, Act.ARRANGE, meeting=table.meeting)
    still_open(table)
