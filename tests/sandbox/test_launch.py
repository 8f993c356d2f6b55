"""The sandbox as a command: its port, what it keeps, the bot's process."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.clock import MovableClock
from bot.remote_clock import RemoteClock
from bot.sandbox import launch
from bot.sandbox.bot_process import BotProcess
from bot.sandbox.server import Sandbox
from bot.sandbox.state_file import StateFile
from tests.sandbox.conftest import MANIFEST, TASK, Hands

WAITS = (sys.executable, "-c", "import signal; signal.pause()")


async def test_a_port_in_use_gets_a_sentence(
    sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = int(sandbox.url.rsplit(":", 1)[1])

    start = launch.Launch(port, tmp_path, manifest=MANIFEST)
    code = await start.serve(reset=False)

    assert code == 1
    assert f"Port {port} is in use." in capsys.readouterr().out


@pytest.mark.parametrize("port", ["three", "65536"])
def test_a_port_that_is_none_gets_a_sentence(port: str) -> None:
    started = CliRunner().invoke(cli, ["sandbox"], env={"SANDBOX_PORT": port})

    assert started.exit_code == 2
    assert "SANDBOX_PORT" in started.output


def test_a_second_sandbox_on_the_same_state_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with launch.held(tmp_path / launch.LOCK):
        code = launch.run(0, tmp_path, reset=True)

    assert code == 1
    assert "is running already." in capsys.readouterr().out


async def test_the_state_file_keeps_the_workspace_and_how_far_the_clock_is_ahead(
    sandbox: Sandbox, hands: Hands, clock: MovableClock, tmp_path: Path
) -> None:
    computer = MovableClock(datetime(2026, 3, 1, tzinfo=UTC))
    state = StateFile(tmp_path / "workspace.json", computer)
    await hands.act("type", "U0ADA", channel=TASK, text="Hello")
    state.save(sandbox.slack)
    ahead = clock.now() - computer.now()

    computer.move_by(timedelta(days=2))

    async with Sandbox(MovableClock(state.began()), manifest=MANIFEST) as again:
        state.load(again.slack)
        assert again.slack.clock.now() == computer.now() + ahead
        assert await Hands(again.url, hands.session).texts("U0ADA") == ["Hello"]


async def test_changes_are_saved_without_being_asked(
    sandbox: Sandbox, hands: Hands, tmp_path: Path
) -> None:
    path = tmp_path / "workspace.json"
    state = StateFile(path, MovableClock(datetime(2026, 3, 1, tzinfo=UTC)), pause=0)
    saving = asyncio.create_task(state.keep_saving(sandbox.slack))
    await hands.act("type", "U0ADA", channel=TASK, text="Hello")

    sandbox.slack.changes.end()
    await saving

    assert "Hello" in path.read_text()


async def test_the_bot_is_killed_started_and_stopped_from_the_interface(
    sandbox: Sandbox, hands: Hands
) -> None:
    ended: list[int] = []
    sandbox.slack.supervisor = bot = BotProcess({}, ended.append, WAITS)
    await bot.start()
    first = await hands.see("bot")
    killed = await hands.act("bot/kill")
    again = await hands.act("bot/restart")
    refused = await hands.act("bot/start")
    stopped = await hands.act("bot/stop")

    assert (first["running"], first["supervised"]) == (True, True)
    assert (killed["running"], killed["pid"]) == (False, None)
    assert (again["running"], again["restarts"]) == (True, 1)
    assert again["pid"] != first["pid"]
    assert refused["error"] == "already_running"
    assert stopped["running"] is False
    assert ended == []


@pytest.mark.parametrize("sent", ["SIGINT", "SIGHUP"], ids=["Ctrl-C", "closed terminal"])
async def test_the_sandbox_prepares_the_database_once_and_stops_when_interrupted(
    sent: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared: list[str] = []
    interrupts = f"""
import os, signal, sys
if sys.argv[1:] == ["run"]:
    os.kill(os.getppid(), signal.{sent})
    signal.pause()
"""

    def prepare(database_url: str, _now: datetime) -> None:
        prepared.append(database_url)

    for _ in range(2):
        start = launch.Launch(
            0,
            tmp_path,
            prepare=prepare,
            manifest=MANIFEST,
            command=(sys.executable, "-c", interrupts),
        )
        assert await start.serve(reset=False) == 0
        assert "Slack, on this machine: http://127.0.0.1:" in capsys.readouterr().out

    assert prepared == [f"sqlite:///{tmp_path / 'roundtable.db'}"]
    assert (tmp_path / "workspace.json").exists()


class Idle:
    """A bot with nothing to do."""

    def wake(self) -> None:
        pass

    async def settled(self) -> None:
        pass

    async def upcoming(self) -> list[dict[str, Any]]:
        return []


async def test_a_bot_hears_that_the_sandbox_is_gone(clock: MovableClock) -> None:
    lost = asyncio.Event()
    async with Sandbox(clock, manifest=MANIFEST) as sandbox:
        remote = await RemoteClock.connect(f"{sandbox.url.replace('http', 'ws', 1)}/sandbox/bot")
        remote.follow(Idle(), lost=lost.set)
        clock.move_by(timedelta(minutes=1))
        await sandbox.slack.link.follow_clock()
        assert remote.clock.now() >= clock.now()
        assert not lost.is_set()

    await lost.wait()
    await remote.close()


async def test_a_bot_that_ends_by_itself_is_told() -> None:
    told = asyncio.Queue[int]()
    bot = BotProcess({}, told.put_nowait, (sys.executable, "-c", "raise SystemExit(3)"))
    await bot.start()

    assert await told.get() == 3
