"""The bot as a child of the sandbox: started, stopped, killed and started again."""

import asyncio
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from bot.sandbox.refusals import NotPossibleError

STOP_LIMIT = 10.0
COMMAND = (sys.executable, "-m", "bot")


class BotProcess:
    """`told` hears the exit code when the bot ends and nobody asked it to."""

    def __init__(
        self,
        environment: Mapping[str, str],
        told: Callable[[int], None],
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        self.restarts = 0
        self._told = told
        self._command = command
        self._environment = environment
        self._process: Process | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    def as_json(self) -> dict[str, Any]:
        pid = self._process.pid if self._process and self.is_running else None
        return {"running": self.is_running, "pid": pid, "restarts": self.restarts}

    async def obey(self, order: str) -> None:
        match order:
            case "kill":
                await self.kill()
            case "restart":
                await self.kill()
                self.restarts += 1
                await self.start()
            case "stop":
                await self.stop()
            case "start":
                if self.is_running:
                    raise NotPossibleError("already_running", "The bot is running.")
                await self.start()
            case _:
                raise NotPossibleError("unknown_order", status=404)

    async def run(self, *arguments: str) -> int:
        """Run the bot with other arguments (`migrate`) to its end; its exit code."""
        return await (await self._spawn(arguments)).wait()

    async def start(self) -> None:
        process = await self._spawn(("run",))
        self._process = process
        self._watch = asyncio.create_task(self._wait_for_end(process))

    async def _wait_for_end(self, process: Process) -> None:
        code = await process.wait()
        if process is self._process:
            self._told(code)

    async def _spawn(self, arguments: tuple[str, ...]) -> Process:
        return await asyncio.create_subprocess_exec(
            *self._command,
            *arguments,
            env=self._environment,
            start_new_session=True,  # Ctrl-C is for the sandbox, which then stops the bot
        )

    async def kill(self) -> None:
        process, self._process = self._process, None
        if process and process.returncode is None:
            process.kill()
            await process.wait()

    async def stop(self) -> None:
        """Ask the bot to end; kill it when it has not after 10 seconds."""
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_LIMIT):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
