"""What people are told when something cannot be done."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a failure
    """A sentence for the person who asked; nothing was changed.

    `field` names the field of the form at fault, None when it is about the whole.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotReadyError(Exception):
    """A sentence for whoever starts the bot: what is wrong, and what to do."""
