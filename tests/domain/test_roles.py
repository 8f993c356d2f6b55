from dataclasses import replace

from bot.domain.meeting import Meeting
from bot.domain.people import Member, SlackProfile
from bot.domain.roles import Act, may, may_appoint, may_set_up
from tests.agenda_things import ADA, BEN, CRUZ, GUEST, STRANGER, meeting, member

HELD = meeting(facilitator=BEN)
"""Ben facilitates, Ada coordinates, Cruz proposed the topic at hand, Fay is just a member."""

OF_GUESTS = {Act.RAISE_CONCERN, Act.INTRODUCE}
OF_MEMBERS = OF_GUESTS | {Act.PROPOSE, Act.READ}
OF_COORDINATORS = {Act.MANAGE_PEOPLE, Act.CHANGE_SETTINGS, Act.CHOOSE_FACILITATOR}


def may_do(person: Member, held: Meeting = HELD) -> set[Act]:
    return {act for act in Act if may(person, act, meeting=held, submitter=CRUZ)}


def test_everybody_may_do_what_the_table_says() -> None:
    people = (ADA, BEN, CRUZ, member("Fay"), GUEST, STRANGER)
    assert {person.name: may_do(person) for person in people} == {
        "Ada": set(Act),
        "Ben": set(Act) - OF_COORDINATORS,
        "Cruz": OF_MEMBERS | {Act.EDIT},
        "Fay": OF_MEMBERS,
        "Guest": OF_GUESTS,
        "": set(),
    }


def test_a_facilitator_is_a_member_at_every_other_meeting() -> None:
    assert not may(BEN, Act.RUN, meeting=meeting())
    assert may(BEN, Act.RUN, meeting=meeting(runner=BEN))


def test_a_helper_may_do_what_the_facilitator_may() -> None:
    assert may_do(CRUZ, replace(HELD, helpers=(CRUZ,))) == may_do(BEN)


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
