"""`python -m tests.fuzz [--seed N] [--examples N]`: attacks the bot, 10,000 times if not told.

The same attacks in every run of the same commit; another seed brings others.
"""

import argparse
import tempfile
import time
from pathlib import Path

from bot import logs
from bot.sandbox import demo
from storage.db import Database
from storage.migrations import upgrade
from tests.fixtures import MONDAY
from tests.fuzz.attack import attack, explore, sweep
from tests.fuzz.stand import stand
from tests.logbook import LOGS


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--examples", type=int, default=10_000)
    options = asked.parse_args()
    logs.configure(LOGS)
    _say(f"Seed {options.seed}: a failure comes again with --seed {options.seed}.")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as directory, stand(_database(Path(directory))) as stood:
        acts = explore(stood) + sweep(stood)
        _say(f"{acts:,} acts in turn: nothing broke ({time.perf_counter() - began:.0f} s)")
        attack(stood, examples=options.examples, number=options.seed)
    seconds = time.perf_counter() - began
    _say(f"{options.examples:,} attacks: nothing broke ({seconds:.0f} s)")


def _database(directory: Path) -> Path:
    """The demonstration, new."""
    path = directory / "roundtable.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database.engine)
    database.close()
    demo.prepare(f"sqlite:///{path}", MONDAY)
    return path


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - what was asked for


if __name__ == "__main__":
    main()
