"""Messages that show a state: each posted once, then edited, pinned, left behind by a newer one."""

from dataclasses import replace
from functools import partial
from typing import Any

from bot.clock import Clock
from bot.domain.outbox import Drop, Due, End, Place, Standing, Status
from bot.services import deliveries
from bot.work import Transactions
from handlers.calls import Caller, NotYetError, RefusedError
from handlers.kinds import Kind
from handlers.rendering import Renderer, Sheet, content, digest
from handlers.views.kit import Message

GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""What Slack says of a message that cannot be edited any more: it is posted anew."""

PINNED = frozenset({"already_pinned", "not_pinnable", "restricted_action"})
"""What Slack says where pinning again would change nothing."""


class Editor:
    def __init__(
        self, transactions: Transactions, renderer: Renderer, caller: Caller, clock: Clock
    ) -> None:
        self._transactions = transactions
        self._renderer = renderer
        self._caller = caller
        self._clock = clock

    async def bring_up_to_date(self, kind: Kind, due: Due, sheet: Sheet) -> End:
        """Edit the newest message if it shows something else, and tidy up around it."""
        message, (newest, *left) = sheet.message, sheet.standings
        shown = newest.shows
        if isinstance(message, Message) and digest(message) != newest.shows:
            newest = await self._show(due, newest, message)
        if kind.pin and not newest.pinned:
            await self._pin(due, newest)
        for standing in left:
            await self._shrink(kind, due, standing, newest.place)
        if isinstance(message, Drop):
            return End(Status.DROPPED, message)
        stands_as = kind.name if newest.shows != shown else None
        return End(Status.SENT, place=newest.place, stands_as=stands_as, shows=newest.shows)

    async def _show(self, due: Due, newest: Standing, message: Message) -> Standing:
        try:
            await self._edit(due, newest.place, message)
        except RefusedError as refused:
            if refused.error not in GONE:
                raise
            await self._forget(due, newest)
            raise NotYetError(at=self._clock.now()) from refused
        return replace(newest, shows=digest(message))

    async def _pin(self, due: Due, newest: Standing) -> None:
        if "pins:write" not in await self._caller.scopes(due.workspace):
            return
        where = {"channel": newest.place.channel, "timestamp": newest.place.ts}
        try:
            await self._caller.demand(
                due.workspace, "pins.add", lambda client: client.pins_add(**where)
            )
        except RefusedError as refused:
            if refused.error not in PINNED:
                raise
        await self._keep(due, replace(newest, pinned=True))

    async def _shrink(self, kind: Kind, due: Due, left: Standing, newest: Place) -> None:
        rest = await self._renderer.rest(kind, due, newest)
        if rest is not None:
            try:
                await self._edit(due, left.place, rest)
            except RefusedError as refused:
                if refused.error not in GONE:
                    raise
        await self._forget(due, left)

    async def _edit(self, due: Due, place: Place, message: Message) -> None:
        edit: dict[str, Any] = {"channel": place.channel, "ts": place.ts, **content(message)}
        await self._caller.demand(
            due.workspace, "chat.update", lambda client: client.chat_update(**edit)
        )

    async def _keep(self, due: Due, standing: Standing) -> Standing:
        await self._transactions.run(
            partial(deliveries.keep, standing=standing), workspace=due.workspace
        )
        return standing

    async def _forget(self, due: Due, standing: Standing) -> None:
        await self._transactions.run(
            partial(deliveries.forget, standing=standing), workspace=due.workspace
        )
