"""The example in the reference runs as it stands there."""

import re
from pathlib import Path

import documents
from documents.filters import FILTERS
from documents.forms import DESIGNS

REFERENCE = Path(documents.__file__).parent.parent / "docs" / "reference" / "documents.md"


def test_the_example_of_the_reference_runs() -> None:
    example = re.search(r"```python\n(.*?)```", REFERENCE.read_text("utf-8"), re.S)
    assert example
    names: dict[str, object] = {}
    exec(compile(example[1], str(REFERENCE), "exec"), names)
    assert getattr(names["result"], "pages", 0) == 1


def test_every_form_with_a_template_stands_in_the_reference() -> None:
    text = REFERENCE.read_text("utf-8")

    assert [code for code in DESIGNS if f"`{code}`" not in text] == []
    assert [name for name in FILTERS if f"`{name}" not in text] == []
