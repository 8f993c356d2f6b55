"""Small answers that belong to no feature: a sentence, a question, "Loading"."""

from collections.abc import Sequence
from itertools import chain

from bot.text import _
from handlers.views import kit
from handlers.views.kit import Block, Message, View

CHOOSE_TASKFORCE, CONFIRM_WORDS = "choose_taskforce", "confirm_words"
ASKED = "asked"
"""The block of a question on top of a form."""

IN_A_ROW = 5


def sentence(text: str, typed: Sequence[str] = ()) -> Message:
    """A private sentence; it may hold typed words, so it is escaped; `typed` is shown as it was."""
    escaped = kit.escape(text)
    if not typed:
        return Message(escaped)
    label = _("This is what you typed:")
    lines = [escaped, label, *map(kit.escape, typed)]
    blocks = [kit.section(escaped), kit.context(label), *chain.from_iterable(map(kit.words, typed))]
    return Message("\n".join(lines), blocks)


def note(message: Message) -> View:
    """A private sentence as a form of its own, where no message can be answered to."""
    blocks = message.blocks or [kit.section(message.text)]
    return kit.modal(_("Roundtable"), blocks, close=_("Close"))


def loading() -> View:
    return kit.modal(_("Roundtable"), [kit.section(_("Loading…"))], close=_("Close"))


def refused(reason: str, typed: Sequence[str]) -> View:
    """What replaces a form that came too late, with what was typed still readable."""
    blocks = [kit.section(kit.escape(reason))]
    if typed:
        blocks += nothing_stored(typed)
    return kit.modal(_("Not stored"), blocks, close=_("Close"))


def nothing_stored(typed: Sequence[str]) -> list[Block]:
    """What was typed, to be copied from."""
    told = kit.context(_("Nothing was stored. This is what you typed:"))
    return [told, *chain.from_iterable(map(kit.words, typed))]


def failure(reference: str) -> str:
    """The sentence about a failure that undid everything."""
    return _(
        "Something went wrong here, and nothing was changed. Please try again. If it happens "
        "again, give your coordinator this code: {reference}.",
        reference=reference,
    )


def not_shown(reference: str) -> str:
    """The sentence about an answer that Slack did not take, after the change was stored."""
    return _(
        "Slack did not show the answer to this. Please look at Agenda or Meeting, in the pinned "
        "message of the channel, before you try again. Your coordinator can ask about this code: "
        "{reference}.",
        reference=reference,
    )


def question(reason: str, draft: str) -> View:
    """Asks about doubtful words; `draft` is the form they stand in, kept nowhere else."""
    return kit.modal(
        _("One question"),
        [kit.section(kit.escape(reason))],
        form=CONFIRM_WORDS,
        submit=_("Submit as it is"),
        close=_("Reword"),
        metadata=draft,
    )


def asking(view: View) -> View:
    """A form with such a question on top: whoever submits the same words has answered it."""
    first, *others = view["blocks"]
    return view | {"blocks": [first | {"block_id": ASKED}, *others]}


def choose_taskforce(choices: Sequence[tuple[str, str]]) -> Message:
    """Choices as (task force's name, value of its button)."""
    text = _("Which task force do you mean?")
    buttons = [
        kit.button(_short(name), f"{CHOOSE_TASKFORCE}.{number}", value, read_as=name)
        for number, (name, value) in enumerate(choices, start=1)
    ]
    names = "\n".join(kit.escape(name) for name, _value in choices)
    rows = [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
    return Message(f"{text}\n{names}", [kit.section(text), *(kit.actions(*row) for row in rows)])


def _short(name: str) -> str:
    return name if len(name) <= kit.LABEL_LIMIT else name[: kit.LABEL_LIMIT - 1] + "…"
