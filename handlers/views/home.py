"""App Home: what a member needs, for every task force of theirs."""

from collections.abc import Sequence

from bot.domain.agenda import Agenda, Item
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import agendas, kit
from handlers.views.kit import Block, View
from handlers.views.meetings import facilitator_line
from handlers.views.setup import HOW

MY_TOPICS = 5


def home(sections: Sequence[list[Block]]) -> View:
    blocks: list[Block] = []
    for each in sections:
        blocks += [*each, kit.divider()]
    if not sections:
        blocks = [
            kit.section(_("*You are not in a task force yet.*")),
            kit.section(
                _("Ask your coordinator to add you, or invite me to your group's channel.")
            ),
            kit.divider(),
        ]
    blocks.append(kit.actions(kit.button(_("How it works"), HOW)))
    return {"type": "home", "blocks": blocks}


def section_of(
    taskforce: TaskForce, seen: Agenda, mine: Sequence[Item], waiting: int
) -> list[Block]:
    """One task force: its next meeting, the member's own topics, what waits for whoever runs it."""
    meeting, zone = seen.meeting, taskforce.zone
    name, date = kit.escape(taskforce.name), kit.moment(meeting.starts_at, zone)
    totals = _("{taken} of {length} minutes are taken.", taken=seen.minutes, length=meeting.minutes)
    blocks = [
        kit.section(_("*{taskforce}* · next meeting {date}", taskforce=name, date=date)),
        kit.context(f"{facilitator_line(meeting)} {totals}"),
        kit.actions(
            kit.button(_("Add a topic"), agendas.OPEN_ADD, kit.key(meeting.id, 0), primary=True),
            kit.button(_("Agenda"), agendas.FIRST, kit.key(meeting.id, 0)),
        ),
    ]
    if waiting:
        blocks.append(
            kit.section(
                ngettext(
                    "*Needs you:* {number} topic waits to be accepted.",
                    "*Needs you:* {number} topics wait to be accepted.",
                    waiting,
                )
            )
        )
    if mine:
        lines = [f"{item.number}. {agendas.about(item, zone)}" for item in mine[:MY_TOPICS]]
        blocks.append(kit.section("\n".join([_("*My topics*"), *lines])))
    return blocks
