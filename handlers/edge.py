"""The edge of the house: every interaction becomes one transaction and one answer."""

import asyncio
import secrets
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from functools import partial
from traceback import extract_tb
from typing import Any

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.privacy import Doubt
from bot.errors import Refusal
from bot.services import people
from bot.services.taskforces import SeveralTaskForces
from bot.text import speak, speaking
from bot.work import Transactions, Visitor, Work
from handlers import drafts
from handlers.answers import Answer, Done, Open, Point, Publish, Say, Show
from handlers.directory import Directory
from handlers.languages import Languages
from handlers.registry import Act, Listener
from handlers.replies import Reply
from handlers.request import Body, Request, Way
from handlers.views import notes

Reading = Callable[[Body], tuple[Listener, Request]]
"""Finds in a payload who is to answer it, and what was asked."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until "Loading" holds a trigger, and until an ack leaves without its answer."""

    form: float = 0.5
    answer: float = 2.5


PATIENCE = Patience()


class Edge:
    """Runs listeners: looks facts up, opens the Work, turns what goes wrong into sentences."""

    def __init__(
        self,
        transactions: Transactions,
        client: AsyncWebClient,
        directory: Directory,
        *,
        home: Act,
        clock: Clock,
        patience: Patience,
    ) -> None:
        self._transactions = transactions
        self._client = client
        self._directory = directory
        self._home = home
        self._patience = patience
        self._homes: set[str] = set()  # people whose App Home shows, as far as is known
        self._languages = Languages(transactions, clock)
        self._tasks: set[asyncio.Task[None]] = set()

    async def answer(self, read: Reading, body: Body, ack: AsyncAck) -> BoltResponse | None:
        """Answer one payload; return in time to be acknowledged, whatever happens."""
        reference = secrets.token_hex(3).upper()
        try:
            listener, request = read(body)
        except Exception as error:  # noqa: BLE001 - Slack must hear that it was received
            _log_failure("unreadable", reference, error)
            await ack()
            return None
        reply = Reply(ack, self._client, request)
        self._start(self._converse(listener, request, reply, reference))
        await self._watch(listener, request, reply)
        return BoltResponse(status=503) if reply.is_declined else None

    async def _watch(self, listener: Listener, request: Request, reply: Reply) -> None:
        """Return once the reply is acknowledged; see to it that this is in time."""
        patience, only_by_form = self._patience, request.view_type == "home"
        left = patience.answer
        if listener.opens_form or only_by_form:
            if not await reply.settled(patience.form):
                with speaking(self._languages.known(request.user)):
                    self._start(reply.hold())
            left -= patience.form
        if not await reply.settled(left):
            with speaking(self._languages.known(request.user)):
                await reply.still_working()
        await reply.settled()

    async def _converse(
        self, listener: Listener, request: Request, reply: Reply, reference: str
    ) -> None:
        started = time.perf_counter()
        answer = await self._answer(listener, request, reference)
        if answer is None:
            reply.decline()
        else:
            await self._bring(answer, reply, reference)
        if listener.anonymous:  # a line would tell when, and its neighbours who
            return
        log.info(
            "interaction",
            reference=reference,
            way=request.way.value,
            name=request.name,
            workspace=request.workspace,
            user=request.user,
            outcome=type(answer).__name__.lower() if answer else "declined",
            milliseconds=round((time.perf_counter() - started) * 1000, 1),
        )
        await self._follow(answer, request)

    async def _answer(self, listener: Listener, request: Request, reference: str) -> Answer | None:
        """What to answer; None leaves an event that failed to be sent again."""
        try:
            return await self._spoken(listener, request)
        except Exception as error:  # noqa: BLE001 - the one place where everything else ends
            _log_failure("failure", reference, error)
        if request.way is Way.EVENT:
            return None
        sentence = notes.failure(reference)
        if request.text_fields and not request.confirmed:
            return Point(request.text_fields[0], sentence)
        return _told(request, sentence)

    async def _spoken(self, listener: Listener, request: Request) -> Answer:
        """What to answer, in the person's language; what follows is in the one they set by it."""
        speak(await self._languages.of(request))
        answer = await self._outcome(listener, request)
        if listener.sets_language:
            speak(await self._languages.anew(request))
        return answer

    async def _bring(self, answer: Answer, reply: Reply, reference: str) -> None:
        try:
            await reply.give(answer)
        except Exception as error:  # noqa: BLE001 - what was done stays done
            _log_failure("not shown", reference, error)
            await self._tell_not_shown(reply, reference)

    async def _tell_not_shown(self, reply: Reply, reference: str) -> None:
        try:
            await reply.give(Say(notes.sentence(notes.not_shown(reference))))
        except Exception as error:  # noqa: BLE001 - Slack itself is out of reach
            _log_failure("not told", reference, error)
            await reply.acknowledge()

    async def _outcome(self, listener: Listener, request: Request) -> Answer:
        try:
            return await self._act(listener, request)
        except Refusal as refusal:
            field, sentence, is_question = (
                refusal.field,
                refusal.sentence,
                isinstance(refusal, _Question),
            )
        if request.way is Way.FORM and field in request.form and not request.confirmed:
            return Point(field or "", sentence)
        if (reopen := listener.refused) is None:
            return _told(request, sentence)
        try:
            answer = await self._act(
                Listener(lambda work, asked: reopen(work, asked, sentence)), request
            )
        except Refusal as second:  # the form cannot be opened either
            return _told(request, second.sentence)
        if is_question and isinstance(answer, Open):
            return Open(notes.asking(answer.view))
        return answer

    async def _act(self, listener: Listener, request: Request) -> Answer:
        """What the listener answers, or a question back; raises Refusal."""
        if listener.look:
            request = replace(request, facts=await listener.look(self._directory, request))
        try:
            return await self._run(partial(_once, listener.act), request)
        except SeveralTaskForces as several:
            return Say(notes.choose_taskforce(drafts.choices(several.taskforces, request)))
        except Doubt as doubt:
            if request.way is Way.FORM:
                return Open(notes.question(doubt.sentence, drafts.pack(request)))
            raise _Question(doubt.sentence, field=doubt.field) from None
        except _HadItsEffect:
            return Done()

    async def _run(self, act: Act, request: Request) -> Answer:
        visitor = Visitor(request.user, request.channel, request.taskforce_id)
        return await self._transactions.run(
            lambda work: act(work, request), workspace=request.workspace, visitor=visitor
        )

    async def _follow(self, answer: Answer | None, request: Request) -> None:
        """Keep App Home, once it was shown, up to date with the person's own acts."""
        if isinstance(answer, Publish):
            self._homes.add(request.user)
        elif request.user in self._homes:
            try:
                home = await self._run(self._home, replace(request, channel=None))
                if isinstance(home, Publish):
                    await self._client.views_publish(user_id=request.user, view=home.view)
            except Exception as error:  # noqa: BLE001 - Home is shown anew when it is opened
                log.warning("home not refreshed", error=type(error).__name__)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Return once every answer that was still on its way has left."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    @property
    def is_idle(self) -> bool:
        return not self._tasks


class _Question(Refusal):
    """A doubt about words that a form, where there is one, may still submit."""


class _HadItsEffect(Exception):  # noqa: N818 - undoes what a repeated request did
    """The same event, or press of a button that works once, came before."""


def _once(act: Act, work: Work, request: Request) -> Answer:
    answer = act(work, request)
    if (
        request.once
        and not isinstance(answer, Open)
        and not people.is_new_event(work, request.once)
    ):
        raise _HadItsEffect
    return answer


def _told(request: Request, sentence: str) -> Answer:
    """The sentence, with what was typed still readable."""
    if request.way is Way.FORM:
        return Show(notes.refused(sentence, request.words))
    return Say(notes.sentence(sentence, request.words))


def _log_failure(event: str, reference: str, error: Exception) -> None:
    """Where it happened, never what the error says: it may quote what people typed."""
    frames = [f"{frame.filename}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    log.error(event, reference=reference, error=type(error).__name__, frames=frames[-8:])
