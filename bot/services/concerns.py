"""Concerns: raised with a name or without, handed over, read privately, forgotten.

One without a name leaves its row and nothing else: no line in the audit, and no message queued
beside those of that minute. It is handed over the next morning with all others of its day.
"""

from dataclasses import dataclass
from datetime import date

from bot.domain.concerns import KEPT, LIMIT, Concern
from bot.domain.meeting import Meeting
from bot.domain.people import Member
from bot.domain.privacy import clean
from bot.domain.roles import Act
from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.services import meetings, taskforces
from bot.services.familiar import allowed
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import concerns as rows
from storage import meetings as meeting_rows
from storage import people as people_rows


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form holds; `meeting_id` is set where that meeting's facilitator is to be told."""

    text: str
    meeting_id: str | None
    with_name: bool
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom a concern can be told to."""

    here: Here
    meeting: Meeting | None  # the one in session or next; its facilitator may be None
    coordinators: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A concern with the people it goes to."""

    taskforce: TaskForce
    concern: Concern
    to: tuple[Member, ...]


def addressees(work: Work) -> Addressees:
    here = taskforces.here(work)
    taskforces.allow(work, here, Act.RAISE_CONCERN)
    coordinators = tuple(taskforces.coordinators_of(work, here.taskforce.id))
    return Addressees(here, meetings.upcoming(work, here.taskforce), coordinators)


def raise_concern(work: Work, taskforce_id: str, draft: Draft) -> Told:
    """Keep it; with a name the addressees hear at once, without one the next morning."""
    here = taskforces.of(work, taskforce_id)
    taskforces.allow(work, here, Act.RAISE_CONCERN)
    known = allowed(work, here.taskforce)
    text = clean(draft.text, limit=LIMIT, field="concern", allow=known, confirmed=draft.confirmed)
    row = rows.ConcernRow(
        workspace=work.workspace,
        taskforce_id=taskforce_id,
        meeting_id=_meeting_of(work, taskforce_id, draft.meeting_id),
        person_id=here.member.person_id if draft.with_name else None,
        day=_today(work, here.taskforce),
        text=text,
    )
    work.session.add(row)
    if draft.with_name:
        _hand_over(work, row)
    sender = here.member if draft.with_name else None
    return Told(here.taskforce, row.value(sender), _recipients(work, row))


def _meeting_of(work: Work, taskforce_id: str, meeting_id: str | None) -> str | None:
    if meeting_id is None:
        return None
    row = meeting_rows.meeting(work.session, work.workspace, meeting_id)
    if row is None or row.taskforce_id != taskforce_id:
        raise Refusal(_("That meeting is no longer here."))
    return row.id


def _today(work: Work, taskforce: TaskForce) -> date:
    return work.now.astimezone(taskforce.zone).date()


def _recipients(work: Work, row: rows.ConcernRow) -> tuple[Member, ...]:
    """The meeting's facilitator as of now; the coordinators where there is none to reach."""
    meeting = row.meeting_id and meeting_rows.meeting(work.session, work.workspace, row.meeting_id)
    if meeting:
        people = people_rows.named(
            work.session, work.workspace, row.taskforce_id, [meeting.facilitator_id]
        )
        facilitators = [member for member in people.values() if _can_be_told(member)]
        if facilitators:
            return tuple(facilitators)
    return tuple(filter(_can_be_told, taskforces.coordinators_of(work, row.taskforce_id)))


def _can_be_told(member: Member) -> bool:
    return member.is_known and member.slack_user is not None


def _hand_over(work: Work, row: rows.ConcernRow) -> None:
    """Queue it for its addressees; with nobody there to be told it waits for another morning."""
    for member in _recipients(work, row):
        assert member.slack_user is not None  # noqa: S101 - _can_be_told
        work.remind("concern", row.id, member.slack_user, work.now)
        row.is_handed_over = True


def hand_over(work: Work, taskforce: TaskForce) -> None:
    """Tell of the concerns of days gone by, and forget those that were kept long enough.

    Never of today's: one from a minute before would carry its time.
    """
    today = _today(work, taskforce)
    for row in rows.waiting(work.session, work.workspace, taskforce.id, before=today):
        _hand_over(work, row)
    work.session.flush()
    rows.forget(work.session, work.workspace, taskforce.id, before=today - KEPT)


def told(work: Work, concern_id: str) -> Told | None:
    """A concern for one of those it goes to; None for anybody else, and once it is forgotten."""
    row = rows.concern(work.session, work.workspace, concern_id)
    if row is None:
        return None
    recipients = _recipients(work, row)
    if work.actor.slack_user not in {member.slack_user for member in recipients}:
        return None
    people = people_rows.named(work.session, work.workspace, row.taskforce_id, [row.person_id])
    here = taskforces.of(work, row.taskforce_id)
    return Told(here.taskforce, row.value(people.get(row.person_id)), recipients)


def read(work: Work, concern_id: str) -> Told:
    """The same on request."""
    found = told(work, concern_id)
    if found is None:
        raise Refusal(_("That concern is no longer kept here."))
    return found
