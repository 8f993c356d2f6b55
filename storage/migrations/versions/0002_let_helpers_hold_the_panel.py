"""Let helpers hold the panel"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting", sa.Column("helper_ids", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("meeting", "helper_ids")
