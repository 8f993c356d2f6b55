"""What coordinators hear of their office and of their people."""

from collections.abc import Sequence

from bot.domain.people import Member
from bot.domain.taskforce import TaskForce
from bot.text import _
from handlers.views import kit
from handlers.views.kit import Message
from handlers.views.roster import OPEN, introduced


def named(taskforce: TaskForce) -> Message:
    head = _("{taskforce}: you are a coordinator now.", taskforce=_name(taskforce))
    more = _(
        "You look after the roster, the dates and the facilitators of {taskforce}. Roster shows "
        "everybody, and every coordinator can hand the office on there.",
        taskforce=kit.escape(taskforce.name),
    )
    button = kit.button(_("Roster"), OPEN, taskforce.id)
    why = kit.context(_("You get this because a coordinator named you."))
    return Message(head, [kit.section(head), kit.section(more), kit.actions(button), why])


def left_slack(found: Sequence[tuple[TaskForce, Member]]) -> Message:
    head = _("{taskforce}: somebody's Slack account was closed.", taskforce=_name(found[0][0]))
    more = _(
        "They stay on the roster without Slack, with no rights of their own. Retire them if they "
        "have left, or edit the line to give it another account."
    )
    return _about(head, more, found)


def moved(found: Sequence[tuple[TaskForce, Member]]) -> Message:
    head = _("{taskforce}: somebody changed their organization.", taskforce=_name(found[0][0]))
    more = _(
        "They said so themselves. What they held for the old organization has ended; look at "
        "their line if that is not right."
    )
    return _about(head, more, found)


def _about(head: str, more: str, found: Sequence[tuple[TaskForce, Member]]) -> Message:
    lines = [f"{kit.escape(each.name)}: {introduced(member)}" for each, member in found]
    blocks = [kit.section(head), kit.section("\n".join([*lines, more]))]
    button = kit.button(_("Roster"), OPEN, found[0][0].id)
    why = kit.context(_("You get this because you are a coordinator."))
    return Message(head, [*blocks, kit.actions(button), why])


def _name(taskforce: TaskForce) -> str:
    return kit.escape(taskforce.display_name)
