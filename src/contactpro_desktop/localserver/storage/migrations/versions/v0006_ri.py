"""Filed records of the RI interfaces, and indexes for looking into the past."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_INDEXES = (
    ("contacts", "created_at"),
    ("contacts", "customer_key"),
    ("contacts", "queue_id"),
    ("legs", "agent_id"),
)


def upgrade() -> None:
    op.create_table(
        "filed",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=128), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("changed_at", sa.Double(), nullable=False),
        sa.Column("contact_id", sa.String(length=32)),
        sa.Column("queue_id", sa.String(length=32)),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name="pk_filed"),
    )
    for column in ("at", "contact_id", "subject"):
        op.create_index(f"ix_filed_kind_{column}", "filed", ["kind", column])
    for table, column in _INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table, column in _INDEXES:
        op.drop_index(f"ix_{table}_{column}", table)
    op.drop_table("filed")
