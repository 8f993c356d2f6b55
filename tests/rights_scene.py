"""Who walks through the doors, and the keys to three task forces that have one of everything."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.agenda import ItemState
from bot.domain.people import SlackProfile, Standing
from bot.sandbox.demo import DECOY, WORKSPACE
from bot.services import (
    agendas,
    arranging,
    case_reviews,
    closed_sessions,
    concerns,
    meetings,
    people,
    roster,
    sessions,
    starting,
    withdrawing,
)
from bot.work import Visitor, Work
from storage.db import Database

HOME, ELSEWHERE, MESSAGES, OTHER_HOME = "C0TASK", "C0GENERAL", "D0ANYBODY", "C0SECOND"
"""Where people press and type: River's channel, which is shared with another organization; one
without a task force; their messages with Roundtable; Lake's channel."""

WALKERS = {
    "U0ELI": "coordinator",  # of another organization
    "U0BEN": "facilitator",
    "U0DANA": "submitter",  # of the topic at hand; of another organization
    "U0FAY": "member",  # with a single channel at Slack
    "U0GUEST": "guest",
    "U0HANA": "stranger",
    "U0OUTSIDE": "outsider",  # a stranger of another organization
}
"""What each is to River. To Lake they are strangers; Eli is coordinator of the decoy too."""


@dataclass(frozen=True)
class Site:
    """A task force; `word` stands in all that is called by a name there."""

    workspace: str
    channel: str
    word: str
    lead: str
    submitter: str
    starter: str


RIVER = Site(WORKSPACE, HOME, "Shelter", lead="U0GUS", submitter="U0DANA", starter="U0BEN")
LAKE = Site(WORKSPACE, OTHER_HOME, "Lighthouse", lead="U0GUS", submitter="U0CRUZ", starter="U0GUS")
ABROAD = Site(DECOY, HOME, "Lighthouse", lead="U0ADA", submitter="U0BEN", starter="U0ADA")
SITES = (RIVER, LAKE, ABROAD)
STANDINGS = {
    RIVER: {"U0ELI": Standing.COORDINATOR, "U0GUEST": Standing.GUEST},
    LAKE: {},
    ABROAD: {"U0ELI": Standing.COORDINATOR, "U0CRUZ": Standing.MEMBER},
}
FOREIGN = ("Lighthouse", "Lake County", "Elsewhere")


def profile(user: str) -> SlackProfile:
    return SlackProfile(
        slack_user=user,
        name=f"Somebody {user[2:].title()}",
        zone=None,
        is_outsider=user in {"U0ELI", "U0DANA", "U0OUTSIDE"},
        is_limited=user == "U0FAY",
        is_bot=False,
        is_gone=False,
        is_admin=False,
    )


def prepare(url: str, now: datetime) -> None:
    """The demonstration's task forces with one of everything, before their meetings begin."""
    with closing(Database(url)) as database:
        for site in SITES:
            _act(database, now, site, site.lead, partial(_furnish, site=site))
            _act(database, now, site, site.submitter, partial(_propose, site=site))
            _act(database, now, site, site.lead, _conclude)
        ben = partial(meetings.choose_facilitator, slack_user="U0BEN")
        _act(database, now, RIVER, RIVER.lead, ben)


def begin(url: str, now: datetime) -> None:
    """Every meeting is in session, at its second topic, before a closed session."""
    with closing(Database(url)) as database:
        for site in SITES:
            _act(database, now, site, site.lead, _bring_forward)
            _act(database, now, site, site.starter, starting.start_next)
            _act(database, now, site, site.starter, sessions.next_topic)


def _act(
    database: Database, now: datetime, site: Site, user: str, do: Callable[[Work], object]
) -> None:
    visitor = Visitor(user, site.channel)
    database.transact(
        lambda session: do(Work(session, now, site.workspace, visitor)), workspace=site.workspace
    )


def _furnish(work: Work, *, site: Site) -> None:
    """People without Slack, an agency nobody stands for, a guest, a place, accepted topics."""
    here, _known = roster.show(work)
    taskforce = here.taskforce.id
    roster.add(work, taskforce, roster.Draft("Mo Field", new_agency=f"{site.word} House"))
    roster.add(work, taskforce, roster.Draft("Pat Wood", new_agency=f"{site.word} House"))
    jo = roster.add(work, taskforce, roster.Draft("Jo Lane", new_agency=f"{site.word} Left")).entry
    to = roster.Draft("", new_agency=f"{site.word} House")
    agency = roster.move(work, jo.id, to, revision=jo.revision).entry.agency_id
    standings = STANDINGS[site]
    for user, standing in standings.items():
        seat = people.seat(work, here, people.enrol(work, profile(user)), agency)
        seat.standing = standing
        if standing is Standing.GUEST:
            seat.guest_of = agendas.show(work).meeting.id
    closed_sessions.prepare(
        work, taskforce, places=[f"{site.word} office"], invited=(), readers_known=True
    )
    agendas.propose(
        work, [agendas.Draft(f"{site.word} year"), agendas.Draft(f"{site.word} budget")]
    )


def _propose(work: Work, *, site: Site) -> None:
    """A topic and a case review that wait, and a topic that was withdrawn again."""
    drafts = [agendas.Draft(f"{site.word} list"), agendas.Draft(f"{site.word} party")]
    added = agendas.propose(work, drafts, confirmed=True)
    withdrawn = added.items[1]
    withdrawing.remove(work, [(withdrawn.id, withdrawn.revision)])
    meeting = added.sheet.meeting.id
    offered = case_reviews.choices(work, meeting)
    agencies = [offered.agencies[0][0]]
    case = case_reviews.Draft(2, 10, agencies, place_id=offered.places[0].id)
    case_reviews.propose(work, case, meeting_id=meeting)


def _conclude(work: Work) -> None:
    """A concern that was told, and a change of the roster that can be taken back."""
    here, known = roster.show(work)
    told = concerns.Draft(text="We keep running over.", meeting_id=None, with_name=True)
    concerns.raise_concern(work, here.taskforce.id, told)
    leaving = next(each for each in known.entries if each.name == "Jo Lane")
    roster.retire(work, leaving.id, revision=leaving.revision)


def _bring_forward(work: Work) -> None:
    """The case review comes third."""
    cases = next(each for each in agendas.show(work).agenda.items if each.is_closed)
    if cases.state is ItemState.PROPOSED:
        arranging.accept(work, cases.id, revision=cases.revision)
    arranging.move_number(work, cases.number, 3)


ITEM = "FROM agenda_item WHERE taskforce_id = :tf AND title"
LINE = (
    "FROM membership m JOIN person p ON p.workspace = m.workspace AND p.id = m.person_id "
    "WHERE m.taskforce_id = :tf AND p"
)
AGENCY = "FROM agency WHERE taskforce_id = :tf AND name"
KEYS = {
    "taskforce": "SELECT :tf",
    "meeting": "SELECT id FROM meeting WHERE taskforce_id = :tf",
    "at": "SELECT id || ':' || step FROM meeting WHERE taskforce_id = :tf",
    "step": "SELECT step FROM meeting WHERE taskforce_id = :tf",
    "accepted": f"SELECT id || ':' || revision {ITEM} LIKE '% budget'",
    "accepted_number": f"SELECT number {ITEM} LIKE '% budget'",
    "proposed": f"SELECT id || ':' || revision {ITEM} LIKE '% list'",
    "proposed_number": f"SELECT number {ITEM} LIKE '% list'",
    "removed": f"SELECT id || ':' || revision {ITEM} LIKE '% party'",
    "cases": f"SELECT id || ':' || revision {ITEM} = 'Closed session'",
    "line": f"SELECT m.id || ':' || m.revision {LINE}.name = 'Mo Field'",
    "other": f"SELECT m.id {LINE}.name = 'Pat Wood'",
    "member": f"SELECT m.id || ':' || m.revision {LINE}.slack_user = 'U0CRUZ'",
    "lead": f"SELECT m.id || ':' || m.revision {LINE}.name IN ('Gus Reyes', 'Ben Ortiz')"
    " AND m.standing = 'coordinator'",
    "own_revision": f"SELECT m.revision {LINE}.slack_user = :user",
    "agency_id": f"SELECT id {AGENCY} LIKE '% House'",
    "agency": f"SELECT id || ':' || revision {AGENCY} LIKE '% House'",
    "empty": f"SELECT id || ':' || revision {AGENCY} LIKE '% Left'",
    "sector": "SELECT id || ':' || revision FROM sector WHERE taskforce_id = :tf AND position = 20",
    "group": "SELECT id || ':' || revision FROM sector WHERE taskforce_id = :tf AND position = 7",
    "sector_id": "SELECT id FROM sector WHERE taskforce_id = :tf AND position = 19",
    "colleague": f"SELECT p.id {LINE}.name IN ('Cruz Vega', 'Fay Moss', 'Somebody Cruz')",
    "person": f"SELECT p.id {LINE}.name = 'Mo Field'",
    "place": "SELECT id FROM list_place WHERE taskforce_id = :tf",
    "concern": "SELECT id FROM concern WHERE taskforce_id = :tf",
    "change": "SELECT id FROM roster_change WHERE taskforce_id = :tf",
    "spot": "SELECT :tf || '.sector.0'",
}
"""What the buttons and forms of a task force carry."""


def keys_of(connection: sqlite3.Connection, site: Site, user: str) -> dict[str, str]:
    """Its keys by name, "0" for those that there are not."""
    at = (site.workspace, site.channel)
    query = "SELECT id FROM taskforce WHERE workspace = ? AND channel = ?"
    [taskforce] = connection.execute(query, at).fetchone()
    found = {}
    for name, query in KEYS.items():
        row = connection.execute(query, {"tf": taskforce, "user": user}).fetchone()
        found[name] = str(row[0]) if row else "0"
    return found
