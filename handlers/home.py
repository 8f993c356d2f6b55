"""App Home: published when it is opened and after the person's own acts."""

from bot.domain.agenda import OPEN, Item, ItemState
from bot.domain.roles import Act
from bot.domain.visibility import veiled
from bot.services import home
from bot.services.sheets import Sheet
from bot.work import Work
from handlers.answers import Answer, Publish
from handlers.request import Request
from handlers.views import home as views
from handlers.views.kit import Block

MINE = OPEN | {ItemState.RETURNED}


def show(work: Work, _request: Request) -> Answer:
    return Publish(views.home([_section(part) for part in home.parts(work)]))


def _section(part: home.Part) -> list[Block]:
    here, sheet = part.here, part.sheet
    meeting = _meeting(sheet) if sheet else views.nothing_planned(here.taskforce, here.member)
    return [*meeting, *views.needs_a_hand(part.unreached)]


def _meeting(sheet: Sheet) -> list[Block]:
    return views.section_of(
        sheet.taskforce,
        sheet.member,
        sheet.agenda,
        mine=[veiled(item) for item in sheet.agenda.items if _is_mine(item, sheet)],
        waiting=len(sheet.agenda.proposed) if sheet.may(Act.ARRANGE) else 0,
    )


def _is_mine(item: Item, sheet: Sheet) -> bool:
    submitter = item.submitter
    return bool(submitter and submitter.person_id == sheet.member.person_id and item.state in MINE)
