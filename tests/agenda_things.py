"""Members, meetings, topics and agendas, made up for tests of rules and views."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.domain.agenda import Agenda, Item, ItemState, Kind
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member, Standing
from bot.domain.taskforce import TaskForce

TEN = datetime(2026, 3, 10, 14, tzinfo=UTC)
"""Tuesday at ten in New York."""


def member(name: str, standing: Standing = Standing.MEMBER) -> Member:
    return Member(f"p-{name}", f"U0{name.upper()[:8]}", name, standing)


ADA = member("Ada", Standing.COORDINATOR)
BEN = member("Ben")
CRUZ = member("Cruz")
GUEST = member("Guest", Standing.GUEST)
STRANGER = Member(None, "U0HANA", "", Standing.STRANGER)

TASKFORCE = TaskForce(
    id="taskforce-id",
    name="River County Task Force",
    display_name="Task force",
    zone=ZoneInfo("America/New_York"),
    language="en",
    channel="C0TASK",
    formed_on=date(2025, 12, 10),
    recurrence="20260310T1000 FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU",
    minutes=90,
    roster_stamp="",
)


def meeting(
    state: MeetingState = MeetingState.PLANNED,
    *,
    facilitator: Member | None = None,
    runner: Member | None = None,
    item_id: str | None = None,
    item_until: datetime | None = None,
    opened_at: datetime | None = None,
    minutes: int = 90,
) -> Meeting:
    return Meeting(
        id="meeting-id",
        taskforce_id=TASKFORCE.id,
        starts_at=TEN,
        minutes=minutes,
        state=state,
        facilitator=facilitator,
        runner=runner,
        planned_at=datetime(2026, 3, 1, tzinfo=UTC),
        item_id=item_id,
        item_until=item_until,
        opened_at=opened_at,
    )


def item(
    number: int,
    title: str = "A topic",
    *,
    state: ItemState = ItemState.ACCEPTED,
    kind: Kind = Kind.DISCUSSION,
    minutes: int = 10,
    submitter: Member | None = CRUZ,
    presenter: Member | None = None,
    detail: str = "",
) -> Item:
    return Item(
        id=f"item-{number:012}",
        number=number,
        title=title,
        minutes=minutes,
        kind=kind,
        state=state,
        submitter=submitter,
        presenter=presenter,
        detail=detail,
    )


def introductions(state: ItemState = ItemState.ACCEPTED) -> Item:
    return item(1, "Introductions", kind=Kind.INTRODUCTIONS, state=state, submitter=None)


def agenda(items: Sequence[Item], of: Meeting | None = None, *, hidden: int = 0) -> Agenda:
    return Agenda(of or meeting(), tuple(items), hidden=hidden, hidden_minutes=10 * hidden)


states = st.sampled_from(list(ItemState))
A_TITLE = st.just("A topic")


@st.composite
def agendas(draw: st.DrawFn, titles: st.SearchStrategy[str] = A_TITLE) -> Agenda:
    """Any agenda that can come to be: introductions first, in session with or without a topic."""
    drawn = draw(st.lists(st.tuples(states, titles, st.integers(1, 240)), max_size=30))
    items = [introductions()]
    items += [
        item(number, title, state=state, minutes=minutes, presenter=BEN, detail=title)
        for number, (state, title, minutes) in enumerate(drawn, start=2)
    ]
    state = draw(st.sampled_from(list(MeetingState)))
    accepted = [each.id for each in items if each.state is ItemState.ACCEPTED]
    in_session = state is MeetingState.IN_SESSION
    current = draw(st.none() | st.sampled_from(accepted)) if in_session else None
    held = meeting(
        state,
        facilitator=draw(st.none() | st.just(BEN)),
        runner=ADA if in_session else None,
        item_id=current,
        item_until=TEN if current else None,
        opened_at=TEN if in_session else None,
    )
    return agenda(items, held, hidden=draw(st.integers(0, 3)))
