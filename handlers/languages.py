"""The language of whoever is answered, kept for a moment: most answers need not ask for it."""

from datetime import datetime, timedelta
from functools import partial

from bot.clock import Clock
from bot.services import people
from bot.text import DEFAULT_LANGUAGE
from bot.work import Transactions
from handlers.request import Request

KEPT = timedelta(minutes=1)
"""How long a change of language may take to reach another process; here it shows at once."""


class Languages:
    def __init__(self, transactions: Transactions, clock: Clock) -> None:
        self._transactions = transactions
        self._clock = clock
        self._learnt: dict[str, tuple[str, datetime]] = {}

    def known(self, user: str) -> str:
        """The language as far as is known without asking."""
        language, _learnt_at = self._learnt.get(user, (DEFAULT_LANGUAGE, None))
        return language

    async def of(self, request: Request) -> str:
        """The language of the person who makes this request."""
        language, learnt_at = self._learnt.get(request.user, (DEFAULT_LANGUAGE, None))
        if learnt_at is None or self._clock.now() - learnt_at > KEPT:
            return await self.anew(request)
        return language

    async def anew(self, request: Request) -> str:
        """The same as it is stored by now."""
        language = await self._transactions.run(
            partial(people.language_of, recipient=request.user), workspace=request.workspace
        )
        self._learnt[request.user] = language, self._clock.now()
        return language
