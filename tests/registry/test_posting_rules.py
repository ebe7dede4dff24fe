"""Who may be registered as an officer, moved, let go: one on each side of every boundary."""

from dataclasses import replace
from uuid import UUID

import pytest

from api.law.gates import gaps_of
from api.registry.posting_models import PostingKind
from api.registry.posting_rules import MAY_POST, PostingFacts

K = PostingKind
OURS, THEIRS = UUID(int=1), UUID(int=2)
JOINS = PostingFacts(K.JOINED, OURS, OURS, "林可", "一级主任科员", "澜川市")
MOVES = replace(JOINS, kind=K.MOVED, reason="工作调整")
LEAVES = replace(JOINS, kind=K.LEFT, reason="调离")
RETIRES = replace(JOINS, kind=K.RETIRED, reason="退休")


@pytest.mark.parametrize(
    ("why", "step", "codes"),
    [
        ("registered whole, without a reason", JOINS, []),
        ("no name", replace(JOINS, name=" "), ["VALIDATION"]),
        ("no position", replace(JOINS, position=" "), ["VALIDATION"]),
        ("no area", replace(JOINS, area=" "), ["VALIDATION"]),
        ("a unit of another organ", replace(JOINS, unit_of=THEIRS), ["VALIDATION"]),
        ("no such unit", replace(JOINS, unit_of=None), ["VALIDATION"]),
        ("registered where nothing changes", replace(JOINS, changes=False), []),
        ("moved", MOVES, []),
        ("moved to where they are", replace(MOVES, changes=False), ["CONFLICT"]),
        ("moved without a reason", replace(MOVES, reason=" "), ["REASON_REQUIRED"]),
        ("moved after leaving", replace(MOVES, gone=True), ["INVALID_TRANSITION"]),
        ("left", LEAVES, []),
        ("left: nothing else need change", replace(LEAVES, changes=False), []),
        ("left without a reason", replace(LEAVES, reason=""), ["REASON_REQUIRED"]),
        ("left twice", replace(LEAVES, gone=True), ["INVALID_TRANSITION"]),
        ("retired", RETIRES, []),
        ("retired without a reason", replace(RETIRES, reason=""), ["REASON_REQUIRED"]),
    ],
)
def test_may_it_be_done(why: str, step: PostingFacts, codes: list[str]) -> None:
    gaps = gaps_of(MAY_POST, step)
    assert [gap.code.value for gap in gaps] == codes, why
    assert all(gap.basis is not None for gap in gaps)


def test_all_that_lacks_is_said_at_once() -> None:
    (gap,) = gaps_of(MAY_POST, replace(JOINS, name="", position="", area="", unit_of=None))
    assert gap.missing == ("姓名（name）", "职务（position）", "执法区域（area）", "本机关的机构（unitId）")
