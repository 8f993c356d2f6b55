"""Which task force a person stands in, and what they may do there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from bot.domain.meeting import Meeting
from bot.domain.people import Member, Standing
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.text import _, either, listed
from bot.work import Work
from storage import people as people_rows
from storage import seats


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
        found = seats.in_channel(work.session, work.workspace, visitor.channel, visitor.slack_user)
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
    rows = seats.everywhere(work.session, work.workspace, work.actor.slack_user)
    return [Here(row.value(), member) for row, member in rows]


def of(work: Work, taskforce_id: str) -> Here:
    """The task force with this id, and what the visitor is to it; Refusal when it is not there."""
    slack_user = work.visitor.slack_user if work.visitor else ""
    found = seats.in_taskforce(work.session, work.workspace, taskforce_id, slack_user)
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
    if may(here.member, act, meeting=meeting, submitter=submitter, now=work.now):
        return
    coordinators = coordinators_of(work, here.taskforce.id)
    facilitator = meeting.led_by if meeting else None
    if not (coordinators or facilitator):
        raise Refusal(_nobody_left(here))
    if here.member.standing in {Standing.STRANGER, Standing.GUEST}:
        raise Refusal(_not_a_member(here, either(_names(*coordinators))))
    raise Refusal(_who_can(act, _names(submitter, facilitator, *coordinators)))


def _nobody_left(here: Here) -> str:
    return _(
        "{taskforce} has no coordinator left who could allow that. An admin of this workspace can "
        "name one: /roundtable roster.",
        taskforce=here.taskforce.name,
    )


def _not_a_member(here: Here, coordinators: str) -> str:
    if here.member.is_known:
        return _(
            "You are a guest of {taskforce}, and only its members can do that. "
            "Ask {coordinators} to add you.",
            taskforce=here.taskforce.name,
            coordinators=coordinators,
        )
    return _(
        "You are not on the roster of {taskforce} yet. Ask {coordinators} to add you.",
        taskforce=here.taskforce.name,
        coordinators=coordinators,
    )


def _who_can(act: Act, names: Iterable[str]) -> str:
    people = listed(names)
    match act:
        case Act.MANAGE_PEOPLE | Act.CHANGE_SETTINGS | Act.CHOOSE_FACILITATOR:
            return _("Only a coordinator can do that: {people}.", people=people)
        case Act.CHOOSE_HELPERS | Act.ARRANGE | Act.RUN | Act.START | Act.ACT_FOR:
            return _("Only the facilitator or a coordinator can do that: {people}.", people=people)
        case Act.EDIT:
            return _(
                "Only who proposed it, the facilitator or a coordinator can do that: {people}.",
                people=people,
            )
        case Act.PROPOSE | Act.READ | Act.RAISE_CONCERN | Act.INTRODUCE:
            return _("Only members can do that. Ask {people}.", people=either(names))
        case _:
            assert_never(act)


def _names(*people: Member | None) -> list[str]:
    return list(dict.fromkeys(each.name for each in people if each))


def coordinators_of(work: Work, taskforce_id: str) -> list[Member]:
    return people_rows.coordinators(work.session, work.workspace, taskforce_id)
