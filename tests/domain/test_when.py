"""Phrases and what they mean: the files of cases, and each rule's own example."""

from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.when import Answer, Asked, Found, Reason, Refused, Sure, read
from bot.domain.when.days import Now
from bot.domain.when.grammar import Grammar, Rule
from bot.domain.when.judging import Wish
from bot.domain.when.reading import Reader
from bot.domain.when.rules import TABLES
from bot.reading import report, shown

DATA = Path(__file__).parents[1] / "data"
NEW_YORK, CHICAGO = ZoneInfo("America/New_York"), ZoneInfo("America/Chicago")
SPOKEN = datetime(2026, 3, 11, 10, 30, tzinfo=NEW_YORK)
RULES = [(table, rule) for table, rules in TABLES.items() for rule in rules]


def said(phrase: str, language: str = "en", **wish: object) -> Answer:
    return read(phrase, now=SPOKEN, zone=NEW_YORK, language=language, **wish)  # type: ignore[arg-type]


def test_the_development_cases() -> None:
    """Two kinds of "next friday" are asked about: people differ on which they mean."""
    assert report(DATA / "dates.tsv", SPOKEN, NEW_YORK) == [
        "118 right, 2 asked, 0 wrong",
        (
            "asked: 'next friday' is 2026-03-13 or 2026-03-20? (two readings), "
            "not 2026-03-20 or 2026-03-13"
        ),
        (
            "asked: 'next thurs 7:30pm' is 2026-03-12 19:30 or 2026-03-19 19:30? (two readings), "
            "not 2026-03-19 19:30 or 2026-03-12 19:30"
        ),
    ]


def test_our_own_cases() -> None:
    assert report(DATA / "dates_blind.tsv", SPOKEN, NEW_YORK) == ["200 right, 0 asked, 0 wrong"]


def test_our_own_cases_of_another_season_and_zone() -> None:
    monday = datetime(2026, 11, 23, 16, 45, tzinfo=CHICAGO)

    assert report(DATA / "dates_blind_november.tsv", monday, CHICAGO) == [
        "241 right, 0 asked, 0 wrong"
    ]


@pytest.mark.parametrize(("table", "rule"), RULES, ids=[rule.pattern for _, rule in RULES])
def test_each_rule_reads_its_example_and_no_other_does(table: str, rule: Rule) -> None:
    others = tuple(each for each in TABLES[table] if each is not rule)
    without = Reader(Grammar({**TABLES, table: others}))

    assert shown(said(rule.example)) == rule.answer
    assert shown(without.read(rule.example, Now(SPOKEN, NEW_YORK, "en"), Wish())) != rule.answer


def local(answer: Answer) -> list[str]:
    """The readings of an answer, whatever it is, in New York."""
    match answer:
        case Found():
            return [f"{answer.instant.astimezone(NEW_YORK):%Y-%m-%d %H:%M}"]
        case Asked():
            return [found for reading in answer.readings for found in local(reading)]
    return []


def test_a_day_means_its_last_minute() -> None:
    found = said("by friday")

    assert local(found) == ["2026-03-13 23:59"]
    assert isinstance(found, Found)
    assert not found.has_time


def test_a_part_of_a_day_means_its_last_minute() -> None:
    assert local(said("friday morning")) == ["2026-03-13 12:00"]


def test_a_time_that_is_needed_is_asked_for() -> None:
    answer = said("friday", needs_time=True)

    assert answer == Asked(Reason.WHICH_TIME, (said("friday"),))  # type: ignore[arg-type]


def test_a_time_that_is_needed_may_default_to_the_usual_one() -> None:
    answer = said("friday", needs_time=True, default_time=time(10))

    assert local(answer) == ["2026-03-13 10:00"]
    assert isinstance(answer, Found)
    assert answer.sure is Sure.BY_CUSTOM


def test_the_usual_time_is_not_put_into_another_part_of_the_day() -> None:
    answer = said("friday afternoon", needs_time=True, default_time=time(10))

    assert isinstance(answer, Asked)
    assert answer.reason is Reason.WHICH_TIME


def test_the_usual_time_is_not_put_into_the_past() -> None:
    answer = said("today", needs_time=True, default_time=time(9))

    assert answer == Asked(Reason.WHICH_TIME, (said("today"),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("phrase", "minutes"),
    [
        ("friday 2-3pm", 60),
        ("friday 11-1pm", 120),
        ("friday 9-5", 480),
        ("friday 10am - 12", 120),
        ("friday 11:30am-1", 90),
        ("friday 10-1am", 180),
        ("friday 8pm to midnight", 240),
        ("el viernes de 11 a 1 de la tarde", 120),
        ("2026-04-08 13:30-14:00", 30),
        ("friday 2pm", None),
    ],
)
def test_a_range_says_how_long(phrase: str, minutes: int | None) -> None:
    found = said(phrase)

    assert isinstance(found, Found)
    assert found.minutes == minutes


@pytest.mark.parametrize(
    ("phrase", "sure"),
    [
        ("friday 2pm", Sure.AS_WRITTEN),
        ("friday 14:00", Sure.AS_WRITTEN),
        ("april 2", Sure.AS_WRITTEN),
        ("friday at 2", Sure.BY_CUSTOM),
        ("next week", Sure.BY_CUSTOM),
        ("cob friday", Sure.BY_CUSTOM),
        ("friday around 2pm", Sure.BY_CUSTOM),
    ],
)
def test_what_rests_on_custom_says_so(phrase: str, sure: Sure) -> None:
    found = said(phrase)

    assert isinstance(found, Found)
    assert found.sure is sure


@pytest.mark.parametrize(
    ("phrase", "readings"),
    [
        ("next friday", ["2026-03-13 23:59", "2026-03-20 23:59"]),
        ("friday after next", ["2026-03-20 23:59", "2026-03-27 23:59"]),
        ("monday 7", ["2026-03-16 07:00", "2026-03-16 19:00"]),
        ("friday at 8:30", ["2026-03-13 08:30", "2026-03-13 20:30"]),
        ("friday 02:00", ["2026-03-13 02:00", "2026-03-13 14:00"]),
        ("at 9", ["2026-03-11 21:00", "2026-03-12 09:00"]),
        ("at 7", ["2026-03-11 19:00", "2026-03-12 07:00"]),
        ("today at 9", ["2026-03-11 21:00"]),
        ("friday midnight", ["2026-03-13 00:00", "2026-03-14 00:00"]),
        ("before friday", ["2026-03-12 23:59", "2026-03-13 23:59"]),
        ("friday april 2", ["2026-04-02 23:59", "2026-04-03 23:59"]),
        ("thursday 12", ["2026-03-12 12:00", "2026-03-12 23:59"]),
        ("14.3.2026", ["2026-03-14 23:59"]),
        ("4.3.2027", ["2027-03-04 23:59", "2027-04-03 23:59"]),
        ("tomorrow 9am in Auckland", ["2026-03-11 16:00", "2026-03-12 16:00"]),
        ("november 1 1:30am", ["2026-11-01 01:30", "2026-11-01 01:30"]),
        ("march 14 2027 2:30am", ["2027-03-14 03:30"]),
    ],
)
def test_what_may_mean_two_instants_is_asked_about(phrase: str, readings: list[str]) -> None:
    assert local(said(phrase)) == readings


def test_spanish_may_put_the_day_before_the_month() -> None:
    assert local(said("3/4", "es")) == ["2026-04-03 23:59", "2027-03-04 23:59"]
    assert local(said("3/4", "en")) == ["2027-03-04 23:59"]
    assert local(said("mar 10am", "es")) == ["2026-03-17 10:00"]
    assert said("mar 10am", "en") == Refused(Reason.WHICH_DAY)


@pytest.mark.parametrize(
    ("phrase", "instant"),
    [
        ("november 1 1:30am EDT", "2026-11-01T01:30-04:00"),
        ("november 1 1:30am EST", "2026-11-01T01:30-05:00"),
        ("1 de noviembre a la 1:30 am hora de verano del este", "2026-11-01T01:30-04:00"),
        ("november 1 1:30am Chicago daylight time", "2026-11-01T01:30-05:00"),
        ("march 12 3pm EST", "2026-03-12T15:00-04:00"),
        ("march 12 3pm UTC-7", "2026-03-12T15:00-07:00"),
        ("march 12 3pm new york", "2026-03-12T15:00-04:00"),
        ("march 12 3pm hora de Ciudad de México", "2026-03-12T15:00-06:00"),
    ],
)
def test_zones_by_name(phrase: str, instant: str) -> None:
    found = said(phrase)

    assert isinstance(found, Found)
    assert found.instant == datetime.fromisoformat(instant)


def test_an_abbreviation_is_first_the_speakers_own() -> None:
    phoenix = ZoneInfo("America/Phoenix")
    found = read("july 1 3pm MST", now=SPOKEN, zone=phoenix)

    assert isinstance(found, Found)
    assert found.instant == datetime(2026, 7, 1, 15, tzinfo=phoenix)


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("", Reason.NO_DATE),
        ("room 204", Reason.NO_DATE),
        ("friday night lights", Reason.NO_DATE),
        ("yesterday", Reason.PAST),
        ("today 9am", Reason.PAST),
        ("march 3 2025", Reason.PAST),
        ("2026-03-10T09:00Z", Reason.PAST),
        ("april", Reason.WHICH_DAY),
        ("this week", Reason.WHICH_DAY),
        ("feb 29", Reason.NO_SUCH_DAY),
        ("31 de abril", Reason.NO_SUCH_DAY),
        ("2026-13-13T09:00Z", Reason.NO_SUCH_DAY),
        ("3am tomorrow afternoon", Reason.NO_SUCH_TIME),
        ("in 99 years", Reason.TOO_FAR),
        ("april 2 2187", Reason.TOO_FAR),
    ],
)
def test_refusals_have_a_reason(phrase: str, reason: Reason) -> None:
    assert said(phrase) == Refused(reason)
