"""The database at boot: what can be wrong with it, in sentences for whoever starts the bot."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from bot.errors import NotReadyError
from storage.db import Database
from storage.migrations import outdated, upgrade


def open_database(url: str) -> Database:
    """The database, if it is there and up to date; else raises NotReadyError."""
    with _in_sentences():
        database = Database(url)
        if not outdated(database.engine):
            return database
    database.close()
    raise NotReadyError("The database is not up to date. Run: python -m bot migrate")


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
