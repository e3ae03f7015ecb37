"""Tables of e-mails and drafts, and since when a leg is set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("legs", sa.Column("parked_at", sa.Double()))
    op.create_table(
        "mails",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("from_address", sa.JSON(), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("cid", sa.String(length=32), nullable=False),
        sa.Column("to_address", sa.JSON(), nullable=False),
        sa.Column("cc_address", sa.JSON(), nullable=False),
        sa.Column("reply_to", sa.JSON()),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("is_html", sa.Boolean(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("references", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_mails_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mails"),
    )
    op.create_index("ix_mails_contact_id", "mails", ["contact_id"])
    op.create_index("ix_mails_message_id", "mails", ["message_id"])
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("draft_type", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("from_address", sa.Text(), nullable=False),
        sa.Column("to_address", sa.JSON(), nullable=False),
        sa.Column("cc_address", sa.JSON(), nullable=False),
        sa.Column("bcc_address", sa.JSON(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("owner_terminal_id", sa.Text(), nullable=False),
        sa.Column("begins_contact", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("delivery", sa.String(length=16)),
        sa.Column("sent_at", sa.Double()),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_drafts_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_contact_id", "drafts", ["contact_id"])
    op.create_index("ix_drafts_message_id", "drafts", ["message_id"])


def downgrade() -> None:
    op.drop_table("drafts")
    op.drop_table("mails")
    op.drop_column("legs", "parked_at")
