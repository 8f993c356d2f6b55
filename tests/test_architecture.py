"""The house rules that a machine can hold; import-linter holds the layers."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from bot.app import FEATURES

ROOT = Path(__file__).parent.parent
MOST_LINES_OF_A_FILE, MOST_LINES_OF_A_FUNCTION = 300, 50
SHOWN = 5

OURS = ("bot", "handlers", "storage")
VAGUE = ("utils", "util", "helpers", "manager", "managers", "base", "common", "misc")

MAKERS = ("passed", "own")
CLOCKS = {
    *("now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "monotonic"),
    *("fromtimestamp",),
}
"""What reads the time, if it is asked of `time`, `datetime` or `date` without an instant."""
ASKING = re.compile(rf"\.({'|'.join(CLOCKS)})\b")


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    text: str
    tree: ast.Module


@cache
def modules() -> list[Module]:
    found = chain.from_iterable((ROOT / package).rglob("*.py") for package in OURS)
    return [_read(path) for path in sorted(found) if "versions" not in path.parts]  # Alembic's


def _read(path: Path) -> Module:
    text = path.read_text()
    return Module(_name(path), path, text, ast.parse(text))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def found(breaches: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: what for name, what in breaches.items() if what}


def test_every_feature_is_kept_apart_from_the_others() -> None:
    """import-linter asks only of those it is told of."""
    linted = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (apart,) = (each for each in linted["contracts"] if each["type"] == "independence")

    assert {feature.__name__ for feature in FEATURES} <= set(apart["modules"])


def test_only_the_clock_reads_the_time() -> None:
    """How long something took is another matter: `perf_counter`."""
    readers = {
        module.name: [ast.unparse(call) for call in _calls(module) if _reads_the_time(call)]
        for module in modules()
    }

    assert readers.pop("bot.clock") == ["datetime.now(UTC)"]
    assert found(readers) == {}


def _calls(module: Module) -> Iterator[ast.Call]:
    """Those in a module that has a word for the time at all: most have none."""
    nodes = ast.walk(module.tree) if ASKING.search(module.text) else ()
    return (node for node in nodes if isinstance(node, ast.Call))


def _reads_the_time(call: ast.Call) -> bool:
    asked = call.func
    if not isinstance(asked, ast.Attribute) or asked.attr not in CLOCKS:
        return False
    of = ast.unparse(asked.value)
    return of in {"time", "datetime", "date", "datetime.datetime", "datetime.date"} and (
        asked.attr != "fromtimestamp"
    )


def test_everything_else_ends_in_one_place() -> None:
    """`except Exception` is for the edge and for delivery."""
    catchers = {
        module.name: [
            f"line {node.lineno}"
            for node in (ast.walk(module.tree) if "except" in module.text else ())
            if isinstance(node, ast.ExceptHandler)
            and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
            and not (node.body and isinstance(node.body[-1], ast.Raise))
        ]
        for module in modules()
    }

    assert set(found(catchers)) == {"handlers.edge", "handlers.delivery"}


def test_only_the_guard_and_storage_say_that_text_is_clean() -> None:
    """What is `own` stands in the source: who makes such words is told here too."""
    makers = {
        name: [module.name for module in modules() if _takes(module, name)] for name in MAKERS
    }

    assert makers == {
        "passed": ["bot.domain.privacy", "storage.changes", "storage.types"],
        "own": ["bot.domain.people", "bot.services.case_reviews", "bot.services.meetings"],
    }


def _takes(module: Module, name: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "bot.domain.clean_text"
        and name in {each.name for each in node.names}
        for node in module.tree.body
    )


def test_names_say_what_lives_there() -> None:
    assert [each.name for each in modules() if each.name.rpartition(".")[2] in VAGUE] == []


def test_every_module_says_in_one_line_what_lives_there() -> None:
    silent = [
        module.name
        for module in modules()
        if module.path.name != "__init__.py" and not ast.get_docstring(module.tree)
    ]

    assert silent == []


@pytest.mark.parametrize("package", ["bot", "handlers"])
def test_packages_at_the_top_are_empty(package: str) -> None:
    assert (ROOT / package / "__init__.py").read_text() == ""


def test_nothing_is_too_long(record_property: Callable[[str, object], None]) -> None:
    """Tells the longest, so that they are looked at before they are too long."""
    files = {module.name: len(module.text.splitlines()) for module in modules()}
    functions = {
        f"{module.name}.{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module in modules()
        for node in _functions(module.tree)
    }

    for what, sizes in (("files", files), ("functions", functions)):
        longest = sorted(sizes.items(), key=lambda size: -size[1])[:SHOWN]
        record_property(f"longest {what}", ", ".join(f"{name} {lines}" for name, lines in longest))
    assert {name: size for name, size in files.items() if size > MOST_LINES_OF_A_FILE} == {}
    assert {name: size for name, size in functions.items() if size > MOST_LINES_OF_A_FUNCTION} == {}


def _functions(parent: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All of them, also within others; in expressions there are none."""
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        if not isinstance(node, ast.expr):
            yield from _functions(node)
