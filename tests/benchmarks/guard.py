"""What the guard costs a text of 300 characters, friendly and hostile, and how it grows."""

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from bot.domain.guard.verdicts import warm
from bot.domain.privacy import DETAIL_LIMIT, Allowed, Doubt, clean
from bot.errors import Refusal
from tests.benchmarks.figures import Figure

GOAL_MS: Final = 1.0
GOAL_GROWTH: Final = 6.0  # four times the text: 4 where it grows in line, 16 where it squares
FACTOR: Final = 4

TOPIC: Final = "Review the draft protocol, version 2.3, with the hospital and vote on section 4. "
SPEAKERS: Final = "Judge Smith to present, Dana Lee from DSS to report, Ben Ortiz to draft. "
HOSTILE: Final = (
    "A ", "Ab ", "12 Aa Bb Cc Dd ", "Ab Cd, 10 Ef, ", "maria, ", "Maria and ", "1 ", "1-", "12/",
    "585-555-0142 ", "born on 3/1 ", "march 3 ", "plate A1 ", "case no no ", "passport is no de ",
    "victim ", "the girl x ", "she ", "one two ", "her x y ", "a@", "a.b.", "a'", "K.R.",
    "calle a b ", "é", "漢", "\u0301", "daughter of ", "Dr. ",
    "\uff12 Lee ", "1 a@b.co @ girl ", "St 3/14/2009 born minor ", "DOB menor años 1 ",
)  # fmt: skip
ROSTER: Final = Allowed.of(
    [f"Agency Number {number} of the County" for number in range(300)],
    people=[f"First{number} Last{number}" for number in range(400)],
)


def run(*, quick: bool) -> Iterator[Figure]:
    rounds = 20 if quick else 200
    warm()
    for name, text in (("a topic", TOPIC), ("a line of speakers", SPEAKERS)):
        yield Figure(f"guard, {name}", _milliseconds(text, 1, rounds), "ms", GOAL_MS)
    slowest = max(HOSTILE, key=lambda scrap: _milliseconds(scrap, 1, rounds // 4))
    yield Figure(
        f"guard, slowest hostile text ({slowest!r})",
        _milliseconds(slowest, 1, rounds),
        "ms",
        GOAL_MS,
    )
    growth = {
        scrap: _milliseconds(scrap, FACTOR, rounds // 4) / _milliseconds(scrap, 1, rounds // 4)
        for scrap in HOSTILE
    }
    steepest = max(growth, key=lambda scrap: growth[scrap])
    yield Figure(
        f"guard, steepest growth for {FACTOR} times the text ({steepest!r})",
        growth[steepest],
        "times",
        GOAL_GROWTH,
    )


def _milliseconds(scrap: str, factor: int, rounds: int) -> float:
    """The best of some rounds: what the machine does beside it is not the guard's."""
    length = DETAIL_LIMIT * factor
    text = (scrap * (length // len(scrap) + 1))[:length]
    return 1000 * min(_seconds(text, length) for _ in range(max(rounds, 3)))


def _seconds(text: str, limit: int) -> float:
    start = time.perf_counter()
    with suppress(Refusal, Doubt):
        clean(text, limit=limit, allow=ROSTER)
    return time.perf_counter() - start
