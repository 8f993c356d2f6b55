"""Closed sessions: who may stay, where lists of cases are held, and where none can be."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from bot.domain.case_review import WATCHED_SECTORS, ListPlace
from bot.domain.people import Member
from bot.domain.privacy import clean
from bot.domain.roles import Act
from bot.domain.taskforce import Readers, TaskForce
from bot.errors import Refusal
from bot.services import taskforces
from bot.services.familiar import allowed
from bot.services.taskforces import Here
from bot.text import _, listed
from bot.work import Work
from storage import closed_sessions as rows
from storage import people as people_rows
from storage import taskforces as taskforce_rows

PLACE_LIMIT = 60
MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a coordinator prepares for closed sessions."""

    here: Here
    readers: Readers | None
    places: tuple[ListPlace, ...]
    members: tuple[Member, ...]
    invited: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was stored, and who was not invited yet because of their sector."""

    preparation: Preparation
    watched: tuple[tuple[Member, str], ...] = ()


def show(work: Work) -> Preparation:
    """What is prepared in the task force at hand, for a coordinator."""
    return _preparation(work, taskforces.here(work))


def show_of(work: Work, taskforce_id: str) -> Preparation:
    return _preparation(work, taskforces.of(work, taskforce_id))


def _preparation(work: Work, here: Here) -> Preparation:
    taskforces.allow(work, here, Act.CHANGE_SETTINGS)
    members = people_rows.members(work.session, work.workspace, here.taskforce.id)
    invited = invited_ids(work, here.taskforce.id)
    channel = taskforce_rows.channel(work.session, work.workspace, here.taskforce.channel)
    return Preparation(
        here=here,
        readers=channel.readers() if channel else None,
        places=tuple(places(work, here.taskforce.id)),
        members=tuple(members),
        invited=tuple(member for member in members if member.person_id in invited),
    )


def places(work: Work, taskforce_id: str) -> list[ListPlace]:
    """Where a list of cases can be held."""
    found = rows.places(work.session, work.workspace, taskforce_id)
    return [ListPlace(row.id, row.name) for row in found if row.is_offered]


def invited_ids(work: Work, taskforce_id: str) -> frozenset[str]:
    """Who is on the invite list, by person's id: nobody until a coordinator adds them."""
    found = rows.invites(work.session, work.workspace, taskforce_id)
    return frozenset(person_id for _row, person_id in found)


def invited(work: Work, taskforce_id: str) -> list[Member]:
    """The same as far as they are on the roster today, by name."""
    wanted = invited_ids(work, taskforce_id)
    everyone = people_rows.members(work.session, work.workspace, taskforce_id)
    return [member for member in everyone if member.person_id in wanted]


def withheld_here(work: Work, taskforce: TaskForce) -> str | None:
    """Why there are no closed sessions, in a task force whose channel is public."""
    channel = taskforce_rows.channel(work.session, work.workspace, taskforce.channel)
    if channel is None or not channel.readers().withholds:
        return None
    return _("In a public channel there are no sign-in lists, minutes or closed sessions.")


def refuse_in_public(work: Work, taskforce: TaskForce) -> None:
    if sentence := withheld_here(work, taskforce):
        raise Refusal(sentence)


def no_place(work: Work, taskforce: TaskForce) -> str:
    """Says who can tell where lists of cases are held."""
    names = listed(member.name for member in taskforces.coordinators_of(work, taskforce.id))
    return _(
        "Nobody has said yet where lists of cases are held. Ask a coordinator to do so with "
        "/roundtable settings: {coordinators}.",
        coordinators=names,
    )


def prepare(
    work: Work,
    taskforce_id: str,
    *,
    places: Sequence[str],
    invited: Collection[str],
    readers_known: bool,
    confirmed: bool = False,
) -> Saved:
    """Keep the places and the invite list; who is of a watched sector is asked about first."""
    before = show_of(work, taskforce_id)
    if before.readers and before.readers.is_open and not readers_known:
        raise Refusal(
            _("Please tick that you know who can see this channel."), field="readers_known"
        )
    _keep_places(
        work, taskforce_id, _cleaned(work, before.here.taskforce, places, confirmed=confirmed)
    )
    wanted = [member for member in before.members if member.person_id in invited]
    new = {member.person_id or "" for member in wanted if member not in before.invited}
    watched = _watched(work, taskforce_id, new)
    gone = invited_ids(work, taskforce_id) - set(invited)
    withdraw(work, taskforce_id, gone, actor_id=before.here.member.person_id)
    _invite(work, before.here, new - watched.keys())
    asked = tuple((each, watched[each.person_id]) for each in wanted if each.person_id in watched)
    return Saved(show_of(work, taskforce_id), asked)


def withdraw(
    work: Work, taskforce_id: str, person_ids: Collection[str], *, actor_id: str | None
) -> None:
    """These people may stay no more: a coordinator decided so, or what they stood for ended."""
    for row, person_id in rows.invites(work.session, work.workspace, taskforce_id):
        if person_id in person_ids:
            work.session.delete(row)
            act = "closed session invite withdrawn"
            work.record(act, person_id, taskforce_id=taskforce_id, actor_id=actor_id)


def invite(work: Work, taskforce_id: str, person_ids: Collection[str]) -> Preparation:
    """Put people of the roster on the invite list, whatever their sector."""
    before = show_of(work, taskforce_id)
    members = {member.person_id or "" for member in before.members}
    already = {member.person_id for member in before.invited}
    _invite(work, before.here, (members & set(person_ids)) - already)
    return show_of(work, taskforce_id)


def _cleaned(
    work: Work, taskforce: TaskForce, places: Sequence[str], *, confirmed: bool
) -> list[str]:
    typed = [place for place in places if place.strip()]
    if len(typed) > MOST_PLACES:
        raise Refusal(_("Give up to {most} places.", most=MOST_PLACES), field="places")
    check = partial(clean, allow=allowed(work, taskforce), confirmed=confirmed)
    names = [check(place, limit=PLACE_LIMIT, field="places") for place in typed]
    return list(dict.fromkeys(names))


def _keep_places(work: Work, taskforce_id: str, names: Sequence[str]) -> None:
    known = {row.name: row for row in rows.places(work.session, work.workspace, taskforce_id)}
    for row in known.values():
        row.is_offered = row.name in names
    for position, name in enumerate(names, start=1):
        row = known.get(name) or rows.ListPlaceRow(
            workspace=work.workspace, taskforce_id=taskforce_id, name=name, position=position
        )
        row.position = position
        work.session.add(row)
    work.session.flush()


def _watched(work: Work, taskforce_id: str, person_ids: Collection[str]) -> dict[str | None, str]:
    found = rows.of_sectors(work.session, work.workspace, taskforce_id, WATCHED_SECTORS)
    return {person_id: name for person_id, name in found.items() if person_id in person_ids}


def _invite(work: Work, here: Here, person_ids: Collection[str]) -> None:
    for person_id in sorted(person_ids):
        work.session.add(
            rows.InviteRow(
                workspace=work.workspace, taskforce_id=here.taskforce.id, person_id=person_id
            )
        )
        _record(work, here, "closed session invite", person_id)
    work.session.flush()


def _record(work: Work, here: Here, act: str, person_id: str) -> None:
    work.record(act, person_id, taskforce_id=here.taskforce.id, actor_id=here.member.person_id)
