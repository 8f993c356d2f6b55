"""The attack: what one person does, each act judged by every property."""

from collections import deque
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.forged import Reaction
from tests.fuzz.acts import Act
from tests.fuzz.commands import lines, typing
from tests.fuzz.events import occasions, telling
from tests.fuzz.forms import submitting
from tests.fuzz.harvest import Harvest
from tests.fuzz.presses import pressing
from tests.fuzz.properties import judge
from tests.fuzz.stand import Stand
from tests.fuzz.values import Values
from tests.fuzz.words import any_of
from tests.test_who_sees_what import ROLES

COORDINATOR = ROLES["coordinator"]
ATTACKERS = tuple(ROLES.values())
OFTEN = (COORDINATOR, COORDINATOR, COORDINATOR, *ATTACKERS)
"""Whoever may do most comes furthest."""


def explore(stand: Stand) -> int:
    """Have the coordinator type every verb, and press and submit all that this brings in turn.

    Tells how many acts that took.
    """
    before = stand.scenes[0]
    open_ = deque((before, act) for act in (*stand.found.acts, *occasions(), *lines()))
    taken = 0
    while open_:
        before, act = open_.popleft()
        stand.set_scene(before)
        new = stand.found.take(_judged(stand, COORDINATOR, act))
        # What an act brought may need what it did.
        after = stand.scene() if new and stand.is_changed() else before
        open_.extend((after, each) for each in new)
        taken += 1
    return taken


def sweep(stand: Stand, users: Iterable[str] = ATTACKERS) -> int:
    """Have them press and submit all that the coordinator was shown; tells how many acts."""
    acts = list(product(stand.scenes, users, stand.found.acts))
    for scene, user, act in acts:
        stand.set_scene(scene)
        _judged(stand, user, act)
    return len(acts)


def attack(stand: Stand, *, examples: int, number: int) -> None:
    """Raise for the smallest example found that breaks a property; `number` seeds the search."""

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(
        scene=st.sampled_from(range(len(stand.scenes))),
        user=st.sampled_from(OFTEN),
        acts=_acts(stand),
        then=st.lists(st.integers(0, 9), max_size=2),
    )
    def attacked(scene: int, user: str, acts: list[Act], then: list[int]) -> None:
        stand.set_scene(stand.scenes[scene])
        for act in acts:
            brought = Harvest().take(_judged(stand, user, act))
        for choice in then:  # what the answer offers: to confirm, to undo, to go on
            if brought:
                act = brought[choice % len(brought)]
                brought = Harvest().take(_judged(stand, user, act))

    attacked()


def _acts(stand: Stand) -> st.SearchStrategy[list[Act]]:
    """One or two, the last of them at times done twice."""
    carried = Values(stand.found, stand.ids())
    often = [typing(), pressing(stand.found, carried), submitting(stand.found, carried)]
    one = any_of([*often, *often, telling()])
    number, is_repeated = st.sampled_from((1, 1, 1, 1, 2)), st.sampled_from((False,) * 3 + (True,))

    @st.composite
    def several(draw: Callable[..., Any]) -> list[Act]:
        done = [draw(one) for _ in range(draw(number))]
        return [*done, done[-1]] if draw(is_repeated) else done

    return several()


def _judged(stand: Stand, user: str, act: Act) -> Reaction:
    reaction = stand.perform(user, act)
    try:
        judge(stand, user, act, reaction)
    except AssertionError as broken:
        for who, what in stand.done:
            broken.add_note(f"{who}: {what}")
        raise
    return reaction
