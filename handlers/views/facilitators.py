"""The form that says who runs a meeting, and its result."""

from collections.abc import Sequence

from bot.domain.meeting import MOST_HELPERS, Meeting
from bot.domain.people import Member
from bot.domain.taskforce import TaskForce
from bot.text import _, listed
from handlers.views import kit, times
from handlers.views.kit import Block, View

OPEN, CHOOSE = "facilitator.open", "facilitator.choose"


def opening(taskforce: TaskForce) -> Block:
    return kit.button(_("Who runs it"), OPEN, taskforce.id)


def form(
    taskforce: TaskForce,
    meeting: Meeting,
    members: Sequence[Member],
    *,
    may_choose_facilitator: bool,
) -> View:
    """Whoever facilitates chooses helpers; a coordinator also who facilitates."""
    offered = [(_named(member), member.person_id or "") for member in members]
    facilitator = (meeting.facilitator and meeting.facilitator.person_id) or ""
    helpers = [helper.person_id or "" for helper in meeting.helpers]
    blocks = [kit.section(_head(taskforce, meeting))]
    if may_choose_facilitator:
        choice, is_open = kit.select(offered, facilitator), not facilitator
        blocks.append(kit.input_block("facilitator", _("Facilitator"), choice, optional=is_open))
    hint = _(
        "Up to {most}. They get the panel too, and can do all that the facilitator can.",
        most=MOST_HELPERS,
    )
    several = kit.select_several(offered, helpers)
    blocks.append(kit.input_block("helpers", _("Helpers"), several, hint=hint, optional=True))
    return kit.modal(
        _("Who runs it"),
        blocks,
        form=CHOOSE,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=meeting.id,
    )


def _named(member: Member) -> str:
    return ", ".join(filter(None, [member.name, member.agency]))


def _head(taskforce: TaskForce, meeting: Meeting) -> str:
    return _(
        "{taskforce}, meeting {date}",
        taskforce=kit.escape(taskforce.name),
        date=times.moment(meeting.starts_at, taskforce.zone),
    )


def chosen(taskforce: TaskForce, meeting: Meeting) -> View:
    nobody = _("nobody")
    facilitator = meeting.led_by.name if meeting.led_by else nobody
    helpers = listed(helper.name for helper in meeting.helpers) or nobody
    lines = [
        _head(taskforce, meeting),
        _("*Facilitator:* {name}", name=kit.escape(facilitator)),
        _("*Helpers:* {names}", names=kit.escape(helpers)),
    ]
    return kit.modal(_("Saved"), [kit.section("\n".join(lines))], close=_("Done"))
