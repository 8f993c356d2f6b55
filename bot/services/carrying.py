"""Carrying open topics from a meeting to the one that follows."""

from collections.abc import Collection

from bot.domain.agenda import Item, ItemState, Kind, to_carry
from bot.services import case_agencies
from bot.services.sheets import Table
from bot.services.submitters import ask_if_wanted, tell_of_dropping
from bot.work import Work
from storage import agendas as rows
from storage import case_reviews as case_rows
from storage import meetings as meeting_rows
from storage.rows import add_all


def open_items(table: Table) -> list[Item]:
    """What an ending now would carry."""
    return to_carry(table.items, current=table.meeting_row.item_id)


def carry(
    work: Work,
    table: Table,
    following: meeting_rows.MeetingRow,
    *,
    but_not: Collection[str] = (),
) -> list[Item]:
    """Put open topics on the following agenda, after what stands there; tells which.

    The old rows stay with their meeting as carried, so that an ending carries once.
    """
    standing = rows.of_meeting(work.session, work.workspace, following.id)
    number = max((row.number for row in standing), default=0)
    position = max((row.position for row in standing), default=0)
    carried, reviews = [], {}
    for item in open_items(table):
        old = table.row(item)
        if item.id in but_not:
            _drop(work, table, old)
            continue
        number, position = number + 1, position + 1
        carried.append(_carried(old, table, following, number, position))
        if item.is_closed:
            reviews[old.id] = carried[-1]
        _leave(old, ItemState.CARRIED)
    add_all(work.session, carried)
    for old_id, new in reviews.items():
        case_rows.copy(work.session, work.workspace, old_id, new.id)
        if new.state is ItemState.ACCEPTED:
            case_agencies.tell_of_move(work, new.id, was=old_id)
    items = list(map(table.value, carried))
    for item in items:
        ask_if_wanted(work, item)
    return items


def carried_on(work: Work, item_id: str) -> str | None:
    """The id of the topic that carries this one on by now; None where none does."""
    latest, following = None, rows.carried_id(item_id)
    while rows.item(work.session, work.workspace, following):
        latest, following = following, rows.carried_id(following)
    return latest


def _drop(work: Work, table: Table, row: rows.ItemRow) -> None:
    _leave(row, ItemState.DROPPED)
    tell_of_dropping(work, table.value(row))
    if row.kind is Kind.CASE_REVIEW:
        case_agencies.call_off(work, row.id)


def _leave(row: rows.ItemRow, state: ItemState) -> None:
    """Its end on the old agenda; what was never accepted stays nobody else's business."""
    row.state = ItemState.REMOVED if row.state is ItemState.PROPOSED else state
    row.revision += 1


def _carried(
    row: rows.ItemRow,
    table: Table,
    following: meeting_rows.MeetingRow,
    number: int,
    position: int,
) -> rows.ItemRow:
    proposed = row.state is ItemState.PROPOSED
    return rows.ItemRow(
        workspace=row.workspace,
        id=rows.carried_id(row.id),
        taskforce_id=row.taskforce_id,
        meeting_id=following.id,
        number=number,
        position=position,
        title=row.title,
        detail=row.detail,
        minutes=row.minutes,
        kind=row.kind,
        state=ItemState.PROPOSED if proposed else ItemState.ACCEPTED,
        submitter_id=row.submitter_id,
        presenter_id=row.presenter_id,
        carried_from=row.carried_from or table.meeting_row.starts_at,
        carried=row.carried + 1,
    )
