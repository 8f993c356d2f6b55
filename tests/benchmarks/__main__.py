"""`make bench`: every figure on a line; exits 1 when one is missed, unless QUICK=1."""

import os
import sys
from importlib import import_module

SUITES = ("interactions", "outbox", "delivery", "start", "when", "guard", "roster")


def main() -> int:
    quick = os.environ.get("QUICK") == "1"
    missed = 0
    for suite in SUITES:
        for figure in import_module(f"tests.benchmarks.{suite}").run(quick=quick):
            print(figure, flush=True)  # noqa: T201 - its output
            missed += not figure.is_held
    print(f"{missed} missed" if missed else "all held")  # noqa: T201 - its output
    return 1 if missed and not quick else 0


sys.exit(main())
