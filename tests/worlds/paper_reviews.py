"""Reviews that are kept as their paper (法制审核意见书): who reviews in the county, what is major there, and an opinion as signing leaves it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from uuid_utils.compat import uuid7

from api.database import Database
from api.papers.models import Document, SignatureMark
from api.registry.models import Reviewer
from api.review.models import MajorDecisionRule
from api.tables import Json
from api.vocabulary import (
    EnforcementCategory,
    MajorTriggerKind,
    OpennessClass,
    ReviewItem,
    SecrecyClass,
    SignMethod,
    SignRole,
    SignStep,
)
from tests.worlds.county import instant, of

NAMES = {"rv-5": "荀知白", "rv-6": "宫一鸣", "st-20": "华一诺", "o-08": "宫一鸣", "o-09": "柏雪"}
BY: Sequence[tuple[SignRole, str]] = ((SignRole.REVIEWER, "rv-5"), (SignRole.REVIEW_HEAD, "st-20"))
"""The reviewer, and the head of review."""


async def build_reviewing(database: Database, category: EnforcementCategory, rule: Json, *, name: str = "md-9") -> None:
    """The county's catalogue has one entry, and two review there: rv-5, and rv-6, who bears the name of the officer o-08."""
    async with database.write() as tx:
        tx.add_all(
            Reviewer(
                id=of(reviewer), name=NAMES[reviewer], organ_id=of("wl-amr"), unit_id=of("wl-amr-qh"), position="审核员",
                law_background=True, legal_qualification_no="A1", first_review_year=2014,
            ) for reviewer in ("rv-5", "rv-6")
        )  # fmt: skip
        tx.add(MajorDecisionRule(
            id=of(name), organ_id=of("wl-amr"), code=name, category=category, trigger=MajorTriggerKind.MAJOR_RIGHTS,
            description="重大", rule=rule, basis="第30项", effective_from=date(2026, 2, 1),
        ))  # fmt: skip


def passed(*failed: ReviewItem) -> list[Json]:
    """The whole checklist; every item conforms save these."""
    return [
        {"item": i.value, "result": "FAIL" if i in failed else "PASS", "comment": "不足" if i in failed else None}
        for i in ReviewItem
    ]


async def opinion(
    database: Database, owner_id: UUID, *, outcome: str = "AGREE", fine_fen: int | None = None,
    checklist: Sequence[Json] | None = None, signers: Sequence[tuple[SignRole, str]] = BY, about: UUID | None = None,
    at: str = "05-09 10:30",
) -> UUID:  # fmt: skip
    """An opinion in force in a file, by default one that agrees."""
    when = instant(at)
    document = Document(
        id=uuid7(), owner_id=owner_id, organ_id=of("wl-amr"), template="REVIEW_OPINION", template_version="1",
        title="重大执法决定法制审核意见书", openness=OpennessClass.NOT_OPEN, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:],
        data={
            "outcome": outcome, "opinion": "见审核事项", "proposal": {"text": "……", "fineFen": fine_fen},
            "checklist": list(passed() if checklist is None else checklist),
        },
        about_document_id=about, drafted_by=of("o-08"), drafted_at=when, issued_at=when, in_force_at=when,
    )  # fmt: skip
    async with database.write() as tx:
        tx.add(document)
        await tx.flush()
        for position, (role, signer) in enumerate(signers):
            tx.add(SignatureMark(
                document_id=document.id, organ_id=of("wl-amr"), position=position, step=SignStep.PERSONAL, role=role,
                signer_id=of(signer), signer_name=NAMES[signer], method=SignMethod.PERSONAL_SIGN, field=role.value, at=when,
            ))  # fmt: skip
    return document.id
