"""manifest.yml: what Slack accepts, and exactly what the code answers to and calls."""

import ast
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.app import registered
from bot.sandbox.web_api import METHODS
from handlers.installation import MANIFEST

Json = dict[str, Any]

ROOT = MANIFEST.parent
SCHEMA = ROOT / "tests/data/manifest.schema.1.0.0.json"
REGISTRY = registered()


@pytest.fixture(scope="module")
def manifest() -> Json:
    return dict(yaml.safe_load(MANIFEST.read_text()))


def test_slack_accepts_it(manifest: Json) -> None:
    jsonschema.validate(manifest, json.loads(SCHEMA.read_text()))


def test_its_commands_are_those_that_are_registered(manifest: Json) -> None:
    declared = [each["command"] for each in manifest["features"]["slash_commands"]]

    assert sorted(declared) == sorted(f"/{name}" for name in REGISTRY.commands)


def test_every_command_gets_mentions_that_can_be_resolved(manifest: Json) -> None:
    commands = manifest["features"]["slash_commands"]

    assert [each["command"] for each in commands if each["should_escape"] is not True] == []


def test_its_events_are_those_that_are_registered(manifest: Json) -> None:
    declared = manifest["settings"]["event_subscriptions"]["bot_events"]

    assert sorted(declared) == sorted(REGISTRY.events)


def test_its_scopes_are_those_that_the_code_uses(manifest: Json) -> None:
    scopes = set(manifest["oauth_config"]["scopes"]["bot"])
    needed = [METHODS[name].scopes for name in called() if METHODS[name].scopes]

    assert [of_one for of_one in needed if not scopes & set(of_one)] == []
    assert scopes - {scope for of_one in needed for scope in of_one} == {"commands"}


@cache
def called() -> set[str]:
    """The Web API methods that handlers call by name."""
    python_names = {name.replace(".", "_"): name for name in METHODS}
    texts = (path.read_text() for path in Path(ROOT, "handlers").rglob("*.py"))
    callers = [text for text in texts if any(f".{name}" in text for name in python_names)]
    nodes = [node for text in callers for node in ast.walk(ast.parse(text))]
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return {python_names[name] for name in attributes & python_names.keys()}


def test_the_calls_are_found() -> None:
    assert {"auth.test", "chat.postMessage", "pins.add", "users.info", "views.open"} <= called()


def test_it_asks_for_nothing_that_reads_what_people_write(manifest: Json) -> None:
    scopes = manifest["oauth_config"]["scopes"]

    assert [scope for scope in scopes["bot"] if "history" in scope] == []
    assert "user" not in scopes


def test_what_is_optional_is_asked_for_too(manifest: Json) -> None:
    scopes = manifest["oauth_config"]["scopes"]

    assert set(scopes["bot_optional"]) <= set(scopes["bot"])


def test_nobody_can_type_to_the_bot_where_it_cannot_read(manifest: Json) -> None:
    home = manifest["features"]["app_home"]

    assert home["messages_tab_enabled"]
    assert home["messages_tab_read_only_enabled"]
