"""Where a refusal leads on: by command and by button, as other organizations have no commands."""

from bot.text import _


def see_agenda() -> str:
    return _("See /agenda, or press Agenda in the pinned message of the channel.")


def see_meeting() -> str:
    return _("See /meeting, or press Meeting in the pinned message of the channel.")
