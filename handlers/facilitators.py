"""Who runs a meeting, chosen by form."""

from bot.domain.roles import Act
from bot.services import facilitators
from bot.work import Work
from handlers.answers import Answer, Open, Show
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import facilitators as views


def register(registry: Registry) -> None:
    registry.action(views.OPEN, open_form, opens_form=True)
    registry.form(views.CHOOSE, submit)


def open_form(work: Work, request: Request) -> Answer:
    found = facilitators.choices(work, request.value)
    may_choose = found.sheet.may(Act.CHOOSE_FACILITATOR)
    return Open(
        views.form(
            found.sheet.taskforce,
            found.sheet.meeting,
            found.members,
            may_choose_facilitator=may_choose,
        )
    )


def submit(work: Work, request: Request) -> Answer:
    sheet = facilitators.choose(
        work,
        request.metadata,
        facilitator_id=request.typed("facilitator") or None,
        helper_ids=request.chosen("helpers"),
    )
    return Show(views.chosen(sheet.taskforce, sheet.meeting))
