"""What reading a phrase comes to: an instant, a question with two readings, or a refusal."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class Reason(StrEnum):
    """Why a phrase gives no instant, or not just one."""

    NO_DATE = "not a date"
    PAST = "past"
    NO_SUCH_DAY = "no such day"
    NO_SUCH_TIME = "no such time"
    WHICH_DAY = "which day"
    WHICH_TIME = "which time"
    TOO_FAR = "too far"
    TWO_READINGS = "two readings"
    SKIPPED_HOUR = "the clocks skip it"
    REPEATED_HOUR = "the hour comes twice"


class Sure(StrEnum):
    AS_WRITTEN = "as written"
    BY_CUSTOM = "by custom"  # such as 2 being two in the afternoon


@dataclass(frozen=True, slots=True)
class Found:
    """An instant in UTC; of a phrase without a time of day, the last minute that it covers."""

    instant: datetime
    zone: ZoneInfo
    has_time: bool
    sure: Sure = Sure.AS_WRITTEN
    until: datetime | None = None  # the end of a range such as 2-3pm

    @property
    def day(self) -> date:
        return self.instant.astimezone(self.zone).date()

    @property
    def minutes(self) -> int | None:
        """How long the range is, if one was given."""
        if self.until is None:
            return None
        return int((self.until - self.instant).total_seconds()) // 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `readings` are what may have been meant, soonest first, two where there are."""

    reason: Reason
    readings: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    reason: Reason


Answer = Found | Asked | Refused

_UNREAD = (Reason.NO_DATE, Reason.WHICH_DAY)


def is_date(answer: Answer) -> bool:
    """Whether the phrase is one, be it in doubt, past or impossible."""
    return not (isinstance(answer, Refused) and answer.reason in _UNREAD)
