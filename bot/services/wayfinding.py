"""Where a refusal leads on: by command and by button, as other organizations have no commands."""

from bot.text import _


def see_agenda(why: str) -> str:
    """The reason, and where the agenda shows."""
    way_on = _("See /agenda, or press Agenda in the pinned message of the channel.")
    return f"{why} {way_on}"


def see_meeting(why: str) -> str:
    """The reason, and where the meeting shows."""
    way_on = _("See /meeting, or press Meeting in the pinned message of the channel.")
    return f"{why} {way_on}"
