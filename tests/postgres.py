"""A PostgreSQL server of our own, in a temporary directory where its socket is too."""

import os
import pwd
import shutil
import signal
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

HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
"""Nothing here has to survive a power cut, or to grow old."""

NEW = ("--no-sync", "--no-locale", "--encoding=UTF8", "--auth=trust")
"""The same everywhere; who may enter the directory may do everything."""


class NoPostgresError(Exception):
    """The programs of the server are not on this machine."""


LEAVE = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""


@dataclass
class Server:
    """Makes databases; who knows its directory reaches them."""

    directory: str
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{UNPRIVILEGED}@/{database}?host={self.directory}"

    def create(self) -> str:
        """The name of a new database."""
        name = f"database_{next(self._numbers)}"
        self._tell("postgres", f"CREATE DATABASE {name}")
        return name

    def empty(self, name: str) -> None:
        """Far cheaper than a new one, which is a thousand files."""
        self._tell(name, LEAVE, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")

    def _tell(self, database: str, *orders: str) -> None:
        where = f"host={self.directory} user={UNPRIVILEGED} dbname={database}"
        with psycopg.connect(where, autocommit=True) as connection:
            for order in orders:
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
        initdb = [bin_dir / "initdb", "-D", data, "-U", UNPRIVILEGED, *NEW]
        subprocess.run(  # noqa: S603 - the words are ours
            initdb, check=True, capture_output=True, cwd=directory, **someone
        )
        where = ("listen_addresses=", f"unix_socket_directories={directory}")
        options = [*where, *HASTE, "max_connections=60"]
        command = [bin_dir / "postgres", "-D", data, *(f"--{option}" for option in options)]
        with subprocess.Popen(  # noqa: S603 - the words are ours
            command, stderr=subprocess.PIPE, text=True, cwd=directory, **someone
        ) as process:
            try:
                _wait_until_ready(process)
                yield Server(directory)
            finally:
                process.send_signal(signal.SIGINT)  # which does not wait for clients to leave


def _someone_unprivileged(directory: str) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(UNPRIVILEGED)
    os.chown(directory, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


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


@pytest.fixture(scope="session")
def postgres_database(postgres: Server) -> str:
    return postgres.create()


@pytest.fixture
def postgres_url(postgres: Server, postgres_database: str) -> Iterator[str]:
    """An empty database on PostgreSQL; the same for each spec, as what is compiled for it."""
    yield postgres.url(postgres_database)
    postgres.empty(postgres_database)


@pytest.fixture(params=["sqlite", "postgres"])
def either_url(request: pytest.FixtureRequest) -> str:
    """An empty database, once of each sort."""
    return str(request.getfixturevalue(f"{request.param}_url"))
