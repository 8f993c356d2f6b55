"""The ids of topics that were carried on, whatever somebody sends as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.agendas import carried_id


@pytest.mark.parametrize(
    ("old", "new"), [("q9Zk-_3b", "q9Zk-_3b.1"), ("q9Zk-_3b.1", "q9Zk-_3b.2"), ("a.9", "a.10")]
)
def test_it_counts_how_often_the_topic_was_carried(old: str, new: str) -> None:
    assert carried_id(old) == new


@given(st.text())
def test_a_forged_id_is_carried_on_under_another(forged: str) -> None:
    assert carried_id(forged).startswith(forged.rpartition(".")[0])
    assert carried_id(forged) != forged
