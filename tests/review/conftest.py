"""The world in which reviews are tested: the sample's people and catalogue."""

from tests.worlds.counter import counter
from tests.worlds.sample import sample, sample_template

__all__ = ["counter", "sample", "sample_template"]
