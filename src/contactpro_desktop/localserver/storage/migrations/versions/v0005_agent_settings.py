"""What agents set for themselves, files of chats, chats with supervisors."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "agents", sa.Column("preferences", sa.JSON(), nullable=False, server_default="{}")
    )
    op.add_column(
        "contacts", sa.Column("attachments", sa.JSON(), nullable=False, server_default="[]")
    )
    op.add_column("contacts", sa.Column("supervisor_session_id", sa.String(length=32)))


def downgrade() -> None:
    op.drop_column("contacts", "supervisor_session_id")
    op.drop_column("contacts", "attachments")
    op.drop_column("agents", "preferences")
