"""Keep who came to the rounds of breakouts, and who came late."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "attendance",
        sa.Column("conference", sa.String(64), sa.ForeignKey("conferences.id"), primary_key=True),
        sa.Column("breakout", sa.String(64), primary_key=True),
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("session", sa.String(64)),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_by", sa.String(64), nullable=False),
    )
    op.create_table(
        "arrivals",
        sa.Column("conference", sa.String(64), sa.ForeignKey("conferences.id"), primary_key=True),
        sa.Column("breakout", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("participant", sa.Text, nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
    )
