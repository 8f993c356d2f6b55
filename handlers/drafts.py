"""What a person typed, packed to travel with a question and come back unpacked, stored nowhere."""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.text import _
from handlers.request import Request
from handlers.views.kit import METADATA_LIMIT, unpacked

VALUE_LIMIT = 2000


def pack(request: Request) -> str:
    """A submitted form as text for `private_metadata`; Refusal when it is too long to travel."""
    form = {key: list(v) if isinstance(v, tuple) else v for key, v in request.form.items()}
    draft = [request.name, request.metadata, request.text_fields, form]
    packed = json.dumps(draft, separators=(",", ":"))
    if len(packed) > METADATA_LIMIT:
        raise Refusal(_("This may point to a person, and is too long to ask about. Reword it."))
    return packed


def unpack(request: Request) -> Request | None:
    """The form again, as submitted, with its doubtful words confirmed; None if it is none."""
    try:
        name, metadata, text_fields, form = unpacked(request.metadata, str, str, list, dict)
    except Refusal:
        return None
    values = {key: tuple(map(str, v)) if isinstance(v, list) else v for key, v in form.items()}
    return replace(
        request,
        name=name,
        metadata=metadata,
        text_fields=tuple(map(str, text_fields)),
        form=values,
        confirmed=True,
    )


def choices(taskforces: Sequence[TaskForce], request: Request) -> list[tuple[str, str]]:
    """Each task force's name, with the value of a button that repeats this command for it."""
    packed = [(each.name, json.dumps([each.id, request.name, request.line])) for each in taskforces]
    if any(len(value) > VALUE_LIMIT for _name, value in packed):
        raise Refusal(_("You belong to several task forces. Type this in one of their channels."))
    return packed


def repeat(request: Request) -> Request | None:
    """The command again, for the chosen task force, once, however often it is pressed.

    None when the button carries no command.
    """
    try:
        taskforce_id, name, line = unpacked(request.value, str, str, str)
    except Refusal:
        return None
    return replace(
        request,
        name=name,
        text=line,
        line=line,
        taskforce_id=taskforce_id,
        once=f"choice {request.message}",
    )
