"""How a test says that an act of the review was refused, and for what."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from api.law.gates import Refused


@contextmanager
def refused(*codes: str, saying: str = "") -> Iterator[None]:
    """The act inside is refused for exactly these reasons; one of their sentences contains ``saying``."""
    with pytest.raises(Refused) as caught:
        yield
    assert [gap.code.value for gap in caught.value.gaps] == list(codes), str(caught.value)
    assert saying in str(caught.value)
