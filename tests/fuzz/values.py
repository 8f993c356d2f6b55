"""What a button or a form may carry: real, stale, another's, guessed, or nonsense."""

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from bot.app import registered
from tests.fuzz.harvest import Harvest
from tests.fuzz.words import any_of, pick, pieces, texts

Ids = Sequence[tuple[list[str], list[str]]]
"""Of each thing that people can name: the ids of this workspace, and those of the other."""

NUMBERS = st.sampled_from((0, 1, 2, 3, 7, 999_999_999, -1))


def values(found: Harvest, ids: Ids) -> st.SearchStrategy[str]:
    id_ = any_of([st.sampled_from(some) for pair in ids for some in pair if some])
    parts = st.one_of(
        id_, pieces, NUMBERS, st.none(), st.lists(pieces, max_size=2), st.just({"title": "x"})
    )
    form = st.sampled_from(sorted({*registered().forms, *found.forms}))
    filled = st.one_of(st.just({"title": "x"}), st.just({"concern": ["y"]}), parts)
    swapped = _swapped(found.carried, ids)
    return any_of(
        [
            st.sampled_from(found.carried),
            swapped,
            swapped,
            st.builds("{}:{}".format, id_, NUMBERS),
            id_,
            st.lists(parts, max_size=4).map(json.dumps),
            st.builds(lambda *draft: json.dumps(draft), form, parts, parts, filled),
            texts,
        ]
    )


def _swapped(carried: Sequence[str], ids: Ids) -> st.SearchStrategy[str]:
    """Something real that names another's meeting, topic or person in place of one's own."""
    alike = {id_: [*own, *other] for own, other in ids for id_ in own}
    naming = [(value, id_) for value in carried for id_ in alike if id_ in value]

    def replaced(named: tuple[str, str]) -> st.SearchStrategy[Any]:
        value, id_ = named
        return st.sampled_from(alike[id_]).map(lambda another: value.replace(id_, another))

    return pick(naming).flatmap(replaced)
