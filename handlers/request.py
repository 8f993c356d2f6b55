"""What a person did on Slack, read from Slack's payloads into one plain value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from handlers.typed import as_typed
from handlers.views.notes import ASKED

FormValue = str | tuple[str, ...] | None
Body = Mapping[str, Any]


class Way(StrEnum):
    """How a request came."""

    COMMAND = "command"
    PRESS = "press"
    FORM = "form"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Request:
    """One command, press, submitted form or event.

    `workspace` is the one that installed the bot; in shared channels the person's own differs.
    """

    way: Way
    workspace: str
    user: str
    name: str  # of the command, action, form or event
    channel: str | None = None
    text: str = ""  # of a command, after its verb; unescaped once, as by form
    line: str = ""  # of a command, with its verb
    value: str = ""  # of what was pressed or chosen: a record's id and version
    form: Mapping[str, FormValue] = field(default_factory=dict)  # by block id
    text_fields: tuple[str, ...] = ()  # the block ids of the form's fields that people type in
    metadata: str = ""  # of the form
    trigger: str = ""
    response_url: str | None = None
    view_id: str | None = None
    view_type: str | None = None  # "modal" or "home", when it came from one
    message: str = ""  # what was pressed in: channel and ts
    is_ephemeral: bool = False  # pressed in a message that only this person sees
    once: str = ""  # requests with the same one have one effect: an event's id
    event: Mapping[str, Any] = field(default_factory=dict)
    taskforce_id: str | None = None  # chosen where the channel does not tell
    confirmed: bool = False  # the person was asked about their words and submits them
    asked: frozenset[str] = frozenset()  # what stood in a form that opened with such a question
    facts: Any = None  # what the listener had looked up at Slack

    @property
    def words(self) -> list[str]:
        """What the person typed, to be shown to them again where it would else be lost."""
        if self.way is Way.COMMAND:
            is_told = self.text.strip("#0123456789")  # a bare number stands in the sentence
            return [as_typed(f"/{self.name} {self.line}")] if is_told else []
        return [typed for block_id in self.text_fields if (typed := self.typed(block_id))]

    def typed(self, block_id: str) -> str:
        """What stands in this field, empty when nothing does."""
        value = self.form.get(block_id)
        return value if isinstance(value, str) else ""

    def chosen(self, block_id: str) -> tuple[str, ...]:
        """What is ticked or chosen in this field of several."""
        value = self.form.get(block_id)
        return value if isinstance(value, tuple) else ()


def of_command(body: Body, workspace: str) -> Request:
    text = _unescape(_whole(body.get("text", ""))).strip()
    return Request(
        way=Way.COMMAND,
        workspace=workspace,
        user=body["user_id"],
        name=body["command"].removeprefix("/"),
        channel=body.get("channel_id"),
        text=text,
        line=text,
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url"),
    )


def of_action(body: Body, workspace: str) -> Request:
    """A pressed button, or a chosen option, which says which button it stands for."""
    action, view = body["actions"][0], body.get("view") or {}
    name, value = action["action_id"], action.get("value") or ""
    if action["type"] == "overflow":
        name, _, value = action["selected_option"]["value"].partition(" ")
    elif action["type"] != "button":
        value = str(_value(action) or "")
    container = body.get("container") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
    return Request(
        way=Way.PRESS,
        workspace=workspace,
        user=body["user"]["id"],
        name=name,
        channel=channel,
        value=_whole(value),
        form=_form(view),
        metadata=_whole(view.get("private_metadata", "")),
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url"),
        view_id=view.get("id"),
        view_type=view.get("type"),
        message=f"{channel} {container.get('message_ts', '')}",
        is_ephemeral=bool(container.get("is_ephemeral")),
    )


def of_form(body: Body, workspace: str) -> Request:
    view = body["view"]
    return Request(
        way=Way.FORM,
        workspace=workspace,
        user=body["user"]["id"],
        name=view["callback_id"],
        form=_form(view),
        text_fields=tuple(block["block_id"] for block in _text_fields(view)),
        asked=frozenset(_asked(view)),
        metadata=_whole(view.get("private_metadata", "")),
        trigger=body.get("trigger_id", ""),
        view_id=view["id"],
        view_type=view["type"],
    )


def of_event(body: Body, workspace: str) -> Request:
    event = body["event"]
    user = event.get("user", "")  # events about an account bring the whole of it
    return Request(
        way=Way.EVENT,
        workspace=workspace,
        user=user["id"] if isinstance(user, dict) else user,
        name=event["type"],
        channel=event.get("channel"),
        once=body.get("event_id", ""),
        event=event,
    )


def _whole(text: str) -> str:
    """The text without NUL and halves of characters: JSON carries them, no database takes them."""
    return text.replace("\0", "").encode(errors="ignore").decode()


def _unescape(text: str) -> str:
    """What was typed; Slack escapes these three and no other."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _text_fields(view: Body) -> Iterator[Body]:
    for block in view.get("blocks") or ():
        if block["type"] == "input" and block["element"]["type"] == "plain_text_input":
            yield block


def _asked(view: Body) -> Iterator[str]:
    """What the fields held when the form opened, if it asked about that."""
    if any(block.get("block_id") == ASKED for block in view.get("blocks") or ()):
        for block in _text_fields(view):
            yield _whole(block["element"].get("initial_value") or "")


def _form(view: Body) -> dict[str, FormValue]:
    values = (view.get("state") or {}).get("values") or {}
    found = {block_id: _value(next(iter(block.values()))) for block_id, block in values.items()}
    return {block_id: _whole_value(value) for block_id, value in found.items()}


def _whole_value(value: FormValue) -> FormValue:
    if isinstance(value, tuple):
        return tuple(map(_whole, value))
    return _whole(value) if value else value


def _value(state: Body) -> FormValue:  # noqa: PLR0911 - one line for each of Slack's elements
    match state["type"]:
        case "checkboxes" | "multi_static_select" | "multi_external_select":
            return tuple(option["value"] for option in state.get("selected_options") or ())
        case "multi_users_select":
            return tuple(state.get("selected_users") or ())
        case "static_select" | "radio_buttons" | "external_select" | "overflow":
            return (state.get("selected_option") or {}).get("value")
        case "users_select":
            return state.get("selected_user")
        case "datepicker":
            return state.get("selected_date")
        case "timepicker":
            return state.get("selected_time")
        case _:
            return state.get("value")
