"""What specs of task forces, agendas and meetings do and read again and again."""

from datetime import UTC, datetime, timedelta
from typing import Any

from handlers.views.kit import plainly
from tests.driver import Person, text_of
from tests.stage import Stage

MEETING = datetime(2026, 3, 10, 14, tzinfo=UTC)
"""The demonstration's first meeting: Tuesday at ten in New York."""
IN_WORDS = "Tuesday, March 10, 2026 at 10:00 AM Eastern time"
NEXT_IN_WORDS = "Tuesday, April 14, 2026 at 10:00 AM Eastern time"

BOT = "U0ROUNDTABLE"


async def told(person: Person) -> str:
    """The newest private answer, its dates read out."""
    return plainly(await person.answer())


async def refusal(person: Person) -> str:
    """The newest private answer, without what was typed that it tells back."""
    return (await person.answer()).partition("\nThis is what you typed:")[0]


async def form(person: Person) -> str:
    """The words of the form on top, likewise."""
    return plainly(await person.reads_form())


async def direct(person: Person) -> list[str]:
    """What stands in the person's messages with Roundtable, likewise."""
    return [plainly(each) for each in await person.reads("dm")]


async def posts(person: Person) -> list[str]:
    """What everybody reads from Roundtable in the channel, likewise."""
    found = await person.messages()
    said = [each for each in found if each["bot_id"] and not (each["ephemeral"] or each["subtype"])]
    return [plainly(text_of(each)) for each in said]


async def chooses(person: Person, **values: Any) -> None:
    """Choose in the form on top, by block id, without submitting."""
    for block_id, value in values.items():
        filled = {"as": person.user, "view": "top", "block_id": block_id, "value": value}
        await person.stage.post("fill", filled)


async def agenda(person: Person) -> list[str]:
    """The topics of the next agenda as this person sees them, without times."""
    await person.types("/agenda")
    lines = (await told(person)).splitlines()[2:]
    return [line.rpartition("time · ")[2] for line in lines]


async def starts(stage: Stage, person: Person) -> Person:
    """Start the planned meeting from the reminder of it; tells where the panel stands."""
    await stage.sleeps_to(MEETING - timedelta(minutes=6))
    await stage.moves_to(MEETING - timedelta(minutes=5))
    panel = person.within("dm")
    await panel.clicks("Start meeting")
    return panel


async def ends(panel: Person) -> None:
    """End the meeting with all that the form proposes."""
    await panel.clicks("End meeting")
    await panel.submits()
    await panel.closes()


async def now(person: Person) -> str:
    """The topic under discussion, as the channel reads it."""
    live = (await posts(person))[-1]
    return live.splitlines()[1].removeprefix("Now: ").partition(" · ")[0]


async def invite(person: Person, channel: str, user: str = BOT) -> None:
    asked = {"as": person.user, "channel": channel, "user": user}
    await person.stage.post("channels/invite", asked)
    await person.stage.settled()


async def create_channel(person: Person, name: str, *members: str, private: bool = True) -> Person:
    """A new channel with these members; tells the person in it."""
    asked = {"as": person.user, "name": name, "private": private}
    channel = (await person.stage.post("channels/create", asked))["channel"]["id"]
    for member in members:
        await invite(person, channel, member)
    return person.within(channel)
