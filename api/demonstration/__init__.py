"""The demonstration (演示): the sample world, and its cases played through the API at their own legal times."""

from api.demonstration.stage import demonstrate

__all__ = ["demonstrate"]
