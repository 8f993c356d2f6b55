"""What the bot asked of the local Slack, and what it was sent."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import count, islice, takewhile
from typing import Any

KEPT = 5_000


@dataclass(frozen=True, slots=True)
class ApiCall:
    id: int
    at: datetime
    method: str
    arguments: dict[str, Any]
    answer: dict[str, Any]
    status: int
    milliseconds: float

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "at": self.at.isoformat(),
            "method": self.method,
            "arguments": self.arguments,
            "answer": self.answer,
            "status": self.status,
            "milliseconds": self.milliseconds,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an envelope sent to the bot."""

    envelope_id: str
    acked: bool
    seconds: float
    ack: Any = None
    error: str | None = None
    sentence: str | None = None
    trigger_id: str | None = None
    response_url: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Delivery:
    id: int
    at: datetime
    type: str
    payload: dict[str, Any]
    event_id: str | None
    attempt: int
    outcome: Outcome

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "at": self.at.isoformat(),
            "type": self.type,
            "payload": self.payload,
            "event_id": self.event_id,
            "attempt": self.attempt,
            "outcome": self.outcome.as_json(),
        }


class Journal:
    def __init__(self) -> None:
        self._numbers = count(1)
        self._calls: deque[ApiCall] = deque(maxlen=KEPT)
        self._deliveries: deque[Delivery] = deque(maxlen=KEPT)

    def note_call(
        self,
        at: datetime,
        method: str,
        arguments: dict[str, Any],
        answer: dict[str, Any],
        *,
        status: int,
        seconds: float,
    ) -> None:
        self._calls.append(
            ApiCall(
                next(self._numbers), at, method, arguments, answer, status, round(seconds * 1000, 3)
            )
        )

    def note_delivery(
        self, at: datetime, envelope: dict[str, Any], attempt: int, outcome: Outcome
    ) -> None:
        payload = envelope["payload"]
        kind, event_id = envelope["type"], payload.get("event_id")
        self._deliveries.append(
            Delivery(next(self._numbers), at, kind, payload, event_id, attempt, outcome)
        )

    def calls(self, *, after: int, method: str | None, limit: int) -> list[dict[str, Any]]:
        newest = takewhile(lambda call: call.id > after, reversed(self._calls))
        return _latest((call for call in newest if method in (None, call.method)), limit)

    def deliveries(self, *, after: int, kind: str | None, limit: int) -> list[dict[str, Any]]:
        newest = takewhile(lambda delivery: delivery.id > after, reversed(self._deliveries))
        return _latest((each for each in newest if kind in (None, each.type)), limit)


def _latest(newest: Iterable[ApiCall | Delivery], limit: int) -> list[dict[str, Any]]:
    """As many as that, the oldest of them first."""
    return [row.as_json() for row in islice(newest, limit)][::-1]
