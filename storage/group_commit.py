"""Many small writes in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Ask = TypeVar("Ask")
Answer = TypeVar("Answer")


class GroupCommit(Generic[Ask, Answer]):
    """While one transaction is written, what is asked meanwhile gathers for the next.

    So a thousand rows that end in the same second cost a few commits, and one costs no wait.
    """

    def __init__(self, commit: Callable[[Sequence[Ask]], Awaitable[Sequence[Answer]]]) -> None:
        self._commit = commit
        self._writing = asyncio.Lock()
        self._asks: list[Ask] = []
        self._next: asyncio.Task[Sequence[Answer]] | None = None

    async def ask(self, ask: Ask) -> Answer:
        """The answer to `ask`, once it is committed; raises what the transaction raised."""
        if self._next is None:
            self._next = asyncio.create_task(self._write())
        place = len(self._asks)
        self._asks.append(ask)
        answers = await asyncio.shield(self._next)
        return answers[place]

    async def _write(self) -> Sequence[Answer]:
        async with self._writing:
            asks, self._asks, self._next = self._asks, [], None
            return await self._commit(asks)
