"""What the parts of a phrase come to: an instant still to come, a question, or a refusal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.when.answers import Answer, Asked, Found, Reason, Refused, Sure
from bot.domain.when.clock import MIDNIGHT, NOON, Clock
from bot.domain.when.days import Day, DayPart, Now
from bot.domain.when.lengths import FARTHEST_DAYS
from bot.domain.when.parts import Parts
from bot.domain.when.rules import Binding
from bot.domain.when.zone_words import ZoneWord
from bot.domain.zones import comes_twice

_ONE_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the asker needs: a time of day, which may default to a usual one."""

    needs_time: bool = False
    default_time: time | None = None


def judge(parts: Parts, now: Now, wish: Wish) -> Answer:
    if parts.reason is not None:
        return Refused(parts.reason)
    moment = parts.now or parts.moment
    if isinstance(moment, datetime):
        return _answer([Found(moment.astimezone(UTC), now.zone, has_time=True)], now)
    day = parts.day if isinstance(parts.day, Day) else _unnamed_day(now)
    if parts.clock is None:
        return _untimed(parts, day, now, wish)
    return _timed(parts, parts.clock, day, now)


def _unnamed_day(now: Now) -> Day:
    """A time without a day is today's, or tomorrow's when it has passed."""
    return Day(now.today, later=now.today + _ONE_DAY)


def _answer(readings: Iterable[Found], now: Now, *, asked: Reason | None = None) -> Answer:
    """The only reading that is still to come, or a question between the first two."""
    ahead = {each.instant: each for each in readings if each.instant >= now.instant}
    found = [ahead[instant] for instant in sorted(ahead)]
    if not found:
        return Refused(Reason.PAST)
    if found[-1].instant > now.instant + timedelta(FARTHEST_DAYS):
        return Refused(Reason.TOO_FAR)
    if len(found) == 1 and asked is None:
        return found[0]
    return Asked(asked or Reason.TWO_READINGS, tuple(found[:2]))


def _timed(parts: Parts, clock: Clock, day: Day, now: Now) -> Answer:
    part = parts.part or day.part
    hours = clock.hours(part)
    if not hours:
        return Refused(Reason.NO_SUCH_TIME)
    at = _ClockAt(clock, parts.zone, now, by_custom=day.by_custom or clock.is_by_custom(part))
    readings = [each for date_ in day.dates for each in at.readings(date_, hours)]
    ahead = [each for each in readings if each.instant >= now.instant]
    later = at.readings(day.later, hours) if day.later else list[Found]()
    if ahead:
        turns = later[:1] if parts.day is None and len(ahead) < len(readings) else []
        return at.checked(_answer([*ahead, *turns], now))
    evening = at.readings(day.on, clock.evening_hours(part, hours))
    if any(each.instant >= now.instant for each in evening):
        return _answer([*evening, *later], now, asked=Reason.TWO_READINGS)
    return at.checked(_answer(later, now))


@dataclass(frozen=True, slots=True)
class _ClockAt:
    """A time of day in a zone, put on days."""

    clock: Clock
    zone_word: ZoneWord | None
    now: Now
    by_custom: bool

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone_word.key) if self.zone_word else self.now.zone

    def readings(self, day: date, hours: Iterable[int]) -> list[Found]:
        """The instants that the clock shows at these hours of the day, most of the time one each.

        Midnight of a day may be its beginning or its end.
        """
        found = list[Found]()
        for hour in hours:
            days = (day, day + _ONE_DAY) if hour == MIDNIGHT else (day,)
            for each in days:
                naive = datetime.combine(each, time(hour % MIDNIGHT, self.clock.minute))
                found += [self._found(local, hour) for local in self._locals(naive)]
        return found

    def _locals(self, naive: datetime) -> list[datetime]:
        first, second = naive.replace(tzinfo=self.zone), naive.replace(tzinfo=self.zone, fold=1)
        if not comes_twice(first):
            return [first]
        passes = {"daylight": [first], "standard": [second]}
        return passes.get(self.zone_word.season if self.zone_word else "", [first, second])

    def _found(self, local: datetime, hour: int) -> Found:
        instant = local.astimezone(UTC)
        length = self.clock.minutes_until_end(hour)
        return Found(
            instant,
            self.now.zone,
            has_time=True,
            sure=Sure.BY_CUSTOM if self.by_custom else Sure.AS_WRITTEN,
            until=instant + timedelta(minutes=length) if length else None,
        )

    def checked(self, answer: Answer) -> Answer:
        """Ask about a time that clocks skip in spring, and name the cause when it comes twice."""
        if isinstance(answer, Found) and not self._shows(answer):
            return Asked(Reason.SKIPPED_HOUR, (answer,))
        if isinstance(answer, Asked):
            shown = {f"{each.instant.astimezone(self.zone):%F %R}" for each in answer.readings}
            if len(shown) < len(answer.readings):
                return replace(answer, reason=Reason.REPEATED_HOUR)
        return answer

    def _shows(self, reading: Found) -> bool:
        return reading.instant.astimezone(self.zone).minute == self.clock.minute and (
            reading.instant.astimezone(self.zone).hour % NOON == self.clock.hour % NOON
        )


def _untimed(parts: Parts, day: Day, now: Now, wish: Wish) -> Answer:
    if day.hour_instead is not None:
        return _day_or_hour(day, day.hour_instead, now)
    if parts.binding is Binding.BEFORE and not day.ends_period:
        day = replace(day, on=day.on - _ONE_DAY, other=day.on)
    part = parts.part or day.part or DayPart.WHOLE
    if not wish.needs_time:
        return _whole_days(day, part, now)
    if wish.default_time is None or wish.default_time.hour not in part.hours:
        return _asking_time(_whole_days(day, part, now))
    clock = Clock(wish.default_time.hour, wish.default_time.minute, fixed=True, by_custom=True)
    answer = _timed(Parts(day=day), clock, day, now)
    if answer == Refused(Reason.PAST):
        return _asking_time(_whole_days(day, part, now))
    return answer


def _asking_time(answer: Answer) -> Answer:
    return Asked(Reason.WHICH_TIME, (answer,)) if isinstance(answer, Found) else answer


def _whole_days(day: Day, part: DayPart, now: Now) -> Answer:
    """The last minute of the day or of its part."""
    sure = Sure.BY_CUSTOM if day.by_custom else Sure.AS_WRITTEN
    readings = [_last_minute(each, part, now, sure) for each in day.dates]
    if day.later and all(each.instant < now.instant for each in readings):
        readings = [_last_minute(day.later, part, now, sure)]
    return _answer(readings, now)


def _last_minute(day: date, part: DayPart, now: Now, sure: Sure) -> Found:
    local = datetime.combine(day, part.last_minute, now.zone)
    return Found(local.astimezone(UTC), now.zone, has_time=False, sure=sure)


def _day_or_hour(day: Day, hour: int, now: Now) -> Answer:
    """Thursday 12, a day before Thursday the 12th: the day, or at noon."""
    at = _ClockAt(Clock(hour), None, now, by_custom=True)
    whole = _last_minute(day.on, DayPart.WHOLE, now, Sure.BY_CUSTOM)
    return _answer([whole, *at.readings(day.on, Clock(hour).hours(None))], now)
