from dataclasses import replace
from datetime import timedelta

from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member, Seat, SlackProfile
from bot.domain.roles import Act, may, may_appoint, may_set_up
from tests.agenda_things import ADA, BEN, CRUZ, GUEST, STRANGER, TEN, meeting, member

HELD = meeting(facilitator=BEN)
"""Ben facilitates, Ada coordinates, Cruz proposed the topic at hand, Fay is just a member."""

OF_GUESTS = {Act.RAISE_CONCERN, Act.INTRODUCE}
OF_MEMBERS = OF_GUESTS | {Act.PROPOSE, Act.READ}
GUEST_HERE = replace(GUEST, name="Guest here", guest_of=HELD.id)
OF_COORDINATORS = {Act.MANAGE_PEOPLE, Act.CHANGE_SETTINGS, Act.CHOOSE_FACILITATOR}


def may_do(person: Member, held: Meeting = HELD) -> set[Act]:
    return {act for act in Act if may(person, act, meeting=held, submitter=CRUZ)}


def test_everybody_may_do_what_the_table_says() -> None:
    people = (ADA, BEN, CRUZ, member("Fay"), GUEST, GUEST_HERE, STRANGER)
    assert {person.name: may_do(person) for person in people} == {
        "Ada": set(Act),
        "Ben": set(Act) - OF_COORDINATORS,
        "Cruz": OF_MEMBERS | {Act.EDIT},
        "Fay": OF_MEMBERS,
        "Guest": OF_GUESTS,
        "Guest here": OF_GUESTS | {Act.READ},
        "": set(),
    }


def test_a_facilitator_is_a_member_at_every_other_meeting() -> None:
    assert not may(BEN, Act.RUN, meeting=meeting())
    assert may(BEN, Act.RUN, meeting=meeting(runner=BEN))


def test_a_helper_may_do_what_the_facilitator_may() -> None:
    assert may_do(CRUZ, replace(HELD, helpers=(CRUZ,))) == may_do(BEN)


def test_a_guest_reads_of_no_other_meeting() -> None:
    assert not may(GUEST_HERE, Act.READ, meeting=replace(HELD, id="the next one"))
    assert not may(GUEST_HERE, Act.READ)


def test_once_a_meeting_is_late_any_member_may_start_it() -> None:
    late, later = TEN + timedelta(minutes=5), TEN + timedelta(minutes=6)
    assert not may(CRUZ, Act.START, meeting=HELD, now=late - timedelta(seconds=1))
    assert may(CRUZ, Act.START, meeting=HELD, now=late)
    assert not may(GUEST, Act.START, meeting=HELD, now=late)
    assert not may(CRUZ, Act.RUN, meeting=HELD, now=late)
    begun = replace(HELD, state=MeetingState.IN_SESSION)
    assert not may(CRUZ, Act.START, meeting=begun, now=later)


def test_members_act_for_the_alternate_of_their_own_agency() -> None:
    police = replace(member("Fay"), agency="River Police Department")
    beside = replace(member("Ivy"), agency=police.agency, seat=Seat.ALTERNATE)
    assert may(police, Act.ACT_FOR, other=beside)
    assert not may(police, Act.ACT_FOR, other=replace(beside, seat=Seat.PRIMARY))
    assert not may(police, Act.ACT_FOR, other=replace(beside, agency="Open Door"))
    assert not may(CRUZ, Act.ACT_FOR, other=replace(beside, agency=""))
    assert not may(replace(STRANGER, agency=police.agency), Act.ACT_FOR, other=beside)


def test_who_left_and_facilitated_is_a_stranger() -> None:
    gone = replace(STRANGER, name="Ben")
    assert not may(gone, Act.RUN, meeting=meeting(facilitator=gone))


ANYBODY = SlackProfile(
    "U0HANA",
    "Hana Kim",
    zone=None,
    is_outsider=False,
    is_limited=False,
    is_bot=False,
    is_gone=False,
    is_admin=False,
)


def test_full_members_of_the_workspace_set_up() -> None:
    assert may_set_up(ANYBODY)
    assert not may_set_up(replace(ANYBODY, is_outsider=True))
    assert not may_set_up(replace(ANYBODY, is_limited=True))


def test_admins_of_the_workspace_appoint() -> None:
    admin = replace(ANYBODY, is_admin=True)
    assert may_appoint(admin)
    assert not may_appoint(replace(admin, is_outsider=True))
    assert not may_appoint(ANYBODY)
