"""What it costs to read a date, to refuse what is none, and to be fed what is hostile."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import dateparser

from bot.domain.when import read, split_task, warm
from bot.reading import cases
from tests.benchmarks.figures import Figure

DATA = Path(__file__).parents[1] / "data"
ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 11, 10, 30, tzinfo=ZONE)
LENGTH = 150
JUNK = (
    "may want to revisit the MOU draft v2 in room 204 with the second group ",
    "Share the shelter map with the schools and ask who may help on weekends ",
    "1710000000 ",
    "¿quién puede revisar el acuerdo de la segunda mesa en la sala 204? ",
)
HOSTILE = (
    "a week from ",
    "3 days before ",
    "the ",
    "second tuesday of ",
    "by due on at for until from ",
    "half past quarter to ",
    "12 and a half ",
    "1/",
    "1:",
    "- ",
    "new york ",
    "de la mañana ",
    "may may ",
    "friday 2-3 ",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}",
)
FIRST_READING = """
import sys
from datetime import datetime, UTC
from zoneinfo import ZoneInfo
from bot.domain.when import read, warm
warm()
before = set(sys.modules)
for phrase in ("next friday 2pm", "3 days before 2026 december 8", "primer lunes de abril"):
    read(phrase, now=datetime(2026, 3, 11, tzinfo=UTC), zone=ZoneInfo("UTC"))
print(len(set(sys.modules) - before))
"""


def milliseconds(act: Callable[[str], object], texts: Iterable[str], times: int) -> list[float]:
    """The best of so many runs for each text, so that other programs do not count."""

    def once(text: str) -> float:
        start = perf_counter()
        act(text)
        return (perf_counter() - start) * 1000

    return [min(once(text) for _ in range(times)) for text in texts]


def ours(text: str) -> object:
    return read(text, now=NOW, zone=ZONE)


def theirs(text: str) -> object:
    return dateparser.parse(text, languages=["en", "es"])


def cut(pieces: Iterable[str]) -> list[str]:
    """Each piece repeated to our longest and to the longest that could be read at all."""
    return [(piece * LENGTH)[:length] for piece in pieces for length in (LENGTH, 119)]


def run(quick: bool = False) -> Iterator[Figure]:  # noqa: FBT001, FBT002 - as the runner calls it
    times = 3 if quick else 15
    warm()
    theirs("tomorrow")
    dates = [each.phrase for each in cases(DATA / "dates.tsv") if each.accepted]
    found = milliseconds(ours, dates, times)
    by_dateparser = milliseconds(theirs, dates, min(times, 3))
    yield Figure("when: a date, slowest", max(found), "ms", goal=3)
    yield Figure(
        "when: all dates, against dateparser alone",
        sum(found),
        "ms",
        goal=1,
        baseline=sum(by_dateparser),
    )
    junk = milliseconds(ours, cut(JUNK), times)
    yield Figure("when: 150 characters that are no date, slowest", max(junk), "ms", goal=1)
    hostile = milliseconds(ours, cut(HOSTILE), times)
    yield Figure("when: 150 hostile characters, slowest", max(hostile), "ms", goal=1)
    tails = milliseconds(
        lambda text: split_task(text, lambda phrase: read(phrase, now=NOW, zone=ZONE)),
        cut((*JUNK, *HOSTILE, "by friday before ")),
        times,
    )
    yield Figure("when: a command's tail of 150, slowest", max(tails), "ms", goal=5)
    modules = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", FIRST_READING], capture_output=True, check=True, text=True
    )
    yield Figure("when: modules imported by a reading", float(modules.stdout), "modules", goal=0)


if __name__ == "__main__":
    for figure in run():
        print(figure)  # noqa: T201 - what this program is for
