"""The tables: documents as JSON text, with the few columns that are asked for."""

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
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
    Column("subscribing", Integer, nullable=False, server_default="0"),  # how often a subscription changed
)

versions = Table(
    "versions",
    metadata,
    Column("conference", String(64), ForeignKey("conferences.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("published_at", DateTime(timezone=True), nullable=False),
    Column("document", Text, nullable=False),
)

# What each version changes against the one before it.
changes = Table(
    "changes",
    metadata,
    Column("conference", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    ForeignKeyConstraint(["conference", "number"], ["versions.conference", "versions.number"]),
)

# The version that waits for a second yes, and the seal of the list that was shown.
held_back = Table(
    "held_back",
    metadata,
    Column("conference", String(64), ForeignKey("conferences.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("seal", String(64), nullable=False),
)

# E-mail that waits or was sent; one without `due` is settled: sent, or given up with its error.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conference", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("recipient", String(254), nullable=False),
    Column("language", String(35), nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", DateTime(timezone=True)),
    Column("sent_at", DateTime(timezone=True)),
    Column("error", Text),
    ForeignKeyConstraint(["conference", "version"], ["versions.conference", "versions.number"]),
    Index("outbox_due", "due"),
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

# What was seen of a person in a round of a breakout: came (to which group), missing, left; by whom.
attendance = Table(
    "attendance",
    metadata,
    Column("conference", String(64), ForeignKey("conferences.id"), primary_key=True),
    Column("breakout", String(64), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("person", String(64), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("session", String(64)),
    Column("marked_at", DateTime(timezone=True), nullable=False),
    Column("marked_by", String(64), nullable=False),
)

# Those who were not on the list, with the first round in which they take part.
arrivals = Table(
    "arrivals",
    metadata,
    Column("conference", String(64), ForeignKey("conferences.id"), primary_key=True),
    Column("breakout", String(64), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("round", Integer, nullable=False),
    Column("participant", Text, nullable=False),
    Column("arrived_at", DateTime(timezone=True), nullable=False),
)

# Personal calendars. `secret` is the hash of what their address ends with; `generation` is the value of `subscribing`
# at the last change.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conference", String(64), ForeignKey("conferences.id"), nullable=False),
    Column("secret", String(64), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("person", String(64)),
    Column("chosen", Text, nullable=False),
    Column("language", String(35), nullable=False),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("changed", DateTime(timezone=True), nullable=False),
    Column("revoked", DateTime(timezone=True)),
    Column("seen", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Index("subscriptions_generation", "conference", "generation"),
)
