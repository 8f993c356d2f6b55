"""Who may do what: the one table that every service asks."""

from enum import StrEnum

from bot.domain.meeting import Meeting
from bot.domain.people import Member, SlackProfile, Standing


class Role(StrEnum):
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"  # runs the meeting at hand, or helps whoever runs it
    SUBMITTER = "submitter"  # of the topic at hand
    MEMBER = "member"
    GUEST = "guest"
    INVITED = "invited"  # on the invite list of closed sessions


class Act(StrEnum):
    MANAGE_PEOPLE = "manage people"  # the roster, and who coordinates
    CHANGE_SETTINGS = "change settings"  # dates, closed sessions, who reads the channel
    CHOOSE_FACILITATOR = "choose facilitator"
    CHOOSE_HELPERS = "choose helpers"  # who hold the panel too
    ARRANGE = "arrange"  # order, time, accept, return
    RUN = "run"  # start, next, extend, park, back, end
    EDIT = "edit"  # and withdraw
    PROPOSE = "propose"
    READ = "read"  # agenda and minutes
    RAISE_CONCERN = "raise concern"
    INTRODUCE = "introduce"  # oneself: name, role, organization


COORDINATOR, FACILITATOR, SUBMITTER = Role.COORDINATOR, Role.FACILITATOR, Role.SUBMITTER
MEMBER, GUEST = Role.MEMBER, Role.GUEST

# fmt: off
ALLOWED: dict[Act, set[Role]] = {
    Act.MANAGE_PEOPLE:      {COORDINATOR},
    Act.CHANGE_SETTINGS:    {COORDINATOR},
    Act.CHOOSE_FACILITATOR: {COORDINATOR},
    Act.CHOOSE_HELPERS:     {COORDINATOR, FACILITATOR},
    Act.ARRANGE:            {COORDINATOR, FACILITATOR},
    Act.RUN:                {COORDINATOR, FACILITATOR},
    Act.EDIT:               {COORDINATOR, FACILITATOR, SUBMITTER},
    Act.PROPOSE:            {COORDINATOR, FACILITATOR,            MEMBER},
    Act.READ:               {COORDINATOR, FACILITATOR,            MEMBER},
    Act.RAISE_CONCERN:      {COORDINATOR, FACILITATOR,            MEMBER, GUEST},
    Act.INTRODUCE:          {COORDINATOR, FACILITATOR,            MEMBER, GUEST},
}
# fmt: on


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


# Where no coordinator is there to ask, the Slack account decides.


def may_set_up(founder: SlackProfile) -> bool:
    """Full members of the workspace that installed Roundtable."""
    return not (founder.is_outsider or founder.is_limited)


def may_appoint(admin: SlackProfile) -> bool:
    """Admins of that workspace: a coordinator, once none is left."""
    return admin.is_admin and not admin.is_outsider
