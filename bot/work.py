"""One unit of work: a transaction, its instant, and who acts in which workspace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session

from bot.clock import Clock
from storage import audit, outbox
from storage.db import Database


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who pressed or typed, and where, as Slack tells it."""

    slack_user: str
    channel: str | None = None  # None where there is none: App Home, a form
    taskforce_id: str | None = None  # chosen by the person, where the channel does not tell


@dataclass(slots=True)
class Work:
    """What a service works with; the edge opens and commits it, services never do.

    `visitor` is None where Roundtable acts by itself (reminders).
    """

    session: Session
    now: datetime
    workspace: str
    visitor: Visitor | None = None
    next_due: datetime | None = None

    @property
    def actor(self) -> Visitor:
        """The person who acts; asking for one where Roundtable acts by itself is a mistake."""
        if self.visitor is None:
            raise RuntimeError("Roundtable acts by itself here")
        return self.visitor

    def remind(self, kind: str, subject: str, recipient: str, due_at: datetime) -> None:
        """Queue a message of `kind` about `subject`, an id, to a Slack channel or person.

        The four together are unique: queued twice it goes out once, and what was sent stays sent.
        """
        outbox.queue(
            self.session,
            workspace=self.workspace,
            kind=kind,
            subject=subject,
            recipient=recipient,
            due_at=due_at,
        )
        self.next_due = min(due_at, self.next_due or due_at)

    def show(self, kind: str, subject: str, recipient: str, *, at_once: bool = False) -> None:
        """Bring the one message of `kind` about `subject` up to date.

        A change of step is shown `at_once`; counts wait for the pace of edits and merge there.
        """
        outbox.show(
            self.session,
            workspace=self.workspace,
            kind=kind,
            subject=subject,
            recipient=recipient,
            now=self.now,
            at_once=at_once,
        )
        self.next_due = min(self.now, self.next_due or self.now)

    def show_refused(self, recipient: str) -> None:
        """Try again to show there what Slack refused: whatever was in the way is gone."""
        outbox.show_refused(self.session, self.workspace, recipient, self.now)
        self.next_due = min(self.now, self.next_due or self.now)

    def forget(self, kind: str, subject: str) -> None:
        """Cancel what is still pending of `kind` about `subject`."""
        outbox.cancel(self.session, workspace=self.workspace, kind=kind, subject=subject)

    def record(self, act: str, subject: str, *, taskforce_id: str, actor_id: str | None) -> None:
        """Add `act` on `subject` (an id, never text) to the task force's audit chain."""
        audit.append(
            self.session,
            workspace=self.workspace,
            taskforce_id=taskforce_id,
            at=self.now,
            actor_id=actor_id,
            act=act,
            subject=subject,
        )


T = TypeVar("T")


class Transactions:
    """Opens Works: each one transaction on a database thread, at one instant of the clock."""

    def __init__(
        self, database: Database, clock: Clock, wake: Callable[[datetime], None] | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self.wake = wake or (lambda _due_at: None)

    async def run(
        self, act: Callable[[Work], T], *, workspace: str, visitor: Visitor | None = None
    ) -> T:
        """Commit what `act` did and wake the scheduler for what it queued, or undo all of it."""
        due: list[datetime] = []

        def transact(session: Session) -> T:
            work = Work(session, self._clock.now(), workspace, visitor)
            answer = act(work)
            due.extend(filter(None, [work.next_due]))
            return answer

        answer = await self._database.run(transact, workspace=workspace)
        for due_at in due:
            self.wake(due_at)
        return answer
