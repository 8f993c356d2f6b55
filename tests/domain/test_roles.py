from bot.domain.people import Member
from bot.domain.roles import Act, may
from tests.agenda_things import ADA, BEN, CRUZ, GUEST, STRANGER, meeting

HELD = meeting(facilitator=BEN)
"""Ben facilitates, Ada coordinates, Cruz proposed the topic at hand."""


def may_do(member: Member) -> set[Act]:
    return {act for act in Act if may(member, act, meeting=HELD, submitter=CRUZ)}


EVERY_MEMBER = {Act.PROPOSE, Act.READ, Act.RAISE_CONCERN}


def test_everybody_may_do_what_the_table_says() -> None:
    assert may_do(CRUZ) - may_do(STRANGER) >= EVERY_MEMBER
    slice_acts = {
        Act.MANAGE_PEOPLE,
        Act.CHANGE_DATES,
        Act.CHOOSE_FACILITATOR,
        Act.ARRANGE,
        Act.RUN,
        Act.PROPOSE,
        Act.EDIT,
        Act.READ,
    }
    assert {person.name: may_do(person) & slice_acts for person in (ADA, BEN, CRUZ, GUEST)} == {
        "Ada": slice_acts,
        "Ben": slice_acts - {Act.MANAGE_PEOPLE, Act.CHANGE_DATES, Act.CHOOSE_FACILITATOR},
        "Cruz": {Act.PROPOSE, Act.EDIT, Act.READ},
        "Guest": set(),
    }
    assert may_do(STRANGER) == set()


def test_a_facilitator_is_a_member_at_every_other_meeting() -> None:
    assert not may(BEN, Act.RUN, meeting=meeting())
    assert may(BEN, Act.RUN, meeting=meeting(runner=BEN))
