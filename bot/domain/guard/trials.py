"""How well the guard does on a file of cases, one `flag<TAB>text` to a line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.guard.allowed import NOTHING, Allowed
from bot.domain.guard.cleaning import folded, visible
from bot.domain.guard.reading import Reading
from bot.domain.guard.rules import Level
from bot.domain.guard.verdicts import hard_finding, soft_finding

INNOCUOUS: Final = "0"
POINTING: Final = "1"  # could point to a person
HARD: Final = "2"  # holds a hard identifier
PASSED: Final = "passed"
_NO_RULE: Final = "-"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard does with a text: `outcome` is refused, asked or passed."""

    outcome: str
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.outcome}\t{self.rule}\t{self.text}"


@dataclass(frozen=True, slots=True)
class Trial:
    """Cases, each a flag and what the guard said of it."""

    verdicts: tuple[tuple[str, Verdict], ...]

    def count(self, flags: Iterable[str], outcomes: Iterable[str]) -> int:
        wanted, said = set(flags), set(outcomes)
        return sum(flag in wanted and verdict.outcome in said for flag, verdict in self.verdicts)

    def lines(self) -> Iterator[str]:
        """A line for each case, then recall and precision of refusing or asking."""
        yield from (str(verdict) for _, verdict in self.verdicts)
        caught = self.count((POINTING, HARD), Level)
        yield _share("recall", caught, self.count((POINTING, HARD), (*Level, PASSED)))
        yield _share("precision", caught, self.count((INNOCUOUS, POINTING, HARD), Level))


def judge(text: str, allow: Allowed = NOTHING) -> Verdict:
    """What would happen if somebody typed `text`."""
    cleaned = folded(visible(text))
    reading = Reading(cleaned)
    found = hard_finding(reading, allow) or soft_finding(reading, allow)
    if found is None:
        return Verdict(PASSED, _NO_RULE, cleaned)
    return Verdict(found.rule.level, found.rule.name, cleaned)


def trial(cases: Iterable[str], allow: Allowed = NOTHING) -> Trial:
    """Judge the lines of a file; empty ones and those that begin with # are skipped."""
    told = (line.rstrip("\r\n").partition("\t") for line in cases if not line.startswith("#"))
    return Trial(tuple((flag.strip(), judge(text, allow)) for flag, _, text in told if text))


def _share(name: str, part: int, whole: int) -> str:
    return f"{name} {part / whole if whole else 1:.3f} ({part} of {whole})"
