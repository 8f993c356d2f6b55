"""What holds for any text that anybody may type."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.guard.reading import Reading
from bot.domain.guard.rules import RULES
from bot.domain.privacy import DETAIL_LIMIT, Allowed, Doubt, clean
from bot.errors import Refusal

LINES = """
    victim client Maria Brianna Lee K.R. DOB 3/14/2009 A# 203-456-789 case no. 24-118822 the girl
    from her cell 585-555-0142 lives at 12 Elm Street she is 16 años @ a@b.co 's , ( ) - # . raid
    tomorrow placas ABC-1234 pasaporte 548912376 3 victims Dr. y de la 1:23-cr-00451 é \uff12 \u200b
"""
SCRAPS = st.sampled_from(LINES.split())
TYPED = st.one_of(
    st.text(max_size=400),
    st.lists(SCRAPS, max_size=40).map(" ".join),
    st.lists(SCRAPS, max_size=40).map("".join),
)
LISTS = st.lists(st.one_of(SCRAPS, st.text(max_size=20)), max_size=8)


def outcome(typed: str, *, allow: Allowed | None = None, confirmed: bool = False) -> str:
    """What the text is kept as, or what keeps it out."""
    try:
        return clean(typed, limit=DETAIL_LIMIT, allow=allow or Allowed(), confirmed=confirmed)
    except (Refusal, Doubt) as answer:
        return type(answer).__name__


@given(TYPED)
def test_text_is_kept_refused_or_asked_about_and_nothing_else(typed: str) -> None:
    assert isinstance(outcome(typed), str)


@given(TYPED)
def test_what_is_kept_hides_nothing_and_stays_as_it_is(typed: str) -> None:
    try:
        kept = clean(typed, limit=DETAIL_LIMIT, confirmed=True)
    except Refusal:
        return

    assert clean(kept, limit=DETAIL_LIMIT, confirmed=True) == kept
    assert {unicodedata.category(letter) for letter in kept}.isdisjoint({"Cc", "Cf", "Co", "Cs"})
    assert len(kept) <= DETAIL_LIMIT
    assert kept == " ".join(kept.split())
    assert unicodedata.is_normalized("NFC", kept)


@given(TYPED)
def test_confirming_answers_doubts_alone(typed: str) -> None:
    first, second = outcome(typed), outcome(typed, confirmed=True)

    assert (
        second == first if first in {"Refusal", "TooLong"} else second not in {"Doubt", "Refusal"}
    )


@given(TYPED, LISTS, LISTS)
def test_allowing_never_makes_the_guard_sterner(
    typed: str, phrases: list[str], people: list[str]
) -> None:
    allowed = outcome(typed, allow=Allowed.of(phrases, people=people))

    assert allowed == outcome(typed) or outcome(typed) in {"Doubt", "Refusal"}


@given(TYPED)
def test_every_finding_is_a_part_of_the_text(typed: str) -> None:
    reading = Reading(typed)

    for rule in RULES:
        for start, end in rule.find(reading):
            assert 0 <= start < end <= len(reading.plain)
