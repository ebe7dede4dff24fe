"""Made-up contexts that try a template: every field filled with hostile text, or nothing but what is required."""

from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from documents.forms.fields import FormData
from documents.frame import Frame

#: What a party may write into any field: it must come out as it is.
HOSTILE = "x<b&c>{{7*7}}{%p%}“引号”𬎆"


def trial_context(fields: type[FormData], *, full: bool) -> dict[str, Any]:
    """A context of the right shape for a template; ``full`` fills optional fields too."""
    verification = {"code": "0000", "url": "https://example.invalid/"} if full else None
    frame = dict.fromkeys(Frame.model_fields) | {
        "organ": HOSTILE, "date": date(2026, 1, 1), "demo": full, "verification": verification,
        "number": HOSTILE if full else None,
    }  # fmt: skip
    derived = {name: [HOSTILE] * 2 if kind.many else HOSTILE for name, kind in fields.derived.items()}
    return {**_group(fields, full), **derived, "frame": frame}


def _group(model: type[BaseModel], full: bool) -> dict[str, Any]:
    return {
        info.alias or name: _value(info.annotation, full) if full or info.is_required() else None
        for name, info in model.model_fields.items()
    }


def _value(annotation: Any, full: bool) -> Any:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _value(get_args(annotation)[0], full)
    if origin in (Union, UnionType):
        return _value(next(kind for kind in get_args(annotation) if kind is not NoneType), full)
    if origin is list:
        return [_value(get_args(annotation)[0], full) for _ in range(3 if full else 1)]
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return _group(annotation, full)
        if issubclass(annotation, Enum):
            return next(iter(annotation)).value
        if issubclass(annotation, bool):
            return full
        if issubclass(annotation, datetime):
            return datetime(2026, 1, 1, tzinfo=UTC)
        if issubclass(annotation, date):
            return date(2026, 1, 1)
        if issubclass(annotation, int):
            return 5
    return HOSTILE
