"""App Home: what a member needs, for every task force of theirs."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.agenda import Agenda, Item, ItemState
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member
from bot.domain.roles import Act, may
from bot.domain.taskforce import TaskForce
from bot.text import _, listed, ngettext
from handlers.views import agendas, kit, profiles, roster, times, topics
from handlers.views.closed_sessions import OPEN_SETTINGS
from handlers.views.front_desks import HOW
from handlers.views.kit import Block, View
from handlers.views.meetings import facilitator_line

MY_TOPICS = 5
MOST_BLOCKS = 60
"""Slack takes 100, nobody reads them."""


def home(sections: Sequence[list[Block]]) -> View:
    """A section for each task force, as far as they fit."""
    blocks: list[Block] = []
    for each in sections:
        if len(blocks) + len(each) + 2 > MOST_BLOCKS:
            blocks.append(kit.context(_("Type /agenda in a channel to see its task force.")))
            break
        blocks += [*each, kit.divider()]
    if not sections:
        blocks = [
            kit.section(_("*You are not in a task force yet.*")),
            kit.section(
                _("Ask your coordinator to add you, or invite me to your group's channel.")
            ),
        ]
    blocks.append(kit.actions(kit.button(_("How it works"), HOW)))
    return {"type": "home", "blocks": blocks}


def nothing_planned(taskforce: TaskForce, member: Member) -> list[Block]:
    name = kit.escape(taskforce.name)
    return [
        kit.section(_("*{taskforce}* · no meeting is planned", taskforce=name)),
        kit.actions(*_about_people(taskforce, member)),
    ]


def section_of(
    taskforce: TaskForce, member: Member, seen: Agenda, *, mine: Sequence[Item], waiting: int
) -> list[Block]:
    """One task force: its next meeting, what waits for the member, and their own topics."""
    meeting = seen.meeting
    key = kit.key(meeting.id, 0)
    add = kit.button(_("Add a topic"), agendas.OPEN_ADD, key, primary=True)
    return [
        kit.section(_head(taskforce, meeting)),
        kit.context(f"{facilitator_line(meeting)} {topics.taken(seen)}"),
        kit.actions(
            *([add] if may(member, Act.PROPOSE, meeting=meeting) else []),
            kit.button(_("Agenda"), topics.FIRST, key),
            *_about_people(taskforce, member),
        ),
        kit.section("\n".join([_("*Needs you*"), *_needs(member, seen, waiting)])),
        *_mine(mine, taskforce.zone),
    ]


def _about_people(taskforce: TaskForce, member: Member) -> list[Block]:
    buttons = [kit.button(_("My name and role"), profiles.OPEN, taskforce.id)]
    if may(member, Act.MANAGE_PEOPLE):
        buttons.append(kit.button(_("Roster"), roster.OPEN, taskforce.id))
    if may(member, Act.CHANGE_SETTINGS):
        buttons.append(kit.button(_("Settings"), OPEN_SETTINGS, taskforce.id))
    return buttons


def _head(taskforce: TaskForce, meeting: Meeting) -> str:
    name = kit.escape(taskforce.name)
    if meeting.state is MeetingState.IN_SESSION:
        return _("*{taskforce}* · in session", taskforce=name)
    date = times.moment(meeting.starts_at, taskforce.zone)
    if meeting.state is not MeetingState.PLANNED:
        return _("*{taskforce}* · meeting of {date}", taskforce=name, date=date)
    return _("*{taskforce}* · next meeting {date}", taskforce=name, date=date)


def _needs(member: Member, seen: Agenda, waiting: int) -> list[str]:
    needs = []
    if seen.meeting.is_helped_by(member):
        needs.append(_("You help to run this meeting."))
    elif seen.meeting.is_run_by(member):
        needs.append(_("You facilitate this meeting."))
    if waiting:
        needs.append(topics.waiting_topics(waiting))
    return needs or [_("Nothing needs you.")]


def _mine(mine: Sequence[Item], zone: ZoneInfo) -> list[Block]:
    """The member's own topics, a row each; those sent back to them first."""
    if not mine:
        return []
    first = sorted(mine, key=lambda item: item.state is not ItemState.RETURNED)[:MY_TOPICS]
    rows = [kit.section(_row(item, zone), accessory=_edit(item)) for item in first]
    if len(mine) > MY_TOPICS:
        more = len(mine) - MY_TOPICS
        rows.append(kit.context(ngettext("and {number} more", "and {number} more", more)))
    return [kit.section(_("*My topics*")), *rows]


def needs_a_hand(unreached: Sequence[Member]) -> list[Block]:
    """Tells a coordinator who does not get what Roundtable writes."""
    if not unreached:
        return []
    lines = [
        _("*Needs a hand*"),
        _(
            "Slack refused my latest messages to {names}. They may have left, or have turned me "
            "off: please tell them another way, and look at the roster.",
            names=kit.escape(listed(each.name for each in unreached)),
        ),
    ]
    return [kit.section("\n".join(lines))]


def _row(item: Item, zone: ZoneInfo) -> str:
    states = {
        ItemState.PROPOSED: _("waiting to be accepted"),
        ItemState.ACCEPTED: _("accepted"),
        ItemState.RETURNED: _("returned: {reason}", reason=kit.escape(item.reason))
        if item.reason
        else _("returned"),
    }
    return f"{topics.line(item, zone)} · {states[item.state]}"


def _edit(item: Item) -> Block:
    read_as = _("Edit topic {number}", number=item.number)
    return kit.button(_("Edit"), topics.OPEN_EDIT, kit.key(item.id, item.revision), read_as=read_as)
