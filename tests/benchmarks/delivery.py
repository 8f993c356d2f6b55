"""Many messages due at once: how long the event loop is held up, and how close to Slack's limit."""

import asyncio
import gc
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from time import perf_counter

from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock, MovableClock, SystemClock
from bot.domain.outbox import Due
from bot.sandbox.seed import DEFAULT
from bot.sandbox.server import Sandbox
from bot.scheduler import Metronome
from bot.services.deliveries import Deliveries
from bot.work import Transactions, Work
from handlers.delivery import Delivery
from handlers.kinds import Kind
from handlers.pacing import RATES, Rate
from handlers.views.kit import Message, context, section
from storage.db import Database
from storage.migrations import upgrade
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.slack_process import slack_process, with_channels

TEAM = DEFAULT.team.id
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNLIMITED = dict.fromkeys(RATES, Rate(1_000_000, timedelta(seconds=1)))


def run(*, quick: bool) -> Iterator[Figure]:
    rows = 100 if quick else 1_000
    delays = asyncio.run(_loop_delays(rows))
    yield Figure(f"loop delay, {rows} rows due at once, p99", percentile(delays, 99), "ms", 10)
    yield Figure(f"loop delay, {rows} rows due at once, longest", max(delays), "ms", 50)
    took, refused = asyncio.run(_nine_o_clock(rows))
    rate = RATES["chat.postMessage"]
    floor = max(1.0, (ceil(rows / rate.calls) - 1) * rate.span.total_seconds())
    yield Figure(f"{rows} channels due at 9:00, against the rate's floor", took, "s", 1.1, floor)
    yield Figure(f"{rows} channels due at 9:00, calls refused with 429", refused, "calls", 0)


def _render(_work: Work, due: Due) -> Message:
    return Message(
        f"Task force: 3 report-backs for {due.subject}.",
        [
            section(f"*Report-backs for {due.subject}*"),
            context("Three lines are enough: done, next, need from others."),
        ],
    )


@asynccontextmanager
async def _delivery(
    url: str, clock: Clock, rates: dict[str, Rate]
) -> AsyncIterator[tuple[Delivery, Transactions]]:
    with tempfile.TemporaryDirectory() as directory:
        database = Database(f"sqlite:///{Path(directory) / 'outbox.db'}")
        upgrade(database.engine)
        transactions = Transactions(database, clock)
        async with ClientSession() as http:
            client = AsyncWebClient(
                DEFAULT.bot.bot_token, f"{url}/api/", session=http, retry_handlers=[]
            )
            delivery = Delivery(
                outbox=Deliveries(database, clock, [TEAM]),
                transactions=transactions,
                clock=clock,
                clients={TEAM: client},
                kinds={"deadline": Kind("deadline", _render, again=True)},
                language_of=lambda _work, _recipient: "en",
                directories={},
                rates=rates,
            )
            yield delivery, transactions
            await delivery.close()
        database.close()


async def _queue(transactions: Transactions, subject: str, rows: int, due_at: datetime) -> None:
    def remind(work: Work) -> None:
        for number in range(rows):
            work.remind("deadline", subject, f"C{number:04}", due_at)

    await transactions.run(remind, workspace=TEAM)


async def _loop_delays(rows: int) -> list[float]:
    """By how many milliseconds timers rang late while the rows went out."""
    clock = SystemClock()
    async with (
        slack_process(rows) as url,
        _delivery(url, clock, UNLIMITED) as (delivery, transactions),
    ):
        gc.freeze()  # as the bot does when it is ready
        metronome = Metronome(delivery.deliver, clock)
        transactions.wake = metronome.wake
        metronome.start()
        await _queue(transactions, "warming up", 20, clock.now())
        await delivery.quiet()
        await _queue(transactions, "9 March", rows, clock.now() + timedelta(seconds=2))
        await clock.sleep(1.9)
        delays: list[float] = []
        sampling = asyncio.create_task(_sample(delays))
        await clock.sleep(0.11)
        assert await delivery.quiet() is None
        sampling.cancel()
        await metronome.stop()
        return delays


async def _sample(delays: list[float]) -> None:
    while True:
        began = perf_counter()
        await asyncio.sleep(0.001)
        delays.append((perf_counter() - began) * 1000 - 1)


async def _nine_o_clock(rows: int) -> tuple[float, int]:
    """Seconds of moved time until the last post stood, and how many calls Slack refused."""
    clock = MovableClock(NINE - timedelta(hours=1))
    async with (
        Sandbox(clock, seed=with_channels(rows)) as sandbox,
        _delivery(sandbox.url, clock, RATES) as (delivery, transactions),
    ):
        await _queue(transactions, "9 March", rows, NINE)
        clock.move_to(NINE)
        while (goes_on := await delivery.quiet()) is not None:
            clock.move_to(goes_on)
        calls = sandbox.slack.journal.calls(after=0, method="chat.postMessage", limit=2 * rows)
        posted = [datetime.fromisoformat(call["at"]) for call in calls if call["status"] == 200]
        assert len(posted) == rows
        return (max(posted) - NINE).total_seconds(), len(calls) - rows
