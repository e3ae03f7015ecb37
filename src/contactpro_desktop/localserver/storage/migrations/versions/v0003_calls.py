"""Calls: who began them, where they went, what goes on in them; the number of an end user; the
customers of campaigns."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")


def upgrade() -> None:
    no, inbound = sa.false(), sa.text("'inbound'")
    for table, name, kind, default in (
        ("contacts", "direction", sa.String(8), inbound),
        ("contacts", "own_number", sa.Text(), _EMPTY),
        ("contacts", "external", sa.Boolean(), no),
        ("legs", "channel_status", sa.String(32), _EMPTY),
        ("legs", "recording", sa.Boolean(), no),
        ("legs", "terminal_id", sa.Text(), _EMPTY),
        ("visitor_sessions", "extension", sa.Text(), _EMPTY),
    ):
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=default))
    op.add_column("contacts", sa.Column("consent", sa.Boolean()))
    op.add_column("contacts", sa.Column("customer_id", sa.String(32)))
    op.create_table(
        "campaign_customers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.String(length=32), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.Double()),
        sa.Column("contact_id", sa.String(length=32)),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=32), nullable=False),
        sa.Column("classifier", sa.String(length=32), nullable=False),
        sa.Column("redial_time", sa.Double()),
        sa.Column("redial_agent", sa.String(length=32)),
        sa.Column("redial_remarks", sa.Text(), nullable=False),
        sa.Column("calls", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_campaign_customers"),
    )


def downgrade() -> None:
    op.drop_table("campaign_customers")
    op.drop_column("visitor_sessions", "extension")
    for column in ("terminal_id", "recording", "channel_status"):
        op.drop_column("legs", column)
    for column in ("customer_id", "consent", "external", "own_number", "direction"):
        op.drop_column("contacts", column)
