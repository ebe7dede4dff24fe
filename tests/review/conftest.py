"""The world in which reviews are tested: the sample's people and catalogue."""

from tests.worlds.sample import sample, sample_template

__all__ = ["sample", "sample_template"]
