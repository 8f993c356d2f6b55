"""What Slack tells, or somebody who pretends to be Slack: of channels, accounts and Home."""

from typing import Any

from hypothesis import strategies as st

from bot.app import registered
from tests.fuzz.acts import Tells

BOT = "U0ROUNDTABLE"
CHANNELS = ("C0TASK", "C0SECOND", "C0GENERAL", "C0NOWHERE")
PEOPLE = (BOT, "U0ADA", "U0CRUZ", "U0HANA")
INVITERS = (*PEOPLE, "U0NOBODY", "")


def occasions() -> list[Tells]:
    """What brings buttons without a command."""
    return [Tells({"type": "app_home_opened"})]


def telling() -> st.SearchStrategy[Tells]:
    names = st.sampled_from([*sorted(registered().events), "message"])
    channels, people = st.sampled_from(CHANNELS), st.sampled_from(PEOPLE)
    return st.builds(_event, names, channels, people, st.sampled_from(INVITERS), st.booleans())


def _event(name: str, channel: str, who: str, inviter: str, is_gone: bool) -> Tells:  # noqa: FBT001 - drawn
    event: dict[str, Any] = {"type": name, "channel": channel, "inviter": inviter}
    if name == "user_change":
        event["user"] = {"id": who, "deleted": is_gone}
    elif is_gone:  # of somebody else, not of who acts
        event["user"] = who
    return Tells(event)
