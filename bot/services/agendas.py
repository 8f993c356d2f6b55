"""Topics as their submitters have them: looked at, proposed and edited."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.agenda import DEFAULT_MINUTES, LONGEST, OPEN, SHORTEST, ItemState, Kind
from bot.domain.meeting import MeetingState
from bot.domain.privacy import DETAIL_LIMIT, TITLE_LIMIT, clean
from bot.domain.roles import Act, may
from bot.errors import Refusal
from bot.services import taskforces
from bot.services.familiar import allowed
from bot.services.sheets import (
    Changed,
    Sheet,
    Table,
    item_table,
    next_table,
    numbered,
    redraw,
    seal,
    still_open,
    table_of,
    touch,
    unchanged,
)
from bot.text import _
from bot.work import Work
from storage import agendas as rows
from storage import people as people_rows
from storage.rows import add_all

MOST_AT_ONCE = 20
EDITABLE = OPEN | {ItemState.RETURNED}


@dataclass(frozen=True, slots=True)
class Draft:
    """A topic as typed, before the guard has read it."""

    title: str
    minutes: int = DEFAULT_MINUTES
    kind: Kind = Kind.DISCUSSION
    presenter: str = ""  # a person of the roster, by Slack's id or ours
    detail: str = ""
    confirmed: Sequence[str] = ()  # its fields whose words the person was asked about before


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


def show_to_add(work: Work, meeting_id: str | None = None) -> Sheet:
    """The agenda of this meeting or the next, for whoever may propose topics for it."""
    table = table_of(work, meeting_id) if meeting_id else next_table(work)
    taskforces.allow(work, table.here, Act.PROPOSE, meeting=table.meeting)
    return table.sheet()


def show_after(work: Work, meeting_id: str) -> Sheet | None:
    """The agenda that follows a meeting which is over; None while it is not, or without one."""
    over = table_of(work, meeting_id)
    if over.meeting_row.state in {MeetingState.PLANNED, MeetingState.IN_SESSION}:
        return None
    taskforces.allow(work, over.here, Act.PROPOSE, meeting=over.meeting)
    found = rows.with_next_meeting(work.session, work.workspace, over.here.taskforce.id)
    return table_of(work, found[0].id).sheet() if found else None


def show_item(work: Work, item_id: str) -> Changed | None:
    """One topic and its agenda; None where the visitor sees it no more."""
    try:
        table, row = item_table(work, item_id)
    except Refusal:
        return None
    return table.changed(row)


def propose(
    work: Work, drafts: Sequence[Draft], *, meeting_id: str | None = None, confirmed: bool = False
) -> Changed:
    """Put topics on an agenda, all or none; they await acceptance unless one's own to arrange."""
    table = table_of(work, meeting_id) if meeting_id else next_table(work)
    taskforces.allow(work, table.here, Act.PROPOSE, meeting=table.meeting)
    still_open(table)
    if not drafts:
        raise Refusal(_("Please write something here."), field="title")
    if len(drafts) > MOST_AT_ONCE:
        raise Refusal(_("Add up to {most} topics at once.", most=MOST_AT_ONCE), field="title")
    added = [
        _drafted(work, table, draft, line if len(drafts) > 1 else None, confirmed=confirmed)
        for line, draft in enumerate(drafts, start=1)
    ]
    append(work, table, added)
    seal(work, table, "topic proposed", *(row.id for row in added))
    redraw(work, table)
    return table.changed(*added)


def _drafted(
    work: Work, table: Table, draft: Draft, line: int | None, *, confirmed: bool
) -> rows.ItemRow:
    """The draft as a row without a place; a Refusal names the line of several."""
    row = rows.ItemRow(
        workspace=work.workspace,
        taskforce_id=table.here.taskforce.id,
        meeting_id=table.meeting_row.id,
        number=0,
        position=0,
        title="",
        minutes=0,
        kind=draft.kind,
        state=ItemState.ACCEPTED if table.may(Act.ARRANGE) else ItemState.PROPOSED,
        submitter_id=table.here.member.person_id,
    )
    try:
        _write(work, table, row, draft, confirmed=confirmed)
    except Refusal as refusal:
        if line is None:
            raise
        sentence = _("Line {line}: {sentence}", line=line, sentence=refusal.sentence)
        raise Refusal(sentence, field="title") from refusal
    return row


def _write(work: Work, table: Table, row: rows.ItemRow, draft: Draft, *, confirmed: bool) -> None:
    """What was typed, once all of it has passed."""
    if Kind.CASE_REVIEW in {draft.kind, row.kind}:
        raise Refusal(case_review_takes_no_text(), field="kind")
    check_minutes(draft.minutes)
    known = allowed(work, table.here.taskforce)

    def checked(field: str, typed: str, limit: int) -> str:
        sure = confirmed or field in draft.confirmed
        return clean(typed, limit=limit, field=field, allow=known, confirmed=sure)

    title = checked("title", draft.title, TITLE_LIMIT)
    detail = checked("detail", draft.detail, DETAIL_LIMIT) if draft.detail.strip() else ""
    row.presenter_id = _presenter(work, table, draft.presenter)
    row.title, row.detail, row.minutes, row.kind = title, detail, draft.minutes, draft.kind


def check_minutes(minutes: int) -> None:
    if not SHORTEST <= minutes <= LONGEST:
        raise Refusal(
            _("Give a topic {shortest} to {longest} minutes.", shortest=SHORTEST, longest=LONGEST),
            field="minutes",
        )


def case_review_takes_no_text() -> str:
    return _(
        "A case review takes no text: no title and no detail. Choose how many cases instead; "
        "nothing that was typed is kept."
    )


def _presenter(work: Work, table: Table, chosen: str) -> str | None:
    if not chosen:
        return None
    for member in people_rows.members(work.session, work.workspace, table.here.taskforce.id):
        if chosen in {member.slack_user, member.person_id}:
            table.members[member.person_id] = member
            return member.person_id
    raise Refusal(
        _(
            "The presenter is not on the roster of {taskforce} yet. Choose somebody from it.",
            taskforce=table.here.taskforce.name,
        ),
        field="presenter",
    )


def append(work: Work, table: Table, added: Sequence[rows.ItemRow]) -> None:
    """Store new topics at the end of the agenda, each with a number of its own."""
    number = max((row.number for row in table.item_rows), default=0)
    position = max((row.position for row in table.item_rows), default=0)
    for ahead, row in enumerate(added, start=1):
        row.number, row.position = number + ahead, position + ahead
    table.item_rows.extend(added)
    add_all(work.session, added)


def show_to_edit(work: Work, item_id: str) -> Changed:
    """One topic, for whoever may change it; Refusal when nobody can any more."""
    table, row = item_table(work, item_id)
    may_edit(work, table, row)
    return table.changed(row)


def show_number_to_edit(work: Work, number: int) -> Changed:
    """The same by its number on the next agenda."""
    table, row = numbered(work, number)
    may_edit(work, table, row)
    return table.changed(row)


def edit(
    work: Work, item_id: str, draft: Draft, *, revision: int, confirmed: bool = False
) -> Changed:
    """Change a topic; new words of somebody who may not arrange await acceptance again."""
    table, row = item_table(work, item_id)
    may_edit(work, table, row)
    unchanged(row, revision)
    before = row.title, row.detail
    _write(work, table, row, draft, confirmed=confirmed)
    arranges = table.may(Act.ARRANGE)
    if row.state is ItemState.RETURNED:
        row.state, row.reason = ItemState.ACCEPTED if arranges else ItemState.PROPOSED, ""
    elif not arranges and before != (row.title, row.detail):
        row.state = ItemState.PROPOSED
    return touch(work, table, "topic edited", row)


def may_edit(work: Work, table: Table, row: rows.ItemRow) -> None:
    """Raise a Refusal unless the visitor may change this topic and it can still be changed."""
    may_change(work, table, row)
    if row.state is ItemState.REMOVED:
        raise Refusal(_("Topic {number} is off the agenda already.", number=row.number))
    if row.state not in EDITABLE:
        raise Refusal(_("The meeting has dealt with topic {number}.", number=row.number))
    if row is table.current:
        raise Refusal(
            _("Topic {number} is under discussion, so it stays as it is.", number=row.number)
        )


def may_change(work: Work, table: Table, row: rows.ItemRow) -> None:
    """Raise a Refusal unless this topic is the visitor's to change."""
    if row.kind is Kind.INTRODUCTIONS:
        raise Refusal(_("Introductions open every meeting and stay on its agenda."))
    submitter = table.members.get(row.submitter_id)
    if not may(table.here.member, Act.EDIT, meeting=table.meeting, submitter=submitter):
        taskforces.allow(work, table.here, Act.EDIT, meeting=table.meeting, submitter=submitter)
    still_open(table)
