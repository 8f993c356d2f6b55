"""Brings one row of the outbox to Slack: looks for an earlier try, renders, posts or edits."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, assert_never

from bot.clock import Clock
from bot.domain.outbox import Drop, Due, End, Place, Status, Taken, is_person, pause_after
from bot.services import channels, deliveries
from bot.services.deliveries import Deliveries
from bot.work import Transactions, Work
from handlers import lookup
from handlers.calls import (
    Accepted,
    Answer,
    Caller,
    Failed,
    NotYetError,
    Refused,
    RefusedError,
    Slowed,
)
from handlers.kinds import Kind
from handlers.rendering import Renderer, Sheet, content, digest
from handlers.standing import Editor
from handlers.views.kit import Message

POST = "chat.postMessage"
ABSENT = frozenset({"not_in_channel", "channel_not_found"})
"""What Slack says where Roundtable is not in the channel, or not any more."""
FOR_ANOTHER_PROCESS = timedelta(minutes=10)
"""How long a row waits whose kind this process does not know: an older or newer one may."""


class Courier:
    def __init__(
        self,
        *,
        outbox: Deliveries,
        transactions: Transactions,
        renderer: Renderer,
        caller: Caller,
        clock: Clock,
        kinds: Mapping[str, Kind],
    ) -> None:
        self._outbox = outbox
        self._transactions = transactions
        self._renderer = renderer
        self._caller = caller
        self._clock = clock
        self._kinds = kinds
        self._editor = Editor(transactions, renderer, caller, clock)

    async def bring(self, taken: Taken) -> End | None:
        """Post the message or bring it up to date; None when the row is not ours any more.

        Where Roundtable is absent, people are told before the row ends: a crash loses neither.
        """
        end, due = await self._bring(taken), taken.due
        if end and end.status is Status.REFUSED and end.reason in ABSENT:
            await self._transactions.run(
                partial(channels.miss, channel=due.recipient), workspace=due.workspace
            )
        return end

    async def _bring(self, taken: Taken) -> End | None:
        kind = self._kinds.get(taken.due.kind)
        if kind is None:
            return _later("unknown kind", self._clock.now() + FOR_ANOTHER_PROCESS)
        try:
            sheet = await self._renderer.look(kind, taken.due) if kind.edits else None
            if sheet and sheet.standings:
                return await self._editor.bring_up_to_date(kind, taken.due, sheet)
            return await self._post(kind, taken, sheet)
        except NotYetError as not_yet:
            return _later(not_yet.reason, not_yet.at or self._after_a_pause(taken))
        except RefusedError as refused:
            return End(Status.REFUSED, refused.error)

    async def clean_up(self, taken: Taken, end: End) -> None:
        """Have the message shrink whose place this one took."""
        target, due = end.stands_as, taken.due
        if target and target != due.kind and len(await self._renderer.standings(target, due)) > 1:
            await self._transactions.run(
                lambda work: work.show(target, due.subject, due.recipient), workspace=due.workspace
            )

    async def _post(self, kind: Kind, taken: Taken, sheet: Sheet | None) -> End | None:
        due = taken.due
        channel = await self._channel(due)
        if taken.tried_at and (end := await self._earlier(kind, taken, channel)):
            return end
        self._caller.check(due.workspace, POST, due.recipient)
        sheet = sheet or await self._renderer.look(kind, due)
        if isinstance(sheet.message, Drop):
            return End(Status.DROPPED, sheet.message)
        if kind.thread and sheet.thread is None:
            raise NotYetError("no thread yet")
        self._caller.turn(due.workspace, POST, due.recipient)
        if not await self._outbox.begin(taken):
            return None
        post = _arguments(kind, taken, channel, sheet.message, sheet.thread)
        answer = await self._caller.call(
            due.workspace, POST, lambda client: client.chat_postMessage(**post)
        )
        return self._read(kind, taken, answer, digest(sheet.message))

    def _read(self, kind: Kind, taken: Taken, answer: Answer, shows: str) -> End:
        match answer:
            case Accepted(data):
                return _sent(kind, Place(data["channel"], data["ts"]), shows, self._clock.now())
            case Refused(error):
                return End(Status.REFUSED, error)
            case Slowed(seconds):
                again_at = self._clock.now() + timedelta(seconds=seconds)
                return End(Status.PENDING, "ratelimited", again_at=again_at)
            case Failed(error, in_doubt):
                again_at = self._after_a_pause(taken)
                if in_doubt:  # by the end of the lease whatever was on its way has arrived
                    again_at = max(again_at, taken.lease_until)
                return End(Status.PENDING, error, again_at=again_at, in_doubt=in_doubt)
            case _:
                assert_never(answer)

    async def _earlier(self, kind: Kind, taken: Taken, channel: str) -> End | None:
        """What became of an earlier try; None when the message is to be posted now."""
        thread = (await self._renderer.look(kind, taken.due)).thread
        try:
            place = await lookup.find(self._caller, taken, channel, thread)
        except lookup.CannotLookError:
            return None if kind.again else End(Status.UNKNOWN)
        return _sent(kind, place, "", self._clock.now()) if place else None

    async def _channel(self, due: Due) -> str:
        """Where the recipient reads: a channel, or the direct messages with a person."""
        if not is_person(due.recipient):
            return due.recipient
        known = await self._transactions.run(
            partial(deliveries.channel_with, slack_user=due.recipient), workspace=due.workspace
        )
        return known or await self._open(due)

    async def _open(self, due: Due) -> str:
        opened = await self._caller.demand(
            due.workspace,
            "conversations.open",
            lambda client: client.conversations_open(users=due.recipient),
        )
        channel = str(opened["channel"]["id"])

        def remember(work: Work) -> None:
            deliveries.remember_channel(work, due.recipient, channel)

        await self._transactions.run(remember, workspace=due.workspace)
        return channel

    def _after_a_pause(self, taken: Taken) -> datetime:
        return self._clock.now() + pause_after(taken.due.attempts)


def _arguments(
    kind: Kind, taken: Taken, channel: str, message: Message, thread: Place | None
) -> dict[str, Any]:
    post = {
        "channel": channel,
        "metadata": lookup.metadata(taken.id),
        "unfurl_links": False,
        "unfurl_media": False,
        **content(message),
    }
    if thread:
        post |= {"thread_ts": thread.ts, "reply_broadcast": kind.broadcast}
    return post


def _later(reason: str | None, again_at: datetime) -> End:
    """To be taken again; an earlier try stays as doubtful as it was."""
    return End(Status.PENDING, reason, again_at=again_at, in_doubt=True)


def _sent(kind: Kind, place: Place, shows: str, now: datetime) -> End:
    if not kind.edits:
        return End(Status.SENT, place=place, stands_as=kind.becomes, shows=shows)
    # Taken again at once: what was left behind shrinks then, and the new one is pinned.
    return End(Status.PENDING, place=place, again_at=now, stands_as=kind.name, shows=shows)
