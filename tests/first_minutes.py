"""`make first-minutes`: the time a stranger needs from `git clone` to the first added topic."""

import asyncio
import os
import shutil
import signal
import socket
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from time import perf_counter

from playwright.async_api import expect

from tests.e2e.browser import browsing, chromium
from tests.e2e.window import Window

HERE = Path(__file__).parents[1]
GOAL = 120.0
ADDRESS = "http://127.0.0.1:"


class Stopwatch:
    """Says how long each step took since the one before it."""

    def __init__(self) -> None:
        self._began = self._last = perf_counter()

    def told(self, step: str) -> None:
        now = perf_counter()
        sys.stdout.write(f"{step:<40} {now - self._last:6.1f} s\n")
        self._last = now

    def total(self) -> float:
        return perf_counter() - self._began


async def run(*command: str, cwd: Path) -> None:
    process = await asyncio.create_subprocess_exec(*command, cwd=cwd)
    if code := await process.wait():
        raise SystemExit(f"{' '.join(command)} ended with exit code {code}")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


async def address_of(sandbox: Process) -> str:
    """The page's address, once `make sandbox` has printed it."""
    if sandbox.stdout is None:
        raise SystemExit("make sandbox has no output")
    async for line in sandbox.stdout:
        if ADDRESS.encode() in line:
            return next(word for word in line.decode().split() if word.startswith(ADDRESS))
    raise SystemExit("make sandbox ended before it printed an address")


async def add_a_topic(url: str, executable: str) -> None:
    async with browsing(executable) as browser:
        window = Window(await browser.new_page())
        await window.page.goto(url)
        await expect(window.message("next meeting")).to_be_visible(timeout=30_000)
        await window.types("/agenda add Share the map of shelters 10m")
        await expect(window.message("Added as topic")).to_be_visible(timeout=30_000)


async def measure(checkout: Path, executable: str) -> float:
    watch = Stopwatch()
    await run("git", "clone", "--quiet", str(HERE), str(checkout), cwd=HERE)
    watch.told("git clone")
    await run("make", "--silent", "setup", cwd=checkout)
    watch.told("make setup")
    environment = {**os.environ, "SANDBOX_PORT": str(free_port())}
    sandbox = await asyncio.create_subprocess_exec(
        "make", "--silent", "sandbox", cwd=checkout, env=environment, stdout=PIPE
    )
    try:
        url = await address_of(sandbox)
        watch.told("make sandbox, until its address")
        await add_a_topic(url, executable)
        watch.told("the first topic, in a browser")
        return watch.total()
    finally:
        sandbox.send_signal(signal.SIGTERM)
        await sandbox.communicate()


async def main() -> int:
    executable = chromium()
    if executable is None or shutil.which("git") is None:
        sys.stderr.write("This needs git and chromium. On Debian: apt-get install git chromium\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        total = await measure(Path(folder) / "roundtable", executable)
    is_held = total <= GOAL
    sys.stdout.write(f"{'from clone to topic':<40} {total:6.1f} s, goal {GOAL:.0f} s: ")
    sys.stdout.write("held\n" if is_held else "missed\n")
    return 0 if is_held else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
