"""Whatever people typed, however much of it: Slack takes every view, and notifications tell none.

The local Slack's own checks are asked, and slack_sdk's and blockkit's models beside them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.agenda import Agenda, Item, ItemState
from bot.domain.deadlines import deadlines
from bot.domain.meeting import MeetingState
from bot.domain.people import Member
from bot.domain.taskforce import Readers
from bot.sandbox.validation.blocks import Surface, check_blocks
from bot.sandbox.validation.surfaces import view_problems
from handlers.views import (
    agenda_forms,
    agendas,
    ending,
    front_desks,
    home,
    meetings,
    notes,
    panels,
    people,
    setup,
    times,
    topics,
)
from handlers.views.kit import Message, View
from tests.agenda_things import ADA, BEN, CRUZ, TASKFORCE, TEN, agenda, item, meeting
from tests.agenda_things import agendas as any_agenda
from tests.block_kit import judge_blocks, judge_view

LONGEST = 150
nasty = st.text(alphabet="&<>*_`~|!@#'\"aÉ漢🫶🏽", min_size=1, max_size=LONGEST) | st.sampled_from(
    ["&" * LONGEST, "<" * LONGEST, "<!channel>" * 15, "*" * LONGEST, "<!date^1^{date}|"]
)
TYPED = "Zucchini"
"""A word that stands in every typed text, and in no sentence of ours."""
titles = nasty.map(lambda title: f"{TYPED}{title}"[:LONGEST])

few = settings(max_examples=25, deadline=None)
"""Each example asks three judges about several views."""

LONG_NAME = ("&" * 79) + "N"
CROWD = [replace(CRUZ, person_id=f"p-{n}", name=f"{LONG_NAME}{n:03}") for n in range(260)]
READERS = Readers("C0TASK", "river", is_public=True, people=41, organizations=9)
NAMED = replace(TASKFORCE, name="&" * 80, display_name="<" * 40)
DEADLINES = deadlines(TEN, now=TEN - timedelta(days=20), zone=TASKFORCE.zone)


def taken_as_message(message: Message) -> None:
    problems: list[str] = []
    check_blocks(message.blocks, Surface.MESSAGE, "/blocks", problems)
    assert problems == []
    assert 0 < len(message.text) < 4000
    _is_whole([message.text, *_mrkdwn(message.blocks)])
    judge_blocks(message.blocks)
    taken_as_form(notes.note(message))


def taken_as_form(view: View, surface: Surface = Surface.MODAL) -> None:
    assert view_problems(view, surface) == []
    _is_whole(_mrkdwn(view["blocks"]))
    judge_view(view)


OURS = re.compile(rf"<!date\^\d+\^[^|<>]*\|[^<>]*>|<#{TASKFORCE.channel}>")
"""Tokens that Roundtable makes itself: moments, and the channel of the task force."""


def _is_whole(texts: list[str]) -> None:
    """No entity or token is cut, and nothing that somebody typed became one."""
    for text in texts:
        assert re.sub(r"&(amp|lt|gt);", "", text).count("&") == 0
        assert OURS.sub("", text).count("<") == 0


def _mrkdwn(shown: Any) -> list[str]:
    return list(_texts(shown))


def _texts(shown: Any) -> Iterator[str]:
    if isinstance(shown, dict):
        if shown.get("type") == "mrkdwn":
            yield shown["text"]
        shown = list(shown.values())
    if isinstance(shown, list):
        for each in shown:
            yield from _texts(each)


def silent(message: Message) -> None:
    """What persists tells no typed word on a lock screen or a desktop."""
    taken_as_message(message)
    assert TYPED not in message.text
    assert TYPED not in str(message.blocks[0])


@few
@given(any_agenda(titles), st.sampled_from([ADA, BEN, CRUZ]), st.integers(-1, 30))
def test_the_private_agenda(seen: Agenda, reader: Member, page: int) -> None:
    taken_as_message(agendas.agenda(NAMED, reader, seen, now=TEN, page=page))


@few
@given(any_agenda(titles))
def test_what_the_channel_and_the_panels_show(seen: Agenda) -> None:
    silent(meetings.live(NAMED, seen, seen.meeting))
    for reader in (ADA, BEN, CRUZ):
        silent(panels.panel(NAMED, reader, seen))
    silent(panels.starts_soon(NAMED, ADA, seen))
    silent(panels.facilitator_chosen(NAMED, seen))
    silent(panels.missed(NAMED, ADA, seen))


@few
@given(any_agenda(titles))
def test_what_is_told_privately_about_the_meeting(seen: Agenda) -> None:
    for may_run in (True, False):
        taken_as_message(meetings.status(NAMED, seen, may_run=may_run, may_start=True))
    taken_as_message(meetings.told(NAMED, seen, "Moved on."))
    taken_as_message(meetings.nothing_planned(NAMED))
    taken_as_message(meetings.still_early(NAMED, seen.meeting, may_open_another=True))


@few
@given(st.lists(titles, min_size=1, max_size=20))
def test_what_is_told_of_topics(drawn: list[str]) -> None:
    added = [item(n, title, presenter=CROWD[n]) for n, title in enumerate(drawn, start=2)]
    seen = agenda(added)
    taken_as_message(topics.added(NAMED, seen, added))
    for topic in added[:1]:
        taken_as_message(topics.removed(NAMED, seen, [topic]))
        taken_as_message(topics.changed(NAMED, seen, topic, "It stays on the agenda."))
        silent(topics.answered(NAMED, seen, topic))
        returned = replace(topic, state=ItemState.RETURNED, reason=topic.title)
        silent(topics.answered(NAMED, seen, returned))
        silent(topics.told_removed(NAMED, seen, topic))
        silent(topics.carried_often(NAMED, replace(topic, carried=4)))


@few
@given(titles, st.integers(1, 240), nasty)
def test_the_forms_of_a_topic(title: str, minutes: int, detail: str) -> None:
    topic = item(999_999, title, minutes=minutes, presenter=BEN, detail=detail)
    seen, filled = agenda([topic]), agenda_forms.Filled(title * 20, minutes, detail=detail)
    taken_as_form(agenda_forms.add(NAMED, seen, [BEN], filled, reason=title))
    taken_as_form(agenda_forms.edit(NAMED, seen, topic, [BEN]))
    taken_as_form(agenda_forms.add_several(NAMED, seen, f"{title}\n" * 20, reason=title))
    taken_as_form(agenda_forms.return_item(topic, typed=detail, reason=title))
    message = topics.added(NAMED, seen, [topic])
    buttons = agenda_forms.after_adding(seen, [topic])
    taken_as_form(agenda_forms.stored("Added", message, buttons))
    taken_as_form(agenda_forms.too_late(title, [title, detail], NAMED, seen, "x" * 3000))
    taken_as_message(agenda_forms.too_long_to_open(title, title * 60))


def test_a_crowd_of_presenters() -> None:
    seen = agenda([item(2, presenter=CROWD[201])])
    taken_as_form(agenda_forms.add(NAMED, seen, CROWD, agenda_forms.Filled()))

    shown = agenda_forms.edit(NAMED, seen, seen.items[0], CROWD)

    # blockkit looks for the initial option among the groups, not in them.
    assert view_problems(shown, Surface.MODAL) == []
    chosen = shown["blocks"][4]["element"]["initial_option"]["value"]
    assert chosen == CROWD[201].person_id


@pytest.mark.parametrize("count", [0, 1, 10, 11, 300])
def test_the_end_of_a_meeting(count: int) -> None:
    items = [item(n, f"{TYPED}{'&' * 140}") for n in range(2, count + 2)]
    held = meeting(MeetingState.IN_SESSION, item_id="item-000000000002", item_until=TEN)
    for is_mistake in (True, False):
        taken_as_form(
            ending.form(NAMED, agenda(items, held), items, is_mistake=is_mistake, metadata="x")
        )
    taken_as_form(ending.ended(NAMED, count, times.moment(TEN, NAMED.zone)))
    taken_as_form(ending.undone())


def test_three_hundred_topics_of_the_longest_kind() -> None:
    items = [item(n, "&" * LONGEST, detail="<" * 300, presenter=CROWD[0]) for n in range(300)]
    for page in (0, 1, 12, 23, 24):  # those between are as full
        taken_as_message(agendas.agenda(NAMED, ADA, agenda(items), now=TEN, page=page))
    silent(meetings.live(NAMED, agenda(items), None))


def test_set_up_and_the_front_desk() -> None:
    silent(front_desks.hello(READERS, LONG_NAME))
    taken_as_message(front_desks.how_it_works())
    for held in (None, meeting(), meeting(MeetingState.IN_SESSION, runner=ADA)):
        closes = DEADLINES.close if held else None
        silent(front_desks.front_desk(NAMED, held, closes, CROWD[:20], READERS))
    dates = setup.Dates(zone="America/Boise", first=TEN.date(), minutes=77)
    taken_as_form(setup.form(replace(READERS, name="x" * 80), dates, formed_on=TEN.date()))
    taken_as_form(setup.dates_form(NAMED, dates))
    for changed in (True, False):
        taken_as_form(
            setup.ready(
                NAMED,
                meeting(),
                DEADLINES,
                CROWD[:20],
                rhythm="Meetings: weekly.",
                in_channel=changed,
                changed=changed,
            )
        )


def test_members() -> None:
    sectors = [(f"s-{n}", "Sector" * 20) for n in range(60)]
    taken_as_form(people.form(NAMED, sectors))
    taken_as_form(people.added(NAMED, CROWD[:20]))


@pytest.mark.parametrize("taskforces", [0, 1, 3, 40])
def test_home(taskforces: int) -> None:
    mine: list[Item] = [
        item(n, "&" * LONGEST, state=state, detail="<" * 300)
        for n, state in enumerate([ItemState.PROPOSED, ItemState.RETURNED] * 10)
    ]
    sections = [
        home.section_of(NAMED, ADA, agenda(mine), mine=mine, waiting=n) for n in range(taskforces)
    ]
    sections.append(home.nothing_planned(NAMED, ADA))

    shown = home.home(sections if taskforces else [])

    taken_as_form(shown, Surface.HOME)
    assert len(shown["blocks"]) <= home.MOST_BLOCKS
