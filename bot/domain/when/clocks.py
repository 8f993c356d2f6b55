"""Times of day: 10, 10am, 14h, 1400, half past three, quarter to 4, and ranges such as 2-3pm."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.when.clock import DAY_HOURS, HOUR_MINUTES, MIDNIGHT, MORNING_HOURS, NOON, Clock
from bot.domain.when.days import Now
from bot.domain.when.grammar import Rule
from bot.domain.when.lengths import sum_of, the_value

_CLOSE_OF_BUSINESS = 17
_YEARS = range(1900, 2100)
_FIVE, _TEN = 5, 10
_LONGEST_RANGE = 12 * HOUR_MINUTES


def _clock(_now: Now, hour: int, minute: int = 0) -> Clock | None:
    """An hour that may be before or after noon, except 0 and those above 12."""
    if hour >= DAY_HOURS or minute >= HOUR_MINUTES:
        return None
    return Clock(hour, minute, fixed=not 0 < hour <= NOON)


def _bare(now: Now, hour: int) -> Clock | None:
    found = _clock(now, hour)
    return found and replace(found, bare=True)


def _bare_minutes_to(now: Now, minute: int, hour: int) -> Clock | None:
    """Five to ten, which may be people."""
    found = _minutes_to(now, minute, hour)
    return found and replace(found, bare=True)


def _minutes_past_noon(_now: Now, minute: int) -> Clock:
    return Clock(NOON, minute, fixed=True)


def _minutes_to_noon(_now: Now, minute: int) -> Clock:
    return Clock(NOON - 1, HOUR_MINUTES - minute, fixed=True)


def _quarter_of(now: Now, hour: int) -> Clock | None:
    return _minutes_to(now, 15, hour)


def _bare_digital(now: Now, hour: str, minute: str) -> Clock | None:
    found = _digital(now, hour, minute)
    return found and replace(found, bare=True)


def _with_meridiem(_now: Now, clock: Clock, meridiem: str) -> Clock | None:
    if 0 < clock.hour <= NOON:
        hour = clock.hour % NOON + (NOON if meridiem == "pm" else 0)
        return replace(clock, hour=hour, fixed=True, bare=False)
    return clock if clock.hour > NOON and meridiem == "pm" else None


def _digital(now: Now, hour: str, minute: str) -> Clock | None:
    if len(minute) != 2 or len(hour) > 2:  # noqa: PLR2004 - digits
        return None
    found = _clock(now, int(hour), int(minute))
    return found and replace(found, padded=hour.startswith("0"))


def _digital_with_seconds(now: Now, hour: str, minute: str, seconds: str) -> Clock | None:
    found = _digital(now, hour, minute)
    return found if seconds == "00" else None


def _military(now: Now, digits: int) -> Clock | None:
    found = _clock(now, *divmod(digits, 100))
    return found and replace(found, fixed=True)


def _lone_military(now: Now, digits: int) -> Clock | None:
    """1400; but 2026 is a year, and 1024 a number."""
    return None if digits in _YEARS or digits % _FIVE else _military(now, digits)


def _undivided(now: Now, digits: int, meridiem: str) -> Clock | None:
    """Read the 1030 of "1030 am"."""
    found = _clock(now, *divmod(digits, 100))
    return found and _with_meridiem(now, found, meridiem)


def _late_hour(_now: Now, hour: int) -> Clock | None:
    """14h; a smaller number is rather a length of time."""
    return Clock(hour, fixed=True) if NOON <= hour < DAY_HOURS else None


def _hour_h_minutes(now: Now, hour: int, minute: str) -> Clock | None:
    return _digital(now, str(hour), minute) if hour >= MORNING_HOURS.start else None


def _minutes_in_digits(_now: Now, minute: int) -> int | None:
    """20 to 4; but 10 to 4 lasts six hours, and 5 to 10 may be people."""
    return minute if minute > NOON else None


def _quarter(_now: Now) -> int:
    return 15


def _half_past(now: Now, hour: int) -> Clock | None:
    return _minutes_past(now, 30, hour)


def _hour_minutes(now: Now, hour: int, minute: int) -> Clock | None:
    return _minutes_past(now, minute, hour) if minute >= _TEN else None


def _hour_tens_minutes(now: Now, hour: int, tens: int, ones: int) -> Clock | None:
    return _minutes_past(now, tens + ones, hour)


def _hour_y_minutes(now: Now, hour: int, minute: int) -> Clock | None:
    return _minutes_past(now, minute, hour)


def _hour_less_minutes(now: Now, hour: int, minute: int) -> Clock | None:
    return _minutes_to(now, minute, hour)


def _named(hour: int) -> Callable[[Now], Clock]:
    return lambda _now: Clock(hour, fixed=True)


def _close_of_business(_now: Now) -> Clock:
    return Clock(_CLOSE_OF_BUSINESS, fixed=True, by_custom=True)


def _noon(_now: Now, hour: int) -> Clock | None:
    return Clock(NOON, fixed=True) if hour == NOON else None


def _midnight(_now: Now, hour: int) -> Clock | None:
    return Clock(MIDNIGHT, fixed=True) if hour == NOON else None


def _exactly(_now: Now, clock: Clock) -> Clock:
    return replace(clock, bare=False)


def _roughly(_now: Now, clock: Clock) -> Clock:
    return replace(clock, bare=False, by_custom=True)


def _range(_now: Now, start: Clock, end: Clock) -> Clock | None:
    found = replace(start, until=end, bare=start.bare and end.bare)
    minutes = found.minutes_until_end(found.hours(None)[0])
    return found if minutes and minutes <= _LONGEST_RANGE else None


def _minutes_past(now: Now, minute: int, hour: int) -> Clock | None:
    return _clock(now, hour, minute) if hour <= NOON else None


def _minutes_to(now: Now, minute: int, hour: int) -> Clock | None:
    if not (0 < hour <= NOON and 0 < minute < HOUR_MINUTES):
        return None
    return _clock(now, (hour - 2) % NOON + 1, HOUR_MINUTES - minute)


HOURS = (
    Rule("INT", the_value, "at 3", "2026-03-11 15:00"),
    Rule("SMALL", the_value, "at three", "2026-03-11 15:00"),
)

MINUTES = (
    Rule("INT", _minutes_in_digits, "20 past 3", "2026-03-11 15:20"),
    Rule("TENS", the_value, "twenty to four", "2026-03-11 15:40"),
    Rule("TENS -? SMALL", sum_of, "twenty-five to four", "2026-03-11 15:35"),
    Rule("NUMBER minutes", the_value, "10 minutes to 4", "2026-03-11 15:50"),
    Rule("a? quarterhour", _quarter, "quarter to 4", "2026-03-11 15:45"),
)

BARE_CLOCKS = (
    Rule("HOUR", _bare, "monday 2", "2026-03-16 14:00"),
    Rule("SMALL to|until HOUR", _bare_minutes_to, "monday at ten to four", "2026-03-16 15:50"),
    Rule("DIGITS . DIGITS", _bare_digital, "monday 2.30", "2026-03-16 14:30"),
)

HALF_DAY_CLOCKS = (  # before or after noon, unless the hour tells
    Rule("DIGITS : DIGITS", _digital, "17:00", "2026-03-11 17:00"),
    Rule("DIGITS : DIGITS : DIGITS", _digital_with_seconds, "17:00:00", "2026-03-11 17:00"),
    Rule("HOUR oclock", _clock, "3 o'clock", "2026-03-11 15:00"),
    Rule("half past HOUR", _half_past, "half past 3", "2026-03-11 15:30"),
    Rule("MINUTES past HOUR", _minutes_past, "quarter past 3", "2026-03-11 15:15"),
    Rule("SMALL past HOUR", _minutes_past, "ten past four", "2026-03-11 16:10"),
    Rule("MINUTES to|until|before HOUR", _minutes_to, "quarter to 4", "2026-03-11 15:45"),
    Rule("MINUTES past noon", _minutes_past_noon, "quarter past noon", "2026-03-11 12:15"),
    Rule("MINUTES to noon", _minutes_to_noon, "quarter to noon", "2026-03-11 11:45"),
    Rule("a? quarterhour of HOUR", _quarter_of, "quarter of 4", "2026-03-11 15:45"),
    Rule("a? MINUTES|NUMBER para the HOUR", _minutes_to, "diez para las 4", "2026-03-11 15:50"),
    Rule("SMALL -? SMALL|TENS", _hour_minutes, "two thirty", "2026-03-11 14:30"),
    Rule("SMALL TENS -? SMALL", _hour_tens_minutes, "two forty-five", "2026-03-11 14:45"),
    Rule("HOUR y half", _half_past, "a las tres y media", "2026-03-11 15:30"),
    Rule("HOUR y NUMBER|MINUTES", _hour_y_minutes, "a las 3 y 10", "2026-03-11 15:10"),
    Rule("HOUR menos NUMBER|MINUTES", _hour_less_minutes, "a las 4 menos 10", "2026-03-11 15:50"),
)

TIMES = (
    Rule("HALFDAY", the_value, "tue 14:00", "2026-03-17 14:00"),
    Rule("HALFDAY hours", the_value, "14:00 h", "2026-03-11 14:00"),
    Rule("HALFDAY MERIDIEM", _with_meridiem, "tomorrow at 2:30pm", "2026-03-12 14:30"),
    Rule("BARE MERIDIEM", _with_meridiem, "5pm", "2026-03-11 17:00"),
    Rule("THREE|FOUR MERIDIEM", _undivided, "930am", "2026-03-12 09:30"),
    Rule("FOUR", _lone_military, "1400", "2026-03-11 14:00"),
    Rule("FOUR hours", _military, "2000 hrs", "2026-03-11 20:00"),
    Rule("at FOUR", _military, "tomorrow at 2000", "2026-03-12 20:00"),
    Rule("INT h", _late_hour, "14h", "2026-03-11 14:00"),
    Rule("at INT hours", _late_hour, "at 14 hrs", "2026-03-11 14:00"),
    Rule("to the INT hours", _late_hour, "a las 15 horas", "2026-03-11 15:00"),
    Rule("INT h DIGITS", _hour_h_minutes, "14h30", "2026-03-11 14:30"),
    Rule("al|a|at? noon", _named(NOON), "noon", "2026-03-11 12:00"),
    Rule("medio dia", _named(NOON), "medio día", "2026-03-11 12:00"),
    Rule("mid day", _named(NOON), "mid day", "2026-03-11 12:00"),
    Rule("HOUR of? the? noon|dia", _noon, "12 noon", "2026-03-11 12:00"),
    Rule("al|a|at? midnight", _named(MIDNIGHT), "midnight", "2026-03-12 00:00"),
    Rule("HOUR midnight", _midnight, "12 midnight", "2026-03-12 00:00"),
    Rule("at TIME|BARE", _exactly, "at 3", "2026-03-11 15:00"),
    Rule("at? about the? TIME|BARE", _roughly, "at about 3", "2026-03-11 15:00"),
    Rule("como? a about? las|la TIME|BARE", _roughly, "como a las 3", "2026-03-11 15:00"),
    Rule("to eso of the TIME|BARE", _roughly, "a eso de las 3", "2026-03-11 15:00"),
    Rule("las|la TIME|BARE", _exactly, "hoy antes de las 6", "2026-03-11 18:00"),
    Rule("lunch|lunchtime", _named(NOON), "tomorrow at lunch", "2026-03-12 12:00"),
    Rule("cob|eob", _close_of_business, "cob", "2026-03-11 17:00"),
    Rule("close|end of business day?", _close_of_business, "close of business", "2026-03-11 17:00"),
)

CLOCKS = (
    Rule("TIME", the_value, "at noon", "2026-03-11 12:00"),
    Rule("TIME|BARE -|to|until the? TIME|BARE", _range, "tuesday 2-3pm", "2026-03-17 14:00"),
    Rule(
        "of|between the? TIME|BARE to|and the? TIME|BARE",
        _range,
        "mañana de 2 a 3",
        "2026-03-12 14:00",
    ),
)
