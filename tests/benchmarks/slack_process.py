"""A local Slack in a process of its own: prints its address, serves until its input ends."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.clock import SystemClock
from bot.sandbox.seed import DEFAULT, ChannelSeed, Seed
from bot.sandbox.server import Sandbox


def with_channels(number: int) -> Seed:
    """The default workspace with so many channels more, named C0000 and so on."""
    bot = DEFAULT.bot.user
    more = tuple(ChannelSeed(f"C{n:04}", f"channel-{n}", (bot,)) for n in range(number))
    return replace(DEFAULT, channels=(*DEFAULT.channels, *more))


@asynccontextmanager
async def slack_process(channels: int) -> AsyncIterator[str]:
    """The address of a local Slack without rate limits, elsewhere on this machine."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", __name__, str(channels)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.stdin.close()
        await process.wait()


async def serve(channels: int) -> None:
    async with Sandbox(SystemClock(), seed=with_channels(channels)) as sandbox:
        sandbox.slack.limits.enforced = False
        print(sandbox.url, flush=True)  # noqa: T201 - whoever started us reads it
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
