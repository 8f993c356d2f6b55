"""Block Kit in few words; limits that its own models miss are checked here."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.errors import Refusal
from bot.text import _

Block = dict[str, Any]
View = dict[str, Any]

TITLE_LIMIT, LABEL_LIMIT, OPTION_LIMIT, METADATA_LIMIT = 24, 30, 75, 3000
SECTION_LIMIT, CONTEXT_LIMIT, TEXT_LIMIT, INPUT_LIMIT = 3000, 2000, 3900, 3000
MESSAGE_BLOCKS, VIEW_BLOCKS, SELECT_OPTIONS = 50, 100, 100


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is what screen readers and lock screens get: no typed words where it persists."""

    text: str
    blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        _hold(len(self.blocks) <= MESSAGE_BLOCKS, "a message of over 50 blocks")


def message(mrkdwn_text: str, blocks: list[Block]) -> Message:
    """A message whose `text` is this mrkdwn in plain words."""
    return Message(_cut(plainly(mrkdwn_text), TEXT_LIMIT), blocks)


def escape(typed: str) -> str:
    """Make typed words harmless in mrkdwn, where <!channel> would ping everyone."""
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def mrkdwn(text: str, limit: int = SECTION_LIMIT) -> Block:
    """Verbatim: Slack makes no links or mentions of its own from words that look like some."""
    return {"type": "mrkdwn", "text": _cut(text, limit), "verbatim": True}


def _cut(mrkdwn_text: str, limit: int) -> str:
    """What fits, never ending within an entity or a token."""
    if len(mrkdwn_text) <= limit:
        return mrkdwn_text
    return re.sub(r"(&[a-z]*|<[^>]*)$", "", mrkdwn_text[: limit - 1]) + "…"


def short(text: str, limit: int) -> str:
    """Plain words that fit a label."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def section(text: str, *, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": mrkdwn(text)}
    return block | {"accessory": accessory} if accessory else block


def sections(lines: Iterable[str]) -> list[Block]:
    """As many sections as these lines of mrkdwn need."""
    texts: list[str] = []
    for line in lines:
        if texts and len(texts[-1]) + 1 + len(line) <= SECTION_LIMIT:
            texts[-1] += f"\n{line}"
        else:
            texts.append(line)
    return [section(text) for text in texts]


def words(typed: str) -> list[Block]:
    """All of a typed text as it is: no markup, no mention, no link in it works."""
    parts = [typed[at : at + SECTION_LIMIT] for at in range(0, len(typed), SECTION_LIMIT)]
    return [{"type": "section", "text": plain(part)} for part in parts]


def context(*texts: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text, CONTEXT_LIMIT) for text in texts]}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def divider() -> Block:
    return {"type": "divider"}


def button(
    label: str,
    action_id: str,
    value: str = "",
    *,
    primary: bool = False,
    read_as: str = "",
    confirm: Block | None = None,
) -> Block:
    """`value` names a record and its version; `read_as` is for screen readers in lists."""
    _hold(len(label) <= LABEL_LIMIT, f"a button label of over {LABEL_LIMIT} characters")
    block: Block = {"type": "button", "text": plain(label), "action_id": action_id}
    if value:
        block["value"] = value
    if primary:
        block["style"] = "primary"
    if read_as:
        block["accessibility_label"] = read_as[:75]
    if confirm:
        block["confirm"] = confirm
    return block


def overflow(options: Iterable[tuple[str, str, str]]) -> Block:
    """Options as (label, action_id, value): each is dispatched like a button of its own."""
    return {
        "type": "overflow",
        "action_id": "menu",
        "options": [option(label, f"{action} {value}") for label, action, value in options],
    }


def option(label: str, value: str) -> Block:
    return {"text": plain(short(label, OPTION_LIMIT)), "value": value}


def confirm(title: str, text: str, yes: str, no: str) -> Block:
    return {
        "title": plain(title[:100]),
        "text": plain(text[:300]),
        "confirm": plain(yes[:30]),
        "deny": plain(no[:30]),
    }


def input_block(
    block_id: str, label: str, element: Block, *, hint: str = "", optional: bool = False
) -> Block:
    """A labelled field; it keeps what was typed over updates, as its ids stay the same."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element | {"action_id": block_id},
        "optional": optional,
    }
    return block | {"hint": plain(hint)} if hint else block


def text_input(initial: str = "", *, multiline: bool = False, placeholder: str = "") -> Block:
    """No length limit of Slack's own: what is too long must come back readable, not be cut."""
    block: Block = {"type": "plain_text_input", "multiline": multiline}
    if initial:
        block["initial_value"] = initial[:INPUT_LIMIT]
    if placeholder:
        block["placeholder"] = plain(placeholder)
    return block


def select(options: Sequence[tuple[str, str]], initial: str | None = None) -> Block:
    """Options as (label, value); over a hundred stand in groups, as Slack wants them."""
    offered = [option(label, value) for label, value in options]
    block: Block = {"type": "static_select"}
    if len(offered) <= SELECT_OPTIONS:
        block["options"] = offered
    else:
        block["option_groups"] = _groups(offered)
    chosen = [each for each in offered if each["value"] == initial]
    return block | {"initial_option": chosen[0]} if chosen else block


def select_several(options: Sequence[tuple[str, str]], initial: Sequence[str] = ()) -> Block:
    """The same for as many of the options as one likes."""
    several = select(options) | {"type": "multi_static_select"}
    chosen = [option(label, value) for label, value in options if value in initial]
    return several | {"initial_options": chosen} if chosen else several


def _groups(options: list[Block]) -> list[Block]:
    groups = []
    for at in range(0, len(options), SELECT_OPTIONS):
        group = options[at : at + SELECT_OPTIONS]
        first, last = (each["text"]["text"][:30] for each in (group[0], group[-1]))
        groups.append({"label": plain(f"{first} - {last}"), "options": group})
    return groups


def checkboxes(options: Sequence[tuple[str, str]], *, ticked: bool = False) -> Block:
    """Options as (label, value), all ticked or none."""
    block: Block = {
        "type": "checkboxes",
        "options": [option(label, value) for label, value in options],
    }
    return block | {"initial_options": block["options"]} if ticked else block


def modal(
    title: str,
    blocks: list[Block],
    *,
    form: str = "note",
    submit: str = "",
    close: str = "",
    metadata: str = "",
    closes_all: bool = False,
) -> View:
    """`form` names the listener that gets what is submitted."""
    for label in (title, submit, close):
        _hold(len(label) <= TITLE_LIMIT, f"a title or button of over {TITLE_LIMIT} characters")
    _hold(len(blocks) <= VIEW_BLOCKS, f"a form of over {VIEW_BLOCKS} blocks")
    _hold(len(metadata) <= METADATA_LIMIT, "private metadata that is too long")
    view: View = {
        "type": "modal",
        "callback_id": form,
        "title": plain(title),
        "blocks": blocks,
        "private_metadata": metadata,
        "clear_on_close": closes_all,
    }
    if submit:
        view["submit"] = plain(submit)
    if close:
        view["close"] = plain(close)
    return view


def key(record_id: str, version: int) -> str:
    """What a button carries: a record and the version of it that the button was drawn from."""
    return f"{record_id}:{version}"


def read_key(value: str) -> tuple[str, int]:
    """The record and version of a button; raises Refusal when it carries neither."""
    record_id, _colon, version = value.rpartition(":")
    if not record_id or not re.fullmatch(r"[0-9]{1,9}", version):
        raise Refusal(_("That button no longer works. The pinned message in the channel leads on."))
    return record_id, int(version)


def unpacked(packed: str, *kinds: type) -> list[Any]:
    """What a form carries, as JSON, each part of its kind; raises Refusal on anything else."""
    try:
        parts = json.loads(packed)
    except ValueError:
        parts = None
    if not isinstance(parts, list) or [type(part) for part in parts] != list(kinds):
        raise Refusal(_("That form no longer works. Please open it anew."))
    return parts


def _hold(fits: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not fits:
        raise ValueError(f"Slack refuses {otherwise}")


def plainly(mrkdwn_text: str) -> str:
    """The same words for `text`: markup gone, each date token read out by its fallback."""
    words_only = re.sub(r"<!date\^[^|>]*\|([^>]*)>", r"\1", mrkdwn_text)
    return re.sub(r"[*`]", "", words_only)
