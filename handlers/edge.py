"""The edge of the house: every interaction becomes one transaction and one answer."""

import asyncio
import secrets
import time
from collections.abc import Coroutine
from dataclasses import replace
from functools import partial
from traceback import extract_tb
from typing import Any

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.privacy import Doubt
from bot.errors import Refusal
from bot.services import people
from bot.services.taskforces import SeveralTaskForces
from bot.text import _, speaking
from bot.work import Transactions, Visitor, Work
from handlers import drafts
from handlers.answers import Answer, Done, Open, Publish, Say, Show
from handlers.directory import Directory
from handlers.registry import Act, Listener
from handlers.replies import Reply
from handlers.request import Request, Way
from handlers.views import notes

FORM_PATIENCE, PATIENCE = 0.5, 2.5
"""Seconds until "Loading" holds a trigger, and until an ack leaves without its answer."""

log = structlog.get_logger()


class FieldError(Exception):
    """A refusal at one field of the submitted form."""

    def __init__(self, block_id: str, sentence: str) -> None:
        super().__init__(block_id)
        self.block_id, self.sentence = block_id, sentence


class Edge:
    """Runs listeners: looks facts up, opens the Work, turns what goes wrong into sentences."""

    def __init__(
        self,
        transactions: Transactions,
        client: AsyncWebClient,
        directory: Directory,
        home: Act,
    ) -> None:
        self._transactions = transactions
        self._client = client
        self._directory = directory
        self._home = home
        self._homes: set[str] = set()  # people whose App Home shows, as far as is known
        self._languages: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def answer(self, listener: Listener, request: Request, ack: AsyncAck) -> None:
        """Answer one interaction and acknowledge it in time, whatever happens."""
        started = time.perf_counter()
        with speaking(await self._language(request)):
            reply = Reply(ack, self._client, request, self._track)
            outcome = await self._give(reply, listener, request)
        if not listener.anonymous:  # a line would tell when, and its neighbours who
            log.info(
                "interaction",
                way=request.way.value,
                name=request.name,
                workspace=request.workspace,
                user=request.user,
                outcome=outcome,
                milliseconds=round((time.perf_counter() - started) * 1000, 1),
            )

    async def _give(self, reply: Reply, listener: Listener, request: Request) -> str:
        working = asyncio.ensure_future(self._outcome(listener, request))
        if listener.opens_form and not await _ready(working, FORM_PATIENCE):
            await reply.loading()
        elif not await _ready(working, PATIENCE):
            await reply.still_working()
            self._track(self._bring(reply, working, listener, request))
            return "still working"
        return await self._bring_now(reply, working, listener, request)

    async def _bring(
        self, reply: Reply, working: asyncio.Future[Answer], listener: Listener, request: Request
    ) -> None:
        outcome = await self._bring_now(reply, working, listener, request)
        if not listener.anonymous:
            log.info("late answer", name=request.name, outcome=outcome)

    async def _bring_now(
        self, reply: Reply, working: asyncio.Future[Answer], listener: Listener, request: Request
    ) -> str:
        try:
            answer = await working
            await reply.give(answer)
        except FieldError as error:
            await reply.field_error(error.block_id, error.sentence)
            return "field error"
        except Exception as error:  # noqa: BLE001 - the one place where everything else ends
            return await self._apologize(reply, error)
        shown = request.user in self._homes and not listener.anonymous
        if shown and not isinstance(answer, Publish):
            self._track(self._refresh_home(request))
        return type(answer).__name__.lower()

    async def _apologize(self, reply: Reply, error: Exception) -> str:
        """Tell a reference code; log where it happened, never what the error says: it may quote."""
        reference = secrets.token_hex(3).upper()
        frames = [f"{frame.filename}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
        log.error("failure", reference=reference, error=type(error).__name__, frames=frames[-8:])
        sentence = _(
            "Something went wrong here, and nothing was changed. Please try again. If it happens "
            "again, give your coordinator this code: {reference}.",
            reference=reference,
        )
        try:
            await reply.give(Say(notes.sentence(sentence)))
        except Exception as second:  # noqa: BLE001 - Slack itself is out of reach
            log.warning("not told", reference=reference, error=type(second).__name__)
        return reference

    async def _outcome(self, listener: Listener, request: Request) -> Answer:
        if listener.look:
            request = replace(request, facts=await listener.look(self._directory, request))
        try:
            return await self._run(partial(_once, listener.act), request)
        except SeveralTaskForces as several:
            return Say(notes.choose_taskforce(drafts.choices(several.taskforces, request)))
        except Doubt as doubt:
            return await self._doubted(listener, request, doubt)
        except Refusal as refusal:
            return await self._refused(listener, request, refusal)

    async def _doubted(self, listener: Listener, request: Request, doubt: Doubt) -> Answer:
        if request.way is Way.FORM:
            return Open(notes.question(doubt.sentence, drafts.pack(request)))
        refusal = Refusal(doubt.sentence, field=doubt.field)
        return await self._refused(listener, request, refusal)

    async def _refused(self, listener: Listener, request: Request, refusal: Refusal) -> Answer:
        if refusal.field in request.form and not request.confirmed:
            raise FieldError(refusal.field or "", refusal.sentence) from None
        if listener.refused:
            reopen = listener.refused
            try:
                return await self._run(
                    lambda work, asked: reopen(work, asked, refusal.sentence), request
                )
            except Refusal as second:  # the form cannot be opened either
                return Say(notes.sentence(second.sentence))
        if request.way is Way.FORM:
            typed = [value for value in request.form.values() if isinstance(value, str)]
            return Show(notes.refused(refusal.sentence, typed))
        return Say(notes.sentence(refusal.sentence))

    async def _run(self, act: Act, request: Request) -> Answer:
        visitor = Visitor(request.user, request.channel, request.taskforce_id)
        return await self._transactions.run(
            lambda work: act(work, request), workspace=request.workspace, visitor=visitor
        )

    async def publish_home(self, request: Request, ack: AsyncAck) -> None:
        """Show App Home, which from then on follows the person's own acts."""
        self._homes.add(request.user)
        await self.answer(Listener(self._home), request, ack)

    async def _refresh_home(self, request: Request) -> None:
        try:
            answer = await self._run(self._home, replace(request, channel=None))
            if isinstance(answer, Publish):
                await self._client.views_publish(user_id=request.user, view=answer.view)
        except Exception as error:  # noqa: BLE001 - Home is shown anew when it is opened
            log.warning("home not refreshed", error=type(error).__name__)

    async def _language(self, request: Request) -> str:
        if request.user not in self._languages:
            self._languages[request.user] = await self._transactions.run(
                partial(people.language_of, recipient=request.user), workspace=request.workspace
            )
        return self._languages[request.user]

    def _track(self, later: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(later)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Return once every answer that was still on its way has left."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def is_idle(self) -> bool:
        return not self._tasks


def _once(act: Act, work: Work, request: Request) -> Answer:
    """Answer an event only the first time it comes."""
    if request.event_id and not people.is_new_event(work, request.event_id):
        return Done()
    return act(work, request)


async def _ready(working: asyncio.Future[Answer], seconds: float) -> bool:
    done, _pending = await asyncio.wait({working}, timeout=seconds)
    return bool(done)
