"""The schema's history: bring a database up to date, or tell that it is behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic is loaded where it works: to start the bot without it is a tenth of a second quicker.
# ruff: noqa: PLC0415

HERE = Path(__file__).parent


def upgrade(engine: Engine) -> None:
    """Apply what is missing, all or nothing."""
    from alembic import command

    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def outdated(engine: Engine) -> bool:
    """Whether the schema is not the one this version of the code works with."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return True
        present = connection.execute(text("SELECT version_num FROM alembic_version"))
        return present.scalars().all() != [latest()]


def latest() -> str:
    """The number of the newest migration, which begins its file's name."""
    return max(path.name.partition("_")[0] for path in HERE.glob("versions/[0-9]*.py"))


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config
