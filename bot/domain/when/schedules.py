"""Splits what follows "/meeting schedule" into a date and a length."""

from dataclasses import dataclass

from bot.domain.when.answers import Answer, Found, is_date
from bot.domain.when.tasks import Read
from bot.domain.when.topics import without_length


@dataclass(frozen=True, slots=True)
class Schedule:
    when: Answer
    minutes: int | None = None


def split_schedule(text: str, read: Read) -> Schedule:
    """A date with a length behind it, "friday 2pm 90m", or with a range, "friday 2-3:30pm".

    What is a date as a whole has no length: the 14h of "friday 14h" is its hour.
    """
    whole, shorter = read(text), without_length(text)
    if shorter is None or is_date(whole):
        return Schedule(whole, whole.minutes if isinstance(whole, Found) else None)
    phrase, minutes = shorter
    return Schedule(read(phrase), minutes)
