"""Sample documents and typesetters for the tests of documents."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from documents.fonts import FontShelf
from documents.frame import Frame, Verification
from documents.typeset import Typesetter

FILES = (Path(__file__).with_name("sample.json"), *sorted((Path(__file__).parent / "samples").glob("*.json")))
#: Documents of every form: those of one demonstration city, and made-up ones for forms it did not need.
SAMPLE: list[dict[str, Any]] = [document for file in FILES for document in json.loads(file.read_text("utf-8"))]


def sample(form: str) -> dict[str, Any]:
    """The first sample document of a form, its data free to be changed."""
    found = next(document for document in SAMPLE if document["form"] == form)
    copied: dict[str, Any] = json.loads(json.dumps(found))
    return copied


def frame_of(document: Mapping[str, Any], *, demo: bool = True, checked: bool = True) -> Frame:
    """The frame of a sample document."""
    return Frame(
        organ=document["organ"],
        date=date.fromisoformat(document["issuedOn"]),
        number=document["number"],
        demo=demo,
        verification=Verification(code="JC-219900-0001", url="https://demo.invalid/v/JC-219900-0001")
        if checked
        else None,
    )


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    """Sets with what pip brings, so that results are the same everywhere."""
    return Typesetter(FontShelf.wheel_only())
