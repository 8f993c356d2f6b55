"""What a person typed, packed to travel with a question and come back unpacked, stored nowhere."""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.taskforce import TaskForce
from bot.errors import Refusal
from bot.text import _
from handlers.request import Request
from handlers.views.kit import METADATA_LIMIT

VALUE_LIMIT = 2000


def pack(request: Request) -> str:
    """A submitted form as text for `private_metadata`; Refusal when it is too long to travel."""
    form = {key: list(v) if isinstance(v, tuple) else v for key, v in request.form.items()}
    packed = json.dumps([request.name, request.metadata, form], separators=(",", ":"))
    if len(packed) > METADATA_LIMIT:
        raise Refusal(_("This may point to a person, and is too long to ask about. Reword it."))
    return packed


def unpack(request: Request) -> Request:
    """The form again, as submitted, with its doubtful words confirmed."""
    name, metadata, form = json.loads(request.metadata)
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in form.items()}
    return replace(request, name=name, metadata=metadata, form=values, confirmed=True)


def choices(taskforces: Sequence[TaskForce], request: Request) -> list[tuple[str, str]]:
    """Each task force's name, with the value of a button that repeats this command for it."""
    packed = [(each.name, json.dumps([each.id, request.name, request.text])) for each in taskforces]
    if any(len(value) > VALUE_LIMIT for _name, value in packed):
        raise Refusal(_("You belong to several task forces. Type this in one of their channels."))
    return packed


def repeat(request: Request) -> Request:
    """The command again, for the task force that was chosen."""
    taskforce_id, name, text = json.loads(request.value)
    return replace(request, name=name, text=text, taskforce_id=taskforce_id)
