"""The command line: run, migrate, sandbox; and the rules to try by hand: when, guard."""

import asyncio
import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

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
    from bot.app import Roundtable, warm
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
            remote.follow(bot, lost=stopping.set)  # else it would serve the next sandbox too
        typer.echo("ready: connected to Slack")
        await asyncio.to_thread(warm)
        gc.freeze()  # to search what stays for garbage would hold up everybody for 80 ms
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
    port: Annotated[int, typer.Option(envvar="SANDBOX_PORT", min=0, max=65535)] = 3131,
    reset: Annotated[bool, typer.Option(help="Start over: forget what was typed.")] = False,
) -> None:
    """Run against a local Slack, with a page to try it in; no account, no token."""
    from bot.sandbox import demo, launch

    sys.exit(launch.run(port, STATE_DIR, reset=reset, prepare=demo.prepare))


@cli.command()
def when(
    text: Annotated[str, typer.Argument(help="A date as people type it.")] = "",
    *,
    cases: Annotated[Path | None, typer.Option(help="Phrases with their answers, tabbed.")] = None,
    now: Annotated[datetime | None, typer.Option(help="Said at this time of the zone.")] = None,
    zone: Annotated[str, typer.Option(help="Where it is said.")] = "America/New_York",
    language: Annotated[str, typer.Option(help="en or es.")] = "en",
) -> None:
    """Read a date, or judge a file of them."""
    from bot import reading
    from bot.clock import SystemClock

    place = ZoneInfo(zone)
    said_at = now.replace(tzinfo=place) if now else SystemClock().now().astimezone(place)
    if cases:
        typer.echo("\n".join(reading.report(cases, said_at, place, language)))
    else:
        typer.echo(reading.answer(text, said_at, place, language))


@cli.command()
def guard(
    text: Annotated[str, typer.Argument(help="A line as somebody would type it.")] = "",
    *,
    cases: Annotated[Path | None, typer.Option(help="Lines, each after 1 or 0 and a tab.")] = None,
) -> None:
    """Say what the confidentiality guard would make of a line, or of a file of them."""
    from bot.domain.guard.trials import judge, trial

    lines = trial(cases.read_text().splitlines()).lines() if cases else [str(judge(text))]
    typer.echo("\n".join(lines))
