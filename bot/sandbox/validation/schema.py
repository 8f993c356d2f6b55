"""Small checks that Slack's objects are described with; each notes what is wrong and where."""

from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urlsplit

Problems = list[str]
Check = Callable[[Any, str, Problems], None]
"""Looks at a value that stands at a JSON pointer and appends what is wrong with it."""


def note(problems: Problems, what: str, where: str) -> None:
    problems.append(f"{what} [json-pointer:{where or '/'}]")


def text(most: int, *, least: int = 1) -> Check:
    def check(value: Any, where: str, problems: Problems) -> None:
        if not isinstance(value, str):
            note(problems, "must be a string", where)
        elif len(value) > most:
            note(problems, f"must be less than {most + 1} characters", where)
        elif len(value) < least:
            note(problems, f"must be more than {least - 1} characters", where)

    return check


def flag(value: Any, where: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        note(problems, "must be a boolean", where)


def whole_number(least: int, most: int) -> Check:
    def check(value: Any, where: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            note(problems, "must be an integer", where)
        elif not least <= value <= most:
            note(problems, f"must be between {least} and {most}", where)

    return check


def one_of(*values: str) -> Check:
    def check(value: Any, where: str, problems: Problems) -> None:
        if value not in values:
            note(problems, f"must be one of {', '.join(values)}", where)

    return check


def address(value: Any, where: str, problems: Problems) -> None:
    """A URL of at most 3,000 characters."""
    before = len(problems)
    text(3000)(value, where, problems)
    if len(problems) == before and urlsplit(value).scheme not in {"http", "https", "mailto"}:
        note(problems, "must be a valid URL", where)


def matching(accepts: Callable[[str], object], what: str) -> Check:
    """A string that `accepts` takes without a ValueError."""

    def check(value: Any, where: str, problems: Problems) -> None:
        try:
            if not isinstance(value, str) or not accepts(value):
                note(problems, what, where)
        except ValueError:
            note(problems, what, where)

    return check


def items(of: Check, most: int, *, least: int = 1) -> Check:
    def check(value: Any, where: str, problems: Problems) -> None:
        if not isinstance(value, list):
            note(problems, "must be an array", where)
            return
        if len(value) > most:
            note(problems, f"no more than {most} items allowed", where)
        if len(value) < least:
            note(problems, f"must have at least {least} items", where)
        for number, item in enumerate(value):
            of(item, f"{where}/{number}", problems)

    return check


def shape(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """An object with exactly these fields."""
    fields = {**required, **(optional or {})}

    def check(value: Any, where: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            note(problems, "must be an object", where)
            return
        for missing in required.keys() - value.keys():
            note(problems, f"missing required field: {missing}", where)
        for name, given in value.items():
            if field := fields.get(name):
                field(given, f"{where}/{name}", problems)
            else:
                note(problems, f"unknown field: {name}", where)

    return check


def typed(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """Such an object with a `type`, which `by_type` has looked at."""
    return shape({"type": text(100), **required}, optional)


def then(first: Check, rule: Check) -> Check:
    """`rule` looks only at what `first` finds nothing wrong with."""

    def check(value: Any, where: str, problems: Problems) -> None:
        before = len(problems)
        first(value, where, problems)
        if len(problems) == before:
            rule(value, where, problems)

    return check


def by_type(kinds: dict[str, Check], allowed: Collection[str] | None = None) -> Check:
    """An object that its `type` field tells how to check."""

    def check(value: Any, where: str, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind is None:
            note(problems, "missing required field: type", where)
        elif kind not in kinds:
            note(problems, f"unsupported type: {kind}", where)
        elif allowed is not None and kind not in allowed:
            note(problems, f"{kind} is not allowed here", where)
        else:
            kinds[kind](value, where, problems)

    return check
