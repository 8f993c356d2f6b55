"""Who runs a meeting: its facilitator, and the helpers who hold the panel too."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.meeting import MOST_HELPERS
from bot.domain.people import Member
from bot.domain.roles import Act, may
from bot.errors import Refusal
from bot.services import meetings, taskforces
from bot.services.sheets import Sheet, Table, lay, redraw, seal, still_open, table_of
from bot.services.wayfinding import see_meeting
from bot.text import _
from bot.work import Work
from storage import agendas as agenda_rows
from storage import people as people_rows


@dataclass(frozen=True, slots=True)
class Choices:
    """The meeting with who runs it so far, and whom the form offers."""

    sheet: Sheet
    members: tuple[Member, ...]


def choices(work: Work, taskforce_id: str) -> Choices:
    """For the meeting in session, else the next one."""
    here = taskforces.of(work, taskforce_id)
    found = agenda_rows.with_next_meeting(work.session, work.workspace, taskforce_id)
    if found is None:
        taskforces.allow(work, here, Act.CHOOSE_HELPERS)
        raise Refusal(see_meeting(_("No meeting is planned.")))
    table = lay(work, here, *found)
    taskforces.allow(work, here, Act.CHOOSE_HELPERS, meeting=table.meeting)
    return Choices(table.sheet(), tuple(_members(work, table)))


def _members(work: Work, table: Table) -> list[Member]:
    everyone = people_rows.members(work.session, work.workspace, table.here.taskforce.id)
    return [each for each in everyone if each.slack_user and may(each, Act.PROPOSE)]


def choose(
    work: Work, meeting_id: str, *, facilitator_id: str | None, helper_ids: Sequence[str]
) -> Sheet:
    """Whoever facilitates may choose helpers; only a coordinator another facilitator.

    `facilitator_id` is None where that stays as it is.
    """
    table = table_of(work, meeting_id)
    taskforces.allow(work, table.here, Act.CHOOSE_HELPERS, meeting=table.meeting)
    still_open(table)
    members = {each.person_id: each for each in _members(work, table)}
    if facilitator_id and facilitator_id != table.meeting_row.facilitator_id:
        taskforces.allow(work, table.here, Act.CHOOSE_FACILITATOR)
        if facilitator_id not in members:
            raise Refusal(_("Choose somebody from the list."), field="facilitator")
        meetings.appoint(work, table, members[facilitator_id])
    helpers = [each for each in helper_ids if each != table.meeting_row.facilitator_id]
    _choose_helpers(work, table, members, helpers)
    return table.sheet()


def _choose_helpers(
    work: Work, table: Table, members: dict[str | None, Member], helper_ids: list[str]
) -> None:
    if len(helper_ids) > MOST_HELPERS:
        raise Refusal(_("Choose up to {most} helpers.", most=MOST_HELPERS), field="helpers")
    if not members.keys() >= set(helper_ids):
        raise Refusal(_("Choose people from the list."), field="helpers")
    row, before = table.meeting_row, table.meeting.helpers
    if set(helper_ids) == {each.person_id for each in before}:
        return
    row.helper_ids = helper_ids
    table.members |= {helper_id: members[helper_id] for helper_id in helper_ids}
    seal(work, table, "helpers chosen", row.id)
    redraw(work, table, *before, at_once=True)
