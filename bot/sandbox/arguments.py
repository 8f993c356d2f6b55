"""Arguments of Web API calls: from query, form and JSON, checked against what a method takes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aiohttp import web

from bot.sandbox.refusals import ApiError


class Takes(StrEnum):
    """How an argument is written: JSON values may come as text in a query or a form."""

    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"
    IDS = "ids"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Signature:
    required: Mapping[str, Takes]
    optional: Mapping[str, Takes]

    def read(self, given: dict[str, Any]) -> dict[str, Any]:
        """The arguments in their types; ApiError `invalid_arguments` says what is wrong."""
        wrong = [f"missing required field: {n}" for n in self.required if given.get(n) is None]
        read = {}
        for name, value in given.items():
            takes = self.required.get(name) or self.optional.get(name)
            if takes is None:
                wrong.append(f"unknown argument: {name}")
            elif value is not None:
                try:
                    read[name] = READERS[takes](value)
                except ValueError:
                    wrong.append(f"{name} must be {takes}")
        if wrong:
            raise ApiError("invalid_arguments", wrong)
        return read


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    raise ValueError


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in {"1", "true"}:
        return True
    if str(value).lower() in {"0", "false"}:
        return False
    raise ValueError


def _number(value: Any) -> int:
    return int(_text(value))


def _ids(value: Any) -> list[str]:
    if isinstance(value, list):
        return [_text(id) for id in value]
    return [id.strip() for id in _text(value).split(",") if id.strip()]


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


READERS = {
    Takes.TEXT: _text,
    Takes.FLAG: _flag,
    Takes.NUMBER: _number,
    Takes.IDS: _ids,
    Takes.JSON: _json,
}

EVERYWHERE = {"team_id": Takes.TEXT}
"""Bolt sends the workspace with every call."""


def signature(
    required: Mapping[str, Takes] | None = None, optional: Mapping[str, Takes] | None = None
) -> Signature:
    return Signature(required or {}, {**EVERYWHERE, **(optional or {})})


async def read_arguments(request: web.Request) -> dict[str, Any]:
    """All arguments of a call, wherever they stand; ApiError when the body is not readable."""
    given: dict[str, Any] = dict(request.query)
    if not request.can_read_body:
        return given
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read())
        except ValueError:
            raise ApiError("invalid_json") from None
        if not isinstance(body, dict):
            raise ApiError("json_not_object")
        return given | body
    return given | dict(await request.post())
