from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda import Item, ItemState
from bot.domain.people import Member
from bot.domain.visibility import as_seen_by, may_see
from tests.agenda_things import ADA, BEN, CRUZ, GUEST, STRANGER, item, meeting, member, states

EVE = member("Eve")
HELD = meeting(facilitator=BEN)
"""Ben facilitates, Ada coordinates, Cruz proposed the topic, Eve is any other member."""

GUEST_HERE = replace(GUEST, name="Guest here", guest_of=HELD.id)

BEFORE_ACCEPTANCE = {"Ada", "Ben", "Cruz"}
AFTER = {"Ada", "Ben", "Cruz", "Eve", "Guest here", "channel"}


@pytest.mark.parametrize(
    ("state", "seen_by"),
    [
        (ItemState.PROPOSED, BEFORE_ACCEPTANCE),
        (ItemState.RETURNED, BEFORE_ACCEPTANCE),
        (ItemState.REMOVED, BEFORE_ACCEPTANCE),
        (ItemState.ACCEPTED, AFTER),
        (ItemState.DISCUSSED, AFTER),
        (ItemState.PARKED, AFTER),
        (ItemState.CARRIED, AFTER),
        (ItemState.DROPPED, AFTER),
    ],
)
def test_who_sees_a_topic_in_each_state(state: ItemState, seen_by: set[str]) -> None:
    readers: dict[str, Member | None] = {
        each.name: each for each in (ADA, BEN, CRUZ, EVE, GUEST, GUEST_HERE, STRANGER)
    }
    readers["channel"] = None

    topic = item(2, state=state)

    assert {name for name, each in readers.items() if may_see(each, topic, HELD)} == seen_by


items = st.lists(st.tuples(states, st.sampled_from([CRUZ, EVE])), max_size=20).map(
    lambda drawn: tuple(
        item(number, state=state, submitter=submitter)
        for number, (state, submitter) in enumerate(drawn, start=1)
    )
)


@given(items, st.sampled_from([ADA, BEN, CRUZ, EVE, None]))
def test_what_is_not_seen_is_counted_while_it_stands(
    topics: tuple[Item, ...], reader: Member | None
) -> None:
    seen = as_seen_by(reader, HELD, topics)

    proposed = [each for each in topics if each.state is ItemState.PROPOSED]
    assert len(seen.proposed) + seen.hidden == len(proposed)
    assert seen.minutes == as_seen_by(ADA, HELD, topics).minutes
    assert all(may_see(reader, each, HELD) for each in seen.items)
