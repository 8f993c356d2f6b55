"""Logs: one line for each interaction, of ids and durations; never a typed word, never a token."""

import logging
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from bot import logs
from bot.clock import MovableClock
from bot.sandbox.seed import DEFAULT
from tests.driver import Person
from tests.fixtures import copied
from tests.logbook import LOGS, logged
from tests.mishaps import broken
from tests.stage import Stage, staged

CANARY = "Quetzalcoatlus"
TITLE = f"Share the {CANARY} map"


@pytest.fixture
def debugging() -> Iterator[None]:
    """Libraries at their most talkative."""
    logs.configure(LOGS, logging.DEBUG)
    yield
    logs.configure(LOGS)


@pytest.fixture
async def chatty(
    debugging: None,  # noqa: ARG001 - loggers take their level when they are made
    demo_database: Path,
    clock: MovableClock,
) -> AsyncIterator[Stage]:
    async with staged(copied(demo_database), clock) as running:
        yield running


async def test_no_typed_word_and_no_token_is_ever_logged(chatty: Stage) -> None:
    ada, cruz = Person(chatty, "U0ADA"), Person(chatty, "U0CRUZ")
    await ada.types(f"/agenda add {TITLE} 10m")  # stored
    await ada.types(f"/agenda add {TITLE} 900m")  # refused, reopened
    await ada.submits(title=f"{TITLE} for a client", detail=f"{CANARY} in full")  # asked about
    await ada.submits()
    await ada.types(f"/agenda {CANARY} it")  # unknown
    await ada.within("C0GENERAL").types(f"/agenda add {TITLE}")  # which task force?
    await cruz.types(f"/agenda add {TITLE} of Cruz")
    await ada.types(f"/agenda return 4 {CANARY} is not ours")
    for statement in ("INSERT INTO agenda_item", "INSERT INTO audit", "SELECT"):
        with broken(chatty, statement):
            await ada.hasty().types(
                f"/agenda add {TITLE}"
            )  # fails, and its error quotes the statement
    await chatty.fails("views.open", "error", error="fatal_error")
    await ada.types("/agenda edit 2")
    await chatty.fails("response_url", "drop")
    await ada.clicks("Undo")

    written = LOGS.getvalue()
    libraries = {line["library"] for line in logged("library")}
    assert len(logged("failure")) == 3
    assert {"slack_sdk.web.async_base_client", "slack_sdk.socket_mode.aiohttp"} <= libraries
    assert any(name.startswith("slack_bolt") for name in libraries)
    secrets = (CANARY, "shelter", DEFAULT.bot.bot_token, DEFAULT.bot.app_token)
    assert [secret for secret in secrets if secret.lower() in written.lower()] == []


async def test_every_interaction_is_one_line(stage: Stage, ada: Person) -> None:
    await ada.types("/agenda add")
    await ada.submits(title="A" * 200)
    await ada.submits(title="Share the shelter map")
    await ada.clicks("Edit")
    await ada.opens_home()
    await stage.settled()

    lines = logged("interaction")
    assert [(line["way"], line["name"], line["outcome"]) for line in lines] == [
        ("command", "agenda", "open"),
        ("form", "agenda.add", "point"),
        ("form", "agenda.add", "show"),
        ("press", "agenda.edit_here", "show"),
        ("event", "app_home_opened", "publish"),
    ]
    assert {(line["workspace"], line["user"]) for line in lines} == {("T0RIVER", "U0ADA")}
    assert all(re.fullmatch("[0-9A-F]{6}", line["reference"]) for line in lines)
    assert len({line["reference"] for line in lines}) == len(lines)
    assert all(line["milliseconds"] > 0 for line in lines)
    assert {key for line in lines for key in line} == {
        *("event", "level", "timestamp", "reference", "way", "name", "workspace", "user"),
        *("outcome", "milliseconds"),
    }


def test_a_library_tells_where_not_what() -> None:
    quoted = ValueError(f"could not parse {TITLE}")

    logging.getLogger("some.library").error("Failed with %s", TITLE, exc_info=quoted)

    [line] = logged()
    assert line.pop("timestamp")
    assert line.pop("where").startswith("test_logs:")
    assert line == {
        "event": "library",
        "level": "warning",
        "library": "some.library",
        "severity": "error",
        "error": "ValueError",
    }


def test_libraries_are_heard_only_when_they_warn() -> None:
    logging.getLogger("some.library").info("All is well")
    structlog.get_logger().info("all is well")

    assert [line["event"] for line in logged()] == ["all is well"]
