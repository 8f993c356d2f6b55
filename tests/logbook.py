"""The logs of a spec: captured, never printed."""

import json
from io import StringIO
from typing import Any

LOGS = StringIO()


def begin() -> None:
    """Forget what earlier specs logged."""
    LOGS.seek(0)
    LOGS.truncate()


def logged(event: str | None = None) -> list[dict[str, Any]]:
    """The lines of this spec, of one event or all."""
    lines = [json.loads(line) for line in LOGS.getvalue().splitlines()]
    return [line for line in lines if event in {None, line["event"]}]
