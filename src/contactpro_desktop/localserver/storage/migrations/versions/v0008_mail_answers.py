"""When a mail was answered last, and with what."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contacts", sa.Column("answered_at", sa.Double()))
    op.add_column("contacts", sa.Column("answered_with", sa.String(length=16)))


def downgrade() -> None:
    op.drop_column("contacts", "answered_with")
    op.drop_column("contacts", "answered_at")
