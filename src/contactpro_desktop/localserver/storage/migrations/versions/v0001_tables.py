"""Tables of agents, contacts, legs, messages and outcomes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agents",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.String(length=32), nullable=False),
        sa.Column("connected", sa.Boolean(), nullable=False),
        sa.Column("gone_since", sa.Double()),
        sa.Column("work_status", sa.String(length=16), nullable=False),
        sa.Column("work_status_since", sa.Double(), nullable=False),
        sa.Column("work_status_by", sa.String(length=16), nullable=False),
        sa.Column("profile_since", sa.Double(), nullable=False),
        sa.Column("profile_ends", sa.Double()),
        sa.Column("profile_by", sa.String(length=16), nullable=False),
        sa.Column("serving", sa.JSON(), nullable=False),
        sa.Column("missed_offers", sa.Integer(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("chat_address", sa.Text(), nullable=False),
        sa.Column("last_offered", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agents"),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("queue_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("queued_at", sa.Double(), nullable=False),
        sa.Column("sub_channel", sa.Text(), nullable=False),
        sa.Column("leg_id", sa.String(length=32)),
        sa.Column("customer_key", sa.Text(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("attached_data", sa.JSON(), nullable=False),
        sa.Column("preferred_agent", sa.String(length=32)),
        sa.Column("preferred_until", sa.Double()),
        sa.Column("required_agent", sa.String(length=32)),
        sa.Column("passed_over", sa.JSON(), nullable=False),
        sa.Column("closed_at", sa.Double()),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
    )
    op.create_index("ix_contacts_state", "contacts", ["state"])

    op.create_table(
        "outcomes",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("refusal", sa.String(length=32)),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("created", sa.String(length=32)),
        sa.Column("contact_id", sa.String(length=32)),
        sa.Column("number", sa.Integer()),
        sa.PrimaryKeyConstraint("key", name="pk_outcomes"),
    )
    op.create_index("ix_outcomes_at", "outcomes", ["at"])

    op.create_table(
        "legs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("agent_id", sa.String(length=32), nullable=False),
        sa.Column("queue_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("offered_at", sa.Double(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("deadline", sa.Double()),
        sa.Column("offer_end", sa.String(length=16)),
        sa.Column("accepted_at", sa.Double()),
        sa.Column("ended_at", sa.Double()),
        sa.Column("end_reason", sa.String(length=16), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("script_saved", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_legs_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_legs"),
    )
    op.create_index("ix_legs_contact_id", "legs", ["contact_id"])
    op.create_index("ix_legs_state", "legs", ["state"])

    op.create_table(
        "messages",
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_kind", sa.String(length=16), nullable=False),
        sa.Column("originator", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text()),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_messages_contact_id"),
        sa.PrimaryKeyConstraint("contact_id", "number", name="pk_messages"),
    )


def downgrade() -> None:
    for table in ("messages", "legs", "outcomes", "contacts", "agents"):
        op.drop_table(table)
