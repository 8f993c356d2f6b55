from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda import (
    SETTLED,
    Agenda,
    Item,
    ItemState,
    Kind,
    arranged,
    as_sessions,
    to_carry,
)
from bot.domain.case_review import CaseReview
from bot.domain.meeting import MeetingState
from tests.agenda_things import TEN, agenda, agendas, introductions, item, meeting

ACCEPTED, PROPOSED = ItemState.ACCEPTED, ItemState.PROPOSED


@given(agendas(), st.integers(-5, 40), st.data())
def test_moving_a_topic_moves_nothing_else(seen: Agenda, place: int, data: st.DataObject) -> None:
    movable = [each for each in seen.to_come if not each.from_template]
    if not movable:
        return
    moving = data.draw(st.sampled_from(movable))

    order = arranged(seen.on_agenda, moving, place, current=seen.meeting.item_id)

    without = [each for each in seen.on_agenda if each is not moving]
    assert [each for each in order if each is not moving] == without


@given(agendas(), st.integers(-5, 40), st.data())
def test_a_moved_topic_stands_where_the_meeting_will_come_to_it(
    seen: Agenda, place: int, data: st.DataObject
) -> None:
    movable = [each for each in seen.to_come if not each.from_template]
    if not movable:
        return
    moving = data.draw(st.sampled_from(movable))

    order = arranged(seen.on_agenda, moving, place, current=seen.meeting.item_id)

    behind = order[order.index(moving) + 1 :]
    assert not [each for each in behind if each.from_template or each.state in SETTLED]
    assert seen.current not in behind


@given(st.integers(1, 30), st.data())
def test_before_the_meeting_any_place_behind_introductions_is_reached(
    topics: int, data: st.DataObject
) -> None:
    standing = [introductions(), *(item(number) for number in range(2, topics + 2))]
    moving = data.draw(st.sampled_from(standing[1:]))
    place = data.draw(st.integers(2, len(standing)))

    assert arranged(standing, moving, place)[place - 1] is moving


@given(agendas())
def test_what_is_carried_is_open_or_parked_and_each_once(seen: Agenda) -> None:
    current = seen.meeting.item_id

    carried = to_carry(seen.items, current=current)

    left = [each for each in seen.items[1:] if each.id != current]
    accepted = [each for each in left if each.state in {ACCEPTED, ItemState.PARKED}]
    assert carried == accepted + [each for each in left if each.state is PROPOSED]


@given(agendas())
def test_minutes_count_what_may_still_stand_on_the_agenda(seen: Agenda) -> None:
    counted = {PROPOSED, ACCEPTED, *SETTLED}
    open_minutes = sum(each.minutes for each in seen.items if each.state in counted)

    assert seen.minutes == open_minutes + 10 * seen.hidden
    assert seen.minutes_over == max(0, seen.minutes - 90)


@given(agendas())
def test_topics_follow_each_other_without_a_gap(seen: Agenda) -> None:
    starts = seen.starts()

    to_come = [each for each in seen.to_come if each.id in starts]
    for one, other in pairwise(to_come):
        assert starts[other.id] == starts[one.id] + timedelta(minutes=one.minutes)


@pytest.mark.parametrize(
    ("state", "item_until", "first"),
    [
        (MeetingState.PLANNED, None, TEN),
        (MeetingState.IN_SESSION, TEN + timedelta(minutes=25), TEN + timedelta(minutes=25)),
        (MeetingState.IN_SESSION, None, None),
        (MeetingState.ENDED, None, None),
    ],
)
def test_the_first_topic_to_come_begins_with_the_meeting_or_after_the_current_one(
    state: MeetingState, item_until: object, first: object
) -> None:
    seen = agenda([item(2)], meeting(state, item_until=item_until))  # type: ignore[arg-type]

    assert seen.starts().get("item-000000000002") == first


def closed(number: int, state: ItemState = ACCEPTED) -> Item:
    return item(number, kind=Kind.CASE_REVIEW, state=state, minutes=number)


def test_case_reviews_in_a_row_are_one_closed_session_to_whoever_sees_their_label() -> None:
    parted = [closed(2), closed(3), item(4), closed(5)]
    assert [(each.number, each.minutes) for each in as_sessions(parted)] == [
        (2, 5),
        (4, 10),
        (5, 5),
    ]
    assert as_sessions(parted, apart={parted[0].id}) == parted

    told = [replace(each, cases=CaseReview(1, (), "The office")) for each in parted]
    assert as_sessions(told) == told


def test_a_closed_session_under_way_stays_one() -> None:
    begun = [closed(2, ItemState.DISCUSSED), closed(3), closed(4), closed(5, ItemState.PARKED)]
    shown = as_sessions(begun, current=begun[1].id)
    assert [(each.number, each.minutes) for each in shown] == [(2, 9), (5, 5)]
    assert shown[0].id == begun[1].id
