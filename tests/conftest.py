"""How specs are shared out among processes, and what holds in each."""

import gc
import os

import pytest

FIXTURES = "tests.fixtures"
pytest.register_assert_rewrite(FIXTURES)

PROGRAMS = {"browser", "postgres", "either_url"}
"""Fixtures that start a program, which takes longer than most specs."""


def pytest_configure(config: pytest.Config) -> None:
    """Load the fixtures; not where specs are only handed out, which so begins a second sooner."""
    worker = getattr(config, "workerinput", None)
    if worker:
        _settle(int(worker["workerid"].removeprefix("gw")))
    if worker or config.getoption("dist", "no") == "no":
        config.pluginmanager.import_plugin(FIXTURES)


def _settle(worker: int) -> None:
    """Keep each of the processes that share the specs on a processor of its own.

    The two threads of a spec take turns all the time, and on two processors each turn finds
    nothing of what it needs near at hand: a sixth of the time of the whole.
    """
    if hasattr(os, "sched_setaffinity"):
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {processors[worker % len(processors)]})


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Specs that need such a program come first, then long ones, else in the order they had.

    Each process that runs specs begins with a stretch of the list, so that one of them takes all
    of these and starts each program once, and none begins with a long one when all others end.
    """
    items.sort(key=lambda spec: (PROGRAMS.isdisjoint(spec.fixturenames), not _is_long(spec)))


def _is_long(spec: pytest.Function) -> bool:
    return spec.get_closest_marker("long") is not None


def pytest_collection_finish() -> None:
    """As the bot does once it is ready: what stays need not be searched for garbage again."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What specs told of the whole, in whichever process they ran."""
    for report in terminalreporter.stats.get("passed", []):
        for name, told in report.user_properties:
            terminalreporter.write_line(f"{name}: {told}")
