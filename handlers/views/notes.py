"""Small answers that belong to no feature: a sentence, a question, "Loading"."""

from bot.text import _
from handlers.views import kit
from handlers.views.kit import Message, View


def sentence(text: str) -> Message:
    """A private sentence; it may hold typed words, so it is escaped."""
    return Message(kit.escape(text))


def note(message: Message) -> View:
    """A private sentence as a form of its own, where no message can be answered to."""
    blocks = message.blocks or [kit.section(message.text)]
    return kit.modal(_("Roundtable"), blocks, close=_("Close"))


def loading() -> View:
    return kit.modal(_("Roundtable"), [kit.section(_("Loading…"))], close=_("Close"))


def refused(reason: str, typed: list[str]) -> View:
    """What replaces a form that came too late, with what was typed still readable."""
    blocks = [kit.section(kit.escape(reason))]
    if typed:
        blocks += [kit.context(_("Nothing was stored. This is what you typed:"))]
        blocks += [kit.words(text) for text in typed]
    return kit.modal(_("Not stored"), blocks, close=_("Close"))


def question(reason: str, draft: str) -> View:
    """Asks about doubtful words; `draft` is the form they stand in, kept nowhere else."""
    return kit.modal(
        _("One question"),
        [kit.section(kit.escape(reason))],
        form="confirm_words",
        submit=_("Submit as it is"),
        close=_("Reword"),
        metadata=draft,
    )


def choose_taskforce(choices: list[tuple[str, str]]) -> Message:
    """Choices as (task force's name, value of its button)."""
    text = _("Which task force do you mean?")
    buttons = [kit.button(_short(name), "choose_taskforce", value) for name, value in choices[:5]]
    return Message(text, [kit.section(text), kit.actions(*buttons)])


def _short(name: str) -> str:
    return name if len(name) <= kit.LABEL_LIMIT else name[: kit.LABEL_LIMIT - 1] + "…"
