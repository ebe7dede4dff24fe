"""Opaque ids: ``case_0197…`` is the prefix of a type and the UUID of a row."""

from uuid import UUID


def encode(prefix: str | None, key: UUID) -> str:
    """The id of a row."""
    return f"{prefix}_{key}" if prefix else str(key)


def decode(id_: object, prefix: str | None) -> UUID | None:
    """The key inside an id, or None if it is of another type or malformed: such an id is simply not found."""
    if isinstance(id_, UUID):
        return id_
    head, _, tail = str(id_).rpartition("_")
    if head != (prefix or ""):
        return None
    try:
        key = UUID(tail)
    except ValueError:
        return None
    return key if str(key) == tail else None


def prefix_in(id_: object) -> str:
    """The part of an id that names its type."""
    return str(id_).rpartition("_")[0]
