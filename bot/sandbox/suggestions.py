"""The choices that the bot offered in external selects, so that one can be taken by its value."""

from typing import Any

Option = dict[str, Any]
EXTERNAL = ("external_select", "multi_external_select")


class Suggestions:
    def __init__(self) -> None:
        self._offered: dict[tuple[str, str], dict[str, Option]] = {}

    def remember(self, user: str, action_id: str, offer: Any) -> None:
        """Keep what a `block_suggestion` was answered, beside what was offered before."""
        if not isinstance(offer, dict):
            return
        groups = offer.get("option_groups", ())
        options = [*offer.get("options", ()), *(o for group in groups for o in group["options"])]
        known = self._offered.setdefault((user, action_id), {})
        known |= {option["value"]: option for option in options}

    def resolve(self, user: str, element: dict[str, Any], value: Any) -> Any:
        """The offered option for its value (a list for several); other values as they are."""
        if element["type"] not in EXTERNAL:
            return value
        known = self._offered.get((user, element["action_id"]), {})
        if isinstance(value, list):
            return [known.get(one, one) if isinstance(one, str) else one for one in value]
        return known.get(value, value) if isinstance(value, str) else value
