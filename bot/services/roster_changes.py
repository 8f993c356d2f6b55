"""Changes of a roster: each recorded, undone while it is the latest, and never without a lead."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bot.domain.roles import Act
from bot.errors import Refusal
from bot.services import case_agencies, closed_sessions, meetings, taskforces
from bot.services.taskforces import Here
from bot.text import _
from bot.work import Work
from storage import agencies as agency_rows
from storage import audit, changes
from storage import case_reviews as case_rows
from storage import people as rows
from storage import taskforces as taskforce_rows
from storage.types import new_id


@dataclass(slots=True)
class Change:
    """A change under way; its id takes it back once it is made."""

    id: str = ""


@contextmanager
def changing(
    work: Work, here: Here, act: str, subject: str, *, keeps: bool = True
) -> Iterator[Change]:
    """Make a change, kept to be taken back; Refusal when it leaves nobody to coordinate."""
    led = rows.is_led(work.session, work.workspace, here.taskforce.id)
    change = Change()
    with changes.watched(work.session) as images:
        yield change
    if led and not rows.is_led(work.session, work.workspace, here.taskforce.id):
        raise Refusal(
            _(
                "{taskforce} would be left without a coordinator. Make somebody else coordinator "
                "first.",
                taskforce=here.taskforce.name,
            )
        )
    if not any(images.values()):
        return
    left, actor = changes.left(images), here.member.person_id
    closed_sessions.withdraw(work, here.taskforce.id, left, actor_id=actor)
    if keeps:
        change.id = changes.keep(
            work.session,
            workspace=work.workspace,
            taskforce_id=here.taskforce.id,
            at=work.now,
            images=images,
        )
    work.record(act, subject, taskforce_id=here.taskforce.id, actor_id=actor)
    notice(work, changes.people_in(images), taskforce_id=here.taskforce.id)
    case_agencies.ask_newcomers(work, here.taskforce.id, changes.seated_in(images))


def notice(work: Work, people: Sequence[str], *, taskforce_id: str | None = None) -> None:
    """Follow a change of this roster and of every one that these people, by id, stand on."""
    rosters = rows.rosters_of(work.session, work.workspace, people)
    for each in sorted(rosters | ({taskforce_id} if taskforce_id else set())):
        row = taskforce_rows.taskforce(work.session, work.workspace, each)
        if row is not None:
            row.roster_stamp = new_id()
            meetings.call_anew(work, row.value())
            work.show("front_desk", row.channel, row.channel)


def undo(work: Work, change_id: str) -> Here:
    """Take the latest change of a roster back, if nothing has been built on it."""
    row = changes.change(work.session, work.workspace, change_id)
    if row is None:
        raise Refusal(_("The roster has changed since, so this stays. Please change it by hand."))
    here = taskforces.of(work, row.taskforce_id)
    taskforces.allow(work, here, Act.MANAGE_PEOPLE)
    if not changes.stands(work.session, row) or _is_asked_to_attend(work, row):
        raise Refusal(_("The roster has changed since, so this stays. Please change it by hand."))
    if audit.has_acted(work.session, work.workspace, changes.added(row, rows.PersonRow)):
        raise Refusal(
            _("Somebody whom this added has taken part since, so they stay. You can retire them.")
        )
    with changing(work, here, "roster change undone", here.taskforce.id):
        changes.restore(work.session, row)
    return here


def _is_asked_to_attend(work: Work, row: changes.RosterChangeRow) -> bool:
    """Whether a closed session already asks for an organization that the change entered."""
    entered = changes.added(row, agency_rows.AgencyRow)
    return case_rows.is_named(work.session, work.workspace, entered)
