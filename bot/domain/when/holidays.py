"""Days that have a name of their own, in both languages."""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, SU, TH, TU, relativedelta, weekday

from bot.domain.when.days import Day, Now
from bot.domain.when.grammar import Rule

_Date = Callable[[int], date]


def _fixed(month: int, day: int) -> _Date:
    return lambda year: date(year, month, day)


def _nth(month: int, day: weekday, *, days: int = 0, first: int = 1) -> _Date:
    """The nth weekday of a month, counted from its day `first`, and `days` after it."""
    return lambda year: date(year, month, first) + relativedelta(weekday=day) + timedelta(days)


def _last_monday_of_may(year: int) -> date:
    return date(year, 5, 31) + relativedelta(weekday=MO(-1))


def _easter(days: int = 0) -> _Date:
    return lambda year: easter(year) + timedelta(days)


def _coming(day_in: _Date) -> Callable[..., Day]:
    def meaning(now: Now, year: int | None = None) -> Day:
        if year:
            return Day(day_in(year))
        day = day_in(now.today.year)
        return Day(day if day >= now.today else day_in(now.today.year + 1))

    return meaning


_NAMES = (
    ("christmas|xmas day? YEAR?", _fixed(12, 25), "christmas", "2026-12-25"),
    ("christmas|xmas eve YEAR?", _fixed(12, 24), "christmas eve", "2026-12-24"),
    ("new years day? YEAR?", _fixed(1, 1), "new year's day", "2027-01-01"),
    ("new years eve YEAR?", _fixed(12, 31), "new year's eve", "2026-12-31"),
    ("mlk day YEAR?", _nth(1, MO(3)), "MLK day", "2027-01-18"),
    ("martin luther king jr? day? YEAR?", _nth(1, MO(3)), "martin luther king day", "2027-01-18"),
    ("valentines day? YEAR?", _fixed(2, 14), "valentine's day", "2027-02-14"),
    ("presidents day YEAR?", _nth(2, MO(3)), "presidents' day", "2027-02-15"),
    ("st|saint patricks day? YEAR?", _fixed(3, 17), "st. patrick's day", "2026-03-17"),
    ("april fools day? YEAR?", _fixed(4, 1), "april fools", "2026-04-01"),
    ("tax day YEAR?", _fixed(4, 15), "tax day", "2026-04-15"),
    ("good friday YEAR?", _easter(-2), "good friday", "2026-04-03"),
    ("easter sunday? YEAR?", _easter(), "easter", "2026-04-05"),
    ("easter monday YEAR?", _easter(1), "easter monday", "2026-04-06"),
    ("earth day YEAR?", _fixed(4, 22), "earth day", "2026-04-22"),
    ("mothers day YEAR?", _nth(5, SU(2)), "mother's day", "2026-05-10"),
    ("memorial day YEAR?", _last_monday_of_may, "memorial day", "2026-05-25"),
    ("juneteenth YEAR?", _fixed(6, 19), "juneteenth", "2026-06-19"),
    ("fathers day YEAR?", _nth(6, SU(3)), "father's day", "2026-06-21"),
    ("independence day YEAR?", _fixed(7, 4), "independence day", "2026-07-04"),
    ("labor day YEAR?", _nth(9, MO(1)), "labor day", "2026-09-07"),
    ("columbus day YEAR?", _nth(10, MO(2)), "columbus day", "2026-10-12"),
    ("indigenous peoples day YEAR?", _nth(10, MO(2)), "indigenous peoples' day", "2026-10-12"),
    ("halloween YEAR?", _fixed(10, 31), "halloween", "2026-10-31"),
    ("election day YEAR?", _nth(11, TU(1), first=2), "election day", "2026-11-03"),
    ("veterans day YEAR?", _fixed(11, 11), "veterans day", "2026-11-11"),
    ("thanksgiving day? YEAR?", _nth(11, TH(4)), "thanksgiving", "2026-11-26"),
    ("black friday YEAR?", _nth(11, TH(4), days=1), "black friday", "2026-11-27"),
    ("cyber monday YEAR?", _nth(11, TH(4), days=4), "cyber monday", "2026-11-30"),
    ("navidad YEAR?", _fixed(12, 25), "navidad", "2026-12-25"),
    ("nochebuena YEAR?", _fixed(12, 24), "nochebuena", "2026-12-24"),
    ("dia of? ano nuevo YEAR?", _fixed(1, 1), "el día de año nuevo", "2027-01-01"),
    ("ano nuevo YEAR?", _fixed(1, 1), "año nuevo", "2027-01-01"),
    ("nochevieja YEAR?", _fixed(12, 31), "nochevieja", "2026-12-31"),
    ("dia of the? reyes YEAR?", _fixed(1, 6), "día de reyes", "2027-01-06"),
    ("viernes santo YEAR?", _easter(-2), "viernes santo", "2026-04-03"),
    ("domingo? of? pascua YEAR?", _easter(), "pascua", "2026-04-05"),
    ("dia of the? muertos YEAR?", _fixed(11, 2), "día de los muertos", "2026-11-02"),
    ("dia? of? accion of gracias YEAR?", _nth(11, TH(4)), "acción de gracias", "2026-11-26"),
)
HOLIDAYS = tuple(
    Rule(pattern, _coming(day_in), example, answer) for pattern, day_in, example, answer in _NAMES
)
