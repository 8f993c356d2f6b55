"""Delivery with nothing around it: an outbox, a clock that specs move, and the local Slack."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient
from sqlmodel import SQLModel, select

from bot.clock import MovableClock
from bot.domain.outbox import Drop, Due, Place
from bot.sandbox import posting
from bot.sandbox.channels import Channel
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message as SlackMessage
from bot.sandbox.seed import DEFAULT
from bot.services.deliveries import Deliveries
from bot.work import Transactions, Work
from handlers.delivery import Delivery
from handlers.kinds import Kind
from handlers.views.kit import Message, section
from storage.conversations import ConversationRow
from storage.db import Database
from storage.outbox import OutboxRow
from storage.posted import PostedRow

MONDAY = datetime(2026, 3, 2, 14, tzinfo=UTC)
TEAM = DEFAULT.team.id
TASK, SECOND, GENERAL = "C0TASK", "C0SECOND", "C0GENERAL"
HISTORY = {"channels:history", "groups:history", "im:history"}


@dataclass
class Board:
    """What the messages are about: words that change, and what was said of them when."""

    words: dict[str, str | Drop | None] = field(default_factory=dict)
    threads: dict[str, Place] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    rendered: int = 0

    def render(self, _work: Work, due: Due) -> Message | Drop | None:
        """Say the subject, or the words written for it."""
        self.rendered += 1
        words = self.words.get(due.subject, due.subject)
        return Message(words, [section(words)]) if type(words) is str else words

    def rest(self, _work: Work, due: Due, newest: Place) -> Message:
        return Message(f"{due.subject} moved to {newest.ts}")

    def thread(self, _work: Work, due: Due) -> Place | None:
        return self.threads.get(due.subject)

    def kinds(self) -> dict[str, Kind]:
        declared = (
            Kind("deadline", self.render, again=True),
            Kind("starts_in_5", self.render, again=False),
            Kind("reply", self.render, again=True, thread=self.thread, broadcast=True),
            Kind("live", self.render, again=True, edits=True, leaves=self.rest),
            Kind("to_bottom", self.render, again=False, becomes="live"),
            Kind("front_desk", self.render, again=True, edits=True, pin=True),
        )
        return {kind.name: kind for kind in declared}


class Mailroom:
    """One process that delivers; several may share a database."""

    def __init__(
        self,
        slack: LocalSlack,
        clock: MovableClock,
        database: Database,
        *,
        url: str | None = None,
        timeout: float = 2.0,
    ) -> None:
        self.slack, self.clock, self.database = slack, clock, database
        self.url, self.timeout = url or slack.url, timeout
        self.board = Board()
        self.kinds = self.board.kinds()
        self.woken: list[datetime] = []
        self.transactions = Transactions(database, clock, self.woken.append)
        self.outbox = Deliveries(database, clock, [TEAM])

    async def __aenter__(self) -> Self:
        self.http = ClientSession()
        client = AsyncWebClient(
            DEFAULT.bot.bot_token,
            f"{self.url}/api/",
            session=self.http,
            retry_handlers=[],
        )
        self.delivery = Delivery(
            outbox=self.outbox,
            transactions=self.transactions,
            clock=self.clock,
            clients={TEAM: client},
            kinds=self.kinds,
            language_of=lambda _work, recipient: self.board.languages.get(recipient, "en"),
            directories={},
            timeout=self.timeout,
        )
        return self

    async def __aexit__(self, *_raised: object) -> None:
        await self.delivery.close()
        await self.http.close()

    # What specs do

    async def do(self, act: Any, workspace: str = TEAM) -> Any:
        return await self.transactions.run(act, workspace=workspace)

    async def queue(
        self, kind: str, subject: str, recipient: str = TASK, *, due_at: datetime | None = None
    ) -> None:
        await self.do(
            lambda work: work.remind(kind, subject, recipient, due_at or self.clock.now())
        )

    async def show(self, subject: str, *, at_once: bool = False, kind: str = "live") -> None:
        await self.do(lambda work: work.show(kind, subject, TASK, at_once=at_once))

    async def settle(self, within: timedelta = timedelta(hours=1)) -> datetime | None:
        """Deliver all that is due, moving the clock through every wait; what remains, if any."""
        until = self.clock.now() + within
        while (goes_on := await self.delivery.quiet()) is not None and goes_on <= until:
            self.clock.move_to(goes_on)
        return goes_on

    def fail(self, method: str, kind: Any, **details: Any) -> None:
        self.slack.failures.inject(method, kind, **details)

    def say(self, text: str) -> None:
        """Somebody writes in the channel."""
        posting.say(self.slack, self.channel(), user="U0ADA", text=text)

    # What specs see

    def channel(self, channel: str = TASK) -> Channel:
        return self.slack.workspace.channels[channel]

    def posts(self, channel: str = TASK) -> list[str]:
        """What stands in the channel, oldest first."""
        return [message.text for message in self.channel(channel).messages.values()]

    def calls(self, method: str) -> list[dict[str, Any]]:
        return self.slack.journal.calls(after=0, method=method, limit=5_000)

    def place(self, message: SlackMessage) -> Place:
        return Place(message.channel, message.ts)

    async def rows(self) -> list[OutboxRow]:
        return await self.database.run(lambda session: list(session.exec(select(OutboxRow))))

    async def row(self, subject: str, kind: str | None = None) -> OutboxRow:
        asked = select(OutboxRow).where(OutboxRow.subject == subject)
        if kind:
            asked = asked.where(OutboxRow.kind == kind)
        return await self.database.run(lambda session: session.exec(asked).one())


def open_database(url: str) -> Database:
    database = Database(url)
    tables = [row.__table__ for row in (OutboxRow, PostedRow, ConversationRow)]
    SQLModel.metadata.create_all(database.engine, tables=tables)
    return database
