"""Identifiers of the sample world (样本标识): names such as ``o-08`` become the same key in every database."""

from uuid import UUID, uuid5

WORLD = UUID("6d1b1f0e-3c57-5b0a-9a53-21990021992a")
"""The namespace of the sample's names."""


def world_id(name: str) -> UUID:
    """The key of a named thing: ``world_id("o-08")``. What has no name of its own is named after its owner, by a slash."""
    return uuid5(WORLD, name)


def world_ids(names: list[str]) -> list[UUID]:
    """The keys of several named things, in order."""
    return [world_id(name) for name in names]
