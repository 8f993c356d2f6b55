"""Every button and choice: as it was shown, with another value, or made up."""

from collections.abc import Callable

from hypothesis import strategies as st

from bot.app import registered
from tests.forged import Json, button
from tests.fuzz.acts import Presses
from tests.fuzz.commands import CHANNELS
from tests.fuzz.harvest import Harvest, choice, menu
from tests.fuzz.words import any_of, pick


def pressing(found: Harvest, values: st.SearchStrategy[str]) -> st.SearchStrategy[Presses]:
    shown = pick(list(found.presses.values()))
    names = {*registered().actions, *found.presses, "choose_taskforce.1", "gone"}
    return any_of(
        [
            st.builds(_elsewhere, shown, CHANNELS),
            st.builds(_carrying, shown, values),
            _made_up(
                sorted(names), values, [None, *(press.view for press in found.presses.values())]
            ),
        ]
    )


def _elsewhere(press: Presses, channel: str) -> Presses:
    return Presses(press.action, press.view, channel)


def _carrying(press: Presses, value: str) -> Presses:
    """The same button with another value."""
    action, kinds = press.action, {"button": button, "overflow": _in_menu, "static_select": choice}
    name = action["action_id"]
    if action["type"] == "overflow":
        name = action["selected_option"]["value"].partition(" ")[0]
    return Presses(kinds[action["type"]](name, value), press.view, press.channel)


def _in_menu(name: str, value: str) -> Json:
    return menu(f"{name} {value}")


def _made_up(
    names: list[str], values: st.SearchStrategy[str], views: list[Json | None]
) -> st.SearchStrategy[Presses]:
    kinds: list[Callable[[str, str], Json]] = [button, _in_menu, choice]
    actions = [st.builds(kind, st.sampled_from(names), values) for kind in kinds]
    return st.builds(Presses, any_of(actions), pick(views), CHANNELS)
