"""Which tables are ours to compare with the models."""

from typing import Any


def include_object(item: Any, name: str | None, kind: str, *_: Any) -> bool:
    """The queue's own tables belong to the queue; the clock's row is written in SQL."""
    return not (name or "").startswith("procrastinate_") and name not in {"development_clock", "alembic_version"}
