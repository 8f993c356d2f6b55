from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.when import (
    Answer,
    Asked,
    Found,
    Reason,
    Refused,
    question,
    read,
    refusal,
    split_schedule,
    words_of,
)
from bot.reading import answer, shown

NEW_YORK = ZoneInfo("America/New_York")
SPOKEN = datetime(2026, 11, 25, 10, 30, tzinfo=NEW_YORK)


def said(phrase: str, *, needs_time: bool = False) -> Answer:
    return read(phrase, now=SPOKEN, zone=NEW_YORK, needs_time=needs_time)


def test_a_date_is_echoed_in_full_words() -> None:
    instant, day = said("dec 8 2pm"), said("dec 8")

    assert isinstance(instant, Found)
    assert isinstance(day, Found)
    assert words_of(instant) == "Tuesday, December 8, 2026 at 2:00 PM Eastern time"
    assert words_of(day) == "Tuesday, December 8, 2026"


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("next friday", "Friday, November 27, 2026 or Friday, December 4, 2026?"),
        (
            "today at 9",
            "Do you mean Wednesday, November 25, 2026 at 9:00 PM Eastern time?",
        ),
        (
            "march 14 2027 2:30am",
            (
                "The clocks skip that time. "
                "Do you mean Sunday, March 14, 2027 at 3:30 AM Eastern time?"
            ),
        ),
        (
            "november 7 2027 1:30am",
            (
                "The clocks go back, so that time comes twice. "
                "Sunday, November 7, 2027 at 1:30 AM Eastern daylight time or "
                "Sunday, November 7, 2027 at 1:30 AM Eastern standard time?"
            ),
        ),
    ],
)
def test_a_doubt_is_put_as_a_question(phrase: str, sentence: str) -> None:
    asked = said(phrase)

    assert isinstance(asked, Asked)
    assert question(asked) == sentence


def test_a_missing_time_is_asked_for() -> None:
    asked = said("dec 8", needs_time=True)

    assert isinstance(asked, Asked)
    assert question(asked) == "At what time on Tuesday, December 8, 2026?"


def test_a_refusal_says_how_to_write_a_date() -> None:
    assert refusal(Refused(Reason.PAST)) == (
        'That is past. Write a time to come, such as "tomorrow at 9".'
    )
    assert refusal(Refused(Reason.WHICH_DAY)) == (
        'Which day? Write one such as "april 8" or "end of april".'
    )


@pytest.mark.parametrize("reason", Reason)
def test_what_a_refusal_proposes_can_be_read(reason: Reason) -> None:
    proposals = refusal(Refused(reason)).split('"')[1::2]

    assert proposals
    assert all(isinstance(said(proposal), Found) for proposal in proposals)


@pytest.mark.parametrize(
    ("text", "when", "minutes"),
    [
        ("friday 2pm 90m", "2026-11-27 14:00", 90),
        ("friday 2-3:30pm", "2026-11-27 14:00", 90),
        ("friday at 2pm for 1.5h", "2026-11-27 14:00", 90),
        ("friday 14h", "2026-11-27 14:00", None),
        ("in 90 minutes", "2026-11-25 12:00", None),
        ("el viernes a las 2 (1 hora)", "2026-11-27 14:00", 60),
        ("the annex 90m", "no (not a date)", 90),
    ],
)
def test_a_schedule_is_a_date_and_a_length(text: str, when: str, minutes: int | None) -> None:
    schedule = split_schedule(text, said)

    assert (shown(schedule.when), schedule.minutes) == (when, minutes)


def test_one_phrase_is_answered_as_a_person_would_see_it() -> None:
    answers = [
        answer(phrase, SPOKEN, NEW_YORK) for phrase in ("dec 8 2pm", "next friday", "yesterday")
    ]

    assert answers == [
        "Tuesday, December 8, 2026 at 2:00 PM Eastern time",
        "Friday, November 27, 2026 or Friday, December 4, 2026?",
        'That is past. Write a time to come, such as "tomorrow at 9".',
    ]
