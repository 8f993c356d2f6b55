"""`make sandbox`: the local Slack, its page and the bot, in one command until Ctrl-C."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from fcntl import LOCK_EX, LOCK_NB, flock
from functools import partial
from pathlib import Path

from bot.clock import MovableClock, SystemClock
from bot.sandbox.bot_process import COMMAND, BotProcess
from bot.sandbox.seed import DEFAULT, Seed
from bot.sandbox.server import MANIFEST, Sandbox
from bot.sandbox.state_file import StateFile

DATABASE = "roundtable.db"
STATE = "workspace.json"
LOCK = "lock"

Prepare = Callable[[str, datetime], None]
"""Fills a new, migrated database (its URL) for a workspace whose clock shows that instant."""


def run(
    port: int,
    state_dir: Path,
    *,
    reset: bool = False,
    seed: Seed = DEFAULT,
    prepare: Prepare | None = None,
) -> int:
    """Serve until interrupted; the exit code for the shell."""
    state_dir.mkdir(parents=True, exist_ok=True)
    launch = Launch(port, state_dir.resolve(), seed=seed, prepare=prepare)
    with held(state_dir / LOCK) as is_ours:
        if is_ours:
            return asyncio.run(launch.serve(reset=reset))
    _say("The sandbox of this checkout is running already. Open its page, or stop it with Ctrl-C.")
    return 1


@contextmanager
def held(lock: Path) -> Iterator[bool]:
    """Hold the lock, if nobody does: of two sandboxes the last to save would be all that stays."""
    with lock.open("w") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)  # let go of by the end of the process, however it ends
        except BlockingIOError:
            yield False
        else:
            yield True


@dataclass(frozen=True, slots=True)
class Launch:
    port: int
    state_dir: Path
    seed: Seed = DEFAULT
    prepare: Prepare | None = None
    manifest: Path = MANIFEST
    command: tuple[str, ...] = COMMAND

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.state_dir / DATABASE}"

    async def serve(self, *, reset: bool) -> int:
        state = StateFile(self.state_dir / STATE, SystemClock())
        clock = MovableClock(SystemClock().now(), ticking=True)
        sandbox = Sandbox(clock, seed=self.seed, port=self.port, manifest=self.manifest)
        sandbox.slack.is_ticking = True
        try:
            await sandbox.__aenter__()
        except OSError:
            _say(f"Port {self.port} is in use. Choose another: SANDBOX_PORT={self.port + 1}")
            return 1
        try:
            if reset:
                self._forget()
            return await self._serve(sandbox, clock, state)
        finally:
            await sandbox.__aexit__(None, None, None)

    def _forget(self) -> None:
        for kept in (*self.state_dir.glob(f"{DATABASE}*"), *self.state_dir.glob(f"{STATE}*")):
            kept.unlink()

    async def _serve(self, sandbox: Sandbox, clock: MovableClock, state: StateFile) -> int:
        try:
            clock.move_to(state.began())
            state.load(sandbox.slack)
        except (ValueError, KeyError):
            _say("What the sandbox kept is of another version. Start over: make sandbox-reset")
            return 1
        interrupted = _interruption()
        bot = BotProcess(self._environment(sandbox), partial(_tell_end, sandbox), self.command)
        sandbox.slack.supervisor = bot
        if code := await bot.run("migrate"):
            return code
        if not state.exists and self.prepare:
            await asyncio.to_thread(self.prepare, self.database_url, clock.now())
        state.save(sandbox.slack)
        sandbox.slack.start(state.keep_saving(sandbox.slack))
        await bot.start()
        _say(f"Slack, on this machine: {sandbox.url}  (Ctrl-C stops it)")
        await interrupted.wait()
        await bot.stop()
        state.save(sandbox.slack)
        return 0

    def _environment(self, sandbox: Sandbox) -> dict[str, str]:
        return {
            **os.environ,
            "SLACK_API_URL": f"{sandbox.url}/api/",
            "SLACK_BOT_TOKEN": self.seed.bot.bot_token,
            "SLACK_APP_TOKEN": self.seed.bot.app_token,
            "DATABASE_URL": self.database_url,
            "ROUNDTABLE_CLOCK_URL": f"{sandbox.url.replace('http', 'ws', 1)}/sandbox/bot",
        }


def _interruption() -> asyncio.Event:
    """Set by Ctrl-C, by SIGTERM, and by the terminal that closes."""
    interrupted = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, interrupted.set)
    return interrupted


def _tell_end(sandbox: Sandbox, code: int) -> None:
    _say(f"The bot ended by itself (exit code {code}). The page can start it again.")
    sandbox.slack.changes.tell("bot")


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
