"""Tables of sessions, and which end user started a contact by which request."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contacts", sa.Column("visitor_id", sa.String(length=32)))
    op.add_column("contacts", sa.Column("request_id", sa.Text()))
    op.create_table(
        "agent_sessions",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("started_at", sa.Double(), nullable=False),
        sa.Column("expires_at", sa.Double(), nullable=False),
        sa.Column("agent_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_agent_sessions"),
    )
    op.create_table(
        "visitor_sessions",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("started_at", sa.Double(), nullable=False),
        sa.Column("expires_at", sa.Double(), nullable=False),
        sa.Column("visitor_id", sa.String(length=32), nullable=False),
        sa.Column("chat_address", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_visitor_sessions"),
    )


def downgrade() -> None:
    op.drop_table("visitor_sessions")
    op.drop_table("agent_sessions")
    op.drop_column("contacts", "request_id")
    op.drop_column("contacts", "visitor_id")
