"""The sample world as it is written down (样本数据): JSON by topic, fictional throughout."""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "world"

Entry = dict[str, Any]


@cache
def _topic(name: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def entries(topic: str, kind: str) -> list[Entry]:
    """All entries of a kind in a topic: ``entries("registry", "officers")``. Raises KeyError for an unknown kind."""
    return _topic(topic)[kind]


def day(text: str) -> date:
    """A Shanghai day, YYYY-MM-DD."""
    return date.fromisoformat(text)


def maybe_day(text: str | None) -> date | None:
    """A day that may be missing."""
    return day(text) if text else None


def instant(text: str) -> datetime:
    """An instant, written with its offset, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)
