"""Keep conferences, their published versions and the rendered feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "conferences",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("current", sa.Integer, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("conference", sa.String(64), sa.ForeignKey("conferences.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_table(
        "feeds",
        sa.Column("conference", sa.String(64), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("path", sa.String(200), primary_key=True),
        sa.Column("etag", sa.String(64), nullable=False),
        sa.Column("last_modified", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("gzip", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["conference", "version"], ["versions.conference", "versions.number"]),
    )
