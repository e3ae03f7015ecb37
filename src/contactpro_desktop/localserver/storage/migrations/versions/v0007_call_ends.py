"""How long a campaign's call waits, and the other end of a call within the house."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contacts", sa.Column("waits_until", sa.Double()))
    op.add_column("contacts", sa.Column("peer_id", sa.String(length=32)))


def downgrade() -> None:
    op.drop_column("contacts", "peer_id")
    op.drop_column("contacts", "waits_until")
