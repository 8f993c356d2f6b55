"""A mailroom on a database of its own, in front of a local Slack."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.sandbox.server import Sandbox
from storage.db import Database
from tests.delivery.mailroom import MONDAY, Mailroom, open_database
from tests.postgres import Server


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY)


@pytest.fixture
async def sandbox(clock: MovableClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock) as running:
        yield running


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'outbox.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def either_url(request: pytest.FixtureRequest) -> str:
    """A new database, once of each sort."""
    return request.getfixturevalue("url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()


@pytest.fixture
async def room(
    sandbox: Sandbox, clock: MovableClock, database: Database
) -> AsyncIterator[Mailroom]:
    async with Mailroom(sandbox.slack, clock, database) as opened:
        yield opened
