"""Modals and Homes: each person's stack of up to three views, and what is typed in them."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.changes import Changes
from bot.sandbox.forms import carry_over, initial_state
from bot.sandbox.messages import State
from bot.sandbox.refusals import ApiError, NotPossibleError
from bot.sandbox.workspace import Workspace

STACK_LIMIT = 3
SIZE_LIMIT = 250_000


@dataclass(slots=True)
class View:
    """`given` is the view as the bot sent it, with the block_ids that Slack adds."""

    id: str
    user: str
    given: dict[str, Any]
    hash: str
    root: str
    previous: str | None
    values: State
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return self.given["blocks"]  # type: ignore[no-any-return]  # validated when it was sent


class Views:
    def __init__(self, workspace: Workspace, changes: Changes) -> None:
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self._workspace = workspace
        self._changes = changes

    def open(self, user: str, given: dict[str, Any]) -> View:
        """A new modal; it takes the place of whatever modal the person had."""
        view = self._make(user, given)
        self.stacks[user] = [view]
        self._changes.tell("modals", user=user)
        return view

    def push(self, user: str, given: dict[str, Any]) -> View:
        stack = self.stacks.get(user)
        if not stack:
            raise ApiError("not_found")
        if len(stack) >= STACK_LIMIT:
            raise ApiError("push_limit_reached")
        view = self._make(user, given, root=stack[0].id, previous=stack[-1].id)
        stack.append(view)
        self._changes.tell("modals", user=user)
        return view

    def update(self, view: View, given: dict[str, Any], hash_seen: str | None = None) -> View:
        """Replace what `view` shows; what was typed stays where ids stay the same."""
        if hash_seen is not None and hash_seen != view.hash:
            raise ApiError("hash_conflict")
        if given["type"] != view.given["type"]:
            raise ApiError("invalid_arguments", ["a view's type cannot change"])
        self._check_external_id(given, but=view)
        view.values = carry_over(view.values, initial_state(given["blocks"]))
        view.given, view.errors, view.hash = given, {}, self._new_hash()
        self._changes.tell("home" if given["type"] == "home" else "modals", user=view.user)
        return view

    def publish(self, user: str, given: dict[str, Any], hash_seen: str | None) -> View:
        if home := self.homes.get(user):
            return self.update(home, given, hash_seen)
        self.homes[user] = self._make(user, given)
        self._changes.tell("home", user=user)
        return self.homes[user]

    def put_home(self, id: str, user: str, given: dict[str, Any]) -> None:
        """A Home that an earlier run published."""
        values = initial_state(given["blocks"])
        self.homes[user] = View(id, user, given, self._new_hash(), id, None, values)

    def close_top(self, user: str) -> None:
        self.stacks[user].pop()
        self._changes.tell("modals", user=user)

    def close_all(self, user: str) -> None:
        if self.stacks.pop(user, None):
            self._changes.tell("modals", user=user)

    def show_errors(self, view: View, errors: dict[str, str]) -> None:
        view.errors = errors
        self._changes.tell("modals", user=view.user)

    def find(self, *, view_id: str | None, external_id: str | None) -> View:
        for view in self._all():
            named = view.given.get("external_id")
            if view.id == view_id or (external_id is not None and named == external_id):
                return view
        raise ApiError("not_found")

    def of_person(self, user: str, named: str) -> View:
        """The view of `user` with this id, their `home`, or the modal on `top`."""
        views = {view.id: view for view in self.stacks.get(user, [])}
        if views:
            views["top"] = self.stacks[user][-1]
        if home := self.homes.get(user):
            views |= {"home": home, home.id: home}
        if named in views:
            return views[named]
        raise NotPossibleError("view_not_found", "That form is not open.", status=404)

    def _all(self) -> list[View]:
        return [*(view for stack in self.stacks.values() for view in stack), *self.homes.values()]

    def _make(
        self, user: str, given: dict[str, Any], root: str | None = None, previous: str | None = None
    ) -> View:
        self._check_external_id(given)
        id = self._workspace.next_id("V")
        values = initial_state(given["blocks"])
        return View(id, user, given, self._new_hash(), root or id, previous, values)

    def _check_external_id(self, given: dict[str, Any], but: View | None = None) -> None:
        named = given.get("external_id")
        if named and any(v.given.get("external_id") == named for v in self._all() if v is not but):
            raise ApiError("duplicate_external_id")

    def _new_hash(self) -> str:
        return f"{int(self._workspace.clock.now().timestamp())}.{secrets.token_hex(4)}"


def refuse_large(given: dict[str, Any]) -> None:
    if len(json.dumps(given, ensure_ascii=False).encode()) > SIZE_LIMIT:
        raise ApiError("view_too_large")
