"""Every verb, button and form, gone through as everybody, from everywhere.

Allowed acts work; everybody else reads the sentence that says why not, and nothing changes. It asks
the listeners themselves, each in a transaction as the edge opens it, and takes back what they did.
"""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bot.app import registered
from bot.errors import Refusal
from bot.work import Visitor, Work
from handlers import command
from handlers.answers import Answer
from handlers.registry import Listener
from handlers.request import Request, Way
from storage.db import Database
from storage.tables import METADATA
from tests.fixtures import MONDAY, copied
from tests.rights_scene import (
    ABROAD,
    ELSEWHERE,
    FOREIGN,
    HOME,
    LAKE,
    MESSAGES,
    OTHER_HOME,
    RIVER,
    WALKERS,
    Site,
    begin,
    keys_of,
    prepare,
)
from tests.rights_table import BUTTONS, FORMS, VERBS, Door

REGISTRY = registered()
DOORS = {Way.COMMAND: VERBS, Way.PRESS: BUTTONS, Way.FORM: FORMS}
PLACES = (HOME, ELSEWHERE, MESSAGES, OTHER_HOME)
IN_SESSION = MONDAY + timedelta(days=7, hours=23, minutes=1)
ELI = "U0ELI"

NOT_ON_IT = "You are not on the roster of {taskforce} yet. Ask "
WHY = {
    "stranger": NOT_ON_IT,
    "outsider": NOT_ON_IT,
    "guest": "You are a guest of {taskforce}, and only its members can do that. Ask ",
}
"""How the sentence begins that says why not, and goes on with who can; for the others "Only …"."""

WITHHELD = (
    "That topic is no longer here.",
    "You see no topic ",
    "That concern is no longer kept here.",
    "Setting up is for full members of the workspace",
    "No task force meets here yet.",
)
"""Other sentences: of what is not theirs they do not even learn that it is there, and where there
is no roster yet it does not decide."""


class Scene:
    """One of everything: before the meetings, or with all of them in session."""

    def __init__(self, url: str, now: datetime) -> None:
        self._now, self._database = now, Database(url)
        self._witness = sqlite3.connect(self._database.url.database or "")
        self._keys: dict[tuple[Site, str], dict[str, str]] = {}
        self._elsewhere = self._rows_elsewhere(self._witness)

    def close(self) -> None:
        self._witness.close()
        self._database.close()

    def keys(self, site: Site, user: str) -> dict[str, str]:
        if (site, user) not in self._keys:
            self._keys[site, user] = keys_of(self._witness, site, user)
        return self._keys[site, user]

    @property
    def version(self) -> int:
        """Differs once somebody has changed something."""
        return int(self._witness.execute("PRAGMA data_version").fetchone()[0])

    def answers(self, request: Request, *, watched: bool = False) -> Answer:
        """What the listener answers, all it did taken back; raises Refusal.

        Where it is `watched`, it must leave alone all that is not River's.
        """
        listener, request = _listener(request)
        visitor = Visitor(request.user, request.channel)

        def act(session: Session) -> None:
            connection: Any = session.connection().connection.driver_connection
            before = connection.total_changes
            answer = listener.act(Work(session, self._now, RIVER.workspace, visitor), request)
            session.flush()
            if watched and connection.total_changes > before:
                rows = self._rows_elsewhere(connection)
                assert rows == self._elsewhere, f"{request.name} changed what is elsewhere"
            raise _TakenBackError(answer)

        with pytest.raises(_TakenBackError) as done:
            self._database.transact(act, workspace=RIVER.workspace)
        return done.value.answer

    def _rows_elsewhere(self, connection: sqlite3.Connection) -> list[Any]:
        """Rows of Lake and of the other workspace."""
        return [connection.execute(statement).fetchall() for statement in _OF_TASKFORCES]


_OF_TASKFORCES = [
    f"SELECT * FROM {name} WHERE taskforce_id IN (SELECT id FROM taskforce "  # noqa: S608 - ours
    f"WHERE workspace <> '{RIVER.workspace}' OR channel = '{OTHER_HOME}') ORDER BY id"
    for name, table in METADATA.tables.items()
    if "taskforce_id" in table.c
]


class _TakenBackError(Exception):
    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


def _listener(request: Request) -> tuple[Listener, Request]:
    match request.way:
        case Way.PRESS:
            return REGISTRY.actions[request.name], request
        case Way.FORM:
            return REGISTRY.forms[request.name], request
        case _:
            return command.find(REGISTRY.commands, request)


@pytest.fixture(scope="module")
def scenes(demo_database: Path) -> Iterator[dict[bool, Scene]]:
    url = copied(demo_database, "rights.db")
    prepare(url, MONDAY)
    begun = copied(demo_database.with_name("rights.db"), "rights_in_session.db")
    begin(begun, IN_SESSION - timedelta(minutes=1))
    made = {False: Scene(url, MONDAY), True: Scene(begun, IN_SESSION)}
    yield made
    for each in made.values():
        each.close()


def filled(value: Any, keys: dict[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(each % keys for each in value)
    return value % keys


def asked(
    way: Way, name: str, door: Door, keys: dict[str, str], *, user: str, place: str
) -> Request:
    word, _space, verb = name.partition(" ") if way is Way.COMMAND else (name, "", "")
    text = f"{verb} {filled(door.text, keys)}".strip()
    return Request(
        way=way,
        workspace=RIVER.workspace,
        user=user,
        name=word,
        channel=None if way is Way.FORM else place,
        text=text,
        line=text,
        value=filled(door.value, keys),
        form={key: filled(value, keys) for key, value in door.form.items()},
        metadata=filled(door.metadata, keys),
        facts=door.facts(user) if callable(door.facts) else door.facts,
    )


@pytest.mark.parametrize(
    ("way", "name"), [(way, name) for way, doors in DOORS.items() for name in doors]
)
def test_everybody_goes_as_far_as_they_may(scenes: dict[bool, Scene], way: Way, name: str) -> None:
    door = DOORS[way][name]
    scene = scenes[door.in_session]
    before = scene.version
    for user, place in walks(door, list(DOORS[way]).index(name)):
        role, taskforce = WALKERS[user], "River County Task Force"
        if place == OTHER_HOME and way is not Way.FORM and not (door.keys or door.by_account):
            role, taskforce = "stranger", "Lake County Task Force"
        request = asked(way, name, door, scene.keys(RIVER, user), user=user, place=place)
        sentence = refused(scene, request)
        who = f"{name} by {role} in {place}: {sentence}"
        if role in door.may:
            assert sentence is None, who
        else:
            why = WHY.get(role, "Only ").format(taskforce=taskforce)
            assert sentence is not None, who
            assert sentence.startswith((why, *WITHHELD)), who
    assert scene.version == before


def walks(door: Door, number: int) -> Iterator[tuple[str, str]]:
    """Everybody from home, and by turns from elsewhere; by turns only where keys decide."""
    for turn, user in enumerate(WALKERS, start=number):
        if door.keys or door.form:
            yield user, PLACES[turn % 4]
        else:
            yield user, HOME
            if turn % 2:
                yield user, PLACES[turn % 3 + 1]


def refused(scene: Scene, request: Request) -> str | None:
    try:
        scene.answers(request)
    except Refusal as refusal:
        return refusal.sentence
    return None


def test_every_door_has_its_row() -> None:
    verbs = {
        name if verb is None else f"{name} {verb.name}"
        for name, each in REGISTRY.commands.items()
        for verb in (None, *each.verbs)
    }

    assert set(VERBS) == verbs
    assert set(BUTTONS) == set(REGISTRY.actions)
    assert set(FORMS) == set(REGISTRY.forms)


# Keys of elsewhere

KEYED = [
    (way, name, door)
    for way in (Way.PRESS, Way.FORM)
    for name, door in DOORS[way].items()
    if door.keys
]


@pytest.mark.parametrize("site", [LAKE, ABROAD])
def test_keys_of_elsewhere_open_nothing(scenes: dict[bool, Scene], site: Site) -> None:
    """Eli coordinates River and the task force abroad, and is a stranger to Lake."""
    for way, name, door in KEYED:
        scene = scenes[door.in_session]
        keys = scene.keys(site, ELI)
        sentence = refused(scene, asked(way, name, door, keys, user=ELI, place=HOME))
        assert sentence is not None, name
        assert told_of_elsewhere(sentence) == [], name


def test_one_key_of_elsewhere_reads_and_writes_nothing_there(scenes: dict[bool, Scene]) -> None:
    for way, name, door in KEYED:
        scene = scenes[door.in_session]
        own, foreign = scene.keys(RIVER, ELI), scene.keys(LAKE, ELI)
        for key in sorted(door.keys) if len(door.keys) > 1 else ():
            mixed = own | {key: foreign[key]}
            request = asked(way, name, door, mixed, user=ELI, place=HOME)
            try:
                shown = repr(scene.answers(request, watched=True))
            except Refusal as refusal:
                shown = refusal.sentence
            assert told_of_elsewhere(shown) == [], (name, key)


def told_of_elsewhere(shown: str) -> list[str]:
    """Strangers to Lake read its name, as they are told that they are not on its roster."""
    return [word for word in FOREIGN if word in shown.replace("Lake County Task Force", "")]
