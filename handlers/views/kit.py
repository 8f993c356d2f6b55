"""Block Kit in few words; what Slack would refuse raises here."""

from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is what screen readers and lock screens get; what persists keeps typed words out of it."""

    text: str
    blocks: list[Block] = field(default_factory=list)
