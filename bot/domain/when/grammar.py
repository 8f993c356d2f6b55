"""Matches rules, written as short patterns, against the words of a phrase.

A pattern is a row of items. `lower` is a word in any of its spellings; `UPPER` is a kind of word,
or the name of a table of rules, and its value is handed to the rule's meaning; `a|b` is either; a
trailing `?` makes the item optional, and an `UPPER` that is left out is handed on as None.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from bot.domain.when.answers import Reason


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word or sign of a phrase with all that it can be: kind or name, and its value."""

    text: str
    kinds: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern means, with a phrase that needs this rule, and its answer.

    `meaning` takes the moment of speaking and the pattern's values; it returns a value, or a Reason
    why an understood phrase has none, or None when the rule does not apply.
    """

    pattern: str
    meaning: Callable[..., Any]
    example: str
    answer: str


@dataclass(frozen=True, slots=True)
class _Item:
    names: tuple[str, ...]
    optional: bool
    captured: bool


@dataclass(frozen=True, slots=True)
class _Compiled:
    order: int
    items: tuple[_Item, ...]
    meaning: Callable[..., Any]


@cache
def _items(pattern: str) -> tuple[_Item, ...]:
    items = []
    for text in pattern.split():
        names = tuple(text.removesuffix("?").split("|"))
        items.append(_Item(names, text.endswith("?"), names[0].isupper()))
    return tuple(items)


class Grammar:
    """Tables of rules by name, indexed by what a match can begin with."""

    def __init__(self, tables: Mapping[str, Sequence[Rule]]) -> None:
        self.tables = tables
        self._compiled = {
            name: [
                _Compiled(order, _items(rule.pattern), rule.meaning)
                for order, rule in enumerate(rules)
            ]
            for name, rules in tables.items()
        }
        self._index: dict[str, dict[str, list[_Compiled]]] = {name: {} for name in tables}
        for name, rules in self._compiled.items():
            for rule in rules:
                for beginning in self._beginnings(rule, set()):
                    self._index[name].setdefault(beginning, []).append(rule)
        self._rules: dict[tuple[str, ...], list[_Compiled]] = {}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every lower-case name that a pattern uses."""
        items = (item for rules in self._compiled.values() for rule in rules for item in rule.items)
        return frozenset(name for item in items for name in item.names if not name.isupper())

    def rules_for(self, table: str, lexeme: Lexeme) -> list[_Compiled]:
        """The table's rules that can begin with the lexeme, in the table's order."""
        key = (table, *lexeme.kinds)
        if key not in self._rules:
            index = self._index[table]
            found = {rule.order: rule for kind in lexeme.kinds for rule in index.get(kind, ())}
            self._rules[key] = [found[order] for order in sorted(found)]
        return self._rules[key]

    def _beginnings(self, rule: _Compiled, seen: set[str]) -> set[str]:
        names: set[str] = set()
        for item in rule.items:
            for name in item.names:
                if name not in self._compiled:
                    names.add(name)
                elif name not in seen:
                    seen.add(name)
                    for inner in self._compiled[name]:
                        names |= self._beginnings(inner, seen)
            if not item.optional:
                break
        return names


class Parse:
    """The matches within one phrase, each sought once, so that the work grows with its length."""

    def __init__(self, grammar: Grammar, lexemes: Sequence[Lexeme], now: object) -> None:
        self.lexemes = lexemes
        self.tables = grammar.tables
        self._grammar = grammar
        self._now = now
        self._found: dict[tuple[str, int], list[tuple[int, Any]]] = {}

    def matches(self, table: str, start: int) -> list[tuple[int, Any]]:
        """Where matches of the table's rules from `start` end, with their values, longest first."""
        key = (table, start)
        if key in self._found:
            return self._found[key]
        self._found[key] = []  # what a rule that begins with its own table finds there
        if start == len(self.lexemes):
            return []
        found: list[tuple[int, Any]] = []
        for rule in self._grammar.rules_for(table, self.lexemes[start]):
            for end, values in self._rows(rule.items, start):
                match = (end, self._meaning(rule, values))
                if match[1] is not None and match not in found:
                    found.append(match)
        found.sort(key=lambda match: -match[0])
        self._found[key] = found
        return found

    def _meaning(self, rule: _Compiled, values: tuple[Any, ...]) -> Any:
        reasons = [value for value in values if isinstance(value, Reason)]
        return reasons[0] if reasons else rule.meaning(self._now, *values)

    def _rows(self, items: Sequence[_Item], start: int) -> list[tuple[int, tuple[Any, ...]]]:
        """Where rows of matches, one of each item, end, with the values that are handed on."""
        rows: list[tuple[int, tuple[Any, ...]]] = [(start, ())]
        for item in items:
            if not rows:
                break
            rows = [
                (end, (*values, value) if item.captured else values)
                for middle, values in rows
                for end, value in self._one(item, middle)
            ]
        return rows

    def _one(self, item: _Item, start: int) -> list[tuple[int, Any]]:
        found: list[tuple[int, Any]] = []
        for name in item.names:
            if name in self.tables:
                found += self.matches(name, start)
            elif start < len(self.lexemes) and name in self.lexemes[start].kinds:
                found.append((start + 1, self.lexemes[start].kinds[name]))
        return [*found, (start, None)] if item.optional else found
