"""The database at boot: what can be wrong with it, in sentences for whoever starts the bot."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from bot.errors import NotReadyError
from storage.db import Database
from storage.migrations import outdated, upgrade


def open_database(url: str) -> Database:
    """The database, if it is there and up to date; else raises NotReadyError."""
    with _in_sentences():
        if _is_to_be_made(url):
            raise NotReadyError(f"There is no database yet. Run: {_python()} -m bot migrate")
        database = Database(url)
        if not outdated(database.engine):
            return database
    database.close()
    raise NotReadyError(f"The database is not up to date. Run: {_python()} -m bot migrate")


def _is_to_be_made(url: str) -> bool:
    """Whether it is a file that is not there: SQLite would make an empty one by looking."""
    address = make_url(url)
    path = address.database or ":memory:"
    is_file = address.get_backend_name() == "sqlite" and path != ":memory:"
    return is_file and not path.startswith("file:") and not Path(path).exists()


def _python() -> str:
    """What runs this, to be pasted: from the checkout ".venv/bin/python"."""
    here = os.path.relpath(sys.executable)
    return sys.executable if here.startswith(os.pardir) else here


def migrate(url: str) -> None:
    """Bring the database up to date; raises NotReadyError when it cannot be reached."""
    with _in_sentences():
        database = Database(url)
        upgrade(database.engine)
        database.close()


@contextmanager
def _in_sentences() -> Iterator[None]:
    # What SQLAlchemy says quotes the URL, and with it the password: it goes no further.
    try:
        yield
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise NotReadyError(
            "DATABASE_URL is not the address of a database that Roundtable can use. "
            "Use sqlite:///file.db or postgresql+psycopg://user@host/name."
        ) from None
    except OperationalError:
        raise NotReadyError("The database does not answer. Check DATABASE_URL.") from None
