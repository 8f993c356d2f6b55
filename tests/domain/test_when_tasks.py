from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.when import Answer, Asked, Reason, Refused, TaskLine, read, split_task
from bot.reading import shown

NEW_YORK = ZoneInfo("America/New_York")
SPOKEN = datetime(2026, 3, 11, 10, 30, tzinfo=NEW_YORK)
GROUPS = ("Outreach", "Victim Services", "Whole group")


def said(phrase: str) -> Answer:
    return read(phrase, now=SPOKEN, zone=NEW_YORK)


def split(text: str) -> TaskLine:
    return split_task(text, said, GROUPS)


@pytest.mark.parametrize(
    ("text", "title", "when"),
    [
        ("Draft the protocol by dec 8", "Draft the protocol", "2026-12-08"),
        ("Draft the protocol due friday at noon", "Draft the protocol", "2026-03-13 12:00"),
        ("Draft the protocol no later than april 2nd", "Draft the protocol", "2026-04-02"),
        ("Draft the protocol, by the end of the month", "Draft the protocol", "2026-03-31"),
        ("Review the May 3 memo by friday", "Review the May 3 memo", "2026-03-13"),
        ("Stand by your draft by friday", "Stand by your draft", "2026-03-13"),
        ("Draft the protocol tomorrow by 5pm", "Draft the protocol", "2026-03-12 17:00"),
        ("Call the school before 3pm", "Call the school", "2026-03-11 15:00"),
        ("Preparar el mapa para el viernes", "Preparar el mapa", "2026-03-13"),
        ("Preparar el mapa a más tardar el 2 de abril", "Preparar el mapa", "2026-04-02"),
        ("by friday", "", "2026-03-13"),
    ],
)
def test_a_word_binds_the_date(text: str, title: str, when: str) -> None:
    line = split(text)

    assert line.when is not None
    assert (line.title, shown(line.when)) == (title, when)


@pytest.mark.parametrize(
    "title",
    [
        "Review the May 3 memo",
        "Plan the April 2 training",
        "Plan the day before Christmas",
        "Buy snacks for monday",
        "Report on friday's visit",
        "Lead by example",
        "Increase beds by 10",
        "Raise 5000 dollars by 1500",
        "Finish the second draft",
        "Ask who may come",
        "Take before and after photos",
        "Cuarto para las familias",
    ],
)
def test_a_title_with_a_word_like_a_date_stays_whole(title: str) -> None:
    assert split(title) == TaskLine(title)


def test_everything_is_taken_from_the_end_in_any_order() -> None:
    whole = TaskLine("Draft the protocol", "Outreach", said("by dec 8"), minutes=10)

    assert split("Draft the protocol for Outreach by dec 8 10m") == whole
    assert split("Draft the protocol by dec 8 for outreach (10 min)") == whole
    assert split("Draft the protocol 10m for the Outreach by dec 8") == whole


@pytest.mark.parametrize(
    "text",
    [
        "Draft the protocol for Victim Services by next meeting",
        "Draft the protocol for the next meeting for victim services",
        "Draft the protocol para Victim Services para la próxima reunión",
    ],
)
def test_the_next_meeting_is_a_date_too(text: str) -> None:
    assert split(text) == TaskLine("Draft the protocol", "Victim Services", at_next_meeting=True)


def test_a_group_that_is_not_on_the_list_stays_in_the_title() -> None:
    assert split("Map shelters for Housing") == TaskLine("Map shelters for Housing")


def test_a_bound_date_may_be_asked_about_or_refused() -> None:
    doubtful, past = split("Map shelters by next friday"), split("Map shelters by yesterday")

    assert isinstance(doubtful.when, Asked)
    assert past == TaskLine("Map shelters", when=Refused(Reason.PAST))
