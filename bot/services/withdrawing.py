"""Topics taken off the agenda and put back, one or several, all or none; and kept."""

from collections.abc import Sequence

from bot.domain.agenda import SETTLED, ItemState, Kind
from bot.errors import Refusal
from bot.services import case_agencies
from bot.services.agendas import MOST_AT_ONCE, may_change, may_edit
from bot.services.sheets import (
    Changed,
    Table,
    all_numbered,
    item_table,
    items_table,
    touch,
    unchanged,
)
from bot.services.submitters import UNDO_TIME, ask_if_wanted, tell_of_removal
from bot.text import _
from bot.work import Work
from storage import agendas as rows

Key = tuple[str, int]
"""A topic's id, and its revision as it was shown."""


def remove(work: Work, keys: Sequence[Key]) -> Changed:
    """Take these topics off their agenda; `restore` undoes it."""
    table, found = items_table(work, [item_id for item_id, _revision in keys])
    for row, (_item_id, revision) in zip(found, keys, strict=True):
        may_edit(work, table, row)
        unchanged(row, revision)
    return _remove(work, table, found)


def remove_numbers(work: Work, numbers: Sequence[int]) -> Changed:
    """The same by their numbers on the next agenda."""
    if len(numbers) > MOST_AT_ONCE:
        raise Refusal(_("Remove up to {most} topics at once.", most=MOST_AT_ONCE))
    table, found = all_numbered(work, numbers)
    for row in found:
        may_edit(work, table, row)
    return _remove(work, table, found)


def _remove(work: Work, table: Table, found: Sequence[rows.ItemRow]) -> Changed:
    for row in found:
        row.removed_as, row.state = row.state, ItemState.REMOVED
        if row.kind is Kind.CASE_REVIEW:
            case_agencies.call_off(work, row.id, after=UNDO_TIME)
    changed = touch(work, table, "topic removed", *found)
    for item in changed.items:
        tell_of_removal(work, item)
        ask_if_wanted(work, item)
    return changed


def keep(work: Work, item_id: str, *, revision: int) -> Changed:
    """A topic that was carried often is still wanted: it stays, and the question is answered."""
    table, row = item_table(work, item_id)
    may_edit(work, table, row)
    unchanged(row, revision)
    changed = touch(work, table, "topic kept", row)
    ask_if_wanted(work, changed.item)
    return changed


def restore(work: Work, keys: Sequence[Key]) -> Changed:
    """Undo a removal: each stands as it stood, or last where the meeting is past that."""
    table, found = items_table(work, [item_id for item_id, _revision in keys])
    for row, (_item_id, revision) in zip(found, keys, strict=True):
        may_change(work, table, row)
        unchanged(row, revision)
        _restore(work, table, row)
    changed = touch(work, table, "topic restored", *found)
    for item in changed.items:
        ask_if_wanted(work, item)
    return changed


def _restore(work: Work, table: Table, row: rows.ItemRow) -> None:
    row.state, row.removed_as = row.removed_as or row.state, None
    if row.position < max((each.position for each in _done(table)), default=0):
        row.position = max(each.position for each in table.item_rows) + 1
    work.forget("item_removed", row.id)
    if row.kind is Kind.CASE_REVIEW and row.state is ItemState.ACCEPTED:
        case_agencies.ask(work, row.id)


def _done(table: Table) -> list[rows.ItemRow]:
    """What the meeting has come to so far."""
    return [row for row in table.item_rows if row.state in SETTLED or row is table.current]
