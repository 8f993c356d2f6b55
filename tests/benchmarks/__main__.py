"""`python -m tests.benchmarks [name …]`: every figure on one line, exit 1 when one is missed.

QUICK=1 measures less, and judges nothing.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from bot import logs
from tests.benchmarks.figures import Figure

MODULES = (
    *("start", "outbox", "delivery", "interactions"),
    *("guard", "visibility", "when", "roster", "page"),
)


def figures(names: list[str], *, quick: bool) -> Iterator[Figure]:
    for name in names or MODULES:
        module = f"{__package__}.{name}"
        if find_spec(module):
            yield from import_module(module).run(quick=quick)
        else:
            print(f"{name}: no such benchmark")  # noqa: T201 - what this program is for


def main() -> int:
    quick = os.environ.get("QUICK") == "1"
    missed = 0
    with Path(os.devnull).open("w") as nowhere:
        logs.configure(nowhere)  # written as the bot writes them: that is part of what is measured
        for figure in figures(sys.argv[1:], quick=quick):
            print(figure, flush=True)  # noqa: T201 - what this program is for
            missed += not figure.holds
    return 0 if quick else min(missed, 1)


sys.exit(main())
