"""App Home: published when it is opened and after the person's own acts."""

from bot.domain.agenda import OPEN
from bot.services import home
from bot.services.sheets import Sheet
from bot.work import Work
from handlers.answers import Answer, Publish
from handlers.request import Request
from handlers.views import home as views
from handlers.views.kit import Block


def show(work: Work, _request: Request) -> Answer:
    return Publish(views.home([_section(sheet) for sheet in home.sheets(work)]))


def _section(sheet: Sheet) -> list[Block]:
    me = sheet.member.person_id
    mine = [
        item
        for item in sheet.agenda.items
        if item.state in OPEN and item.submitter and item.submitter.person_id == me
    ]
    waiting = len(sheet.agenda.proposed) if sheet.may_arrange else 0
    return views.section_of(sheet.taskforce, sheet.agenda, mine, waiting)
