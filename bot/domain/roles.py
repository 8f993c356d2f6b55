"""Who may do what: the one table that every service asks."""

from datetime import datetime
from enum import StrEnum
from functools import cache

from bot.domain.meeting import Meeting
from bot.domain.people import Member, SlackProfile, Standing


class Role(StrEnum):
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"  # runs the meeting at hand, or helps whoever runs it
    SUBMITTER = "submitter"  # of the topic at hand
    COLLEAGUE = "colleague"  # of the same agency as the alternate whom the act is for
    STAND_IN = "stand-in"  # any member, once nobody has started the meeting in time
    MEMBER = "member"
    GUEST = "guest"
    GUEST_HERE = "guest here"  # at the meeting at hand, the only one they read of
    INVITED = "invited"  # on the invite list of closed sessions


class Act(StrEnum):
    MANAGE_PEOPLE = "manage people"  # the roster, and who coordinates
    CHANGE_SETTINGS = "change settings"  # dates, closed sessions, who reads the channel
    CHOOSE_FACILITATOR = "choose facilitator"
    CHOOSE_HELPERS = "choose helpers"  # who hold the panel too
    ARRANGE = "arrange"  # order, time, accept, return
    RUN = "run"  # next, extend, park, back, end
    START = "start"
    ACT_FOR = "act for"  # RSVP, sign in or acknowledge for somebody without Slack or phone
    EDIT = "edit"  # and withdraw
    PROPOSE = "propose"
    READ = "read"  # agenda and minutes
    RAISE_CONCERN = "raise concern"
    INTRODUCE = "introduce"  # oneself: name, role, organization


COORDINATOR, FACILITATOR, MEMBER = Role.COORDINATOR, Role.FACILITATOR, Role.MEMBER
SUBMITTER, COLLEAGUE, STAND_IN = Role.SUBMITTER, Role.COLLEAGUE, Role.STAND_IN
GUEST, GUEST_HERE = Role.GUEST, Role.GUEST_HERE

# fmt: off
ALLOWED: dict[Act, set[Role]] = {
    Act.MANAGE_PEOPLE:      {COORDINATOR},
    Act.CHANGE_SETTINGS:    {COORDINATOR},
    Act.CHOOSE_FACILITATOR: {COORDINATOR},
    Act.CHOOSE_HELPERS:     {COORDINATOR, FACILITATOR},
    Act.ARRANGE:            {COORDINATOR, FACILITATOR},
    Act.RUN:                {COORDINATOR, FACILITATOR},
    Act.START:              {COORDINATOR, FACILITATOR, STAND_IN},
    Act.ACT_FOR:            {COORDINATOR, FACILITATOR, COLLEAGUE},
    Act.EDIT:               {COORDINATOR, FACILITATOR, SUBMITTER},
    Act.PROPOSE:            {COORDINATOR, FACILITATOR,            MEMBER},
    Act.READ:               {COORDINATOR, FACILITATOR,            MEMBER, GUEST_HERE},
    Act.RAISE_CONCERN:      {COORDINATOR, FACILITATOR,            MEMBER, GUEST},
    Act.INTRODUCE:          {COORDINATOR, FACILITATOR,            MEMBER, GUEST},
}
# fmt: on


def roles_of(
    member: Member,
    *,
    meeting: Meeting | None = None,
    submitter: Member | None = None,
    other: Member | None = None,
    now: datetime | None = None,
) -> frozenset[Role]:
    """Every role of `member` toward what is at hand; none for a stranger.

    `other` is whom the act is for; without `now` nobody stands in.
    """
    if not member.is_known:
        return frozenset()
    if member.standing is Standing.GUEST:
        is_here = meeting is not None and meeting.id == member.guest_of
        return frozenset({Role.GUEST, Role.GUEST_HERE} if is_here else {Role.GUEST})
    return _held(
        coordinator=member.standing is Standing.COORDINATOR,
        facilitator=bool(meeting and meeting.is_run_by(member)),
        stand_in=bool(meeting and now and meeting.is_left_waiting(now)),
        submitter=bool(submitter and submitter.person_id == member.person_id),
        colleague=bool(other and other.is_alternate_beside(member)),
    )


@cache
def _held(**holds: bool) -> frozenset[Role]:
    """Made once for each mixture: it is asked of every topic of every agenda."""
    return frozenset({Role.MEMBER, *(Role[name.upper()] for name in holds if holds[name])})


def may(
    member: Member,
    act: Act,
    *,
    meeting: Meeting | None = None,
    submitter: Member | None = None,
    other: Member | None = None,
    now: datetime | None = None,
) -> bool:
    roles = roles_of(member, meeting=meeting, submitter=submitter, other=other, now=now)
    return bool(ALLOWED[act] & roles)


# Where no coordinator is there to ask, the Slack account decides.


def may_set_up(founder: SlackProfile) -> bool:
    """Full members of the workspace that installed Roundtable."""
    return not (founder.is_outsider or founder.is_limited)


def may_appoint(admin: SlackProfile) -> bool:
    """Admins of that workspace: a coordinator, once none is left."""
    return admin.is_admin and not admin.is_outsider
