"""What holds of every phrase, zone and day."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.echo import day_in_words, in_words
from bot.domain.when import Answer, Asked, Found, Reason, Refused, read
from bot.domain.when import words as word_tables
from bot.domain.when.rules import TABLES
from bot.reading import cases

DATA = Path(__file__).parents[1] / "data"
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PHRASES = [case.phrase for name in ("dates", "dates_blind") for case in cases(DATA / f"{name}.tsv")]
TWO_YEARS = [date(2027, 1, 1) + timedelta(days) for days in range(2 * 365 + 1)]
"""One of them a leap year."""

zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)
languages = st.sampled_from(["en", "es"])
MINUTES_OF_FOUR_YEARS = 4 * 365 * 24 * 60
instants = st.integers(0, 3 * MINUTES_OF_FOUR_YEARS).map(lambda past: NOW + timedelta(minutes=past))
moments = st.integers(0, MINUTES_OF_FOUR_YEARS).map(
    lambda past: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=past, seconds=past % 60)
)
vocabulary = sorted(
    {
        word
        for table in (word_tables.SAME, word_tables.UNITS)
        for row in table.values()
        for word in row.split()
    }
    | {word for rules in TABLES.values() for rule in rules for word in rule.example.split()}
    | set("0123456789/-:.,@+")
)


def readings(answer: Answer) -> tuple[Found, ...]:
    match answer:
        case Found():
            return (answer,)
        case Asked():
            return answer.readings
    return ()


@given(instants, zones, languages)
def test_what_was_echoed_means_the_same_instant(
    instant: datetime, zone: ZoneInfo, language: str
) -> None:
    found = read(in_words(instant, zone, language), now=NOW, zone=zone, language=language)

    assert isinstance(found, Found)
    assert found.instant == instant


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Europe/Dublin", date(2026, 3, 29)),
        ("Europe/Dublin", date(2026, 10, 25)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("America/Havana", date(2026, 11, 1)),
    ],
)
def test_what_was_echoed_holds_through_every_change_of_clocks(
    key: str, day: date, language: str
) -> None:
    zone = ZoneInfo(key)
    midnight = datetime.combine(day, time(), zone).astimezone(UTC)
    for quarter in range(4 * 6):  # the clocks change before four in all of them
        instant = midnight + timedelta(minutes=15 * quarter)
        found = read(in_words(instant, zone, language), now=NOW, zone=zone, language=language)
        assert isinstance(found, Found)
        assert found.instant == instant


def test_a_time_between_clock_changes_is_kept_skipped_or_asked() -> None:
    """Every minute-quarter of both days, written plainly: never another wall-clock time."""
    for day in (date(2026, 3, 8), date(2026, 11, 1)):
        for quarter in range(4 * 24):
            clock = time(quarter // 4, 15 * (quarter % 4))
            written = f"{day} {clock:%I:%M %p}"
            answer = read(written, now=NOW, zone=NEW_YORK)
            local = {f"{each.instant.astimezone(NEW_YORK):%H:%M}" for each in readings(answer)}
            if isinstance(answer, Asked) and answer.reason is Reason.SKIPPED_HOUR:
                assert (day, clock.hour) == (date(2026, 3, 8), 2)
            elif isinstance(answer, Asked):
                assert (day, clock.hour) == (date(2026, 11, 1), 1)
                assert answer.reason is Reason.REPEATED_HOUR
            else:
                assert local == {f"{clock:%H:%M}"}


def on(day: date, phrase: str) -> date:
    now = datetime.combine(day, time(10, 30), NEW_YORK)
    found = read(phrase, now=now, zone=NEW_YORK)
    assert isinstance(found, Found), (day, phrase)
    return found.day


def test_every_day_of_two_years() -> None:
    for today in TWO_YEARS:
        assert on(today, "tomorrow") == today + timedelta(1)
        assert timedelta(0) < on(today, "friday") - today <= timedelta(7)
        assert on(today, "friday").weekday() == 4
        end = on(today, "end of month")
        assert (end + timedelta(1)).day == 1
        assert timedelta(0) <= end - today <= timedelta(30)
        assert on(today, "the 15th").day == 15


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_day_of_two_years_is_read_from_its_words(language: str) -> None:
    now = datetime(2026, 12, 31, tzinfo=NEW_YORK)
    for day in TWO_YEARS:
        found = read(day_in_words(day, language), now=now, zone=NEW_YORK, language=language)
        assert isinstance(found, Found)
        assert found.day == day


@given(st.sampled_from(PHRASES), moments, zones, languages)
def test_nothing_is_ever_past(phrase: str, now: datetime, zone: ZoneInfo, language: str) -> None:
    answer = read(phrase, now=now, zone=zone, language=language)

    assert all(reading.instant >= now for reading in readings(answer))


@given(
    st.sampled_from(["minutes", "hours", "days", "weeks", "months", "business days"]),
    moments,
    zones,
)
def test_more_is_later(unit: str, now: datetime, zone: ZoneInfo) -> None:
    found = [read(f"in {count} {unit}", now=now, zone=zone) for count in range(1, 9)]
    spoken = [each.instant for answer in found for each in readings(answer)]

    assert len(spoken) == len(found)
    assert spoken == sorted(spoken)


@given(
    st.sampled_from(
        ["friday 2pm", "april 2 9am", "the 15th at noon", "5pm", "end of month", "q2 end"]
    ),
    moments,
    st.timedeltas(timedelta(0), timedelta(400)),
)
def test_said_later_means_no_earlier(phrase: str, now: datetime, wait: timedelta) -> None:
    sooner = readings(read(phrase, now=now, zone=NEW_YORK))
    later = readings(read(phrase, now=now + wait, zone=NEW_YORK))

    assert not sooner or not later or sooner[0].instant <= later[0].instant


@given(st.lists(st.sampled_from(vocabulary), max_size=14).map(" ".join), moments, languages)
def test_any_words_get_an_answer(phrase: str, now: datetime, language: str) -> None:
    answer = read(phrase, now=now, zone=NEW_YORK, language=language)

    assert isinstance(answer, Refused) or all(each.instant >= now for each in readings(answer))


@given(st.text(max_size=160), languages)
def test_any_text_gets_an_answer(phrase: str, language: str) -> None:
    assert isinstance(read(phrase, now=NOW, zone=NEW_YORK, language=language), Answer)
