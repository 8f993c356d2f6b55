"""The end of a meeting: asked, then done."""

import json

from bot.services import ending
from bot.work import Work
from handlers.answers import Answer, Open, Show
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import ending as views
from handlers.views import kit, steps, times


def register(registry: Registry) -> None:
    registry.action(steps.OPEN_END, press_end, opens_form=True)
    registry.form(views.END, submit_end)


def press_end(work: Work, request: Request) -> Answer:
    meeting_id, step = kit.read_key(request.value)
    return _ask(ending.about_to_end(work, meeting_id, step=step))


def type_end(work: Work, _request: Request) -> Answer:
    return _ask(ending.about_to_end(work))


def _ask(about: ending.AboutToEnd) -> Answer:
    """The form carries what it offers: a topic that comes meanwhile is carried unasked."""
    offered = [item.id for item in about.carried]
    if len(offered) > views.CHOICES_AT_MOST:
        offered = [views.ALL]
    meeting = about.sheet.meeting
    form = views.form(
        about.sheet.taskforce,
        about.sheet.agenda,
        about.carried,
        is_mistake=about.is_mistake,
        metadata=json.dumps([meeting.id, meeting.step, offered]),
    )
    return Open(form)


def submit_end(work: Work, request: Request) -> Answer:
    meeting_id, step, offered = kit.unpacked(request.metadata, str, int, list)
    unticked = [each for each in offered if each not in request.chosen("carry")]
    if views.ALL in unticked:
        about = ending.about_to_end(work, meeting_id, step=step)
        unticked = [item.id for item in about.carried]
    ended = ending.end(work, meeting_id, step=step, but_not=unticked)
    if ended.following is None:
        return Show(views.undone())
    taskforce = ended.sheet.taskforce
    date = times.moment(ended.following.starts_at, taskforce.zone)
    return Show(views.ended(taskforce, len(ended.carried), date))
