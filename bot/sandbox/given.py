"""What a request to the JSON interface gives, and the person who acts in it."""

from typing import Any

from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.refusals import NotPossibleError

Json = dict[str, Any]


class Given(dict[str, Any]):
    """A request's fields; asking for one that is not there is told to whoever wrote it."""

    def __missing__(self, field: str) -> Any:
        raise NotPossibleError("invalid_request", f"The field {field} is missing.")

    def number(self, field: str, otherwise: int) -> int:
        try:
            return int(self.get(field, otherwise))
        except (TypeError, ValueError):
            raise NotPossibleError("invalid_request", f"{field} must be a number.") from None


def acting_person(slack: LocalSlack, given: Given) -> str:
    user: str = given["as"]
    if user not in slack.workspace.people:
        raise NotPossibleError("user_not_found", "There is no such person.", status=404)
    return user
