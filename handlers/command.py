"""Splits "/agenda add Budget 10m" into verb and rest, and writes the help from the same table."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import partial

from bot.text import _
from bot.work import Work
from handlers.answers import Answer, Say
from handlers.registry import Command, Listener
from handlers.request import Request
from handlers.views import help as help_views
from handlers.views import notes

SECOND_DOOR = "roundtable"
"""The command that reaches every other one: other apps may take their names."""


def find(commands: Mapping[str, Command], request: Request) -> tuple[Listener, Request]:
    """The listener for what was typed, and the request with only the rest as its text."""
    command = commands[request.name]
    word, rest = split(request.text)
    if command.name == SECOND_DOOR and word in commands and word != SECOND_DOOR:
        return find(commands, replace(request, name=word, text=rest, line=rest))
    if not word:
        return command.bare, request
    if word == "help":
        return Listener(partial(_help, command, commands)), request
    if verb := command.verb(word):
        return verb.listener, replace(request, text=rest)
    return Listener(partial(_unknown, command, commands)), request


def split(text: str) -> tuple[str, str]:
    """The first word, in lower case, and what follows it."""
    word, *rest = text.split(maxsplit=1) or [""]
    return word.lower(), rest[0] if rest else ""


def _help(
    command: Command, commands: Mapping[str, Command], _work: Work, _request: Request
) -> Answer:
    others = [each for each in commands.values() if each is not command]
    return Say(help_views.help_message(command, others))


def _unknown(
    command: Command, commands: Mapping[str, Command], _work: Work, request: Request
) -> Answer:
    word, rest = split(request.line)
    nouns = [name for name in commands if name != SECOND_DOOR]
    known = [verb.name for verb in command.verbs]
    known += nouns if command.name == SECOND_DOOR else []
    meant = get_close_matches(word, known, n=1)
    sentence = _("Roundtable does not know /{command} {word}.", command=command.name, word=word)
    if meant:
        sentence += " " + _(
            "Did you mean /{command} {meant}?", command=command.name, meant=meant[0]
        )
    typed = [f"/{command.name} {request.line}"] if rest else []
    return Say(help_views.with_help(notes.sentence(sentence, typed), command))
