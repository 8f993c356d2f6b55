"""Each morning: a look at who reads the channel, and what waited for the day to end."""

from bot.domain.outbox import Drop, Due
from bot.domain.taskforce import Readers
from bot.services import mornings
from bot.work import Work
from handlers.directory import Directory
from handlers.kinds import Kind
from handlers.registry import Registry


def register(registry: Registry) -> None:
    registry.sends(Kind("morning", begin, again=True, watches=True, look=look_at_channel))


async def look_at_channel(directory: Directory, due: Due) -> Readers | None:
    return await directory.readers(due.recipient)


def begin(work: Work, due: Due) -> Drop:
    """Nothing is posted: what the morning brings is queued."""
    mornings.begin(work, due.subject, due.facts)
    return Drop.OVER
