"""What a button or a form may carry: real, stale, another's, guessed, or nonsense."""

import json
from collections.abc import Sequence

from hypothesis import strategies as st

from bot.app import registered
from tests.fuzz.harvest import Harvest
from tests.fuzz.words import any_of, pick, pieces, texts

Ids = Sequence[tuple[list[str], list[str]]]
"""Of each thing that people can name: the ids of this workspace, and those of the other."""

VERSIONS = st.sampled_from((0, 1, 2, 3, 7, 999_999_999, -1))


class Values:
    """`any` of them, or one that might stand in place of another."""

    def __init__(self, found: Harvest, ids: Ids) -> None:
        self._alike = {id_: [*own, *other] for own, other in ids for id_ in own}
        id_ = any_of([st.sampled_from(some) for pair in ids for some in pair if some])
        self._swaps: dict[str, st.SearchStrategy[str]] = {}
        kept = pick(found.carried)
        self.any = any_of(
            [
                kept,
                kept.flatmap(self._swapped),
                st.builds("{}:{}".format, id_, VERSIONS),
                id_,
                *_packed(id_, sorted({*registered().forms, *found.forms})),
                texts,
            ]
        )

    def instead_of(self, value: str) -> st.SearchStrategy[str]:
        swapped = self._swapped(value)
        return any_of([swapped, swapped, self.any])

    def _swapped(self, value: str) -> st.SearchStrategy[str]:
        """The value, naming another's meeting, topic or person in place of one's own."""
        if value not in self._swaps:
            self._swaps[value] = self._swap(value)
        return self._swaps[value]

    def _swap(self, value: str) -> st.SearchStrategy[str]:
        named = [id_ for id_ in self._alike if id_ in value]
        if not named:
            return st.just(value)
        return st.sampled_from([value.replace(id_, to) for id_ in named for to in self._alike[id_]])


def _packed(id_: st.SearchStrategy[str], forms: list[str]) -> list[st.SearchStrategy[str]]:
    """What forms carry as JSON, and drafts that were asked about: of any shape."""
    title = st.just({"title": "x"})
    parts = st.one_of(id_, pieces, VERSIONS, st.none(), st.lists(pieces, max_size=2), title)
    filled = st.one_of(title, st.just({"concern": ["y"]}), parts)
    drafts = st.tuples(st.sampled_from(forms), parts, parts, filled)
    return [st.lists(parts, max_size=4).map(json.dumps), drafts.map(json.dumps)]
