"""The tables. Only what PostgreSQL has as well; times are seconds since 1970 UTC."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

agents = Table(
    "agents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("profile_id", String(32), nullable=False),
    Column("connected", Boolean, nullable=False),
    Column("gone_since", Double),
    Column("work_status", String(16), nullable=False),
    Column("work_status_since", Double, nullable=False),
    Column("work_status_by", String(16), nullable=False),
    Column("profile_since", Double, nullable=False),
    Column("profile_ends", Double),
    Column("profile_by", String(16), nullable=False),
    Column("serving", JSON, nullable=False),
    Column("missed_offers", Integer, nullable=False),
    Column("alias", Text, nullable=False),
    Column("chat_address", Text, nullable=False),
    Column("last_offered", Double, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("queue_id", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", Double, nullable=False),
    Column("queued_at", Double, nullable=False),
    Column("sub_channel", Text, nullable=False),
    Column("leg_id", String(32)),
    Column("customer_key", Text, nullable=False),
    Column("customer_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("attached_data", JSON, nullable=False),
    Column("preferred_agent", String(32)),
    Column("preferred_until", Double),
    Column("required_agent", String(32)),
    Column("passed_over", JSON, nullable=False),
    Column("closed_at", Double),
    Column("visitor_id", String(32)),
    Column("request_id", Text),
    Index(None, "state"),
)

legs = Table(
    "legs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("contact_id", String(32), ForeignKey("contacts.id"), nullable=False),
    Column("agent_id", String(32), nullable=False),
    Column("queue_id", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("offered_at", Double, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("deadline", Double),
    Column("offer_end", String(16)),
    Column("accepted_at", Double),
    Column("ended_at", Double),
    Column("end_reason", String(16), nullable=False),
    Column("answers", JSON, nullable=False),
    Column("script_saved", Boolean, nullable=False),
    Index(None, "state"),
    Index(None, "contact_id"),
)

messages = Table(
    "messages",
    metadata,
    Column("contact_id", String(32), ForeignKey("contacts.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False),
    Column("at", Double, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("author_kind", String(16), nullable=False),
    Column("originator", Text, nullable=False),
    Column("display_name", Text, nullable=False),
    Column("request_id", Text),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Double, nullable=False),
    Column("refusal", String(32)),
    Column("who", Text, nullable=False),
    Column("created", String(32)),
    Column("contact_id", String(32)),
    Column("number", Integer),
    Index(None, "at"),
)

agent_sessions = Table(
    "agent_sessions",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("public_id", String(32), nullable=False),
    Column("started_at", Double, nullable=False),
    Column("expires_at", Double, nullable=False),
    Column("agent_id", String(32), nullable=False),
    Column("account", String(64), nullable=False),
)

visitor_sessions = Table(
    "visitor_sessions",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("public_id", String(32), nullable=False),
    Column("started_at", Double, nullable=False),
    Column("expires_at", Double, nullable=False),
    Column("visitor_id", String(32), nullable=False),
    Column("chat_address", Text, nullable=False),
    Column("alias", Text, nullable=False),
    Column("language", Text, nullable=False),
)
