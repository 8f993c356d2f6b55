"""What it costs to ask who may see each of 300 topics, against only walking through them."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from bot.domain.agenda import Item, ItemState, Kind
from bot.domain.case_review import CaseReview
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member, Standing
from bot.domain.visibility import as_seen_by, may_see
from tests.benchmarks.figures import Figure

TOPICS = 300
GOAL_RATIO = 60.0
GOAL_MS = 2.0

BEN = Member("p1", "U0BEN", "Ben Ortiz", Standing.MEMBER)
ADA = Member("p2", "U0ADA", "Ada Park", Standing.COORDINATOR)
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
MEETING = Meeting("m", "t", NOW, 90, MeetingState.PLANNED, ADA, NOW)
STATES = (ItemState.ACCEPTED, ItemState.PROPOSED, ItemState.RETURNED)


def run(*, quick: bool) -> Iterator[Figure]:
    rounds = 20 if quick else 400
    items = tuple(map(_item, range(TOPICS)))
    walk = _milliseconds(lambda: tuple((item.id, item.title) for item in items), rounds)
    for name, member in (("a member", BEN), ("the facilitator", ADA)):
        asking = _milliseconds(lambda: [may_see(member, each, MEETING) for each in items], rounds)  # noqa: B023 - called at once
        yield Figure(
            f"may_see, {TOPICS} topics, {name}", asking, "ms", GOAL_RATIO, walk, "bare loop"
        )
    whole = _milliseconds(lambda: as_seen_by(BEN, MEETING, items), rounds)
    yield Figure(f"the agenda of {TOPICS} topics as a member sees it", whole, "ms", GOAL_MS)


def _item(number: int) -> Item:
    closed = number % 10 == 0
    return Item(
        id=f"i{number}",
        number=number,
        title=f"Topic {number}",
        minutes=10,
        kind=Kind.CASE_REVIEW if closed else Kind.DISCUSSION,
        state=STATES[number % len(STATES)],
        submitter=BEN if number % 2 else ADA,
        cases=CaseReview(3, ("River Hospital",), "The office") if closed else None,
    )


def _milliseconds(act: Callable[[], object], rounds: int) -> float:
    """The best of some rounds: what the machine does beside it is nobody's."""
    return 1000 * min(_seconds(act) for _round in range(rounds))


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
