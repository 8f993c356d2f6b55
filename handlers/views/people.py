"""Adding members to the roster."""

from collections.abc import Sequence

from bot.domain.people import Member
from bot.domain.taskforce import TaskForce
from bot.text import _
from handlers.views import kit
from handlers.views.kit import View
from handlers.views.roster import OPEN_MEMBERS

MEMBERS = "people.add"


def form(taskforce: TaskForce, sectors: Sequence[tuple[str, str]]) -> View:
    """Adds Slack people of one agency; sectors as (id, name)."""
    options = [(_(name), sector_id) for sector_id, name in sectors]
    return kit.modal(
        _("Add members"),
        [
            kit.section(_("To the roster of {taskforce}.", taskforce=kit.escape(taskforce.name))),
            kit.input_block(
                "people",
                _("People"),
                {"type": "multi_users_select", "max_selected_items": 20},
                hint=_("Up to 20 at once, all of one organization."),
            ),
            kit.input_block("agency", _("Organization"), kit.text_input()),
            kit.input_block("sector", _("Sector"), kit.select(options), optional=True),
            kit.input_block("role", _("Role"), kit.text_input(), optional=True),
        ],
        form=MEMBERS,
        submit=_("Add"),
        close=_("Cancel"),
        metadata=taskforce.id,
    )


def added(taskforce: TaskForce, members: Sequence[Member]) -> View:
    lines = [_("*Added to {taskforce}*", taskforce=kit.escape(taskforce.name))]
    for member in members:
        parts = [member.name, member.role, member.agency]
        lines.append(kit.escape(", ".join(part for part in parts if part)))
    more = kit.button(_("Add more members"), OPEN_MEMBERS, taskforce.id)
    return kit.modal(
        _("Added"), [kit.section("\n".join(lines)), kit.actions(more)], close=_("Done")
    )
