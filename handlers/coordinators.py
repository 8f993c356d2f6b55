"""Coordinators: named, stepping down, and appointed by an admin when none is left."""

import asyncio

from bot.domain.outbox import Due
from bot.domain.people import SlackProfile
from bot.services import coordinators, roster
from bot.services.roster import Changed
from bot.text import _
from bot.work import Work
from handlers.answers import Answer, Done, Show
from handlers.directory import Directory
from handlers.kinds import Kind
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import coordinators as notes
from handlers.views import kit
from handlers.views import roster as views
from handlers.views import roster_forms as forms
from handlers.views.kit import Message, View
from handlers.views.roster import Spot, read_at, read_spot


def register(registry: Registry) -> None:
    registry.action(views.OPEN_NAME, open_name)
    registry.action(views.OPEN_STEP_DOWN, open_step_down)
    registry.form(forms.NAME_COORDINATOR, submit_name)
    registry.form(forms.STEP_DOWN, submit_step_down)
    registry.form(forms.APPOINT, submit_appoint, look=look_at_both)
    registry.event("user_change", follow_account)
    registry.sends(
        Kind(coordinators.NAMED, render_named, again=True),
        Kind("person_left", render_left, again=True),
        Kind("member_moved", render_moved, again=True),
    )


def open_name(work: Work, request: Request) -> Answer:
    line_id, revision = kit.read_key(request.value)
    _here, _known, entry = roster.show_line(work, line_id, revision)
    return Show(forms.name_coordinator(entry, read_spot(request.metadata)))


def open_step_down(work: Work, request: Request) -> Answer:
    line_id, revision = kit.read_key(request.value)
    _here, _known, entry = roster.show_line(work, line_id, revision)
    return Show(forms.step_down(entry, read_spot(request.metadata)))


def submit_name(work: Work, request: Request) -> Answer:
    key, spot = read_at(request.metadata)
    line_id, revision = kit.read_key(key)
    changed = coordinators.name(work, line_id, revision=revision)
    return Show(_stored(_("*{person} is coordinator now.*"), changed, spot))


def submit_step_down(work: Work, request: Request) -> Answer:
    key, spot = read_at(request.metadata)
    line_id, revision = kit.read_key(key)
    changed = coordinators.step_down(work, line_id, revision=revision)
    return Show(_stored(_("*{person} is a member now, no coordinator.*"), changed, spot))


def _stored(told: str, changed: Changed, spot: Spot) -> View:
    line = told.format(person=views.introduced(changed.entry.member))
    return views.result(_("Coordinators"), [line], spot, undo=changed.undo)


async def look_at_both(
    directory: Directory, request: Request
) -> tuple[SlackProfile | None, SlackProfile | None]:
    admin, chosen = await asyncio.gather(
        directory.profile(request.user), directory.profile(request.typed("coordinator"))
    )
    return admin, chosen


def submit_appoint(work: Work, request: Request) -> Answer:
    admin, chosen = request.facts
    here, member = coordinators.appoint(work, request.metadata, admin, chosen)
    return Show(forms.appointed(member.name, here.taskforce))


def follow_account(work: Work, request: Request) -> Answer:
    """Somebody's account changed at Slack; only that it was closed matters here."""
    if request.event["user"].get("deleted"):
        coordinators.left_slack(work, request.user)
    return Done()


def render_named(work: Work, due: Due) -> Message | None:
    taskforce = coordinators.still_coordinating(work, due)
    return notes.named(taskforce) if taskforce else None


def render_left(work: Work, due: Due) -> Message | None:
    found = [each for each in coordinators.concerned(work, due) if each[1].slack_user is None]
    return notes.left_slack(found) if found else None


def render_moved(work: Work, due: Due) -> Message | None:
    found = coordinators.concerned(work, due)
    return notes.moved(found) if found else None
