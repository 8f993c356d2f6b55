"""Alembic's entry: runs migrations on the connection it is given."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from storage import tables


def words(kind: str, value: object, _autogenerate: Any) -> str | Literal[False]:
    """Write the columns of states down as the text they are: see `storage.types.as_word`."""
    if kind == "type" and isinstance(value, sa.Enum):
        return f"sa.String(length={value.length})"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.METADATA,
    render_as_batch=True,
    render_item=words,
)
with context.begin_transaction():
    context.run_migrations()
