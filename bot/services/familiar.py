"""What the guard lets pass in a task force's texts: the names of its people and agencies."""

from bot.domain.guard.allowed import Allowed
from bot.domain.taskforce import TaskForce
from bot.work import Work
from storage import agencies, people

KEPT = 256
"""Rosters kept in memory; each is named by its stamp, which no other state of any roster has."""


_kept: dict[str, Allowed] = {}


def allowed(work: Work, taskforce: TaskForce) -> Allowed:
    """The names that people show and the agencies' names; read once for each state of a roster."""
    kept = _kept.get(taskforce.roster_stamp)
    if kept is None:
        members = people.members(work.session, work.workspace, taskforce.id)
        known = agencies.agencies(work.session, work.workspace, taskforce.id)
        kept = Allowed.of((each.name for each in known), people=(each.name for each in members))
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[taskforce.roster_stamp] = kept
    return kept
