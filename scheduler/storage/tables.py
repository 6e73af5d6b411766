"""The tables: documents as JSON text, with the few columns that are asked for."""

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

conferences = Table(
    "conferences",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("current", Integer, nullable=False),
    Column("rendering", Integer, nullable=False, server_default="0"),
)

versions = Table(
    "versions",
    metadata,
    Column("conference", String(64), ForeignKey("conferences.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("published_at", DateTime(timezone=True), nullable=False),
    Column("document", Text, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("conference", String(64), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("path", String(200), primary_key=True),
    Column("etag", String(64), nullable=False),
    Column("last_modified", DateTime(timezone=True), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("gzip", LargeBinary, nullable=False),
    ForeignKeyConstraint(["conference", "version"], ["versions.conference", "versions.number"]),
)

fragments = Table(
    "fragments",
    metadata,
    Column("conference", String(64), ForeignKey("conferences.id"), primary_key=True),
    Column("language", String(20), primary_key=True),
    Column("uid", String(200), primary_key=True),
    Column("etag", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
)
