"""What is remembered between requests, and how much of it."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Bounded(Generic[Kept]):
    """A cache that forgets what was used longest ago: it holds ``most`` values, of ``weight`` together.

    What a value weighs is said when it is kept. A value heavier than the whole cache is not kept at all.
    """

    def __init__(self, most: int, weight: int | None = None) -> None:
        self._most = most
        self._weight = weight
        self._weighed = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._weights: dict[Hashable, int] = {}

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def weighed(self) -> int:
        """What all kept values weigh together."""
        return self._weighed

    def get(self, key: Hashable) -> Kept | None:
        """What is kept under the key; it counts as used now."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, value: Kept, weight: int = 0) -> None:
        """Keep a value, forgetting the least recently used ones when full."""
        self._weighed += weight - self._weights.get(key, 0)
        self._kept[key] = value
        self._weights[key] = weight
        self._kept.move_to_end(key)
        while len(self._kept) > self._most or (self._weight is not None and self._weighed > self._weight):
            forgotten, _ = self._kept.popitem(last=False)
            self._weighed -= self._weights.pop(forgotten)
