"""What a person is told about a date that was read, is in doubt, or could not be read."""

from typing import assert_never

from bot.domain.echo import day_in_words, in_words
from bot.domain.when.answers import Asked, Found, Reason, Refused
from bot.text import _, language


def words_of(found: Found) -> str:
    """The instant in full words, or the day alone when no time of day was given."""
    if found.has_time:
        return in_words(found.instant, found.zone, language())
    return day_in_words(found.day, language())


def question(asked: Asked) -> str:
    """What to ask; the readings in words are the answers to choose from."""
    first, *others = (words_of(reading) for reading in asked.readings)
    if asked.reason is Reason.WHICH_TIME:
        return _("At what time on {day}?", day=first)
    choice = (
        _("{first} or {second}?", first=first, second=others[0])
        if others
        else _("Do you mean {reading}?", reading=first)
    )
    if asked.reason is Reason.SKIPPED_HOUR:
        return _("The clocks skip that time. {choice}", choice=choice)
    if asked.reason is Reason.REPEATED_HOUR:
        return _("The clocks go back, so that time comes twice. {choice}", choice=choice)
    return choice


def refusal(refused: Refused) -> str:  # noqa: PLR0911 - a sentence for each reason
    """Why there is no date, and how to write one."""
    match refused.reason:
        case Reason.PAST:
            return _('That is past. Write a time to come, such as "tomorrow at 9".')
        case Reason.NO_SUCH_DAY:
            return _('There is no such day. Write one such as "april 30".')
        case Reason.NO_SUCH_TIME | Reason.SKIPPED_HOUR | Reason.REPEATED_HOUR:
            return _('There is no such time. Write one such as "friday 2pm".')
        case Reason.WHICH_DAY:
            return _('Which day? Write one such as "april 8" or "end of april".')
        case Reason.WHICH_TIME:
            return _('At what time? Add one such as "2pm".')
        case Reason.TOO_FAR:
            return _('That is too far away. Write the year, such as "april 8, 2027".')
        case Reason.NO_DATE | Reason.TWO_READINGS:
            return _('I cannot read that as a date. Write it like "dec 8 2pm" or "in 3 weeks".')
    assert_never(refused.reason)
