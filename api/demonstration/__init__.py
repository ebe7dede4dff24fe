"""The demonstration (演示): the sample world, and its on-the-spot case played through the API at its own legal times."""

from api.demonstration.stage import demonstrate

__all__ = ["demonstrate"]
