"""Failures on request: what goes wrong, for which method, how many times."""

from dataclasses import dataclass
from itertools import count
from typing import Any, Literal, get_args

FailureKind = Literal[
    "ratelimited", "status", "words", "error", "drop", "drop_after", "slow", "slow_before", "hang"
]
KINDS: tuple[FailureKind, ...] = get_args(FailureKind)


@dataclass(slots=True)
class Failure:
    """`after` calls pass first, then `times` calls fail."""

    id: int
    method: str
    kind: FailureKind
    times: int = 1
    after: int = 0
    channel: str | None = None
    retry_after: int = 30
    status: int = 500
    error: str = "fatal_error"
    seconds: float = 1.0

    def concerns(self, method: str, channel: str | None) -> bool:
        return self.method in (method, "*") and self.channel in (None, channel)

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


class Failures:
    def __init__(self) -> None:
        self._numbers = count(1)
        self.pending: list[Failure] = []

    def inject(self, method: str, kind: FailureKind, **details: Any) -> Failure:
        failure = Failure(next(self._numbers), method, kind, **details)
        self.pending.append(failure)
        return failure

    def take(self, method: str, channel: str | None = None) -> Failure | None:
        """The failure that this call meets, if any; it is used up."""
        for failure in self.pending:
            if not failure.concerns(method, channel):
                continue
            if failure.after:
                failure.after -= 1
                return None
            failure.times -= 1
            if failure.times <= 0:
                self.pending.remove(failure)
            return failure
        return None

    def clear(self) -> None:
        self.pending.clear()
