"""One run in a pseudo-language: every sentence that people read goes through the catalogs."""

import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.app import registered
from bot.clock import MovableClock
from bot.domain.people import SECTORS
from bot.sandbox import demo, seed
from bot.text import install
from handlers.edge import Patience
from tests.driver import Person
from tests.fixtures import copied
from tests.forged import Forger, button
from tests.inspection import shown
from tests.mishaps import broken, held_up
from tests.pseudo import LANGUAGE, Pseudo
from tests.stage import Stage, staged
from tests.test_tenants import keys

Json = dict[str, Any]

SEATS = (demo.ADA, demo.BEN, demo.CRUZ, demo.DANA, demo.ELI, demo.FAY, demo.GUS, demo.IVY)
NAMES = [
    *(word for seat in SEATS for word in (seat.name, seat.role, seat.agency)),
    *(person.real_name for person in seed.PEOPLE),
    *(channel.name for channel in seed.DEFAULT.channels),
    *(team.name for team in (seed.RIVER, seed.STATE)),
    *("River County Task Force", "Lake County Task Force", "Task force"),
    *("English", "Español"),  # each language is offered by its own name
    *(words for _seat, draft in demo.TOPICS for words in (draft.title, draft.detail) if words),
    *SECTORS,
]
"""What the demonstration calls people, agencies, channels, task forces, topics."""

COMMANDS = registered().commands
TYPED = [f"/{name}" for name in COMMANDS] + [
    f"/{name} {verb.name}" for name, command in COMMANDS.items() for verb in command.verbs
]
DAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(, [A-Z][a-z]+ \d+(, \d{4})?)?"
TIME = r"( at )?\d+:\d\d [AP]M"
ZONE = r"[A-Z][\w.\u2019]*( [A-Z][\w.\u2019]*)* time( \([\w ]+\))?|\bUTC\b"
CODE = r"\b[0-9A-F]{6}\b"
NO_SENTENCE = re.compile(rf"<!date[^>]*>|<[@#]\w+>|{DAY}|{TIME}|{ZONE}|{CODE}")
"""Dates and zones are worded by rules of their own."""


@pytest.fixture
async def stage(demo_database: Path, clock: MovableClock) -> AsyncIterator[Stage]:
    """The demonstration, where everybody reads the pseudo-language."""
    install(LANGUAGE, Pseudo())
    url = copied(demo_database)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("UPDATE person SET language = ?", [LANGUAGE])
        connection.execute("UPDATE taskforce SET language = ?", [LANGUAGE])
    async with staged(url, clock, patience=Patience(form=0.05, answer=0.1)) as running:
        yield running


def leaves(shown: Any, key: str = "") -> Iterator[str]:
    """Every text in what was shown; what people chose or typed themselves is left out."""
    if isinstance(shown, dict):
        for name, value in shown.items():
            yield from leaves(value, "text" if key == "errors" else name)
    elif isinstance(shown, list):
        for each in shown:
            yield from leaves(each, key)
    elif key == "text" and isinstance(shown, str):
        yield shown


def unwrapped(sentence: str, known: list[str]) -> list[str]:
    """The English words of a sentence that came from no catalog."""
    sentence = NO_SENTENCE.sub(" ", sentence)
    for words in known:
        sentence = sentence.replace(words, " ")
    return re.findall(r"[A-Za-z][A-Za-z']+", sentence)


def assert_all_wrapped(told: list[Json], typed: list[str]) -> None:
    known = sorted([*NAMES, *typed], key=len, reverse=True)
    found = {text: unwrapped(text, known) for each in told for text in leaves(each)}
    assert len(found) > 1
    assert {text: words for text, words in found.items() if words} == {}


def everything(stage: Stage) -> list[Json]:
    return [each.content for each in shown(stage.sandbox.slack.journal)]


async def test_every_command_is_wrapped(stage: Stage, ada: Person) -> None:
    wrong = ["/agenda edit 99", "/agenda move 2", "/agenda nonsense", "/agenda ad Crime rates"]
    added = ["/agenda add Crime rates", "/agenda add Crime rates 999m"]

    for line in [*TYPED, *(f"/{name} help" for name in COMMANDS), *wrong, *added]:
        await ada.types(line)
        await ada.closes()

    verbs = [verb.name for command in COMMANDS.values() for verb in command.verbs]
    assert_all_wrapped(everything(stage), ["Crime rates", "nonsense", *COMMANDS, *verbs, "ad"])


async def test_a_language_that_is_chosen_shows_at_once(cruz: Person) -> None:
    await cruz.opens_home()
    await cruz.types("/intro me")
    assert "Saved" not in await cruz.reads_form()

    await cruz.submits(name="Cruz Vega", role="Advocate", language="en", reminders="at once")

    assert (await cruz.reads_form()).startswith("*Saved.* In River County Task Force")
    assert "*Needs you*" in await cruz.reads_home()
    await cruz.closes()
    await cruz.types("/meeting")
    assert "next meeting" in await cruz.answer()


async def test_a_meeting_from_the_first_topic_to_the_end_is_wrapped(
    stage: Stage, ada: Person
) -> None:
    await Person(stage, "U0CRUZ").types("/agenda add Crime rates 10m")
    await ada.types("/agenda accept 4")
    await ada.types("/agenda return 5 Crime rates")
    await ada.opens_home()
    await stage.sleeps_by(days=7, hours=22, minutes=57)
    await ada.types("/meeting start")
    for act in ("next", "next", "extend 5m", "park", "back", "end"):
        await ada.types(f"/meeting {act}")
    await ada.submits()
    await ada.types("/meeting")

    assert_all_wrapped(everything(stage), ["Crime rates"])


async def test_every_button_and_form_is_wrapped(stage: Stage) -> None:
    registry, forger, acks = registered(), Forger(stage), []
    own = [*keys(stage, demo.WORKSPACE), "C0GENERAL", ""]
    for action, key in product(registry.actions, own):
        acks.append((await forger.presses("U0ADA", button(action, key))).ack)
    for form, key in product(registry.forms, own):
        acks.append((await forger.submits("U0ADA", form, key, {})).ack)

    assert_all_wrapped([*everything(stage), *acks], [])


async def test_what_the_edge_itself_says_is_wrapped(stage: Stage, ada: Person) -> None:
    title, doubtful = "Crime rates", "Housing for a client named Jane Roe"
    await ada.types("/agenda")
    with held_up(stage):
        await ada.hasty().types(f"/agenda add {title}")
        await ada.hasty().clicks(wide("Add a topic"))
    await stage.settled()
    await ada.submits(title=doubtful)
    with broken(stage, "INSERT INTO audit"):
        await ada.submits()
        await ada.types(f"/agenda add {title} and what follows from them")
    await ada.within("C0GENERAL").types(f"/agenda add {title}")

    told = everything(stage)
    said = set(leaves(told))
    expected = ["Loading…", "Still working. The answer follows here.", "One question"]
    assert [sentence for sentence in expected if wide(sentence) not in said] == []
    typed = [title, doubtful, "Jane Roe", f"/agenda add {title} and what follows from them"]
    assert_all_wrapped(told, typed)


def wide(sentence: str) -> str:
    return Pseudo().gettext(sentence)


def test_a_sentence_that_is_not_wrapped_would_be_found() -> None:
    wrapped = Pseudo().gettext("Topic {number} of {name} is accepted.").format(number=3, name="Ada")

    assert unwrapped(wrapped, ["Ada"]) == []
    assert unwrapped(f"{wrapped} Thank you.", ["Ada"]) == ["Thank", "you"]
