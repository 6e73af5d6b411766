"""One array of whole numbers that holds all tables of a compiled search: its head says where each begins.

A compiled function that takes sixty arrays takes half a minute to compile; one that takes a single array does not.
"""

import numpy as np

from solver.compiled import Ints


class Memory:
    """The array, and the tables in it by name; names are numbers below `head`."""

    def __init__(self, head: int) -> None:
        self._head = head
        self._tables: dict[int, Ints] = {}
        self._numbers: dict[int, int] = {}
        self.array = np.zeros(0, dtype=np.int64)

    def number(self, name: int, value: int) -> None:
        """Put a number into the head."""
        self._numbers[name] = value

    def put(self, name: int, table: Ints) -> None:
        """Put a table in."""
        self._tables[name] = table

    def put_lists(self, begins: int, name: int, rows: list[list[int]]) -> None:
        """Put lists in, end to end; the table `begins` says where each begins, and at last where all end."""
        self.put(begins, np.cumsum([0, *map(len, rows)]))
        self.put(name, np.array([item for row in rows for item in row], dtype=np.int64))

    def seal(self) -> None:
        """Lay all tables into one array; from here on they are views of it."""
        self.array = np.zeros(self._head + sum(table.size for table in self._tables.values()), dtype=np.int64)
        for name, value in self._numbers.items():
            self.array[name] = value
        end = self._head
        for name, table in self._tables.items():
            view = self.array[end : end + table.size].reshape(table.shape)
            view[...] = table
            self.array[name], self._tables[name] = end, view
            end += table.size

    def __getitem__(self, name: int) -> Ints:
        return self._tables[name]
