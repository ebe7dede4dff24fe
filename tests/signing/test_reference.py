"""The example of the reference runs as it stands."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import Any

from signing.findings import _SENTENCES
from signing.refusals import SigningRefused

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "signing.md").read_text(encoding="utf-8")


async def test_the_example_runs(document: bytes, tmp_path: Path) -> None:
    example = re.search(r"```python\n(.*?)```", REFERENCE, re.DOTALL)
    assert example is not None
    compiled = compile(example[1], "signing.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    names: dict[str, Any] = {"pdf": document, "folder": tmp_path}
    running = eval(compiled, names)
    assert inspect.iscoroutine(running)
    await running
    assert names["verdict"].valid
    assert names["fourth"].level == "B-LTA"


def test_every_code_is_explained() -> None:
    refusals = {kind.code for kind in SigningRefused.__subclasses__()}
    missing = {code for code in {*_SENTENCES, *refusals} if f"`{code}`" not in REFERENCE}
    assert missing == set()
