"""Renders a message at the moment it is sent, in the language of whoever gets it."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from bot.domain.outbox import Drop, Due, Place, Standing, is_person
from bot.errors import Refusal
from bot.services import deliveries
from bot.text import speaking
from bot.work import Transactions, Visitor, Work
from handlers.directory import Directory
from handlers.kinds import Kind
from handlers.views.kit import Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A message, the thread it goes to, and those that stand; or why there is no message."""

    message: Message | Drop
    thread: Place | None
    standings: Sequence[Standing]  # of its kind: the newest, first, is the one


class Renderer:
    """`language_of` tells the language of a recipient: a person's own, a channel's by setting."""

    def __init__(
        self,
        transactions: Transactions,
        language_of: Callable[[Work, str], str],
        directories: Mapping[str, Directory],
    ) -> None:
        self._transactions = transactions
        self._language_of = language_of
        self._directories = directories

    async def look(self, kind: Kind, due: Due) -> Sheet:
        """Look at the subject of the row again, and render what is to be said now."""
        if kind.look:
            due = replace(due, facts=await kind.look(self._directories[due.workspace], due))
        try:
            return await self._speak(due, partial(_sheet, kind=kind, due=due))
        except Refusal:  # what a person would be told: here there is nobody to tell
            return Sheet(Drop.FORBIDDEN, None, await self.standings(kind.name, due))

    async def standings(self, kind: str, due: Due) -> list[Standing]:
        """The messages that show this state; the newest, first, is the one."""
        return await self._transactions.run(
            partial(deliveries.standings, kind=kind, due=due), workspace=due.workspace
        )

    async def rest(self, kind: Kind, due: Due, newest: Place) -> Message | None:
        """What remains of a message of this kind whose place another one took."""
        leaves = kind.leaves
        if leaves is None:
            return None
        return await self._speak(due, lambda work: leaves(work, due, newest))

    async def _speak(self, due: Due, render: Callable[[Work], T]) -> T:
        def spoken(work: Work) -> T:
            with speaking(self._language_of(work, due.recipient)):
                return render(work)

        # What the recipient may see is asked of whoever gets it, at the time of sending.
        visitor = Visitor(due.recipient) if is_person(due.recipient) else None
        return await self._transactions.run(spoken, workspace=due.workspace, visitor=visitor)


def _sheet(work: Work, *, kind: Kind, due: Due) -> Sheet:
    message = kind.render(work, due) or Drop.OVER
    thread = kind.thread(work, due) if kind.thread and isinstance(message, Message) else None
    standings = deliveries.standings(work, kind.name, due) if kind.edits else []
    return Sheet(message, thread, standings)


def digest(message: Message) -> str:
    """Equal for messages that look the same."""
    shown = json.dumps([message.text, message.blocks], sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()


def content(message: Message) -> dict[str, Any]:
    """The arguments that say what a message shows; empty blocks take away what stood there."""
    return {"text": message.text, "blocks": message.blocks}
