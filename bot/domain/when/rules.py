"""All that is understood, as tables of rules: what is written, what it means, an example each."""

from enum import StrEnum

from bot.domain.when.clocks import (
    BARE_CLOCKS,
    CLOCKS,
    HALF_DAY_CLOCKS,
    HOURS,
    MINUTES,
    TIMES,
)
from bot.domain.when.dates import DATE_DAYS, DATES, DAY_NUMBERS, NUMBERED_DAYS, SHORT_YEARS
from bot.domain.when.days import DayPart, Now
from bot.domain.when.grammar import Rule
from bot.domain.when.holidays import HOLIDAYS
from bot.domain.when.lengths import AMOUNTS, LENGTHS, NUMBERS, moment_from_now
from bot.domain.when.periods import NTHS, PERIOD_DAYS, PERIODS, YEARS
from bot.domain.when.shifts import SHIFTED_DAYS
from bot.domain.when.weekdays import WEEKDAY_DAYS
from bot.domain.when.zone_words import ZONES


class Binding(StrEnum):
    """How a phrase hangs on its date."""

    ON = "on"
    BEFORE = "before"  # without a time of day, some mean that day and some the one before


def _now(now: Now) -> object:
    return now.instant


def _part(_now: Now, part: str) -> DayPart:
    return DayPart(part)


def _morning(_now: Now) -> DayPart:
    return DayPart.MORNING


def _whole_day(_now: Now) -> DayPart:
    return DayPart.WHOLE


def _on(_now: Now) -> Binding:
    return Binding.ON


def _before(_now: Now) -> Binding:
    return Binding.BEFORE


MOMENTS = (
    Rule("in|within about? LENGTH", moment_from_now, "in 2 hours", "2026-03-11 12:30"),
    Rule("in LENGTH time", moment_from_now, "in two hours' time", "2026-03-11 12:30"),
    Rule("dentro of LENGTH", moment_from_now, "dentro de 2 horas", "2026-03-11 12:30"),
    Rule("LENGTH from now", moment_from_now, "20 minutes from now", "2026-03-11 10:50"),
)

NOWS = (Rule("right? now", _now, "right now", "2026-03-11 10:30"),)

PARTS = (
    Rule("DAYPART", _part, "tomorrow morning", "2026-03-12"),
    Rule("in|of|por|to the? DAYPART", _part, "tomorrow at 3 in the afternoon", "2026-03-12 15:00"),
    Rule("early|late DAYPART", _part, "friday early afternoon", "2026-03-13"),
    Rule("temprano|early", _morning, "mañana temprano", "2026-03-12"),
    Rule("first thing", _morning, "first thing monday", "2026-03-16"),
    Rule("first thing in the morning", _morning, "monday first thing in the morning", "2026-03-16"),
    Rule("to primera hora", _morning, "el lunes a primera hora", "2026-03-16"),
    Rule("eod", _whole_day, "eod friday", "2026-03-13"),
    Rule("al? end of the? day", _whole_day, "end of day tomorrow", "2026-03-12"),
)

BINDINGS = (
    Rule("on|at|by|from|until|for|due", _on, "on friday", "2026-03-13"),
    Rule("due :", _on, "deadline: friday", "2026-03-13"),
    Rule("no|not later than", _on, "no later than friday", "2026-03-13"),
    Rule("starting|beginning|effective", _on, "starting friday", "2026-03-13"),
    Rule("on or before|by", _on, "on or before friday", "2026-03-13"),
    Rule("as of", _on, "as of friday", "2026-03-13"),
    Rule("to mas tardar", _on, "a más tardar el viernes", "2026-03-13"),
    Rule("no mas tarde of", _on, "no más tarde del viernes", "2026-03-13"),
    Rule("no despues of", _on, "no después del viernes", "2026-03-13"),
    Rule("to partir of", _on, "a partir del viernes", "2026-03-13"),
    Rule("fecha limite", _on, "fecha límite viernes", "2026-03-13"),
    Rule("before of?", _before, "before 5pm friday", "2026-03-13 17:00"),
)

FILLERS = (
    Rule("-", _on, "friday - 2pm", "2026-03-13 14:00"),
    Rule("sharp|exactly|please|ish", _on, "2pm sharp", "2026-03-11 14:00"),
    Rule("sometime|anytime|mismo", _on, "sometime tomorrow", "2026-03-12"),
    Rule("in punto", _on, "a las 2 en punto", "2026-03-11 14:00"),
    Rule("por favor", _on, "el viernes, por favor", "2026-03-13"),
)

TABLES = {
    "NUMBER": NUMBERS,
    "AMOUNT": AMOUNTS,
    "LENGTH": LENGTHS,
    "NTH": NTHS,
    "YEAR": YEARS,
    "SHORTYEAR": SHORT_YEARS,
    "PERIOD": PERIODS,
    "DAYNUMBER": DAY_NUMBERS,
    "DATE": DATES,
    "NUMBERED": NUMBERED_DAYS,
    "DAY": (*SHIFTED_DAYS, *WEEKDAY_DAYS, *DATE_DAYS, *HOLIDAYS, *PERIOD_DAYS),
    "HOUR": HOURS,
    "MINUTES": MINUTES,
    "BARE": BARE_CLOCKS,
    "HALFDAY": HALF_DAY_CLOCKS,
    "TIME": TIMES,
    "CLOCK": CLOCKS,
    "ZONE": ZONES,
    "NOW": NOWS,
    "MOMENT": MOMENTS,
    "PART": PARTS,
    "BINDING": BINDINGS,
    "FILLER": FILLERS,
}
