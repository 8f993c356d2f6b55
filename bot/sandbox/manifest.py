"""What `manifest.yml` grants and declares: scopes, commands, shortcuts, events."""

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Command:
    command: str
    description: str
    usage_hint: str = ""
    should_escape: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Shortcut:
    name: str
    type: str
    callback_id: str
    description: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Manifest:
    scopes: frozenset[str]
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    events: frozenset[str]
    has_home: bool
    has_messages_tab: bool
    messages_tab_is_read_only: bool
    is_interactive: bool

    def command(self, name: str) -> Command | None:
        return next((known for known in self.commands if known.command == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        return next((known for known in self.shortcuts if known.callback_id == callback_id), None)


def read_manifest(path: Path) -> Manifest:
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Manifest:
    with path.open(encoding="utf-8") as file:
        return _manifest(yaml.load(file, Loader=yaml.CSafeLoader))  # is a safe loader


def _manifest(document: dict[str, Any]) -> Manifest:
    features = document.get("features", {})
    settings = document.get("settings", {})
    home = features.get("app_home", {})
    return Manifest(
        scopes=frozenset(document["oauth_config"]["scopes"].get("bot", ())),
        commands=tuple(
            Command(
                command=declared["command"],
                description=declared["description"],
                usage_hint=declared.get("usage_hint", ""),
                should_escape=declared.get("should_escape", False),
            )
            for declared in features.get("slash_commands", ())
        ),
        shortcuts=tuple(
            Shortcut(
                name=declared["name"],
                type=declared["type"],
                callback_id=declared["callback_id"],
                description=declared.get("description", ""),
            )
            for declared in features.get("shortcuts", ())
        ),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        has_home=home.get("home_tab_enabled", False),
        has_messages_tab=home.get("messages_tab_enabled", True),
        messages_tab_is_read_only=home.get("messages_tab_read_only_enabled", False),
        is_interactive=settings.get("interactivity", {}).get("is_enabled", False),
    )
