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

IN_HAND = 16
"""Rows at a time: enough to keep every rate, few enough to leave the event loop free."""

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
        self._courier = Courier(
            outbox=outbox,
            transactions=transactions,
            renderer=Renderer(transactions, language_of, directories),
            caller=Caller(clients, clock, Pace(clock, rates), timeout),
            clock=clock,
            kinds=kinds,
        )
        self._in_hand: set[asyncio.Task[None]] = set()
        self._taking = asyncio.Lock()
        self._is_full = self._is_closing = False

    async def deliver(self) -> datetime | None:
        """Take what is due and start on it; tells when there will be more, if that is known."""
        async with self._taking:
            if self._is_closing:
                return None
            room = IN_HAND - len(self._in_hand)
            taken, ready_at = await self._outbox.take(room) if room else ([], None)
            for each in taken:
                self._start(each)
            self._is_full = len(taken) == room
            return None if self._is_full else ready_at  # rows that end make room, and wake

    async def quiet(self) -> datetime | None:
        """Do all that can be done at this instant; tells when what is due can go on.

        None: nothing is due and nothing in flight. On a clock that stands, whoever moves it to
        the instant told, and asks again, waits out every pace, pause and lease without a sleep.
        """
        while True:
            async with self._taking:  # what a tick takes just now is in hand after that
                now = self._clock.now()
                is_busy = bool(self._in_hand) or self._is_closing
                ready_at = None if is_busy else await self._outbox.next_ready(due_by=now)
            if self._in_hand:
                await asyncio.wait(self._in_hand)
            elif ready_at is None or ready_at > now:
                return ready_at
            else:
                await self.deliver()

    async def close(self) -> None:
        """Take nothing more, and return once nothing is in flight."""
        self._is_closing = True
        while self._in_hand:
            await asyncio.wait(self._in_hand)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is in hand; more may be due."""
        return not self._in_hand

    def _start(self, taken: Taken) -> None:
        task = asyncio.create_task(self._bring(taken))
        self._in_hand.add(task)
        task.add_done_callback(self._let_go)

    def _let_go(self, task: asyncio.Task[None]) -> None:
        self._in_hand.discard(task)
        if self._is_full and len(self._in_hand) <= IN_HAND // 2:
            self._is_full = False
            self._transactions.wake(self._clock.now())

    async def _bring(self, taken: Taken) -> None:
        """Bring one row to its end; what goes wrong with it is its own affair."""
        try:
            end = await self._courier.bring(taken)
        except Exception as error:  # noqa: BLE001 - the other rows must go on
            _log_failure(taken, error)
            again_at = self._clock.now() + pause_after(taken.due.attempts)
            end = End(Status.PENDING, type(error).__name__, again_at=again_at, in_doubt=True)
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
