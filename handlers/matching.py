"""Who is whom: Slack accounts matched to the roster, two lines put together."""

import asyncio
from dataclasses import dataclass

from bot.domain.matching import duplicates
from bot.domain.people import SlackProfile
from bot.services import merging, roster
from bot.text import _
from bot.work import Work
from handlers.answers import Answer, Show
from handlers.directory import Directory
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import kit
from handlers.views import matching as views
from handlers.views import roster as roster_views
from handlers.views import roster_forms as forms
from handlers.views.roster import read_at, read_spot

MOST_UNLISTED = 50
"""People of other organizations whom Slack is asked about one by one."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Everybody whom Slack shows, and who of them is in the task force's channel."""

    people: tuple[SlackProfile, ...]
    in_channel: frozenset[str]


def register(registry: Registry) -> None:
    registry.action(roster_views.OPEN_MATCH, open_match, look=look_at_everyone)
    registry.form(views.MATCH, submit_match, look=look_at_everyone)
    registry.action(roster_views.OPEN_DUPLICATES, open_duplicates)
    registry.action(roster_views.OPEN_MERGE, open_merge)
    registry.form(forms.MERGE, submit_merge)


async def look_at_everyone(directory: Directory, request: Request) -> Accounts:
    """People of other organizations stand in no list of Slack's, but they are in the channel."""
    _spot, _space, channel = (request.value or request.metadata).partition(" ")
    everyone, in_channel = await asyncio.gather(directory.everyone(), directory.members(channel))
    unlisted = sorted(in_channel - {each.slack_user for each in everyone})[:MOST_UNLISTED]
    others = await asyncio.gather(*map(directory.profile, unlisted))
    return Accounts((*everyone, *filter(None, others)), in_channel)


def open_match(work: Work, request: Request) -> Answer:
    spot = read_spot(request.value.partition(" ")[0])
    accounts: Accounts = request.facts
    here, found = merging.suggest_accounts(work, spot.taskforce_id, accounts.people)
    return Show(views.accounts(here.taskforce, found, accounts.in_channel, spot))


def submit_match(work: Work, request: Request) -> Answer:
    """Give the ticked lines their accounts, as far as these still are the only ones by name."""
    spot = read_spot(request.metadata.partition(" ")[0])
    ticked = {choice for block in request.form for choice in request.chosen(block)}
    _here, found = merging.suggest_accounts(work, spot.taskforce_id, request.facts.people)
    chosen = {
        match.entry.id: match.profile
        for match in found
        if f"{match.entry.id}:{match.profile.slack_user}" in ticked
    }
    _here, given, undo = merging.give_accounts(work, spot.taskforce_id, chosen)
    return Show(roster_views.result(_("Matched"), [views.given(given)], spot, undo=undo))


def open_duplicates(work: Work, request: Request) -> Answer:
    spot = read_spot(request.value)
    _here, known = roster.show(work, spot.taskforce_id)
    return Show(views.duplicates(duplicates(known.entries), spot))


def open_merge(work: Work, request: Request) -> Answer:
    line_id, revision = kit.read_key(request.value)
    _here, known, entry = roster.show_line(work, line_id, revision)
    return Show(forms.merge(known, entry, read_spot(request.metadata)))


def submit_merge(work: Work, request: Request) -> Answer:
    key, spot = read_at(request.metadata)
    line_id, revision = kit.read_key(key)
    changed = roster.merge(work, line_id, request.typed("other"), revision=revision)
    person = roster_views.introduced(changed.entry.member)
    told = _("*Put together: {person}.*", person=person)
    return Show(roster_views.result(_("Same person"), [told], spot, undo=changed.undo))
