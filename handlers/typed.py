"""What people typed after a command, freed from what Slack made of it."""

import re

MENTION = re.compile(r"<@(?P<user>[UW][A-Z0-9]+)(?:\|[^<>]*)?>")

_REFERENCE = re.compile(
    r"<(?P<mark>[@#!])(?P<target>[\w-]+)(?:\^[^<>|]*)?(?:\|(?P<label>[^<>]+))?>"
)
_LINK = re.compile(
    r"<(?:mailto:)?(?P<target>(?:https?://|[^\s<>|@]+@)[^\s<>|]+)(?:\|(?P<label>[^<>]+))?>"
)


def as_typed(text: str) -> str:
    """The text with mentions, channels and links as plain words: "@ada.park", "#general"."""
    return _LINK.sub(_address, _REFERENCE.sub(_name, text))


def _name(found: re.Match[str]) -> str:
    mark = "#" if found["mark"] == "#" else "@"
    return mark + (found["label"] or found["target"]).removeprefix(mark)


def _address(found: re.Match[str]) -> str:
    return found["label"] or found["target"]
