"""A start of the bot: the time until it is ready and the memory it has then, against imports."""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from bot.clock import SystemClock
from bot.opening import migrate
from bot.sandbox import demo
from bot.sandbox.server import Sandbox
from tests.benchmarks.figures import Figure
from tests.bot_process import bot_process

LIBRARIES = (
    *("aiohttp", "apscheduler.schedulers.asyncio", "babel", "dateparser", "pydantic_settings"),
    *("slack_bolt.async_app", "slack_sdk.socket_mode.aiohttp", "sqlmodel", "structlog", "typer"),
)
"""What a bot of this kind imports before it has a line of its own."""

WAITS = "import sys; print(flush=True); sys.stdin.read()"
MEBIBYTE = 1024 * 1024

Start = tuple[float, float]
"""Seconds until it was there, mebibytes that it holds then."""


def run(*, quick: bool) -> Iterator[Figure]:
    rounds = 1 if quick else 5
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = asyncio.run(_measure(f"sqlite:///{Path(folder) / 'roundtable.db'}", rounds))
    (seconds, memory), (imports, baseline) = _medians(ours), _medians(bare)
    against = "bare imports of its libraries"
    yield Figure("time until ready", seconds, "s", 2, imports, against)
    yield Figure("memory when ready, beyond its libraries", memory - baseline, "MiB", 40)


async def _measure(database_url: str, rounds: int) -> tuple[list[Start], list[Start]]:
    migrate(database_url)
    clock = SystemClock()
    demo.prepare(database_url, clock.now())
    ours, bare = [], []
    async with Sandbox(clock) as slack:
        for _round in range(rounds):  # in turn, so that a drift of the machine meets both
            ours.append(await _ready(slack.url, database_url))
            bare.append(_imported())
    return ours, bare


async def _ready(slack_url: str, database_url: str) -> Start:
    started = time.perf_counter()
    async with bot_process(slack_url, database_url) as process:
        return time.perf_counter() - started, _memory(process.pid)


def _imported() -> Start:
    program = f"import {', '.join(LIBRARIES)}; {WAITS}"
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - ours
        (sys.executable, "-c", program), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        return time.perf_counter() - started, _memory(process.pid)


def _memory(pid: int) -> float:
    return float(psutil.Process(pid).memory_info().rss) / MEBIBYTE


def _medians(starts: list[Start]) -> tuple[float, float]:
    seconds, memory = zip(*starts, strict=True)
    return statistics.median(seconds), statistics.median(memory)
