"""The agencies that a case review asks to attend: told, told of another date, told it is off."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.agenda import ItemState
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.taskforce import TaskForce
from bot.services.sheets import table_of
from bot.work import Work
from storage import agendas as rows
from storage import case_reviews as case_rows
from storage import outbox

ASKED, MOVED, OFF = "agency_asked", "agency_moved", "agency_off"
ANNOUNCED = frozenset({MeetingState.PLANNED, MeetingState.IN_SESSION})
AT_ONCE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Session:
    """A closed session, as far as an agency that was asked to attend may know of it."""

    taskforce: TaskForce
    meeting: Meeting


def ask(work: Work, item_id: str, *, people: Collection[str] | None = None) -> None:
    """Ask the agencies that must attend, or only these people of them, unless they know already."""
    for slack_user in _primaries(work, item_id, people=people):
        if not _expects(work, item_id, slack_user):
            work.remind(ASKED, item_id, slack_user, work.now)


def ask_newcomers(work: Work, taskforce_id: str, people: Collection[str]) -> None:
    """Ask those of these people, by id, whom a change of the roster made sit for an agency."""
    for item_id in rows.awaited_case_reviews(work.session, work.workspace, taskforce_id):
        ask(work, item_id, people=people)


def tell_of_move(work: Work, item_id: str, *, was: str | None = None) -> None:
    """Tell them the new date; `was` is the topic that this one carries on."""
    work.forget(ASKED, item_id)
    for slack_user in _primaries(work, item_id):
        kind = MOVED if _expects(work, was or item_id, slack_user) else ASKED
        work.remind(kind, item_id, slack_user, work.now)


def call_off(
    work: Work,
    item_id: str,
    *,
    only: Collection[str] | None = None,
    after: timedelta = AT_ONCE,
) -> None:
    """Tell those of them who were told that they need not come; the others never hear of it."""
    for slack_user in _primaries(work, item_id, only):
        work.remind(OFF, item_id, slack_user, work.now + after)


def _primaries(
    work: Work,
    item_id: str,
    only: Collection[str] | None = None,
    people: Collection[str] | None = None,
) -> Iterator[str]:
    """Whom to tell: whoever sits for such an agency, has Slack, and did not do it themselves."""
    for member in case_rows.primaries(work.session, work.workspace, item_id, only=only):
        is_meant = people is None or member.person_id in people
        if is_meant and member.slack_user and member.slack_user != work.actor.slack_user:
            yield member.slack_user


def _expects(work: Work, item_id: str, slack_user: str) -> bool:
    """Whether the last that was sent to this person is that the session takes place."""
    last = outbox.last_sent(
        work.session,
        workspace=work.workspace,
        kinds=(ASKED, MOVED, OFF),
        subject=item_id,
        recipient=slack_user,
    )
    return last in {ASKED, MOVED}


def is_told(work: Work, item_id: str) -> bool:
    """Whether whoever is to be asked expects the closed session already."""
    return _expects(work, item_id, work.actor.slack_user)


def asked(work: Work, item_id: str) -> Session | None:
    """The closed session, for a primary of an agency it still asks to attend; else None."""
    row = rows.item(work.session, work.workspace, item_id)
    if row is None or row.state is not ItemState.ACCEPTED:
        return None
    primaries = case_rows.primaries(work.session, work.workspace, item_id)
    if work.actor.slack_user not in {member.slack_user for member in primaries}:
        return None
    found = _session(work, row)
    return found if found.meeting.state in ANNOUNCED else None


def called_off(work: Work, item_id: str) -> Session | None:
    """The closed session, for whoever expects it in vain; else None."""
    row = rows.item(work.session, work.workspace, item_id)
    if row is None or not _expects(work, item_id, work.actor.slack_user):
        return None
    return None if asked(work, item_id) else _session(work, row)


def _session(work: Work, row: rows.ItemRow) -> Session:
    table = table_of(work, row.meeting_id)
    return Session(table.here.taskforce, table.meeting)
