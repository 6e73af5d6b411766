"""Where published conferences are kept: SQLite, or PostgreSQL when one machine is outgrown."""

from scheduler.errors import StorageFault
from scheduler.storage.errors import Busy, Damaged, NewerStorage
from scheduler.storage.store import Feed, Store

__all__ = ["Busy", "Damaged", "Feed", "NewerStorage", "StorageFault", "Store"]
