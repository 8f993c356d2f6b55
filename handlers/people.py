"""Members added to the roster, from Slack's own list of people."""

import asyncio

from bot.services import people
from bot.work import Work
from handlers.answers import Answer, Open, Show
from handlers.directory import Directory
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import people as views
from handlers.views.roster import OPEN_MEMBERS


def register(registry: Registry) -> None:
    registry.action(OPEN_MEMBERS, open_members, opens_form=True)
    registry.form(views.MEMBERS, submit_members, look=look_at_people)


def open_members(work: Work, request: Request) -> Answer:
    here, sectors = people.sectors(work, request.value)
    return Open(views.form(here.taskforce, sectors))


async def look_at_people(directory: Directory, request: Request) -> list[object]:
    profiles = await asyncio.gather(*map(directory.profile, request.chosen("people")))
    return [profile for profile in profiles if profile]


def submit_members(work: Work, request: Request) -> Answer:
    here, members = people.add_members(
        work,
        request.metadata,
        request.facts,
        agency=request.typed("agency"),
        sector_id=request.typed("sector") or None,
        role=request.typed("role"),
        confirmed=request.confirmed,
    )
    return Show(views.added(here.taskforce, members))
