from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.when import Reason, Refused, Repeating, read_recurrence
from bot.domain.when.days import Now
from bot.domain.when.grammar import Grammar, Rule
from bot.domain.when.series import SeriesReader
from bot.domain.when.series_rules import NTH_WEEKDAYS, SERIES, SERIES_TABLES, STEPS

NEW_YORK = ZoneInfo("America/New_York")
SPOKEN = datetime(2026, 3, 11, 10, 30, tzinfo=NEW_YORK)
NOW = Now(SPOKEN, NEW_YORK, "en")
OWN_TABLES = {"STEP": STEPS, "NTHWEEKDAY": NTH_WEEKDAYS, "SERIES": SERIES}
RULES = [(table, rule) for table, rules in OWN_TABLES.items() for rule in rules]


def said(phrase: str, default_time: time | None = None) -> Repeating | Refused:
    return read_recurrence(phrase, now=SPOKEN, zone=NEW_YORK, default_time=default_time)


def shown(answer: Repeating | Refused, language: str = "en") -> str:
    if isinstance(answer, Refused):
        return f"no ({answer.reason})"
    meant = [each for each in (answer.recurrence, answer.other) if each]
    return " or ".join(each.in_words(language) for each in meant)


def next_two(phrase: str) -> list[str]:
    found, instant, meetings = said(phrase), SPOKEN, []
    assert isinstance(found, Repeating)
    for _ in range(2):
        instant = found.recurrence.next_after(instant, NEW_YORK)
        meetings.append(f"{instant.astimezone(NEW_YORK):%Y-%m-%d %H:%M}")
    return meetings


@pytest.mark.parametrize(("table", "rule"), RULES, ids=[rule.pattern for _, rule in RULES])
def test_each_rule_reads_its_example_and_no_other_does(table: str, rule: Rule) -> None:
    others = tuple(each for each in SERIES_TABLES[table] if each is not rule)
    without = SeriesReader(Grammar({**SERIES_TABLES, table: others}))

    assert shown(said(rule.example)) == rule.answer
    assert shown(without.read(rule.example, NOW, None)) != rule.answer


@pytest.mark.parametrize(
    ("phrase", "meetings"),
    [
        ("every tuesday at 10", ["2026-03-17 10:00", "2026-03-24 10:00"]),
        ("wednesdays at 11am", ["2026-03-11 11:00", "2026-03-18 11:00"]),
        ("every other tuesday at 10", ["2026-03-17 10:00", "2026-03-31 10:00"]),
        ("cada dos semanas el martes a las 2", ["2026-03-17 14:00", "2026-03-31 14:00"]),
        ("second tuesday of every other month at noon", ["2026-04-14 12:00", "2026-06-09 12:00"]),
        ("last friday monthly 9:30", ["2026-03-27 09:30", "2026-04-24 09:30"]),
        ("quarterly on the third thursday 2-4pm", ["2026-03-19 14:00", "2026-06-18 14:00"]),
        ("first monday of each quarter at 10", ["2026-04-06 10:00", "2026-07-06 10:00"]),
        ("last friday of each quarter at 10", ["2026-03-27 10:00", "2026-06-26 10:00"]),
        ("every tuesday at 10 starting april 7", ["2026-04-07 10:00", "2026-04-14 10:00"]),
        ("tuesdays 10am eastern", ["2026-03-17 10:00", "2026-03-24 10:00"]),
    ],
)
def test_a_series_begins_with_the_first_meeting_to_come(phrase: str, meetings: list[str]) -> None:
    assert next_two(phrase) == meetings


def test_a_series_without_a_time_takes_the_usual_one() -> None:
    assert shown(said("last friday monthly")) == "no (which time)"
    assert shown(said("last friday monthly", time(14))) == (
        "the last Friday of every month at 2:00 PM"
    )


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("tuesday at 10", Reason.NO_DATE),
        ("every shelter", Reason.NO_DATE),
        ("", Reason.NO_DATE),
        ("every tuesday at 8", Reason.WHICH_TIME),
        ("monthly on tuesday at 10", Reason.WHICH_DAY),
        ("tuesdays 10am pacific", Reason.NO_SUCH_TIME),
    ],
)
def test_what_is_no_series_is_refused(phrase: str, reason: Reason) -> None:
    assert said(phrase) == Refused(reason)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("rule", SERIES, ids=[rule.pattern for rule in SERIES])
def test_what_was_echoed_means_the_same_series(rule: Rule, language: str) -> None:
    for phrase in rule.answer.split(" or "):
        found = said(phrase)
        assert shown(said(shown(found, language))) == shown(found)
