"""The sample world, for tests that read it."""

from tests.worlds.sample import sample, sample_template

__all__ = ["sample", "sample_template"]
