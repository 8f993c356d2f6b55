"""One measured figure against its baseline in the same run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`goal` bounds the ratio to the baseline, or the value where there is no baseline."""

    name: str
    value: float
    unit: str
    goal: float
    baseline: float | None = None
    baseline_name: str = ""

    @property
    def ratio(self) -> float | None:
        return None if self.baseline is None else self.value / self.baseline

    @property
    def is_held(self) -> bool:
        return (self.value if self.ratio is None else self.ratio) <= self.goal

    def __str__(self) -> str:
        verdict = "held" if self.is_held else "missed"
        if self.ratio is None:
            return f"{self.name}: {self.value:.4g} {self.unit}; goal {self.goal:g}: {verdict}"
        against = f"{self.baseline_name} {self.baseline:.4g} {self.unit}; ratio {self.ratio:.2f}"
        return (
            f"{self.name}: {self.value:.4g} {self.unit}; {against}; goal {self.goal:g}: {verdict}"
        )
