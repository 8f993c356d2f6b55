"""What Slack answers when it does not do what was asked."""

from collections.abc import Sequence


class ApiError(Exception):
    """A Web API call is answered `{"ok": false, "error": …}`."""

    def __init__(self, error: str, messages: Sequence[str] = (), **details: str) -> None:
        super().__init__(error)
        self.error = error
        self.messages = [f"[ERROR] {message}" for message in messages]
        self.details = details


class NotPossibleError(Exception):
    """A person cannot do this in Slack; `sentence` is what Slack shows them."""

    def __init__(self, error: str, sentence: str = "", *, status: int = 400) -> None:
        super().__init__(error)
        self.error = error
        self.sentence = sentence
        self.status = status
