"""Where published conferences are kept: SQLite, or PostgreSQL when one machine is outgrown."""

from scheduler.storage.errors import Busy, Damaged, NewerStorage, StorageFault
from scheduler.storage.store import Feed, Store

__all__ = ["Busy", "Damaged", "Feed", "NewerStorage", "StorageFault", "Store"]
