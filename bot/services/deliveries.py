"""The outbox as delivery uses it: rows taken, looked at again, tried and ended."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session

from bot.clock import Clock
from bot.domain.outbox import LEASE, Due, End, Standing, Taken
from bot.work import Work
from storage import conversations, leases, outbox, posted
from storage.db import Database
from storage.group_commit import GroupCommit

LONGEST_TRY = timedelta(seconds=15)
"""What a try takes at most, from its mark to its end; no try begins with less of a lease left."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to note about a row: that a try begins, or, with `end`, what came of it."""

    taken: Taken
    end: End | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    held: bool = True
    again_at: datetime | None = None


class Deliveries:
    """What delivery may do with the outbox of these workspaces."""

    def __init__(self, database: Database, clock: Clock, workspaces: Collection[str]) -> None:
        self._database = database
        self._clock = clock
        self._workspaces = tuple(workspaces)
        self._marks = GroupCommit(self._note)

    async def take(self, limit: int) -> tuple[list[Taken], datetime | None]:
        """Take up to `limit` rows that are due, the longest due first; tells when the next is."""
        return await self._database.run(
            partial(_take, workspaces=self._workspaces, now=self._clock.now(), limit=limit)
        )

    async def next_ready(self, *, due_by: datetime | None = None) -> datetime | None:
        """When a row may be taken next; with `due_by`, of those that are due by then."""
        return await self._database.run(
            partial(leases.next_ready, workspaces=self._workspaces, due_by=due_by)
        )

    async def begin(self, taken: Taken) -> bool:
        """Note that a try begins; False when the row is not ours any more, or not long enough."""
        return (await self._mark(Mark(taken))).held

    async def end(self, taken: Taken, end: End) -> datetime | None:
        """Note what came of the row; tells when it may be taken again, None when it is over."""
        return (await self._mark(Mark(taken, end))).again_at

    async def _mark(self, mark: Mark) -> Noted:
        while (noted := await self._marks.ask(mark)) is None:
            pass  # somebody changes the row just now: that lasts as long as a transaction
        return noted

    async def _note(self, marks: Sequence[Mark]) -> list[Noted | None]:
        return await self._database.run(partial(_note, marks=marks, now=self._clock.now()))


def _take(
    session: Session, *, workspaces: Collection[str], now: datetime, limit: int
) -> tuple[list[Taken], datetime | None]:
    ready_at = leases.next_ready(session, workspaces=workspaces)
    if ready_at is None or ready_at > now:
        return [], ready_at
    taken = leases.take(
        session, workspaces=workspaces, now=now, lease_until=now + LEASE, limit=limit
    )
    return taken, leases.next_ready(session, workspaces=workspaces)


def _note(session: Session, *, marks: Sequence[Mark], now: datetime) -> list[Noted | None]:
    """What was noted for each mark; None where the row must be asked for again."""
    rows = leases.locked(session, {mark.taken.key for mark in marks})
    elsewhere = leases.existing(session, {mark.taken.key for mark in marks} - rows.keys())
    answers: list[Noted | None] = []
    for mark in marks:
        row = rows.get(mark.taken.key)
        if row is None:
            answers.append(None if mark.taken.key in elsewhere else Noted(held=False))
        elif mark.end is None:
            held = leases.begin(row, mark.taken, now=now, enough=LONGEST_TRY)
            answers.append(Noted(held=held))
        else:
            _stand(session, mark.taken.due, mark.end)
            answers.append(Noted(again_at=leases.end(row, mark.taken, mark.end, now=now)))
    leases.write(session, rows.values())
    return answers


def _stand(session: Session, due: Due, end: End) -> None:
    if end.stands_as and end.place:
        posted.stand(session, due, kind=end.stands_as, place=end.place, shows=end.shows)


def standings(work: Work, kind: str, due: Due) -> list[Standing]:
    """The messages of `kind` for this subject and recipient; the newest, first, is the one."""
    return posted.standings(
        work.session,
        workspace=work.workspace,
        kind=kind,
        subject=due.subject,
        recipient=due.recipient,
    )


def keep(work: Work, standing: Standing) -> None:
    """Remember what the message shows by now, and whether it is pinned."""
    posted.keep(work.session, work.workspace, standing)


def forget(work: Work, standing: Standing) -> None:
    """The message is gone, or nothing more is to be shown there."""
    posted.forget(work.session, work.workspace, standing)


def channel_with(work: Work, slack_user: str) -> str | None:
    """The channel of the direct messages with this person, None before they were opened."""
    return conversations.channel_with(work.session, work.workspace, slack_user)


def remember_channel(work: Work, slack_user: str, channel: str) -> None:
    conversations.remember(work.session, work.workspace, slack_user, channel)


def upcoming(work: Work, until: datetime) -> list[Due]:
    """What will be sent until then, soonest first."""
    return outbox.upcoming(work.session, work.workspace, until)


def refused(work: Work, since: datetime) -> list[tuple[Due, str]]:
    """What Slack refused for good since then, and its reason."""
    return outbox.refused(work.session, work.workspace, since)
