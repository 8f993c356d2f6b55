"""The rhythms that forms offer for a series, by name."""

from datetime import date, time

from bot.domain.recurrence import LAST, Recurrence, Rhythm

_STEPS = {
    "weekly": (Rhythm.WEEKLY, 1),
    "every 2 weeks": (Rhythm.WEEKLY, 2),
    "monthly": (Rhythm.MONTHLY, 1),
    "every other month": (Rhythm.MONTHLY, 2),
    "quarterly": (Rhythm.MONTHLY, 3),
}
_WEEKS_OF_ANY_MONTH = 4


def starting(name: str, first: date, at: time) -> Recurrence:
    """The series of this name whose first meeting is on `first`; KeyError for another name.

    Monthly ones keep its weekday: the second Tuesday, or the last, as no month surely has a fifth.
    """
    rhythm, every = _STEPS[name]
    week = (first.day - 1) // 7 + 1
    nth = week if week <= _WEEKS_OF_ANY_MONTH else LAST
    weeks = (nth,) if rhythm is Rhythm.MONTHLY else ()
    return Recurrence(rhythm, first.weekday(), at, first, every, weeks)


def name_of(recurrence: Recurrence) -> str:
    """The name under which forms offer it; the nearest where they offer none."""
    step = (recurrence.rhythm, recurrence.every)
    return next((name for name, known in _STEPS.items() if known == step), "monthly")
