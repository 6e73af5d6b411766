"""Keep each event of the version that stands by itself, in every language; and what rendered the feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of fragments; feeds of before are rendered anew when the store is opened."""
    op.create_table(
        "fragments",
        sa.Column("conference", sa.String(64), sa.ForeignKey("conferences.id"), primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("uid", sa.String(200), primary_key=True),
        sa.Column("etag", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.add_column("conferences", sa.Column("rendering", sa.Integer, nullable=False, server_default="0"))
