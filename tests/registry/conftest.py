"""The sample world."""

from tests.worlds.counter import counter
from tests.worlds.sample import sample, sample_template

__all__ = ["counter", "sample", "sample_template"]
