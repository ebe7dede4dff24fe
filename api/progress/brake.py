"""The brake (限次): wrong codes for one case number are counted, and after too many of them no code is tried for a while."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

TRIES = 10
WINDOW = 900.0
NUMBERS = 10_000


@dataclass(slots=True)
class Brake:
    """Counts in this process, which is enough: a code has 60 bits, and the entrance counts requests of one address besides.

    ``TRIES`` wrong codes within ``WINDOW`` seconds stop a number; only the last ``NUMBERS`` numbers are remembered.
    """

    now: Callable[[], float] = time.monotonic
    _wrong: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def holds(self, number: str) -> bool:
        """Whether no code may be tried for this number at present."""
        wrong = self._wrong.get(number)
        while wrong and wrong[0] <= self.now() - WINDOW:
            wrong.popleft()
        return wrong is not None and len(wrong) >= TRIES

    def wrong(self, number: str) -> None:
        """A code for this number was wrong, or there is no such number."""
        self._wrong.setdefault(number, deque()).append(self.now())
        self._wrong.move_to_end(number)
        while len(self._wrong) > NUMBERS:
            self._wrong.popitem(last=False)
