"""One measured figure, and whether it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """`goal` is the most that the ratio to `baseline` may be; without a baseline, the value."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    baseline: float | None = None
    against: str = "baseline"

    @property
    def ratio(self) -> float | None:
        return None if self.baseline is None else self.value / self.baseline

    @property
    def holds(self) -> bool:
        measured = self.value if self.ratio is None else self.ratio
        return self.goal is None or measured <= self.goal

    def __str__(self) -> str:
        parts = [f"{self.name:<58} {self.value:>9.3f} {self.unit}"]
        if self.baseline is not None:
            parts.append(f"{self.against} {self.baseline:.3f}, ratio {self.ratio:.2f}")
        if self.goal is not None:
            parts.append(f"goal {self.goal:g}: {'held' if self.holds else 'MISSED'}")
        return " · ".join(parts)


def percentile(measured: Sequence[float], percent: int) -> float:
    """The value that `percent` of 100 measurements stay under."""
    return quantiles(measured, n=100, method="inclusive")[percent - 1]
