"""Starting and stopping: what is wrong is said in a sentence, and what is begun is finished."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr

from bot.app import Roundtable
from bot.clock import MovableClock
from bot.config import Settings
from bot.errors import NotReadyError
from bot.opening import open_database
from bot.sandbox.seed import DEFAULT
from bot.sandbox.server import Sandbox
from handlers.installation import wanted_scopes
from tests.fixtures import copied
from tests.logbook import logged
from tests.sandbox.conftest import Hands

HERE = os.path.relpath(sys.executable)
MIGRATE = f"Run: {sys.executable if HERE.startswith('..') else HERE} -m bot migrate"


@pytest.fixture
async def slack(clock: MovableClock) -> AsyncIterator[Hands]:
    """A local Slack without a bot, and somebody's hands on it."""
    async with Sandbox(clock) as sandbox, ClientSession() as session:
        yield Hands(sandbox.url, session)


@pytest.fixture
def environment(slack: Hands, demo_database: Path) -> dict[str, str]:
    """What a bot needs to start, as `run` reads it."""
    return {
        "SLACK_BOT_TOKEN": DEFAULT.bot.bot_token,
        "SLACK_APP_TOKEN": DEFAULT.bot.app_token,
        "SLACK_API_URL": f"{slack.url}/api/",
        "DATABASE_URL": copied(demo_database),
    }


def bot(environment: dict[str, str], clock: MovableClock) -> Roundtable:
    return Roundtable(
        Settings(
            slack_bot_token=SecretStr(environment["SLACK_BOT_TOKEN"]),
            slack_app_token=SecretStr(environment["SLACK_APP_TOKEN"]),
            slack_api_url=environment["SLACK_API_URL"],
            database_url=environment["DATABASE_URL"],
        ),
        clock,
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is not set. Copy"),
        ({"SLACK_BOT_TOKEN": "xoxb-other"}, "Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy"),
        ({"SLACK_BOT_TOKEN": DEFAULT.bot.app_token}, "Slack refuses SLACK_BOT_TOKEN (not_allowed"),
        ({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN is not set. Make"),
        ({"SLACK_APP_TOKEN": "xapp-other"}, "Slack refuses SLACK_APP_TOKEN (invalid_auth). Make"),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, "Slack does not answer. Check the network"),
        ({"DATABASE_URL": "sqlite://"}, "The database is not up to date. Run: "),
        ({"DATABASE_URL": "nonsense:secret"}, "DATABASE_URL is not the address of a database"),
        ({"DATABASE_URL": "oracle://me:secret@host"}, "DATABASE_URL is not the address of a"),
        (
            {"DATABASE_URL": "postgresql+psycopg://me:secret@127.0.0.1:9/x"},
            "The database does not answer. Check DATABASE_URL.",
        ),
    ],
)
async def test_what_is_wrong_is_said_in_a_sentence(
    environment: dict[str, str], clock: MovableClock, wrong: dict[str, str], sentence: str
) -> None:
    with pytest.raises(NotReadyError) as told:
        await bot(environment | wrong, clock).start()

    assert str(told.value).startswith(sentence)
    assert "secret" not in f"{told.value}{told.value.__cause__}{logged()}"


async def test_a_missing_scope_is_named_with_the_way_to_mend_it(
    slack: Hands, environment: dict[str, str], clock: MovableClock
) -> None:
    await slack.act("scopes", granted=sorted(wanted_scopes() - {"users:read", "im:write"}))

    with pytest.raises(NotReadyError) as told:
        await bot(environment, clock).start()

    assert str(told.value) == (
        "The bot lacks these permissions: im:write, users:read. Update the app with manifest.yml "
        "and reinstall it to the workspace."
    )


async def test_an_optional_scope_may_be_missing(
    slack: Hands, environment: dict[str, str], clock: MovableClock
) -> None:
    await slack.act("scopes", granted=sorted(wanted_scopes()))
    started = bot(environment, clock)

    await started.start()
    await started.stop()


async def test_a_start_is_quiet_and_what_bolt_reads_from_the_environment_changes_nothing(
    slack: Hands,
    environment: dict[str, str],
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        monkeypatch.setenv(name, "of another app")
    started = bot(environment, clock)

    await started.start()
    typed = await slack.act("type", "U0ADA", channel="C0TASK", text="/agenda")
    await started.stop()

    assert os.environ["SLACK_CLIENT_ID"] == "of another app"
    assert "Update the shelter map" in typed["outcome"]["ack"]["text"]
    assert logged("library") == []
    assert not (tmp_path / ".bolt-app-installation").exists()


# As a process


async def process(environment: dict[str, str], *command: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-W", "error", "-m", "bot", *command),
        env={"PATH": os.environ["PATH"], **environment},
        stdout=PIPE,
        stderr=PIPE,
    )


async def run_to_its_end(environment: dict[str, str], *command: str) -> tuple[int | None, str, str]:
    running = await process(environment, *command)
    out, err = await running.communicate()
    return running.returncode, out.decode(), err.decode()


@pytest.mark.long
async def test_an_old_database_stops_it_with_the_command_that_mends_it(
    environment: dict[str, str], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    environment["DATABASE_URL"] = f"sqlite:///{empty}"

    refused = await run_to_its_end(environment, "run")
    migrated = await run_to_its_end(environment, "migrate")

    assert refused == (1, "", f"The database is not up to date. {MIGRATE}\n")
    assert migrated == (0, "", "")


def test_without_a_database_it_says_how_to_make_one_and_leaves_none(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError) as told:
        open_database(f"sqlite:///{tmp_path / 'new.db'}")

    assert str(told.value) == f"There is no database yet. {MIGRATE}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
async def test_it_says_ready_and_on_sigterm_finishes_what_it_has_begun(
    slack: Hands, environment: dict[str, str]
) -> None:
    running = await process(
        environment | {"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "2"}, "run"
    )
    assert running.stdout
    ready = await running.stdout.readline()
    await slack.act("failures", method="users.info", kind="slow_before", seconds=0.3)
    typing = asyncio.create_task(
        slack.act("type", "U0ADA", channel="C0GENERAL", text="/roundtable setup")
    )
    async with asyncio.timeout(5):  # until the bot is asking Slack about Ada
        while (await slack.see("failures"))["failures"]:
            pass

    running.send_signal(signal.SIGTERM)
    _out, logs = await running.communicate()

    outcome: dict[str, Any] = (await typing)["outcome"]
    assert ready == b"ready: connected to Slack\n"
    assert (outcome["acked"], running.returncode) == (True, 0)
    assert "Set up Roundtable" in json.dumps((await slack.see("state", "U0ADA"))["modals"])
    lines = [json.loads(line) for line in logs.splitlines()]
    assert [line["name"] for line in lines if line["event"] == "interaction"] == ["roundtable"]
    assert [line for line in lines if line["level"] != "info"] == []
