"""Carrying open topics from a meeting to the one that follows."""

from collections.abc import Collection

from bot.domain.agenda import OFTEN_CARRIED, OPEN, ItemState, Kind
from bot.services.sheets import Table
from bot.work import Work
from storage import agendas as agenda_rows
from storage import meetings as meeting_rows

CARRIES = OPEN | {ItemState.PARKED}


def open_rows(table: Table) -> list[agenda_rows.ItemRow]:
    """What an ending now would carry: neither the template's topics nor the current one."""
    return [
        row
        for row in sorted(table.item_rows, key=lambda row: row.position)
        if row.state in CARRIES
        and row.kind is not Kind.INTRODUCTIONS
        and row.id != table.meeting_row.item_id
    ]


def carry(
    work: Work,
    table: Table,
    following: meeting_rows.MeetingRow,
    *,
    but_not: Collection[str] = (),
) -> list[agenda_rows.ItemRow]:
    """Put open topics on the following agenda, after what stands there; returns the new rows.

    The old rows stay with their meeting as carried, so that an ending carries once.
    """
    standing = agenda_rows.of_meeting(work.session, work.workspace, following.id)
    number = max((row.number for row in standing), default=0)
    position = max((row.position for row in standing), default=0)
    carried = []
    for row in open_rows(table):
        if row.id in but_not:
            continue
        number, position = number + 1, position + 1
        carried.append(_carried(row, table, following, number, position))
        row.state = ItemState.CARRIED
        row.revision += 1
    work.session.add_all(carried)
    for row in carried:
        _ask_if_wanted(work, table, row)
    return carried


def _carried(
    row: agenda_rows.ItemRow,
    table: Table,
    following: meeting_rows.MeetingRow,
    number: int,
    position: int,
) -> agenda_rows.ItemRow:
    proposed = row.state is ItemState.PROPOSED
    return agenda_rows.ItemRow(
        workspace=row.workspace,
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
        presenter=row.presenter,
        carried_from=row.carried_from or table.meeting_row.starts_at,
        carried=row.carried + 1,
    )


def _ask_if_wanted(work: Work, table: Table, row: agenda_rows.ItemRow) -> None:
    submitter = table.members.get(row.submitter_id)
    if row.carried >= OFTEN_CARRIED and submitter and submitter.slack_user:
        work.remind("carried_often", row.id, submitter.slack_user, work.now)
