"""Who may do what: the one table that every service asks."""

from enum import StrEnum

from bot.domain.meeting import Meeting
from bot.domain.people import Member, Standing


class Role(StrEnum):
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"  # of the meeting at hand
    SUBMITTER = "submitter"  # of the topic at hand
    MEMBER = "member"
    GUEST = "guest"
    INVITED = "invited"  # on the invite list of closed sessions


class Act(StrEnum):
    MANAGE_PEOPLE = "manage people"
    CHANGE_DATES = "change dates"
    CHOOSE_FACILITATOR = "choose facilitator"
    PREPARE_CLOSED_SESSIONS = "prepare closed sessions"  # who is invited, where lists are held
    ARRANGE = "arrange"  # order, time, accept, return
    RUN = "run"  # start, next, extend, park, back, end
    PROPOSE = "propose"
    EDIT = "edit"  # and withdraw
    READ = "read"
    RAISE_CONCERN = "raise concern"
    INTRODUCE = "introduce"  # oneself: name, role, organization


ALLOWED: dict[Act, frozenset[Role]] = {
    Act.MANAGE_PEOPLE: frozenset({Role.COORDINATOR}),
    Act.CHANGE_DATES: frozenset({Role.COORDINATOR}),
    Act.CHOOSE_FACILITATOR: frozenset({Role.COORDINATOR}),
    Act.PREPARE_CLOSED_SESSIONS: frozenset({Role.COORDINATOR}),
    Act.ARRANGE: frozenset({Role.COORDINATOR, Role.FACILITATOR}),
    Act.RUN: frozenset({Role.COORDINATOR, Role.FACILITATOR}),
    Act.PROPOSE: frozenset({Role.COORDINATOR, Role.FACILITATOR, Role.MEMBER}),
    Act.EDIT: frozenset({Role.COORDINATOR, Role.FACILITATOR, Role.SUBMITTER}),
    Act.READ: frozenset({Role.COORDINATOR, Role.FACILITATOR, Role.MEMBER}),
    Act.RAISE_CONCERN: frozenset({Role.COORDINATOR, Role.MEMBER, Role.GUEST}),
    Act.INTRODUCE: frozenset({Role.COORDINATOR, Role.FACILITATOR, Role.MEMBER, Role.GUEST}),
}


def roles_of(
    member: Member, *, meeting: Meeting | None = None, submitter: Member | None = None
) -> frozenset[Role]:
    """Every role of `member` toward the meeting and the topic at hand; none for a stranger."""
    if not member.is_known:
        return frozenset()
    roles = {Role.GUEST if member.standing is Standing.GUEST else Role.MEMBER}
    if member.standing is Standing.COORDINATOR:
        roles.add(Role.COORDINATOR)
    if meeting and meeting.is_run_by(member):
        roles.add(Role.FACILITATOR)
    if submitter and submitter.person_id == member.person_id:
        roles.add(Role.SUBMITTER)
    return frozenset(roles)


def may(
    member: Member,
    act: Act,
    *,
    meeting: Meeting | None = None,
    submitter: Member | None = None,
) -> bool:
    return bool(ALLOWED[act] & roles_of(member, meeting=meeting, submitter=submitter))
