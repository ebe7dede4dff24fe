"""The catalogue of forms (执法文书目录): codes, titles, number types, required fields and signing plans, as data.

``catalogue.json`` holds all of it for every form; a form whose template is drawn has a module of its own besides.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any


class StepKind(StrEnum):
    """How one step of a signing plan is done."""

    HANDWRITING = "HANDWRITING"  #: by hand or fingerprint, captured as an image before the first digital signature
    PARTY_OWN = "PARTY_OWN"  #: the party's own handwriting or own electronic signature
    PERSONAL = "PERSONAL"  #: an officer's or official's personal electronic signature
    SEAL = "SEAL"  #: a seal of the organ, always last


class Seal(StrEnum):
    """Which seal a form bears."""

    ORGAN_SEAL = "ORGAN_SEAL"  #: 行政机关印章
    CASE_SEAL = "CASE_SEAL"  #: 专用印章


class Openness(StrEnum):
    """Whether a document of this form is open to the public by default (公开属性)."""

    NOT_OPEN = "NOT_OPEN"
    ON_REQUEST = "ON_REQUEST"
    PARTIAL = "PARTIAL"
    PROACTIVE = "PROACTIVE"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a signing plan. ``maximum`` None means: no upper bound. A ``minimum`` of 0 means: if any."""

    kind: StepKind
    role: str
    seal: Seal | None
    minimum: int
    maximum: int | None

    @property
    def anchor(self) -> str:
        """Name of the place in the document: ``sig_party``, ``sig_officer`` (numbered ``_1`` on), ``seal_organ``."""
        if self.kind is StepKind.SEAL:
            return "seal_organ" if self.seal is Seal.ORGAN_SEAL else "seal_case"
        return f"sig_{self.role.lower()}"

    @property
    def numbered(self) -> bool:
        """Whether several people may take this step, each at a numbered place."""
        return self.kind is not StepKind.SEAL and self.maximum != 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One form in the catalogue. ``data_fields`` are the names its data must have; ``printed`` is set in type, unsigned."""

    code: str
    row: int
    title: str
    number_types: tuple[str, ...]
    data_fields: tuple[str, ...]
    plan: tuple[Step, ...]
    printed: tuple[str, ...]


def _entry(code: str, row: Mapping[str, Any]) -> Entry:
    return Entry(
        code=code,
        row=row["row"],
        title=row["zh"],
        number_types=tuple(row["numberTypes"]),
        data_fields=tuple(row["data"]),
        plan=tuple(
            Step(StepKind(s["step"]), s["role"], Seal(s["seal"]) if s["seal"] else None, s["min"], s["max"])
            for s in row["plan"]
        ),
        printed=tuple(row["printed"]),
    )


#: Every form by code, in the order of the catalogue.
CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        code: _entry(code, row)
        for code, row in json.loads(Path(__file__).with_name("catalogue.json").read_text("utf-8")).items()
    }
)
