"""What a listener can answer with; the edge carries it out after the commit."""

from dataclasses import dataclass

from handlers.views.kit import Message, View


@dataclass(frozen=True, slots=True)
class Say:
    """Tell the person privately."""

    message: Message


@dataclass(frozen=True, slots=True)
class Revise:
    """Put this in place of the private message, or of the form, whose button was pressed."""

    message: Message


@dataclass(frozen=True, slots=True)
class Open:
    """Open a form, on top of the one that was pressed in, if any."""

    view: View


@dataclass(frozen=True, slots=True)
class Show:
    """Put this in place of the form that was submitted or pressed in."""

    view: View


@dataclass(frozen=True, slots=True)
class Point:
    """Put the sentence at a field of the submitted form, which keeps what was typed."""

    block_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Publish:
    """Make this the person's App Home."""

    view: View


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing to say: what changed shows elsewhere."""


Answer = Say | Revise | Open | Show | Point | Publish | Done
