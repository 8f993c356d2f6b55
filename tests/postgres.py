"""A PostgreSQL server of our own: in a temporary directory, on a port of its own."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg
import pytest

UNPRIVILEGED = "postgres"
"""Who runs the server when we are root, which it refuses to be."""

HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Nothing here has to survive a power cut."""


class NoPostgresError(Exception):
    """The programs of the server are not on this machine."""


@dataclass
class Server:
    """Makes databases, each a copy of the one that `template` filled."""

    port: int
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{UNPRIVILEGED}@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template1") -> str:
        """The name of a new database, a copy of `template`."""
        name = f"copy_{next(self._numbers)}"
        self._tell(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        self._tell(f"DROP DATABASE {name} WITH (FORCE)")

    def _tell(self, order: str) -> None:
        where = f"host=127.0.0.1 port={self.port} user={UNPRIVILEGED} dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(order.encode())


def programs() -> Path:
    """Where `initdb` and `postgres` are; NoPostgresError when they are nowhere."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not versions:
        raise NoPostgresError("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return versions[-1].parent


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server for as long as the block lasts."""
    bin_dir = programs()
    with tempfile.TemporaryDirectory(prefix="roundtable-postgres-") as directory:
        data, someone = Path(directory) / "data", _someone_unprivileged(directory)
        initdb = [bin_dir / "initdb", "-D", data, "-U", UNPRIVILEGED, "--no-sync", "-E", "UTF8"]
        subprocess.run(  # noqa: S603 - the words are ours
            initdb, check=True, capture_output=True, cwd=directory, **someone
        )
        server = Server(_free_port())
        options = [f"port={server.port}", "unix_socket_directories=", *HASTE, "max_connections=60"]
        command = [bin_dir / "postgres", "-D", data, *(f"--{option}" for option in options)]
        with subprocess.Popen(  # noqa: S603 - the words are ours
            command, stderr=subprocess.PIPE, text=True, cwd=directory, **someone
        ) as process:
            try:
                _wait_until_ready(process)
                yield server
            finally:
                process.send_signal(signal.SIGINT)  # which does not wait for clients to leave


def _someone_unprivileged(directory: str) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(UNPRIVILEGED)
    os.chown(directory, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    assert process.stderr is not None
    told = []
    for line in process.stderr:
        told.append(line)
        if "ready to accept connections" in line:
            # Somebody must go on reading, or the server would wait for it one day.
            Thread(target=process.stderr.read, daemon=True).start()
            return
    raise NoPostgresError("".join(told))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server of this test run; where there is none, specs are skipped, but not in CI."""
    try:
        programs()
    except NoPostgresError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))
    with serving() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """An empty database on PostgreSQL."""
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def either_url(request: pytest.FixtureRequest) -> str:
    """An empty database, once of each sort."""
    return str(request.getfixturevalue(f"{request.param}_url"))
