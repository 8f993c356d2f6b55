"""A channel becomes shared, or is shared no more: its coordinators are told who reads now.

Slack has no event for a channel that becomes public or private without the history scopes, which
the bot does not have: that is found by the look of each morning, and at set-up.
"""

from bot.domain.outbox import Drop, Due
from bot.domain.taskforce import Readers
from bot.services import readers
from bot.work import Work
from handlers.answers import Answer, Done
from handlers.directory import Directory
from handlers.kinds import Kind
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import readers as views
from handlers.views.kit import Message


def register(registry: Registry) -> None:
    for name in ("channel_shared", "channel_unshared"):
        registry.event(name, note, look=look_at_channel)
    registry.sends(Kind("readers_changed", render, again=True))


async def look_at_channel(directory: Directory, request: Request) -> Readers | None:
    return await directory.readers(request.channel or "")


def note(work: Work, request: Request) -> Answer:
    if request.facts:
        readers.note_if_known(work, request.facts)
    return Done()


def render(work: Work, due: Due) -> Message | Drop:
    found = readers.for_coordinator(work, due.subject)
    return views.changed(*found) if found else Drop.FORBIDDEN
