"""Which task force a person stands in, and what they may do there."""

from dataclasses import dataclass

from bot.domain.meeting import Meeting
from bot.domain.people import Member, Standing
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.text import _, listed
from bot.work import Work
from storage import people as people_rows


@dataclass(frozen=True, slots=True)
class Here:
    """A task force and what the person who acts is to it."""

    taskforce: TaskForce
    member: Member


class SeveralTaskForces(Exception):  # noqa: N818 - a question back, not a failure
    """The person belongs to these, and nothing tells which is meant."""

    def __init__(self, taskforces: list[TaskForce]) -> None:
        super().__init__(len(taskforces))
        self.taskforces = taskforces


def here(work: Work) -> Here:
    """Find the task force the visitor means: chosen, of the channel, or their only one.

    Raises SeveralTaskForces when that leaves a choice, Refusal when it leaves none.
    """
    visitor = work.actor
    if visitor.taskforce_id:
        return of(work, visitor.taskforce_id)
    if visitor.channel:
        found = people_rows.in_channel(
            work.session, work.workspace, visitor.channel, visitor.slack_user
        )
        if found:
            return Here(found[0].value(), found[1])
    mine = mine_of(work)
    if len(mine) > 1:
        raise SeveralTaskForces([each.taskforce for each in mine])
    if not mine:
        raise Refusal(
            _(
                "No task force meets here yet. In its channel, type /roundtable setup, or press "
                "Set up in Roundtable's first message there."
            )
        )
    return mine[0]


def mine_of(work: Work) -> list[Here]:
    """Every task force that the visitor belongs to, by name."""
    rows = people_rows.everywhere(work.session, work.workspace, work.actor.slack_user)
    return [Here(row.value(), member) for row, member in rows]


def of(work: Work, taskforce_id: str) -> Here:
    """The task force with this id, and what the visitor is to it; Refusal when it is not there."""
    slack_user = work.visitor.slack_user if work.visitor else ""
    found = people_rows.in_taskforce(work.session, work.workspace, taskforce_id, slack_user)
    if found is None:
        raise Refusal(_("That task force is no longer here."))
    return Here(found[0].value(), found[1])


def allow(
    work: Work,
    here: Here,
    act: Act,
    *,
    meeting: Meeting | None = None,
    submitter: Member | None = None,
) -> None:
    """Raise a Refusal that says why not and who can, unless the visitor may `act`."""
    if may(here.member, act, meeting=meeting, submitter=submitter):
        return
    coordinators = listed(member.name for member in coordinators_of(work, here.taskforce.id))
    if not here.member.is_known:
        raise Refusal(
            _(
                "You are not on the roster of {taskforce} yet. Ask {coordinators} to add you.",
                taskforce=here.taskforce.name,
                coordinators=coordinators,
            )
        )
    if act in {Act.MANAGE_PEOPLE, Act.CHOOSE_FACILITATOR}:
        raise Refusal(
            _("Only the coordinator can do that. Ask {coordinators}.", coordinators=coordinators)
        )
    facilitator = [meeting.facilitator.name] if meeting and meeting.facilitator else []
    raise Refusal(
        _(
            "Only the facilitator or the coordinator can do that. Ask {people}.",
            people=listed(dict.fromkeys([*facilitator, coordinators])),
        )
    )


def coordinators_of(work: Work, taskforce_id: str) -> list[Member]:
    everyone = people_rows.members(work.session, work.workspace, taskforce_id)
    return [member for member in everyone if member.standing is Standing.COORDINATOR]
