"""What must hold of every answer, whatever was asked."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from bot.sandbox.demo import DECOY, TOPICS, WORKSPACE
from bot.sandbox.refusals import ApiError
from bot.sandbox.validation.blocks import Surface
from bot.sandbox.validation.surfaces import message_blocks, view_problems
from tests.forged import Json, Reaction
from tests.fuzz.acts import Act, Presses, Submits, Tells
from tests.fuzz.stand import FARAWAY, WORRY, Stand
from tests.fuzz.words import HARD, MARKER
from tests.logbook import LOGS, logged

RUNNERS = frozenset({"U0ADA", "U0ELI"})
SECRETS: dict[str, frozenset[str]] = {
    "Transport to court after hours": RUNNERS | {"U0CRUZ"},  # proposed by Cruz
    "17 cases": RUNNERS,  # held by the case review
    WORRY: frozenset({"U0ADA", "U0FAY"}),
    "A topic of another workspace": frozenset(),
    FARAWAY: frozenset(),
}
"""Words that only these people may be shown."""

GLANCED = (MARKER, *SECRETS, *(draft.title for _seat, draft in TOPICS))
"""What lock screens, logs and the audit show nobody."""

LIVE = re.compile(
    r"<(!channel|!here|!everyone|!subteam|!date\^oops|@U0MARK|#C0TASK\|river|https://evil|mailto:)"
)
"""Typed mentions and links as Slack would act on them."""

SILENT = frozenset({"roster.copied", "link", "kind"})
"""A form whose button closes it, a button that opens an address, a choice that changes no form."""

SECONDS = 3
POSTS = frozenset({"chat.postMessage", "chat.update"})
ANSWERS = frozenset(
    {"response_url", "chat.postEphemeral", "views.open", "views.push", "views.update"}
)
LOOKS = frozenset({"users.info", "conversations.info", "conversations.members"})
"""Calls with ids that people chose: Slack may not know them."""


def judge(stand: Stand, user: str, act: Act, reaction: Reaction) -> None:
    """Raise AssertionError unless every property holds."""
    is_answered_once(stand, act, reaction)
    is_no_failure(reaction)
    fits_slack(act, reaction)
    shows_no_secret(stand, user, reaction)
    lets_no_mention_through(reaction)
    assert [word for word in GLANCED if word in LOGS.getvalue()] == [], LOGS.getvalue()
    if stand.is_changed():
        stores_what_it_may(stand)


def is_answered_once(stand: Stand, act: Act, reaction: Reaction) -> None:
    """An ack in time; one answer to whoever did something, or a change that shows elsewhere."""
    assert reaction.status == 200, f"no ack: {reaction.status}"
    assert reaction.seconds < SECONDS, f"an ack after {reaction.seconds:.1f} s"
    answers = [each["method"] for each in reaction.calls if each["method"] in ANSWERS]
    answers += ["ack"] if reaction.ack else []
    is_loading = "Loading…" in reaction.shown or "Still working" in reaction.shown
    assert len(answers) <= 1 + is_loading, answers
    told = answers or stand.is_changed() or isinstance(act, Tells) or _name(act) in SILENT
    assert told, "silence"


def _name(act: Act) -> str:
    match act:
        case Presses(action):
            return str(action["action_id"])
        case Submits(form):
            return form
        case _:
            return ""


def is_no_failure(reaction: Reaction) -> None:
    assert [line for line in logged() if _is_failure(line)] == []
    assert "code: " not in reaction.shown


def _is_failure(line: Json) -> bool:
    """A library may warn: the scheduler does when a tick takes long."""
    return line["level"] != "info" and line.get("severity") != "warning"


def fits_slack(act: Act, reaction: Reaction) -> None:
    for call in reaction.calls:
        if call["method"] not in LOOKS:
            assert call["answer"].get("ok", True), (call["method"], call["answer"])
    ack = reaction.ack
    if errors := ack.get("errors"):
        assert isinstance(act, Submits)
        assert errors.keys() <= act.values.keys(), errors
    if view := ack.get("view"):
        assert view_problems(view, Surface.MODAL) == []
    if blocks := ack.get("blocks"):
        try:
            message_blocks(json.loads(json.dumps(blocks)))
        except ApiError as refused:
            raise AssertionError(refused.messages) from refused


def shows_no_secret(stand: Stand, user: str, reaction: Reaction) -> None:
    """To whoever acts, to whoever is told of it, and on anybody's lock screen."""
    _hold(_hidden(user), reaction.ack)
    for call in reaction.calls:
        message = call["arguments"]
        if call["method"] not in POSTS:
            _hold(_hidden(message.get("user_id", user)), message)
            continue
        _hold(GLANCED, [message.get("text"), _blocks(message)[:1]])
        if user not in RUNNERS:  # whose acts may show a topic to everybody, or let somebody run
            reader = stand.stage.sandbox.slack.workspace.channels[message["channel"]].user
            _hold(_hidden(reader or ""), message)


def _hidden(user: str) -> list[str]:
    return [word for word, seen_by in SECRETS.items() if user not in seen_by]


def _blocks(message: Json) -> list[Json]:
    blocks = message.get("blocks") or []
    return list(json.loads(blocks) if isinstance(blocks, str) else blocks)


def _hold(words: Sequence[str], shown: Any) -> None:
    told = json.dumps(shown, ensure_ascii=False, default=str)
    assert [word for word in words if word in told] == [], told


def lets_no_mention_through(reaction: Reaction) -> None:
    shown = [reaction.ack, *(call["arguments"] for call in reaction.calls)]
    for text, is_verbatim in _mrkdwn(shown):
        assert not LIVE.search(text), text
        assert is_verbatim, text


def _mrkdwn(shown: Any) -> Iterator[tuple[str, bool]]:
    """Every text that Slack reads markup in, and whether it leaves bare links alone there."""
    if isinstance(shown, dict):
        if shown.get("type") == "mrkdwn":
            yield shown["text"], shown.get("verbatim", False)
        elif isinstance(shown.get("text"), str) and shown.get("type") != "plain_text":
            yield shown["text"], True
        shown = list(shown.values())
    for each in shown if isinstance(shown, list) else ():
        yield from _mrkdwn(each)


def stores_what_it_may(stand: Stand) -> None:
    """Nothing elsewhere, nothing hidden, nothing hard; no typed word in audit and outbox."""
    assert stand.rows(DECOY) == stand.elsewhere, "another workspace's rows were written"
    stored = stand.rows(WORKSPACE)
    for table in ("audit", "outbox", "event"):
        _hold(GLANCED, stored[table])
    _hold([HARD], stored)
    for table, rows in stored.items():
        hidden = [text for row in rows for text in row if isinstance(text, str) and _hides(text)]
        assert hidden == [], (table, hidden)


def _hides(text: str) -> bool:
    """Whether there is something in it that nobody would see."""
    if text.isprintable():
        return False
    return any(unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs"} for letter in text)
