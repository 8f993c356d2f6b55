"""Find what Slack refused"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REFUSED = sa.text("status = 'refused'")


def upgrade() -> None:
    op.create_index(
        "ix_outbox_refused",
        "outbox",
        ["workspace", "ready_at"],
        unique=False,
        sqlite_where=REFUSED,
        postgresql_where=REFUSED,
    )


def downgrade() -> None:
    op.drop_index(
        "ix_outbox_refused", "outbox", sqlite_where=REFUSED, postgresql_where=REFUSED
    )
