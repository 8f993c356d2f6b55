"""Every button and choice: as it was shown, with another value, or made up."""

from collections.abc import Callable

from hypothesis import strategies as st

from bot.app import registered
from tests.forged import Json, button
from tests.fuzz.acts import Presses
from tests.fuzz.commands import CHANNELS
from tests.fuzz.harvest import Harvest, carried, choice, menu
from tests.fuzz.values import Values
from tests.fuzz.words import any_of, pick


def pressing(found: Harvest, values: Values) -> st.SearchStrategy[Presses]:
    shown = pick(list(found.presses.values()))
    names = {*registered().actions, *found.presses, "choose_taskforce.1", "gone"}
    return any_of(
        [
            st.builds(_elsewhere, shown, CHANNELS),
            shown.flatmap(lambda press: _carrying_another(press, values)),
            _made_up(
                sorted(names), values.any, [None, *(press.view for press in found.presses.values())]
            ),
        ]
    )


def _elsewhere(press: Presses, channel: str) -> Presses:
    return Presses(press.action, press.view, channel)


def _carrying_another(press: Presses, values: Values) -> st.SearchStrategy[Presses]:
    """The same button with another value."""
    action, kind = press.action, KINDS[press.action["type"]]
    name, value = action["action_id"], carried(action)
    if action["type"] == "overflow":
        name, _, value = value.partition(" ")
    others = values.instead_of(value)
    return others.map(lambda other: Presses(kind(name, other), press.view, press.channel))


def _in_menu(name: str, value: str) -> Json:
    return menu(f"{name} {value}")


KINDS: dict[str, Callable[[str, str], Json]] = {
    "button": button,
    "overflow": _in_menu,
    "static_select": choice,
}


def _made_up(
    names: list[str], values: st.SearchStrategy[str], views: list[Json | None]
) -> st.SearchStrategy[Presses]:
    actions = [st.builds(kind, st.sampled_from(names), values) for kind in KINDS.values()]
    return st.builds(Presses, any_of(actions), pick(views), CHANNELS)
