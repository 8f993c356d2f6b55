"""The bot as a process of its own, started as its README says."""

import asyncio
import os
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.sandbox.seed import DEFAULT


@asynccontextmanager
async def bot_process(slack_url: str, database_url: str) -> AsyncIterator[Process]:
    """Once it is ready; killed at the end, if it has not ended by then."""
    environment = {
        "SLACK_API_URL": f"{slack_url}/api/",
        "SLACK_BOT_TOKEN": DEFAULT.bot.bot_token,
        "SLACK_APP_TOKEN": DEFAULT.bot.app_token,
        "DATABASE_URL": database_url,
    }
    with tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env=os.environ | environment,
            stdout=PIPE,
            stderr=log,
        )
        try:
            assert process.stdout is not None
            if not (await process.stdout.readline()).startswith(b"ready"):
                log.seek(0)
                raise RuntimeError(f"The bot did not start: {log.read().decode()}")
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
