"""An agenda's rows at hand, and what one member may see of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.agenda import Agenda, Item, Kind
from bot.domain.case_review import CaseReview
from bot.domain.meeting import Meeting, MeetingState, opening_of
from bot.domain.people import Member, Standing
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.domain.visibility import Level, as_seen_by, may_see
from bot.errors import Refusal
from bot.services import taskforces
from bot.services.taskforces import Here
from bot.services.wayfinding import see_agenda
from bot.text import _
from bot.work import Work
from storage import agendas as rows
from storage import case_reviews as case_rows
from storage import meetings as meeting_rows
from storage import people as people_rows


@dataclass(frozen=True, slots=True)
class Sheet:
    """An agenda as one member sees it."""

    taskforce: TaskForce
    member: Member
    agenda: Agenda

    @property
    def meeting(self) -> Meeting:
        return self.agenda.meeting

    def may(self, act: Act, *, now: datetime | None = None) -> bool:
        """Whether the member may do this to the meeting at hand."""
        return may(self.member, act, meeting=self.meeting, now=now)


@dataclass(frozen=True, slots=True)
class Changed:
    """What an act did to topics, and the agenda after it."""

    sheet: Sheet
    items: tuple[Item, ...]

    @property
    def item(self) -> Item:
        return self.items[0]


@dataclass(slots=True)
class Table:
    """The rows at hand: one meeting's items, with what the visitor is to its task force."""

    here: Here
    meeting_row: meeting_rows.MeetingRow
    item_rows: list[rows.ItemRow]
    members: dict[str | None, Member]
    cases: dict[str, CaseReview] = field(default_factory=dict)  # read only for who may see them

    @property
    def meeting(self) -> Meeting:
        return self.meeting_row.value(self.members)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every topic that was ever on it, in the meeting's order."""
        order = sorted(self.item_rows, key=lambda row: (row.position, row.number))
        return tuple(map(self.value, order))

    def value(self, row: rows.ItemRow) -> Item:
        item = row.value(self.members)
        if item.is_closed:
            return replace(item, title=_(item.title), cases=self.cases.get(item.id))
        return replace(item, title=_(item.title)) if item.from_template else item

    def row(self, item: Item) -> rows.ItemRow:
        return next(row for row in self.item_rows if row.id == item.id)

    @property
    def current(self) -> rows.ItemRow | None:
        """The topic under discussion."""
        item_id = self.meeting_row.item_id
        return next((row for row in self.item_rows if row.id == item_id), None)

    def may(self, act: Act) -> bool:
        return may(self.here.member, act, meeting=self.meeting)

    def sheet(self) -> Sheet:
        agenda = as_seen_by(self.here.member, self.meeting, self.items)
        return Sheet(self.here.taskforce, self.here.member, agenda)

    def board(self) -> Sheet:
        """What the channel shows, where every member reads."""
        agenda = as_seen_by(None, self.meeting, self.items)
        return Sheet(self.here.taskforce, self.here.member, agenda)

    def changed(self, *changed: rows.ItemRow) -> Changed:
        return Changed(self.sheet(), tuple(map(self.value, changed)))


def next_table(work: Work) -> Table:
    """The agenda of the visitor's next meeting; Refusal without one."""
    here = taskforces.here(work)
    found = with_next_meeting(work, here)
    if found is None:
        raise nothing_planned(work, here)
    return lay(work, here, *found)


def nothing_planned(work: Work, here: Here) -> Refusal:
    """Tells a member so, and who opens a meeting; raises the Refusal of anybody else."""
    taskforces.allow(work, here, Act.READ)
    return Refusal(
        _(
            "{taskforce} has no meeting planned. A coordinator opens one: Meeting, in the pinned "
            "message of the channel, or /meeting start.",
            taskforce=here.taskforce.name,
        )
    )


def with_next_meeting(
    work: Work, here: Here
) -> tuple[meeting_rows.MeetingRow, list[rows.ItemRow]] | None:
    """The meeting in session, else the next planned one, with its topics; for guests their own."""
    if here.member.standing is not Standing.GUEST:
        return rows.with_next_meeting(work.session, work.workspace, here.taskforce.id)
    own = meeting_rows.meeting(work.session, work.workspace, here.member.guest_of or "")
    return (own, rows.of_meeting(work.session, work.workspace, own.id)) if own else None


def table_of(work: Work, meeting_id: str) -> Table:
    meeting = meeting_rows.meeting(work.session, work.workspace, meeting_id)
    if meeting is None:
        raise Refusal(see_agenda(_("That meeting is no longer here.")))
    here = taskforces.of(work, meeting.taskforce_id)
    return lay(work, here, meeting, rows.of_meeting(work.session, work.workspace, meeting.id))


def lay(work: Work, here: Here, row: meeting_rows.MeetingRow, items: list[rows.ItemRow]) -> Table:
    """These rows on the table, with the people they name."""
    known = {here.member.person_id: here.member} if here.member.person_id else {}
    named = row.people | {
        person_id for item in items for person_id in (item.submitter_id, item.presenter_id)
    }
    wanted = named - known.keys()
    members = known | people_rows.named(work.session, work.workspace, here.taskforce.id, wanted)
    table = Table(here, row, items, members)
    read_cases(work, table)
    return table


def read_cases(work: Work, table: Table) -> None:
    """Lay what the case reviews hold on the table too, if the visitor may see that at all."""
    reviews = [row.id for row in table.item_rows if row.kind is Kind.CASE_REVIEW]
    if reviews and may_see(table.here.member, Level.FACILITATORS, table.meeting):
        table.cases = case_rows.of_items(work.session, work.workspace, reviews)


def item_table(work: Work, item_id: str) -> tuple[Table, rows.ItemRow]:
    """The item with its table; what the visitor may not see is not there for them."""
    table, [row] = items_table(work, [item_id])
    return table, row


def items_table(work: Work, item_ids: Sequence[str]) -> tuple[Table, list[rows.ItemRow]]:
    """The same for several items of one agenda."""
    row = rows.item(work.session, work.workspace, item_ids[0])
    if row is None:
        raise _gone()
    table = table_of(work, row.meeting_id)
    taskforces.allow(work, table.here, Act.READ, meeting=table.meeting)
    on_it = {each.id: each for each in table.item_rows}
    found = [on_it[item_id] for item_id in item_ids if item_id in on_it]
    visible = all(may_see(table.here.member, table.value(each), table.meeting) for each in found)
    if len(found) < len(item_ids) or not visible:
        raise _gone()
    return table, found


def _gone() -> Refusal:
    return Refusal(see_agenda(_("That topic is no longer here.")))


def numbered(work: Work, number: int) -> tuple[Table, rows.ItemRow]:
    """The topic with this number on the next agenda, with its table; Refusal when not seen."""
    table, [row] = all_numbered(work, [number])
    return table, row


def all_numbered(work: Work, numbers: Sequence[int]) -> tuple[Table, list[rows.ItemRow]]:
    """The same for several numbers."""
    table = next_table(work)
    taskforces.allow(work, table.here, Act.READ, meeting=table.meeting)
    seen = {item.number: item for item in table.sheet().agenda.items}
    for number in numbers:
        if number not in seen:
            unseen = _("You see no topic {number} on this agenda.", number=number)
            raise Refusal(see_agenda(unseen))
    return table, [table.row(seen[number]) for number in numbers]


def still_open(table: Table) -> None:
    if table.meeting_row.state not in {MeetingState.PLANNED, MeetingState.IN_SESSION}:
        raise Refusal(_("That meeting is over, so its agenda no longer changes."))


def unchanged(row: rows.ItemRow, revision: int) -> None:
    if row.revision != revision:
        changed = _(
            "Topic {number} has changed since this was shown, so nothing was done.",
            number=row.number,
        )
        raise Refusal(see_agenda(changed))


def touch(work: Work, table: Table, act: str, *changed: rows.ItemRow) -> Changed:
    """Count their revisions, seal the act, and show it where the meeting is in session."""
    for row in changed:
        row.revision += 1
    seal(work, table, act, *(row.id for row in changed))
    redraw(work, table)
    return table.changed(*changed)


def seal(work: Work, table: Table, act: str, *subjects: str) -> None:
    """Add the visitor's act on each of these ids to the audit chain."""
    member, taskforce = table.here.member, table.here.taskforce
    for subject in subjects:
        work.record(act, subject, taskforce_id=taskforce.id, actor_id=member.person_id)


def redraw(work: Work, table: Table, *also: Member, at_once: bool = False) -> None:
    """Bring the live message and the panels of a meeting in session up to date."""
    if table.meeting_row.state is MeetingState.IN_SESSION:
        draw(work, table, *also, at_once=at_once)


def draw(work: Work, table: Table, *also: Member, at_once: bool = False) -> None:
    """Show what the channel's live message and the panels, also those of `also`, show by now."""
    meeting = table.meeting
    opening = opening_of(meeting.id, meeting.opening)
    work.show("live", opening, table.here.taskforce.channel, at_once=at_once)
    for slack_user in sorted(_with_slack((*meeting.panel_holders, *also))):
        work.show("panel", opening, slack_user, at_once=at_once)


def _with_slack(members: Iterable[Member]) -> set[str]:
    return {member.slack_user for member in members if member.slack_user}
