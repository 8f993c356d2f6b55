"""The command line: run, migrate, sandbox."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import logs
from bot.config import Settings

# Each command imports what it needs: `migrate` need not wait for Slack's libraries.
# ruff: noqa: PLC0415

STATE_DIR = Path(".sandbox")

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks print local variables
    help="Roundtable runs the meetings of task forces on Slack.",
)


@cli.command()
def run() -> None:
    """Connect to Slack and serve until Ctrl-C or SIGTERM."""
    logs.configure()
    sys.exit(asyncio.run(_serve(Settings())))


async def _serve(settings: Settings) -> int:
    from bot.app import NotReadyError, Roundtable
    from bot.clock import SystemClock
    from bot.remote_clock import RemoteClock

    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    remote = await RemoteClock.connect(settings.clock_url) if settings.clock_url else None
    bot = Roundtable(settings, remote.clock if remote else SystemClock())
    try:
        await bot.start()
    except NotReadyError as error:
        typer.echo(str(error), err=True)
        return 1
    if remote:
        remote.follow(bot)
    typer.echo("ready: connected to Slack")
    sys.stdout.flush()
    await stopping.wait()
    if remote:
        await remote.close()
    await bot.stop()
    return 0


@cli.command()
def migrate() -> None:
    """Bring the database up to date."""
    from storage.db import Database
    from storage.migrations import upgrade

    database = Database(Settings().database_url)
    upgrade(database.engine)
    database.close()


@cli.command()
def sandbox(
    *,
    reset: Annotated[bool, typer.Option(help="Start over: forget what was typed.")] = False,
) -> None:
    """Run against a local Slack, with a page to try it in; no account, no token."""
    from bot.sandbox import demo, launch

    port = int(os.environ.get("SANDBOX_PORT", "3131"))
    sys.exit(launch.run(port, STATE_DIR, reset=reset, prepare=demo.prepare))
