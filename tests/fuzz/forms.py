"""Every form: as it was shown but for a field or two, or with any fields at all."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from bot.app import registered
from tests.forged import Json
from tests.fuzz.acts import Submits
from tests.fuzz.harvest import Harvest, elements
from tests.fuzz.values import Values
from tests.fuzz.words import MARKER, NUMBERS, any_of, pick, pieces, texts

NEUTRAL = frozenset({"display_name"})
"""Fields whose words are made for notifications: what tells there has no place in them."""

OPTION = ("static_select", "external_select", "radio_buttons")
OPTIONS = ("checkboxes", "multi_static_select")
PEOPLE = st.sampled_from(("U0BEN", "U0HANA", "U0ROUNDTABLE", "U0NOBODY", "")) | texts
DATES = st.sampled_from(("2026-03-20", "0001-01-01", "9999-12-31", "2026-02-30")) | texts
TIMES = st.sampled_from(("10:00", "24:00", "10:00+05:00", "10:00:59")) | texts

CHOSEN: dict[str, tuple[str, st.SearchStrategy[Any]]] = {
    "users_select": ("selected_user", st.none() | PEOPLE),
    "multi_users_select": ("selected_users", st.lists(PEOPLE, max_size=3)),
    "datepicker": ("selected_date", st.none() | DATES),
    "timepicker": ("selected_time", st.none() | TIMES),
}

Fields = dict[str, st.SearchStrategy[Json]]


def submitting(found: Harvest, values: Values) -> st.SearchStrategy[Submits]:
    fields = {
        name: each for form in found.forms.values() for name, each in elements(form.blocks).items()
    }
    hostile = {name: _states(name, element, values.any) for name, element in fields.items()}
    shown = list(found.forms.values())
    names = sorted({*registered().forms, *found.forms, "confirm_words", "gone"})
    nearly = _nearly(shown, hostile, values)
    return any_of([nearly, nearly, _guessed(names, hostile, values.any)])


def _nearly(shown: list[Submits], hostile: Fields, values: Values) -> st.SearchStrategy[Submits]:
    any_shown, forged = pick(shown), st.sampled_from((False, False, False, True))
    some = {
        form.form: st.lists(st.sampled_from(sorted(form.values)), max_size=2)
        for form in shown
        if form.values
    }

    @st.composite
    def nearly(draw: Callable[..., Any]) -> Submits:
        form = draw(any_shown)
        states = dict(form.values)
        for field in draw(some[form.form]) if states else ():
            states[field] = draw(hostile[field])
        metadata = draw(values.instead_of(form.metadata)) if draw(forged) else form.metadata
        return Submits(form.form, metadata, states, form.blocks)

    return nearly()


def _guessed(
    names: list[str], hostile: Fields, values: st.SearchStrategy[str]
) -> st.SearchStrategy[Submits]:
    some = st.lists(st.sampled_from(sorted(hostile)), max_size=5, unique=True)
    name = st.sampled_from(names)

    @st.composite
    def guessed(draw: Callable[..., Any]) -> Submits:
        states = {field: draw(hostile[field]) for field in draw(some)}
        return Submits(draw(name), draw(values), states)

    return guessed()


def _states(name: str, element: Json, values: st.SearchStrategy[str]) -> st.SearchStrategy[Json]:
    """Anything that a field of this type might be made to send."""
    kind = element["type"]
    words = texts.map(lambda text: text.replace(MARKER, "")) if name in NEUTRAL else texts
    part, sent = _sent(kind, values, words)
    return sent.map(lambda value: {"type": kind, part: value})


def _sent(
    kind: str, values: st.SearchStrategy[str], words: st.SearchStrategy[str]
) -> tuple[str, st.SearchStrategy[Any]]:
    """Where a field of this kind has what was chosen or typed, and what that may be."""
    option = any_of([values, pieces, st.sampled_from(NUMBERS)]).map(lambda value: {"value": value})
    if kind in OPTION:
        return "selected_option", st.none() | option
    if kind in OPTIONS:
        return "selected_options", st.lists(option, max_size=2)
    return CHOSEN.get(kind, ("value", st.none() | words))
