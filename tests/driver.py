"""People at the local Slack, as specs speak of them: they type, click, fill forms, read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.stage import Stage


SLACK_ID = re.compile(r"[CTUW]0[A-Z0-9]+")

CHOICES = frozenset({"overflow", "static_select"})
"""What one clicks a choice in, outside of a form's fields."""


class NotThereError(AssertionError):
    """What the person looked for is not on their screen; the message tells what is."""


@dataclass(frozen=True)
class Outcome:
    """What came of one act: `error` as Slack shows it, `ack` as the bot sent it."""

    raw: dict[str, Any]

    @property
    def error(self) -> str | None:
        return (self.raw.get("outcome") or {}).get("error")

    @property
    def ack(self) -> dict[str, Any]:
        """The payload of the ack; empty when it had none."""
        assert self.raw["outcome"]["acked"], self.raw
        return self.raw["outcome"]["ack"] or {}

    @property
    def result(self) -> str | None:
        return self.raw.get("result")

    @property
    def errors(self) -> dict[str, str]:
        return self.raw.get("errors") or {}


class Person:
    """Somebody with Slack open in one channel."""

    def __init__(
        self, stage: Stage, user: str, channel: str = "C0TASK", *, waits: bool = True
    ) -> None:
        self.stage, self.user, self.channel, self.waits = stage, user, channel, waits

    def within(self, channel: str) -> Person:
        """The same person looking at another channel; "dm" is theirs with the bot."""
        return Person(self.stage, self.user, channel, waits=self.waits)

    def hasty(self) -> Person:
        """The same person, who looks as soon as Slack has an ack, not once the bot is done."""
        return Person(self.stage, self.user, self.channel, waits=False)

    # Acting

    async def types(self, text: str) -> Outcome:
        command, _verb, rest = (*text.split(maxsplit=2), "", "")[:3]
        self.stage.typed.add(rest if command.startswith("/") else text)
        return await self._act("type", channel=self.channel, text=text)

    async def clicks(self, label: str, *, on: str = "") -> Outcome:
        """Press the newest button or option with this label, in a row that shows `on`."""
        place, action = await self._find(label, on)
        return await self._act("click", **place, **action)

    async def fills(self, **values: Any) -> None:
        """Type or choose in the form on top, by block id, without submitting."""
        self._note_typed(values)
        for block_id, value in values.items():
            filled = {"as": self.user, "view": "top", "block_id": block_id, "value": value}
            await self.stage.post("fill", filled)

    async def submits(self, **values: Any) -> Outcome:
        self._note_typed(values)
        return await self._act("submit", view="top", values=values)

    def _note_typed(self, values: dict[str, Any]) -> None:
        """The display name is made for notifications, and whom one chooses Slack logs itself."""
        for block_id, value in values.items():
            chosen = block_id == "display_name" or SLACK_ID.fullmatch(str(value))
            if isinstance(value, str) and not chosen:
                self.stage.typed.add(value)

    async def closes(self) -> Outcome:
        return await self._act("close", view="top")

    async def opens_home(self) -> str:
        await self._act("home", tab="home")
        return await self.reads_home()

    async def reads_home(self) -> str:
        """Home as it was last published."""
        return text_of((await self._state())["home"])

    async def reloads(self) -> None:
        await self._act("reload")

    async def _act(self, what: str, **arguments: Any) -> Outcome:
        outcome = await self.stage.post(what, {"as": self.user, **arguments})
        if self.waits:
            await self.stage.settled()
        return Outcome(outcome)

    # Reading

    async def messages(self, channel: str | None = None) -> list[dict[str, Any]]:
        """What the person sees in the channel, oldest first; ephemerals included."""
        asked = {"as": self.user, "channel": channel or self.channel}
        found = await self.stage.get("messages", asked)
        return list(found["messages"])

    async def reads(self, channel: str | None = None) -> list[str]:
        """The words of each message: its blocks, or its text where it has none."""
        return [text_of(message) for message in await self.messages(channel)]

    async def last(self, channel: str | None = None) -> str:
        read = await self.reads(channel)
        return read[-1] if read else ""

    async def answer(self) -> str:
        """The newest private answer in the channel."""
        told = [text_of(each) for each in await self.messages() if each["ephemeral"]]
        return told[-1] if told else ""

    async def form(self) -> dict[str, Any]:
        """The form on top."""
        modals = (await self._state())["modals"]
        if not modals:
            raise NotThereError(f"{self.user} has no form open. They see: {await self.reads()}")
        return dict(modals[-1])

    async def reads_form(self) -> str:
        return text_of(await self.form())

    async def toasts(self) -> list[dict[str, Any]]:
        return list((await self.stage.get("toasts", {"as": self.user}))["toasts"])

    async def _state(self) -> dict[str, Any]:
        return await self.stage.get("state", {"as": self.user})

    async def _find(self, label: str, on: str) -> tuple[dict[str, Any], dict[str, Any]]:
        state = await self._state()
        places: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
        if state["modals"]:
            view = state["modals"][-1]
            places = [({"view": view["id"]}, view["blocks"])]
        else:
            for message in reversed(await self.messages()):
                place = {"channel": self.channel, "ts": message["ts"]}
                places.append((place, message.get("blocks") or []))
            if state["home"]:
                places.append(({"view": "home"}, state["home"]["blocks"]))
        for place, blocks in places:
            for block in blocks:
                if on and on not in text_of({"blocks": [block]}):
                    continue
                if action := _action(block, label):
                    return place, action
        raise NotThereError(f"No {label!r} (on {on!r}). {self.user} sees: {await self.reads()}")


def _action(block: dict[str, Any], label: str) -> dict[str, Any] | None:
    elements = list(block.get("elements") or [])
    if block.get("dispatch_action"):
        elements.append(block["element"])
    for element in [*elements, block.get("accessory") or {}]:
        named = {"block_id": block["block_id"], "action_id": element.get("action_id")}
        if element.get("type") == "button" and element["text"]["text"] == label:
            return named
        for option in element.get("options") or []:
            if element["type"] in CHOICES and option["text"]["text"] == label:
                return {**named, "value": option["value"]}
    return None


def text_of(shown: dict[str, Any] | None) -> str:
    """Every word a message or view shows, labels and buttons left out."""
    if shown is None:
        return ""
    lines = [line for block in shown.get("blocks") or [] for line in _lines(block)]
    return "\n".join(lines) or shown.get("text", "")


def _lines(block: dict[str, Any]) -> list[str]:
    match block["type"]:
        case "section" | "header":
            return [block["text"]["text"]]
        case "context":
            return [element["text"] for element in block["elements"]]
        case "input":
            initial = block["element"].get("initial_value", "")
            return [block["label"]["text"] + (f": {initial}" if initial else "")]
        case _:
            return []
