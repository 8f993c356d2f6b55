"""Every rule of the table on its own two lines, and the sentences people are told."""

import pytest

from bot.domain.guard.reading import Reading
from bot.domain.guard.rules import HARD, RULES, SOFT, Level, Rule
from bot.domain.guard.trials import judge
from bot.domain.privacy import TITLE_LIMIT, Doubt, clean
from bot.errors import Refusal

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@every_rule
def test_rule_is_the_one_that_fires_on_its_own_line(rule: Rule) -> None:
    verdict = judge(rule.fires)

    assert (verdict.outcome, verdict.rule) == (rule.level, rule.name)


@every_rule
def test_rule_is_silent_on_the_line_beside(rule: Rule) -> None:
    assert list(rule.find(Reading(rule.passes))) == []


@every_rule
def test_line_beside_passes_every_rule(rule: Rule) -> None:
    assert judge(rule.passes).outcome == "passed"


def test_rules_have_names_of_their_own_and_stand_under_their_level() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.level for rule in HARD} == {Level.REFUSED}
    assert {rule.level for rule in SOFT} == {Level.ASKED}


@pytest.mark.parametrize("rule", HARD, ids=lambda rule: rule.name)
def test_refusal_says_what_it_looks_like_and_how_to_say_it(rule: Rule) -> None:
    with pytest.raises(Refusal) as refused:
        clean(rule.fires, limit=TITLE_LIMIT, field="title")

    assert refused.value.field == "title"
    assert refused.value.sentence == (
        f"This looks like {rule.told()}. Please take it out."
        " You can say 'a case' or 'a protocol question' instead."
    )


@pytest.mark.parametrize("rule", HARD, ids=lambda rule: rule.name)
def test_confirming_does_not_help_an_identifier(rule: Rule) -> None:
    with pytest.raises(Refusal):
        clean(rule.fires, limit=TITLE_LIMIT, confirmed=True)


@pytest.mark.parametrize("rule", SOFT, ids=lambda rule: rule.name)
def test_doubt_asks_once_and_takes_the_answer(rule: Rule) -> None:
    with pytest.raises(Doubt) as asked:
        clean(rule.fires, limit=TITLE_LIMIT, field="title")

    assert (asked.value.rule, asked.value.field) == (rule.name, "title")
    assert clean(rule.fires, limit=TITLE_LIMIT, confirmed=True) == rule.fires


def test_doubt_quotes_the_phrase_as_it_was_typed() -> None:
    with pytest.raises(Doubt) as asked:
        clean("cama para Mireya Muñoz esta noche", limit=TITLE_LIMIT)

    assert asked.value.phrase == "Mireya Muñoz"
    assert asked.value.sentence == (
        "'Mireya Muñoz' may point to a person. Is it about a victim, client, family member,"
        " suspect, witness or planned operation? If so, reword it."
        " If it is staff, a speaker or a public matter, you can submit."
    )


def test_a_long_phrase_is_quoted_in_part() -> None:
    name = "Maria " + "Wonderfullylongname" * 5

    with pytest.raises(Doubt) as asked:
        clean(f"{name} is back", limit=TITLE_LIMIT)

    assert len(asked.value.phrase) == 60
    assert asked.value.phrase.endswith("…")
