"""Where published conferences are kept: SQLite, or PostgreSQL when one machine is outgrown."""

from scheduler.errors import StorageFault
from scheduler.storage.errors import Busy, Damaged, NewerStorage, Unreachable
from scheduler.storage.feed import Feed, Fragment
from scheduler.storage.store import Published, Store
from scheduler.storage.subscriptions import Wanted

__all__ = [
    "Busy",
    "Damaged",
    "Feed",
    "Fragment",
    "NewerStorage",
    "Published",
    "StorageFault",
    "Store",
    "Unreachable",
    "Wanted",
]
