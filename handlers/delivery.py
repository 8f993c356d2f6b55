"""Outbox -> Slack: takes what is due and has each row brought there, apart from all others."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from traceback import extract_tb

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.outbox import End, Status, Taken, pause_after
from bot.services.deliveries import Deliveries
from bot.work import Transactions, Work
from handlers.calls import TIMEOUT, Caller
from handlers.courier import Courier
from handlers.directory import Directory
from handlers.kinds import Kind
from handlers.pacing import RATES, Pace, Rate
from handlers.rendering import Renderer

HELD = 200
"""Rows in hand at a time: some wait for their turn, few are in flight."""

log = structlog.get_logger()


class Delivery:
    """Delivers for the workspaces that it has clients for.

    The clients share one HTTP session and retry nothing: the outbox decides what is sent again.
    `directories` are theirs, by workspace, for kinds that look something up.
    """

    def __init__(
        self,
        *,
        outbox: Deliveries,
        transactions: Transactions,
        clock: Clock,
        clients: Mapping[str, AsyncWebClient],
        kinds: Mapping[str, Kind],
        language_of: Callable[[Work, str], str],
        directories: Mapping[str, Directory],
        rates: Mapping[str, Rate] = RATES,
        timeout: float = TIMEOUT,
    ) -> None:
        self._outbox = outbox
        self._transactions = transactions
        self._clock = clock
        self._pace = Pace(clock, rates, on_wait=self._stir)
        self._courier = Courier(
            outbox=outbox,
            transactions=transactions,
            renderer=Renderer(transactions, language_of, directories),
            caller=Caller(clients, clock, self._pace, timeout),
            clock=clock,
            kinds=kinds,
        )
        self._held: set[asyncio.Task[None]] = set()
        self._taking = asyncio.Lock()
        self._stirred = asyncio.Event()
        self._is_full = self._is_closing = False

    async def deliver(self) -> datetime | None:
        """Take what is due and start on it; tells when there will be more, if that is known."""
        async with self._taking:
            if self._is_closing:
                return None
            room = HELD - len(self._held)
            taken = await self._outbox.take(room) if room else []
            for each in taken:
                self._start(each)
            self._is_full = len(taken) == room
            if self._is_full:
                return None  # rows that end make room, and wake
            return await self._outbox.next_ready()

    async def quiet(self) -> datetime | None:
        """Do all that can be done at this instant; tells when what is due can go on.

        None: nothing is due and nothing in flight. On a clock that stands, whoever moves it to
        the instant told, and asks again, waits out every pace, pause and lease without a sleep.
        """
        while True:
            await self.deliver()
            while self._held - self._pace.waiting:
                self._stirred.clear()
                await self._stirred.wait()
            now = self._clock.now()
            ready_at = await self._outbox.next_ready(due_by=now)
            goes_on = [each for each in (self._pace.next_turn(), ready_at) if each is not None]
            if not self._is_full and all(each > now for each in goes_on):
                return min(goes_on, default=None)

    async def close(self) -> None:
        """Take nothing more, put back what waits, and return once nothing is in flight."""
        self._is_closing = True
        while self._held:
            for task in self._held & self._pace.waiting:
                task.cancel()
            await asyncio.wait(self._held, return_when=asyncio.FIRST_COMPLETED)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is in hand; more may be due."""
        return not self._held

    def _stir(self) -> None:
        self._stirred.set()

    def _start(self, taken: Taken) -> None:
        task = asyncio.create_task(self._bring(taken))
        self._held.add(task)
        task.add_done_callback(self._let_go)

    def _let_go(self, task: asyncio.Task[None]) -> None:
        self._held.discard(task)
        self._stir()
        if self._is_full and len(self._held) <= HELD // 2:
            self._is_full = False
            self._transactions.wake(self._clock.now())

    async def _bring(self, taken: Taken) -> None:
        """Bring one row to its end; what goes wrong with it is its own affair."""
        try:
            end = await self._courier.bring(taken)
        except asyncio.CancelledError:  # only while it waited for its turn: see close()
            end = _put_back(None, self._clock.now())
        except Exception as error:  # noqa: BLE001 - the other rows must go on
            _log_failure(taken, error)
            again_at = self._clock.now() + pause_after(taken.due.attempts)
            end = _put_back(type(error).__name__, again_at)
        if end is not None:
            await self._end(taken, end)

    async def _end(self, taken: Taken, end: End) -> None:
        try:
            again_at = await self._outbox.end(taken, end)
            await self._courier.clean_up(taken, end)
        except Exception as error:  # noqa: BLE001 - the lease runs out, and the row is looked up
            _log_failure(taken, error)
            again_at = taken.lease_until
        if end.status is not Status.PENDING or end.reason:  # else it only waits for its turn
            _log_end(taken, end)
        if again_at is not None:
            self._transactions.wake(again_at)


def _put_back(reason: str | None, again_at: datetime) -> End:
    return End(Status.PENDING, reason, again_at=again_at, in_doubt=True)


def _log_end(taken: Taken, end: End) -> None:
    log.info(
        "delivery",
        kind=taken.due.kind,
        workspace=taken.due.workspace,
        row=taken.id,
        status=end.status.value,
        reason=end.reason,
    )


def _log_failure(taken: Taken, error: Exception) -> None:
    """Where it happened, never what the error says: it may quote what people typed."""
    frames = [f"{frame.filename}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    log.error("delivery failed", row=taken.id, error=type(error).__name__, frames=frames[-8:])
