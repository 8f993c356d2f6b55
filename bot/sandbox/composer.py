"""What people type: mentions, channels and addresses become Slack's tokens, the rest is escaped."""

import re
from collections.abc import Callable

from bot.sandbox.channels import Kind
from bot.sandbox.workspace import Workspace

ADDRESS = r"https?://[^\s<>|]+[^\s<>|.,;:!?)'\"]"
MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
SPECIAL = ("channel", "here", "everyone")


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def typed_message(workspace: Workspace, user: str, text: str) -> str:
    """The text of a message as Slack stores it: `<@U…>`, `<#C…|name>`, `<https://…>`."""
    return _written(workspace, user, text, lambda id, _name: f"<@{id}>")


def typed_command(workspace: Workspace, user: str, text: str) -> str:
    """A command's text with `should_escape`: mentions carry the handle too (`<@U…|name>`)."""
    return _written(workspace, user, text, lambda id, name: f"<@{id}|{name}>")


def _written(workspace: Workspace, user: str, text: str, mention: Callable[[str, str], str]) -> str:
    named = _names(workspace, user, mention)
    names = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    token = re.compile(rf"{ADDRESS}|{MAIL}|(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
    written, end = [], 0
    for found in token.finditer(text):
        written += [escape(text[end : found.start()]), _token(found[0], named)]
        end = found.end()
    return "".join(written) + escape(text[end:])


def _names(workspace: Workspace, user: str, mention: Callable[[str, str], str]) -> dict[str, str]:
    """Everything that begins with @ or # and can be mentioned, in lower case, and its token."""
    named = {f"@{word}": f"<!{word}>" for word in SPECIAL}
    for person in workspace.people.values():
        for name in (person.name, person.real_name):
            named.setdefault(f"@{name.lower()}", mention(person.id, person.name))
    for channel in workspace.channels_of(user):
        if channel.kind is not Kind.DM:
            named[f"#{channel.name.lower()}"] = f"<#{channel.id}|{channel.name}>"
    return named


def _token(found: str, named: dict[str, str]) -> str:
    if found[0] in "@#":
        return named[found.lower()]
    if found.startswith("http"):
        return f"<{escape(found)}>"
    return f"<mailto:{found}|{found}>"
