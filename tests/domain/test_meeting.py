from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.meeting import LEGAL, MeetingState, opening_of, read_opening
from tests.agenda_things import ADA, BEN, CRUZ, TEN, meeting

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("opened_at", "ends_at"),
    [
        (None, TEN + 90 * MINUTE),
        (TEN + 40 * MINUTE, TEN + 90 * MINUTE),
        (TEN - 60 * MINUTE, TEN + 90 * MINUTE),
        (TEN - 61 * MINUTE, TEN + 29 * MINUTE),
    ],
)
def test_the_planned_end_stays_after_a_late_start(
    opened_at: datetime | None, ends_at: datetime
) -> None:
    assert meeting(opened_at=opened_at).ends_at == ends_at


@pytest.mark.parametrize(
    ("ahead", "soon"),
    [(6 * MINUTE, False), (5 * MINUTE, True), (MINUTE, True), (0 * MINUTE, False)],
)
def test_starts_soon_helps_in_the_last_five_minutes_only(ahead: timedelta, *, soon: bool) -> None:
    assert meeting().starts_soon(TEN - ahead) is soon
    assert not meeting(MeetingState.IN_SESSION).starts_soon(TEN - ahead)


@pytest.mark.parametrize(
    ("after", "discussed", "mistake"),
    [(4 * MINUTE, 0, True), (4 * MINUTE, 1, False), (5 * MINUTE, 0, False)],
)
def test_a_mistake_is_short_and_discusses_nothing(
    after: timedelta, discussed: int, *, mistake: bool
) -> None:
    held = meeting(MeetingState.IN_SESSION, opened_at=TEN)

    assert held.was_opened_by_mistake(TEN + after, discussed=discussed) is mistake


def test_what_is_over_stays_over() -> None:
    assert {state: set(LEGAL[state]) for state in MeetingState if not LEGAL[state]} == {
        MeetingState.ENDED: set(),
        MeetingState.CANCELLED: set(),
    }
    assert all(MeetingState.PLANNED not in LEGAL[s] for s in set(LEGAL) - {MeetingState.IN_SESSION})


def test_the_chosen_facilitator_leads_and_whoever_opened_it_runs_it_too() -> None:
    assert meeting().led_by is None
    assert meeting(runner=ADA).led_by == ADA
    both = meeting(facilitator=BEN, runner=ADA)
    assert both.led_by == BEN
    assert both.panel_holders == (BEN, ADA)
    assert [both.is_run_by(each) for each in (ADA, BEN, CRUZ)] == [True, True, False]
    assert meeting(facilitator=ADA, runner=replace(ADA, name="Ada P.")).panel_holders == (
        replace(ADA, name="Ada P."),
    )


def test_an_opening_is_read_back_whatever_the_id_holds() -> None:
    assert read_opening(opening_of("a:b_c-d", 12)) == ("a:b_c-d", 12)
