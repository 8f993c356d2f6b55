"""What App Home tells a person: the next meeting of each of their task forces, and more."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.people import Member
from bot.domain.roles import Act, may
from bot.services import deliveries, taskforces
from bot.services.sheets import Sheet, lay, with_next_meeting
from bot.services.taskforces import Here
from bot.work import Work
from storage import people as people_rows

REFUSED_FOR = timedelta(days=30)
"""How long a coordinator reads that somebody's messages were refused."""


@dataclass(frozen=True, slots=True)
class Part:
    """One task force: its next agenda as the visitor may see it, None where nothing is planned.

    `unreached` are the members whose messages Slack refuses, for a coordinator.
    """

    here: Here
    sheet: Sheet | None
    unreached: tuple[Member, ...]


def parts(work: Work) -> list[Part]:
    """Each task force the visitor is in, by name."""
    mine = taskforces.mine_of(work)
    refused = _refused(work) if any(_keeps_roster(here) for here in mine) else set()
    return [Part(here, _sheet(work, here), _unreached(work, here, refused)) for here in mine]


def _sheet(work: Work, here: Here) -> Sheet | None:
    found = with_next_meeting(work, here)
    return lay(work, here, *found).sheet() if found else None


def _keeps_roster(here: Here) -> bool:
    return may(here.member, Act.MANAGE_PEOPLE)


def _refused(work: Work) -> set[str]:
    """To whom, by Slack's id; never what."""
    return {due.recipient for due, _why in deliveries.refused(work, work.now - REFUSED_FOR)}


def _unreached(work: Work, here: Here, refused: AbstractSet[str]) -> tuple[Member, ...]:
    if not (refused and _keeps_roster(here)):
        return ()
    members = people_rows.members(work.session, work.workspace, here.taskforce.id)
    return tuple(each for each in members if each.slack_user in refused)
