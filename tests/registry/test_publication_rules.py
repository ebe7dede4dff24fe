"""Which matters may be published, one on each side of every boundary."""

from dataclasses import replace
from typing import Any

import pytest

from api.law.gates import gaps_of
from api.registry.publication_rules import GUIDE_FIELDS, MAY_ABOLISH, MAY_PUBLISH, PublicationFacts, entry_complete
from api.vocabulary import EnforcementCategory, MatterStatus

GUIDE: dict[str, Any] = {key: ["有"] for key in GUIDE_FIELDS}
WHOLE = PublicationFacts(
    category=EnforcementCategory.LICENCE, status=MatterStatus.APPROVED, name="食品经营许可", has_basis=True,
    guide=GUIDE,
)  # fmt: skip
S = MatterStatus


@pytest.mark.parametrize(
    ("why", "matter", "codes"),
    [
        ("approved and complete", WHOLE, []),
        ("a draft", replace(WHOLE, status=S.DRAFT), ["REVIEW_REQUIRED"]),
        ("submitted", replace(WHOLE, status=S.SUBMITTED), ["REVIEW_REQUIRED"]),
        ("returned", replace(WHOLE, status=S.RETURNED), ["REVIEW_REQUIRED"]),
        ("public already", replace(WHOLE, status=S.PUBLISHED), ["CONFLICT"]),
        ("abolished", replace(WHOLE, status=S.ABOLISHED), ["CONFLICT"]),
        ("a licence without a guide", replace(WHOLE, guide=None), ["GUIDE_INCOMPLETE"]),
        ("a blank item", replace(WHOLE, guide={**GUIDE, "phone": " "}), ["GUIDE_INCOMPLETE"]),
        ("an empty list", replace(WHOLE, guide={**GUIDE, "materials": []}), ["GUIDE_INCOMPLETE"]),
        ("no name", replace(WHOLE, name=" "), ["GUIDE_INCOMPLETE"]),
        ("an object that says something", replace(WHOLE, guide={**GUIDE, "phone": {"day": "有", "night": ""}}), []),
        ("an object of blanks", replace(WHOLE, guide={**GUIDE, "phone": {"day": " "}}), ["GUIDE_INCOMPLETE"]),
        ("a later version is public", replace(WHOLE, later_published=True), ["CONFLICT"]),
        ("no basis", replace(WHOLE, has_basis=False), ["GUIDE_INCOMPLETE"]),
        ("a draft without a guide", replace(WHOLE, status=S.DRAFT, guide=None), ["REVIEW_REQUIRED", "GUIDE_INCOMPLETE"]),
        ("a penalty needs no guide", replace(WHOLE, category=EnforcementCategory.PENALTY, guide=None), []),
        ("but one it has is whole", replace(WHOLE, category=EnforcementCategory.PENALTY, guide={}), ["GUIDE_INCOMPLETE"]),
    ],
)  # fmt: skip
def test_what_may_be_published(why: str, matter: PublicationFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_PUBLISH, matter)] == codes, why


STATED = replace(WHOLE, subject="澜川市市场监督管理局", duty="负责许可", authority="受理、决定")


@pytest.mark.parametrize(
    ("why", "matter", "missing"),
    [
        ("all four", STATED, ()),
        ("no subject", replace(STATED, subject=""), ("行政执法主体（subject）",)),
        ("no duty", replace(STATED, duty=" "), ("职责（duty）",)),
        (
            "neither powers nor basis",
            replace(STATED, authority="", has_basis=False),
            ("权限（authority）", "依据（basis）"),
        ),
    ],
)
def test_what_an_entry_states(why: str, matter: PublicationFacts, missing: tuple[str, ...]) -> None:
    gap = entry_complete(matter)
    assert (gap.missing if gap else ()) == missing, why


@pytest.mark.parametrize("status", S)
def test_only_what_is_public_is_abolished(status: MatterStatus) -> None:
    gaps = gaps_of(MAY_ABOLISH, replace(WHOLE, status=status))
    assert [gap.code.value for gap in gaps] == ([] if status is S.PUBLISHED else ["INVALID_TRANSITION"])
