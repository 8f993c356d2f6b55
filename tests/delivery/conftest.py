"""A mailroom on a database of its own, in front of a local Slack."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.sandbox.server import Sandbox
from storage.db import Database
from tests.delivery.mailroom import MONDAY, Mailroom
from tests.fixtures import copied


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY)


@pytest.fixture
async def sandbox(clock: MovableClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock) as running:
        yield running


@pytest.fixture
def database(empty_database: Path) -> Iterator[Database]:
    opened = Database(copied(empty_database))
    yield opened
    opened.close()


@pytest.fixture
async def room(
    sandbox: Sandbox, clock: MovableClock, database: Database
) -> AsyncIterator[Mailroom]:
    async with Mailroom(sandbox.slack, clock, database) as opened:
        yield opened
