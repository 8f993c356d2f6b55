"""The agenda before the meeting: propose, edit, remove, order, accept and return topics."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.agenda import (
    DEFAULT_MINUTES,
    LONGEST,
    OPEN,
    SHORTEST,
    Item,
    ItemState,
    Kind,
)
from bot.domain.meeting import MeetingState
from bot.domain.privacy import DETAIL_LIMIT, TITLE_LIMIT, clean
from bot.domain.roles import Act, may
from bot.errors import Refusal
from bot.services import taskforces
from bot.services.sheets import (
    Changed,
    Sheet,
    Table,
    item_table,
    next_table,
    numbered,
    still_open,
    table_of,
    unchanged,
)
from bot.text import _
from bot.work import Work
from storage import agendas as rows
from storage import people as people_rows

REASON_LIMIT = 150
MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A topic as typed, before the guard has read it."""

    title: str
    minutes: int = DEFAULT_MINUTES
    kind: Kind = Kind.DISCUSSION
    presenter: str = ""  # a person of the roster, by Slack's id or ours
    detail: str = ""


def show(work: Work) -> Sheet:
    """The agenda of the meeting in session or of the next one."""
    table = next_table(work)
    taskforces.allow(work, table.here, Act.READ, meeting=table.meeting)
    return table.sheet()


def show_meeting(work: Work, meeting_id: str) -> Sheet:
    """The agenda of this meeting."""
    table = table_of(work, meeting_id)
    taskforces.allow(work, table.here, Act.READ, meeting=table.meeting)
    return table.sheet()


def show_item(work: Work, item_id: str) -> Changed:
    """One topic the visitor may see, with its agenda; Refusal when it is gone."""
    table, row = item_table(work, item_id)
    return table.changed(row)


def show_number(work: Work, number: int) -> Changed:
    """The topic with this number on the next agenda, likewise."""
    table = next_table(work)
    return table.changed(numbered(table, number))


def show_after(work: Work, meeting_id: str) -> Sheet:
    """The agenda that follows a meeting which is over; Refusal when none is planned."""
    over = table_of(work, meeting_id)
    taskforces.allow(work, over.here, Act.READ, meeting=over.meeting)
    found = rows.with_next_meeting(work.session, work.workspace, over.here.taskforce.id)
    if found is None or found[0].id == meeting_id:
        raise Refusal(_("That meeting is over, and the next one is not planned yet."))
    return table_of(work, found[0].id).sheet()


def find_item(work: Work, item_id: str) -> Changed | None:
    """The same for what Roundtable sends by itself: None where the recipient sees it no more."""
    try:
        return show_item(work, item_id)
    except Refusal:
        return None


def may_answer(work: Work, item_id: str) -> None:
    """Raise a Refusal unless the visitor may accept or return this topic now."""
    _proposed(work, item_id, None)


def propose(
    work: Work, drafts: Sequence[Draft], *, meeting_id: str | None = None, confirmed: bool = False
) -> Changed:
    """Put topics on an agenda, all or none; they await acceptance unless one's own to arrange."""
    table = table_of(work, meeting_id) if meeting_id else next_table(work)
    taskforces.allow(work, table.here, Act.PROPOSE, meeting=table.meeting)
    still_open(table)
    if len(drafts) > MOST_AT_ONCE:
        raise Refusal(_("Add up to {most} topics at once.", most=MOST_AT_ONCE), field="title")
    arranges = may(table.here.member, Act.ARRANGE, meeting=table.meeting)
    added = [
        _add(work, table, draft, line=line if len(drafts) > 1 else None, confirmed=confirmed)
        for line, draft in enumerate(drafts, start=1)
    ]
    for row in added:
        row.state = ItemState.ACCEPTED if arranges else ItemState.PROPOSED
        work.session.add(row)
    _record(work, table, "topic proposed", *added)
    _redraw(work, table)
    return table.changed(*added)


def _add(
    work: Work, table: Table, draft: Draft, *, line: int | None, confirmed: bool
) -> rows.ItemRow:
    try:
        title, detail = _clean(draft, confirmed=confirmed)
    except Refusal as refusal:
        if line is None:
            raise
        raise Refusal(
            _("Line {line}: {sentence}", line=line, sentence=refusal.sentence), field="title"
        ) from refusal
    row = rows.ItemRow(
        workspace=work.workspace,
        taskforce_id=table.here.taskforce.id,
        meeting_id=table.meeting.id,
        number=max((each.number for each in table.item_rows), default=0) + 1,
        position=max((each.position for each in table.item_rows), default=0) + 1,
        title=title,
        detail=detail,
        presenter=_presenter(work, table, draft.presenter),
        minutes=draft.minutes,
        kind=draft.kind,
        state=ItemState.PROPOSED,
        submitter_id=table.here.member.person_id,
    )
    table.item_rows.append(row)
    return row


def _clean(draft: Draft, *, confirmed: bool) -> tuple[str, str]:
    if not SHORTEST <= draft.minutes <= LONGEST:
        raise Refusal(
            _("Give a topic {shortest} to {longest} minutes.", shortest=SHORTEST, longest=LONGEST),
            field="minutes",
        )
    title = clean(draft.title, limit=TITLE_LIMIT, field="title", confirmed=confirmed).text
    if not draft.detail.strip():
        return title, ""
    return title, clean(draft.detail, limit=DETAIL_LIMIT, field="detail", confirmed=confirmed).text


def _presenter(work: Work, table: Table, chosen: str) -> str:
    if not chosen:
        return ""
    for member in people_rows.members(work.session, work.workspace, table.here.taskforce.id):
        if chosen in {member.slack_user, member.person_id}:
            return member.name
    raise Refusal(
        _("The presenter is not on the roster yet. Choose somebody from it."), field="presenter"
    )


def edit(
    work: Work, item_id: str, draft: Draft, *, revision: int, confirmed: bool = False
) -> Changed:
    """Change a topic; new words of somebody who may not arrange await acceptance again."""
    table, row = item_table(work, item_id)
    _may_edit(work, table, row)
    still_open(table)
    unchanged(row, revision)
    title, detail = _clean(draft, confirmed=confirmed)
    reworded = (title, detail) != (row.title, row.detail)
    if reworded and not may(table.here.member, Act.ARRANGE, meeting=table.meeting):
        row.state = ItemState.PROPOSED
    row.title, row.detail = title, detail
    row.presenter = _presenter(work, table, draft.presenter)
    row.minutes, row.kind = draft.minutes, draft.kind
    return _touch(work, table, row, "topic edited")


def remove(work: Work, item_id: str, *, revision: int | None = None) -> Changed:
    """Take a topic off the agenda; `restore` undoes it."""
    table, row = item_table(work, item_id)
    _may_edit(work, table, row)
    still_open(table)
    if revision is not None:
        unchanged(row, revision)
    if row.state not in OPEN:
        raise Refusal(_("Topic {number} is already off the agenda.", number=row.number))
    row.state = ItemState.REMOVED
    return _touch(work, table, row, "topic removed")


def restore(work: Work, item_id: str, *, revision: int) -> Changed:
    """Undo a removal."""
    table, row = item_table(work, item_id)
    _may_edit(work, table, row)
    still_open(table)
    unchanged(row, revision)
    arranges = may(table.here.member, Act.ARRANGE, meeting=table.meeting)
    row.state = ItemState.ACCEPTED if arranges else ItemState.PROPOSED
    return _touch(work, table, row, "topic restored")


def move(work: Work, item_id: str, place: int) -> Changed:
    """Make a topic the `place`-th of the agenda, from 1; introductions stay first."""
    table, row = item_table(work, item_id)
    taskforces.allow(work, table.here, Act.ARRANGE, meeting=table.meeting)
    still_open(table)
    if row.kind is Kind.INTRODUCTIONS:
        raise Refusal(_("Introductions stay first."))
    order = [each for each in table.item_rows if each.state in OPEN and each is not row]
    order.sort(key=lambda each: each.position)
    fixed = sum(each.kind is Kind.INTRODUCTIONS for each in order)
    order.insert(max(fixed, min(place - 1, len(order))), row)
    for position, each in enumerate(order, start=1):
        each.position = position
    return _touch(work, table, row, "topic moved")


def shift(work: Work, item_id: str, *, by: int, revision: int) -> Changed:
    """Move a topic up (-1) or down (+1) by one place."""
    table, row = item_table(work, item_id)
    unchanged(row, revision)
    order = sorted(
        (each for each in table.item_rows if each.state in OPEN), key=lambda r: r.position
    )
    if row not in order:
        raise Refusal(_("Topic {number} is no longer on the agenda.", number=row.number))
    return move(work, item_id, order.index(row) + 1 + by)


def accept(work: Work, item_id: str, *, revision: int | None = None) -> Changed:
    """Put a proposed topic on the agenda; its submitter hears of it."""
    table, row = _proposed(work, item_id, revision)
    row.state = ItemState.ACCEPTED
    changed = _touch(work, table, row, "topic accepted")
    _tell_submitter(work, changed.item)
    return changed


def return_item(
    work: Work, item_id: str, reason: str, *, revision: int | None = None, confirmed: bool = False
) -> Changed:
    """Give a proposed topic back with the reason; its submitter hears of it."""
    table, row = _proposed(work, item_id, revision)
    row.reason = clean(reason, limit=REASON_LIMIT, field="reason", confirmed=confirmed).text
    row.state = ItemState.RETURNED
    changed = _touch(work, table, row, "topic returned")
    _tell_submitter(work, changed.item)
    return changed


def _proposed(work: Work, item_id: str, revision: int | None) -> tuple[Table, rows.ItemRow]:
    table, row = item_table(work, item_id)
    taskforces.allow(work, table.here, Act.ARRANGE, meeting=table.meeting)
    still_open(table)
    if revision is not None:
        unchanged(row, revision)
    if row.state is not ItemState.PROPOSED:
        raise Refusal(_("Topic {number} is not waiting to be accepted.", number=row.number))
    return table, row


def _tell_submitter(work: Work, item: Item) -> None:
    submitter = item.submitter
    if submitter and submitter.slack_user and submitter.slack_user != work.actor.slack_user:
        work.remind("item_answered", item.id, submitter.slack_user, work.now)


def _may_edit(work: Work, table: Table, row: rows.ItemRow) -> None:
    if row.kind is Kind.INTRODUCTIONS:
        raise Refusal(_("Introductions open every meeting and stay on its agenda."))
    submitter = table.value(row).submitter
    if not may(table.here.member, Act.EDIT, meeting=table.meeting, submitter=submitter):
        taskforces.allow(work, table.here, Act.ARRANGE, meeting=table.meeting)


def _touch(work: Work, table: Table, row: rows.ItemRow, act: str) -> Changed:
    row.revision += 1
    _record(work, table, act, row)
    _redraw(work, table)
    return table.changed(row)


def _record(work: Work, table: Table, act: str, *changed: rows.ItemRow) -> None:
    for row in changed:
        work.record(
            act,
            row.id,
            taskforce_id=table.here.taskforce.id,
            actor_id=table.here.member.person_id,
        )


def _redraw(work: Work, table: Table) -> None:
    if table.meeting_row.state is MeetingState.IN_SESSION:
        work.show("live", table.meeting.id, table.here.taskforce.channel)
