"""What the features send: each kind of message, how it is rendered, and how it may be repeated."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.domain.outbox import Drop, Due, Place
from bot.work import Work
from handlers.directory import Directory
from handlers.views.kit import Message


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message, declared by the feature that queues it with `work.remind` or `show`.

    `render` looks at the subject again when the message is about to be sent, in a Work of its
    workspace and in the recipient's language. It answers with the message, or with why there is
    nothing to say any more (None is the same as `Drop.OVER`). It may be called again for the same
    row, so what it changes it changes once.

    An example of each sort:

        Kind("starts_soon", render_starts_soon, again=False, becomes="panel")
        Kind("report_due", render_report_due, again=True)
        Kind("decided", render_decision, again=False, thread=live_message)
        Kind("panel", render_panel, again=True, edits=True, leaves=render_old_panel)
        Kind("cue", render_cue, again=False, becomes="panel")
        Kind("live", render_live, again=True, edits=True, leaves=render_link_to_live)
        Kind("live_to_bottom", render_live, again=False, becomes="live")
        Kind("front_desk", render_front_desk, again=True, edits=True, pin=True)
        Kind("missed", render_missed, again=True, watches=True)
    """

    name: str
    render: Callable[[Work, Due], Message | Drop | None]
    again: bool
    """Whether a post that may or may not have arrived is posted again, where nobody can look:
    yes for a deadline, no for "starts in 5"."""
    edits: bool = False
    """It shows a state: one message for each subject and recipient, posted once, then edited, and
    posted anew when somebody deleted it. Queued by `work.show`."""
    becomes: str | None = None
    """The kind with `edits` whose message this one is from now on, for the same subject and
    recipient; the message that was it until then is left behind."""
    leaves: Callable[[Work, Due, Place], Message] | None = None
    """What remains of a message that is left behind; the place is where the new one stands."""
    thread: Callable[[Work, Due], Place | None] | None = None
    """The message to reply to; None while that is still on its way: the reply waits for it."""
    broadcast: bool = False
    """The reply is shown in the channel too."""
    pin: bool = False
    """Pinned, where the workspace lets the bot pin."""
    watches: bool = False
    """It watches for what may happen and as a rule posts nothing, so that nobody is told of it
    among what will be sent."""
    look: Callable[[Directory, Due], Awaitable[Any]] | None = None
    """Asks Slack for facts before `render`, which finds them in `due.facts`."""
