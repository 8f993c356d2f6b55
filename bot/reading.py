"""Tries how phrases are read: one at a time, or a file of them with the answers that are right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.when import Answer, Asked, Found, question, read, refusal, words_of
from bot.text import speaking


class Verdict(StrEnum):
    RIGHT = "right"
    ASKED = "asked"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Case:
    """A phrase and the answers that are right; none when it has to be refused."""

    phrase: str
    accepted: tuple[str, ...]

    def judge(self, answer: Answer) -> Verdict:
        match answer:
            case Found():
                return Verdict.RIGHT if self._accepts(answer) else Verdict.WRONG
            case Asked():
                return Verdict.ASKED
        return Verdict.ASKED if self.accepted else Verdict.RIGHT

    def _accepts(self, found: Found) -> bool:
        """A date alone accepts any time of that day."""
        return shown(found) in self.accepted or str(found.day) in self.accepted


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file: phrase, tab, answers separated by |; lines with # are comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            phrase, _, answers = line.partition("\t")
            yield Case(phrase, tuple(each for each in answers.strip().split("|") if each))


def shown(answer: Answer) -> str:
    """An instant as 2026-03-12 14:00, a day without a time as 2026-03-12, a question as both."""
    match answer:
        case Found():
            form = "%Y-%m-%d %H:%M" if answer.has_time else "%Y-%m-%d"
            return f"{answer.instant.astimezone(answer.zone):{form}}"
        case Asked():
            return f"{' or '.join(map(shown, answer.readings))}? ({answer.reason})"
    return f"no ({answer.reason})"


def answer(text: str, now: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """What the phrase said at `now` (aware) is read as, in the words that a person would see."""
    with speaking(language):
        found = read(text, now=now, zone=zone, language=language)
        match found:
            case Found():
                return words_of(found)
            case Asked():
                return question(found)
        return refusal(found)


def report(path: Path, now: datetime, zone: ZoneInfo, language: str = "en") -> list[str]:
    """How many cases of the file are right, asked, wrong, then a line for each that is not right.

    `now` is aware.
    """
    counts, lines = dict.fromkeys(Verdict, 0), []
    for case in cases(path):
        answer = read(case.phrase, now=now, zone=zone, language=language)
        verdict = case.judge(answer)
        counts[verdict] += 1
        if verdict is not Verdict.RIGHT:
            wanted = " or ".join(case.accepted) or "no"
            lines.append(f"{verdict}: {case.phrase!r} is {shown(answer)}, not {wanted}")
    first = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return [first, *lines]
