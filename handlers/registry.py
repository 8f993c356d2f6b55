"""What the features answer to: commands, buttons, forms, events, and what they send."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.work import Work
from handlers.answers import Answer
from handlers.directory import Directory
from handlers.kinds import Kind
from handlers.request import Request

Act = Callable[[Work, Request], Answer]
Look = Callable[[Directory, Request], Awaitable[Any]]
Refused = Callable[[Work, Request, str], Answer]


@dataclass(frozen=True, slots=True)
class Listener:
    """One thing a person can do.

    `look` asks Slack for facts before the transaction; `refused` opens the prefilled form with the
    sentence on top where a refusal would else lose what was typed; `opens_form` shows "Loading"
    when the form is not ready in time for its trigger. An `anonymous` one leaves no trace of who
    did it or when: no line in the log, and App Home stays as it is. After one that
    `sets_language` the person is answered in what they chose.
    """

    act: Act
    look: Look | None = None
    refused: Refused | None = None
    opens_form: bool = False
    anonymous: bool = False
    sets_language: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """`/agenda add …`: `usage` and `meaning` are sentences to translate, as in the help."""

    name: str
    usage: str
    meaning: str
    listener: Listener


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: what it does bare, and its verbs."""

    name: str
    meaning: str
    bare: Listener
    verbs: tuple[Verb, ...]

    def verb(self, name: str) -> Verb | None:
        return next((verb for verb in self.verbs if verb.name == name), None)


@dataclass(slots=True)
class Registry:
    """Each name once: a second registration is a mistake."""

    commands: dict[str, Command] = field(default_factory=dict)
    actions: dict[str, Listener] = field(default_factory=dict)
    forms: dict[str, Listener] = field(default_factory=dict)
    events: dict[str, Listener] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)

    def command(self, command: Command) -> None:
        _once(self.commands, command.name, command)

    def verbs(self, command: str, *verbs: Verb) -> None:
        """Add verbs of another feature to a command that is registered already."""
        for verb in verbs:
            known = self.commands[command]
            if known.verb(verb.name):
                raise ValueError(f"/{command} {verb.name} is registered twice")
            self.commands[command] = replace(known, verbs=(*known.verbs, verb))

    def action(
        self,
        name: str,
        act: Act,
        *,
        look: Look | None = None,
        opens_form: bool = False,
        anonymous: bool = False,
    ) -> None:
        listener = Listener(act, look=look, opens_form=opens_form, anonymous=anonymous)
        _once(self.actions, name, listener)

    def form(
        self,
        name: str,
        act: Act,
        *,
        look: Look | None = None,
        refused: Refused | None = None,
        anonymous: bool = False,
        sets_language: bool = False,
    ) -> None:
        listener = Listener(
            act, look=look, refused=refused, anonymous=anonymous, sets_language=sets_language
        )
        _once(self.forms, name, listener)

    def event(self, name: str, act: Act, *, look: Look | None = None) -> None:
        _once(self.events, name, Listener(act, look=look))

    def sends(self, *kinds: Kind) -> None:
        for kind in kinds:
            _once(self.kinds, kind.name, kind)


def _once(table: dict[str, Any], name: str, value: object) -> None:
    if name in table:
        raise ValueError(f"{name} is registered twice")
    table[name] = value
