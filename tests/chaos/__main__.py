"""`python -m tests.chaos`: kills the bot while it posts, and counts what is lost or sent twice.

200 kills on SQLite, and 200 on PostgreSQL with two processes; half of each with the history
scopes granted. QUICK=1: ten of each.
"""

import asyncio
import os
import signal
import sys
import tempfile
from pathlib import Path

from tests.chaos.world import Toll, World
from tests.postgres import NoPostgresError, serving

QUICKLY, THOROUGHLY = 10, 200
"""Kills of each sort."""


def main() -> int:
    kills = QUICKLY if os.environ.get("QUICK") == "1" else THOROUGHLY
    with tempfile.TemporaryDirectory(prefix="roundtable-chaos-") as directory:
        sqlite = [f"sqlite:///{Path(directory) / f'{name}.db'}" for name in ("reads", "plain")]
        try:
            with serving() as server:
                postgres = [server.url(server.create()) for _world in range(2)]
                return asyncio.run(_kill_everywhere(sqlite, postgres, kills))
        except NoPostgresError as missing:
            _say(f"PostgreSQL: {missing}")
            return 1


async def _kill_everywhere(sqlite: list[str], postgres: list[str], kills: int) -> int:
    held = await asyncio.gather(
        _kill("SQLite", sqlite, processes=1, kills=kills),
        _kill("PostgreSQL, two processes", postgres, processes=2, kills=kills),
    )
    return 0 if all(held) else 1


async def _kill(where: str, urls: list[str], *, processes: int, kills: int) -> bool:
    """Two worlds side by side, one with the history scopes; whether both hold."""
    worlds = [
        World(url, processes, reads_history=reads, kills=kills // 2, messages=10)
        for url, reads in zip(urls, (True, False), strict=True)
    ]
    reading, plain = await asyncio.gather(*(world.run() for world in worlds))
    _tell(f"{where}, history scopes", reading)
    _tell(f"{where}, no history scopes", plain)
    held = {
        "nothing is lost": reading.lost + plain.lost == 0,
        "with history scopes nothing comes twice": reading.twice == 0,
        "without, at most what was in flight": plain.twice <= plain.in_flight,
        "no process dies by itself": reading.died + plain.died == 0,
    }
    if kills > QUICKLY:  # of a few kills, how many meet a post is chance
        met = reading.kills_in_flight + plain.kills_in_flight
        held["half of the kills meet a post in flight"] = met >= kills // 2
    for promise, is_held in held.items():
        _say(f"{where}: {promise}: {'held' if is_held else 'BROKEN'}")
    return all(held.values())


def _tell(where: str, toll: Toll) -> None:
    _say(
        f"{where}: {toll.messages} messages, {toll.kills} kills, {toll.kills_in_flight} of them "
        f"with {toll.in_flight} posts in flight, {toll.lost} lost, {toll.twice} twice"
    )


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - what this program is for


def _end(_number: int, _frame: object) -> None:
    """End as by Ctrl-C, with every process that was started."""
    raise KeyboardInterrupt


signal.signal(signal.SIGTERM, _end)
sys.exit(main())
