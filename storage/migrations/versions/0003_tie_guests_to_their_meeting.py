"""Tie guests to their meeting"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("membership", sa.Column("guest_of", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("membership", "guest_of")
