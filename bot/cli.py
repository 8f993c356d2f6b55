"""The command line: run, migrate, sandbox."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot import logs
from bot.config import Settings
from bot.errors import NotReadyError

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
    logs.configure(sys.stderr)
    with _sentences_told():
        asyncio.run(_serve(Settings()))


@contextmanager
def _sentences_told() -> Iterator[None]:
    try:
        yield
    except NotReadyError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


async def _serve(settings: Settings) -> None:
    from bot.app import Roundtable
    from bot.clock import SystemClock
    from bot.remote_clock import RemoteClock

    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    remote = await RemoteClock.connect(settings.clock_url) if settings.clock_url else None
    bot = Roundtable(settings, remote.clock if remote else SystemClock())
    try:
        await bot.start()
        if remote:
            remote.follow(bot)
        typer.echo("ready: connected to Slack")
        await stopping.wait()
    finally:
        if remote:
            await remote.close()
    await bot.stop()


@cli.command()
def migrate() -> None:
    """Bring the database up to date."""
    from bot import opening

    with _sentences_told():
        opening.migrate(Settings().database_url)


@cli.command()
def sandbox(
    *,
    reset: Annotated[bool, typer.Option(help="Start over: forget what was typed.")] = False,
) -> None:
    """Run against a local Slack, with a page to try it in; no account, no token."""
    from bot.sandbox import demo, launch

    port = int(os.environ.get("SANDBOX_PORT", "3131"))
    sys.exit(launch.run(port, STATE_DIR, reset=reset, prepare=demo.prepare))
