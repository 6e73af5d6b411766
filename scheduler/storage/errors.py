"""What can go wrong with the storage, in words for people."""

from scheduler.errors import StorageFault


class NewerStorage(StorageFault):
    """The database was written by a newer Hemicycle; run that one, or restore a backup made with this one."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        super().__init__(f"{type(self).__doc__} (It is at “{revision}”.)")


class Damaged(StorageFault):
    """The database file is damaged; restore a backup. Nothing was changed."""

    def __init__(self, finding: str) -> None:
        self.finding = finding
        super().__init__(f"{type(self).__doc__} (Found: {finding})")


class Unreachable(StorageFault):
    """The database does not answer; see that DATABASE_URL names it and that it runs."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{type(self).__doc__} (It was said: {reason})")


class Busy(StorageFault):
    """Somebody else is writing to the database for a long time; try again in a moment."""

    def __init__(self) -> None:
        super().__init__(type(self).__doc__)
