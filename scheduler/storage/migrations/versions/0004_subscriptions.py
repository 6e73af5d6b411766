"""Keep personal calendars: whose they are, what was chosen, and the hash of the secret in their address."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, and count for each conference how often anything in it changed."""
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conference", sa.String(64), sa.ForeignKey("conferences.id"), nullable=False),
        sa.Column("secret", sa.String(64), nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("person", sa.String(64)),
        sa.Column("chosen", sa.Text, nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True)),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
    )
    op.create_index("subscriptions_generation", "subscriptions", ["conference", "generation"])
    op.add_column("conferences", sa.Column("subscribing", sa.Integer, nullable=False, server_default="0"))
