"""What becomes of typed text on its way in, and what no log may learn of it."""

import copy

import pytest

from bot.domain.clean_text import CleanText
from bot.domain.privacy import (
    DETAIL_LIMIT,
    TITLE_LIMIT,
    Allowed,
    Doubt,
    TooLong,
    clean,
)
from bot.errors import Refusal


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Share the\tshelter \n map ", "Share the shelter map"),
        ("Share\u200b the\u00ad shelter\u2060 map\ufeff", "Share the shelter map"),
        ("Share \u202ethe\u202c shelter \u2066map\u2069", "Share the shelter map"),
        ("Share\x00 the\x1b shelter\x85map", "Share the shelter map"),
        ("Capacitacio\u0301n", "Capacitación"),
        ("Share the shelter map\u3000\ud800", "Share the shelter map"),
    ],
)
def test_text_is_kept_without_what_hides_in_it(typed: str, kept: str) -> None:
    assert clean(typed, limit=TITLE_LIMIT) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200b", "\n\t"])
def test_empty_text_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean(typed, limit=TITLE_LIMIT, field="title")

    assert (refused.value.sentence, refused.value.field) == (
        "Please write something here.",
        "title",
    )


def test_text_that_just_fits_is_kept() -> None:
    assert clean("x" * TITLE_LIMIT, limit=TITLE_LIMIT) == "x" * TITLE_LIMIT


@pytest.mark.parametrize("length", [DETAIL_LIMIT + 1, 10 * DETAIL_LIMIT])
def test_text_that_is_too_long_is_told_its_length(length: int) -> None:
    with pytest.raises(TooLong) as refused:
        clean("x" * length, limit=DETAIL_LIMIT, field="detail")

    assert refused.value.field == "detail"
    assert refused.value.sentence == (
        f"This has {length} characters; {DETAIL_LIMIT} fit. Please shorten it."
    )


def test_letters_that_fold_are_counted_folded() -> None:
    typed = "e\u0301" * TITLE_LIMIT

    assert clean(typed, limit=TITLE_LIMIT) == "é" * TITLE_LIMIT


@pytest.mark.parametrize(
    "hidden",
    [
        "SSN 219-09-9\u200b999",
        "SSN \uff12\uff11\uff19-\uff10\uff19-\uff19\uff19\uff19\uff19",
        "SSN 219\u201309\u20139999",
        "SS\u039d 219\u00a009\u00a09999",
        "D\u041eB 3/14/2009",
        "D\u043ecket \u2116 24-118822",
    ],
)
def test_hiding_an_identifier_does_not_help(hidden: str) -> None:
    with pytest.raises(Refusal):
        clean(hidden, limit=TITLE_LIMIT)


def test_only_clean_makes_clean_text() -> None:
    made = clean("Share the shelter map", limit=TITLE_LIMIT)

    with pytest.raises(TypeError, match="only clean"):
        CleanText("Share the shelter map")
    assert type(made.replace("map", "Canary")) is str
    assert type(copy.deepcopy(made)) is CleanText


def test_neither_text_nor_doubt_shows_words_in_a_log() -> None:
    made = clean("Share the canary map", limit=TITLE_LIMIT)
    with pytest.raises(Doubt) as asked:
        clean("Brianna Canary's hearing", limit=TITLE_LIMIT)

    assert "canary" not in f"{made!r} {[made]}".lower()
    assert "canary" not in f"{asked.value} {asked.value!r} {asked.value.args}".lower()
    assert asked.value.phrase == "Brianna Canary"


def test_refusal_of_an_identifier_repeats_nothing_that_was_typed() -> None:
    with pytest.raises(Refusal) as refused:
        clean("Canary, SSN 219-09-9999", limit=TITLE_LIMIT)

    assert "219" not in f"{refused.value!r}"
    assert "canary" not in f"{refused.value!r}".lower()


ROSTER = Allowed.of(
    ["Mercy House", "585-555-0100", "120 Elm Street", "24-CR-118", "help@gmail.com", "Ana's Place"],
    people=["Dana Lee", "María José Núñez"],
)


@pytest.mark.parametrize(
    "typed",
    [
        "Dana Lee is back next week",
        "dana lee is back next week",
        "Dana is back next week",
        "Lee and Dana Lee are back",
        "Maria Jose Nunez is back next week",
        "Meet Dana Lee at the shelter",
        "Lunch is set. Greet Dana Lee at the hospital",
        "María José Núñez está de regreso",
        "Family meal pick-up: call 585.555.0100",
        "Victim drop-in at 120 Elm Street",
        "The survivor wrote to help@gmail.com",
        "Grant 24-CR-118",
        "Ana's Place has a new phone system",
    ],
)
def test_what_is_allowed_passes(typed: str) -> None:
    allowed = clean(typed, limit=TITLE_LIMIT, allow=ROSTER)

    assert allowed == typed
    with pytest.raises((Refusal, Doubt)):
        clean(typed, limit=TITLE_LIMIT)


@pytest.mark.parametrize(
    "typed",
    [
        "victim Dana",
        "Bed for Dana",
        "Dana Walker is back",
        "Dana, 16, is back",
        "Ana is back",
        "Meet Dana at the shelter",
        "Greet Dana Lee-Ruiz at the shelter",
        "Lia Dana Lee is back",
    ],
)
def test_a_single_name_of_the_roster_is_not_everybody(typed: str) -> None:
    with pytest.raises(Doubt):
        clean(typed, limit=TITLE_LIMIT, allow=ROSTER)


@pytest.mark.parametrize(
    "typed", ["Rides to court", "Carpool to court", "Interpreters at the hospital on Mondays"]
)
def test_things_at_a_place_are_no_names(typed: str) -> None:
    assert clean(typed, limit=TITLE_LIMIT) == typed


@pytest.mark.parametrize(
    "typed", ["Yesli to the hospital", "Anais to court", "Sit with Abdias at the shelter"]
)
def test_names_that_nobody_listed_are_asked_about_there(typed: str) -> None:
    with pytest.raises(Doubt):
        clean(typed, limit=TITLE_LIMIT)


@pytest.mark.parametrize(
    "typed", ["Dana Lee, DOB 3/14/2009", "SSN 219-09-9999 of Dana Lee", "Her cell: 585-555-0101"]
)
def test_the_roster_excuses_no_identifier(typed: str) -> None:
    with pytest.raises(Refusal):
        clean(typed, limit=TITLE_LIMIT, allow=ROSTER)


def test_an_identifier_cannot_be_allowed() -> None:
    with pytest.raises(Refusal):
        clean("SSN 219-09-9999", limit=TITLE_LIMIT, allow=Allowed.of(["SSN 219-09-9999"]))
