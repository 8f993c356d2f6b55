"""An agenda's rows at hand, and what one member may see of them."""

from dataclasses import dataclass, replace

from bot.domain.agenda import Agenda, Item
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.domain.visibility import as_seen_by, may_see
from bot.errors import Refusal
from bot.services import taskforces
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import agendas as rows
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

    @property
    def may_arrange(self) -> bool:
        return may(self.member, Act.ARRANGE, meeting=self.meeting)


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
    meeting: Meeting
    meeting_row: meeting_rows.MeetingRow
    item_rows: list[rows.ItemRow]
    members: dict[str | None, Member]

    def value(self, row: rows.ItemRow) -> Item:
        item = row.value(self.members.get(row.submitter_id))
        return replace(item, title=_(item.title)) if item.from_template else item

    @property
    def runners(self) -> list[str]:
        """The Slack people who hold a panel: the facilitator, and whoever opened the meeting."""
        held = {self.meeting_row.facilitator_id, self.meeting_row.opened_by}
        users = (member.slack_user for person, member in self.members.items() if person in held)
        return sorted(user for user in users if user)

    def sheet(self) -> Sheet:
        items = tuple(map(self.value, sorted(self.item_rows, key=lambda row: row.position)))
        agenda = as_seen_by(self.here.member, self.meeting, items)
        return Sheet(self.here.taskforce, self.here.member, agenda)

    def board(self) -> Sheet:
        """What the channel shows, where every member reads."""
        items = tuple(map(self.value, sorted(self.item_rows, key=lambda row: row.position)))
        return Sheet(self.here.taskforce, self.here.member, as_seen_by(None, self.meeting, items))

    def changed(self, *changed: rows.ItemRow) -> Changed:
        return Changed(self.sheet(), tuple(map(self.value, changed)))


def next_table(work: Work) -> Table:
    here = taskforces.here(work)
    found = rows.with_next_meeting(work.session, work.workspace, here.taskforce.id)
    if found is None:
        raise Refusal(_("{taskforce} has no meeting planned.", taskforce=here.taskforce.name))
    return _lay(work, here, *found)


def table_of(work: Work, meeting_id: str) -> Table:
    meeting = meeting_rows.meeting(work.session, work.workspace, meeting_id)
    if meeting is None:
        raise Refusal(_("That meeting is no longer here."))
    here = taskforces.of(work, meeting.taskforce_id)
    return _lay(work, here, meeting, rows.of_meeting(work.session, work.workspace, meeting.id))


def _lay(work: Work, here: Here, row: meeting_rows.MeetingRow, items: list[rows.ItemRow]) -> Table:
    known = {here.member.person_id: here.member} if here.member.person_id else {}
    people = {row.facilitator_id, row.opened_by, *(item.submitter_id for item in items)}
    wanted = people - known.keys()
    members = known | people_rows.named(work.session, work.workspace, here.taskforce.id, wanted)
    return Table(here, row.value(members.get(row.facilitator_id)), row, items, members)


def item_table(work: Work, item_id: str) -> tuple[Table, rows.ItemRow]:
    """The item with its table; what the visitor may not see is not there for them."""
    row = rows.item(work.session, work.workspace, item_id)
    if row is None:
        raise Refusal(_("That topic is no longer here."))
    table = table_of(work, row.meeting_id)
    taskforces.allow(work, table.here, Act.READ, meeting=table.meeting)
    if not may_see(table.here.member, table.value(row), table.meeting):
        raise Refusal(_("That topic is no longer here."))
    return table, row


def numbered(table: Table, number: int) -> rows.ItemRow:
    seen = {
        row.number: row
        for row in table.item_rows
        if may_see(table.here.member, table.value(row), table.meeting)
    }
    if number in seen:
        return seen[number]
    if not seen:
        raise Refusal(_("This agenda has no topics yet. Add one with /agenda add."))
    raise Refusal(
        _(
            "There is no topic {number} that you can see. /agenda shows the numbers.",
            number=number,
        )
    )


def still_open(table: Table) -> None:
    if table.meeting_row.state not in {MeetingState.PLANNED, MeetingState.IN_SESSION}:
        raise Refusal(_("That meeting is over, so its agenda no longer changes."))


def unchanged(row: rows.ItemRow, revision: int) -> None:
    if row.revision != revision:
        raise Refusal(
            _(
                "Topic {number} has changed since you opened this. Please look at it again.",
                number=row.number,
            )
        )
