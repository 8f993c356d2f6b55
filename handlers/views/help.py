"""Help for a command, written from the table that also dispatches it."""

from collections.abc import Sequence
from typing import Protocol

from bot.text import _
from handlers.views import kit
from handlers.views.kit import Message


class VerbHelp(Protocol):
    """What the help tells of a verb."""

    @property
    def usage(self) -> str: ...
    @property
    def meaning(self) -> str: ...


class CommandHelp(Protocol):
    """What the help tells of a command."""

    @property
    def name(self) -> str: ...
    @property
    def meaning(self) -> str: ...
    @property
    def verbs(self) -> Sequence[VerbHelp]: ...


def help_message(command: CommandHelp, others: Sequence[CommandHelp]) -> Message:
    """Every verb with an example, then the other commands."""
    lines = [_line(f"/{command.name}", command.meaning)]
    lines += [_line(_(verb.usage), verb.meaning) for verb in command.verbs]
    more = [_line(f"/{other.name}", other.meaning) for other in others]
    plain_words = _("Everything also works by button, from the pinned message in the channel.")
    blocks = [kit.section("\n".join(lines))]
    if more:
        blocks.append(kit.section("\n".join([_("*Other commands*"), *more])))
    blocks.append(kit.context(plain_words))
    text = "\n".join([*lines, *more, plain_words]).replace("`", "").replace("*", "")
    return Message(text, blocks)


def with_help(told: Message, command: CommandHelp) -> Message:
    """A message about what was typed, then the command's help."""
    more = help_message(command, ())
    return Message(
        f"{told.text}\n{more.text}", [*(told.blocks or [kit.section(told.text)]), *more.blocks]
    )


def _line(usage: str, meaning: str) -> str:
    return f"`{kit.escape(usage)}` {_(meaning)}"
