"""No gap leaves its reader without a ground: it names its article, facts and roles, or its code's usual ground does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.law.codes import Code
from api.law.gates import Gap
from api.law.grounds import GROUNDS, whole
from api.vocabulary import StaffRole

MADE_BY = {"Gap": ("code", "basis", "detail", "missing", "can_supply"), "refuse": ("code", "detail")}
"""What makes a gap, with its positional parameters."""

NOWHERE_YET = {
    "SECRECY_BLOCKED", "REDACTION_REQUIRED", "OBJECT_LOCKED", "REMOVAL_NOT_ALLOWED", "POST_DISCLOSURE_ENTRY_MISSING",
    "ACCESS_NOT_APPROVED", "EARLY_STOP_NOT_ALLOWED", "THIRD_PARTY_CONSENT_REQUIRED",
}  # fmt: skip
"""Codes that are spoken for, and whose rooms – disclosure, recordings, archive – are not built."""


def made(repository: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Every gap that the code makes: where, its code, and which parts it names."""
    for path in sorted((repository / "api").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MADE_BY):
                continue
            given = dict(zip(MADE_BY[node.func.id], node.args, strict=False))
            given |= {each.arg: each.value for each in node.keywords if each.arg}
            code = given.get("code")
            if isinstance(code, ast.Attribute) and code.attr in Code.__members__:
                yield f"{path.name}:{node.lineno}", code.attr, {k for k, v in given.items() if not _empty(v)}


def _empty(value: ast.expr) -> bool:
    """None, "" or ()."""
    return (isinstance(value, ast.Constant) and not value.value) or (isinstance(value, ast.Tuple) and not value.elts)


def test_every_gap_is_whole(repository: Path) -> None:
    """What a gap does not name itself stands in the usual ground of its code. Who can mend it, whoever acts, always can."""
    lacking: list[str] = []
    found = list(made(repository))
    assert len(found) > 300, "the gaps are found where they are made"
    for where, code, named in found:
        ground = GROUNDS.get(Code(code))
        if "missing" not in named and ground is None:
            lacking.append(f"{where} {code}: nothing is missing")
        if "basis" not in named and (ground is None or ground.basis is None):
            lacking.append(f"{where} {code}: no basis")
    assert not lacking, lacking


@pytest.mark.parametrize("code", sorted(GROUNDS))
def test_a_usual_ground_completes_and_never_replaces(code: Code) -> None:
    bare = whole(Gap(code), (StaffRole.OFFICER,))
    assert bare.missing
    assert bare.can_supply == (StaffRole.OFFICER,)
    own = Gap(code, GROUNDS[Code.VALIDATION].basis, "", ("自己的",), (StaffRole.ORGAN_LEADER,))
    assert whole(own, (StaffRole.OFFICER,)) == own


def test_every_code_is_used_or_spoken_for(repository: Path) -> None:
    """In a gap, or by its name as an alarm or an error outside the gates."""
    sources = [path.read_text("utf-8") for path in (repository / "api").rglob("*.py") if path.name != "codes.py"]
    unused = {code for code in Code.__members__ if not any(f"Code.{code}" in s or f'"{code}"' in s for s in sources)}
    assert unused == NOWHERE_YET
