"""Submitting a proposal for review (送审): a new round, materials supplied later, a submission taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.dossier import owners_of
from api.cases.models import Case
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.citations import chinese_numeral
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.models import Document
from api.review.acts.major import evaluated
from api.review.acts.steps import take_step
from api.review.circumstances import Circumstances
from api.review.facts import ResponseFacts, ReviewStanding, SubmissionFacts
from api.review.gathering import lock_case, lock_review, require_case_unit, review_paper
from api.review.models import MajorEvaluation, Review, ReviewStep, ReviewStepKind
from api.review.proposal import ReviewedProposal
from api.review.round_rules import MAY_SUPPLEMENT, MAY_WITHDRAW
from api.review.rules import MAY_SUBMIT
from api.review.standing import review_standing
from api.review.words import MaterialKind
from api.tables import JsonList
from api.vocabulary import ReviewKind, SignRole, TimelineEventKind


@dataclass(frozen=True, slots=True)
class Material:
    """Something submitted with a proposal; a paper of the case is named, not copied."""

    kind: MaterialKind
    title: str
    document_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What is submitted. ``document_id`` is the signed 送审表, ``text`` the proposal in words, ``change`` why it was changed."""

    document_id: UUID
    proposal: ReviewedProposal
    text: str
    materials: Sequence[Material] = ()
    change: str = ""
    circumstances: Circumstances | None = None


async def submit_review(tx: WriteSession, case_id: UUID, submission: Submission, *, by: Actor, at: LegalTime) -> Review:
    """Submit a proposal for legal review 送审 (行政处罚法 第五十八条): a new round at this point of the procedure.

    Whether it is a major decision is evaluated anew, and kept with the version of the catalogue. A mere reduction of what
    passed makes a short round. Raises Refused with every gap of MAY_SUBMIT; FORBIDDEN (not of the case unit), NOT_FOUND
    (case, a paper of another case), VALIDATION, or as ``document_in_force``.
    """
    case = await lock_case(tx, case_id, by=by)
    await require_case_unit(tx, case, by)
    materials = await _materials(tx, case, submission.materials)
    paper = await review_paper(tx, submission.document_id, "REVIEW_SUBMISSION", case_id, [SignRole.UNIT_HEAD])
    standing = await review_standing(
        tx, case, submission.proposal, on=legal_day(at), circumstances=submission.circumstances
    )
    facts = SubmissionFacts(
        standing=standing, materials=frozenset(m.kind for m in submission.materials), category=case.category,
        change=submission.change, paper=paper,
    )  # fmt: skip
    require(MAY_SUBMIT, facts)
    evaluation = await evaluated(tx, case, submission.proposal, submission.circumstances, by=by, at=at)
    review = _review(case, submission, standing, evaluation, materials, by, at)
    tx.add(review)
    await tx.flush()
    noted = case.major_decision or {}
    case.major_decision = {**noted, "reviewIds": [*noted.get("reviewIds", []), str(review.id)]}
    await record(
        tx, TimelineEventKind.REVIEW_SUBMITTED, owner_id=case_id, organ_id=case.organ_id, by=[by], at=at,
        text=f"{review.timing.label}第{chinese_numeral(review.round)}轮送审{'（简化）' if review.short else ''}：{review.proposal_text}",
        documents=[review.document_id, *(m.document_id for m in submission.materials if m.document_id)],
        particulars={
            "reviewId": review.id, "timing": review.timing, "round": review.round, "fineFen": submission.proposal.fine_fen,
            "triggers": review.trigger_codes,
        },
    )  # fmt: skip
    return review


async def supplement_review(
    tx: WriteSession, review_id: UUID, materials: Sequence[Material], *, text: str = "", by: Actor, at: LegalTime
) -> ReviewStep:
    """Supply what a return asked for 补充材料. The round lies with the review unit again.

    Raises Refused: INVALID_TRANSITION (it was not returned), VALIDATION (nothing supplied), FORBIDDEN, NOT_FOUND.
    """
    found = await lock_review(tx, review_id, by=by)
    await require_case_unit(tx, found.case, by)
    require(MAY_SUPPLEMENT, ResponseFacts(round=found.round, text=text))
    if not materials:
        raise refuse(Code.VALIDATION, "应当列明补充的材料。", missing=("材料（materials）",))
    supplied = await _materials(tx, found.case, materials)
    titles = "、".join(m.title.strip() for m in materials)
    step, _ = await take_step(
        tx, found.review, ReviewStepKind.SUPPLEMENTED, TimelineEventKind.REVIEW_SUBMITTED, text.strip() or titles, by=by,
        at=at, sentence=f"补充送审材料：{titles}", materials=supplied,
        documents=[m.document_id for m in materials if m.document_id],
    )  # fmt: skip
    return step


async def withdraw_review(tx: WriteSession, review_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> ReviewStep:
    """Take a submission back 撤回送审, before its opinion. Raises Refused with every gap of MAY_WITHDRAW, FORBIDDEN, NOT_FOUND."""
    found = await lock_review(tx, review_id, by=by)
    await require_case_unit(tx, found.case, by)
    require(MAY_WITHDRAW, ResponseFacts(round=found.round, text=reason))
    step, event = await take_step(
        tx, found.review, ReviewStepKind.WITHDRAWN, TimelineEventKind.REVIEW_WITHDRAWN, reason.strip(), by=by, at=at,
        sentence=f"撤回送审：{reason.strip()}"
    )  # fmt: skip
    await deadlines.meet(tx, found.case.id, "REVIEW_CASE", event, legal_day(at))
    return step


def _review(
    case: Case, submission: Submission, standing: ReviewStanding, evaluation: MajorEvaluation, materials: JsonList,
    by: Actor, at: LegalTime,
) -> Review:  # fmt: skip
    """The fact row."""
    major = bool(evaluation.reasons)
    return Review(
        case_id=case.id, organ_id=case.organ_id, kind=ReviewKind.LEGAL_REVIEW if major else ReviewKind.CASE_REVIEW,
        timing=standing.timing, round=standing.next_number, short=standing.short,
        trigger_codes=[reason["code"] for reason in evaluation.reasons], proposal=standing.proposal.as_json(),
        proposal_digest=standing.proposal.digest, proposal_text=submission.text.strip(),
        change=submission.change.strip() or None, materials=materials, document_id=submission.document_id,
        submitted_at=at, actor=by.snapshot(),
    )  # fmt: skip


async def _materials(tx: WriteSession, case: Case, materials: Iterable[Material]) -> JsonList:
    """Materials as a round keeps them. Raises Refused VALIDATION for one without a title, NOT_FOUND for a foreign paper."""
    owners = await owners_of(tx, case.id)
    kept: JsonList = []
    for material in materials:
        if not material.title.strip():
            raise refuse(Code.VALIDATION, "材料名称不能为空。", missing=("材料（materials.title）",))
        if material.document_id is not None:
            paper = await tx.get(Document, material.document_id)
            if paper is None or paper.owner_id not in owners:
                raise refuse(Code.NOT_FOUND, "送审材料不是本案文书。")
        document_id = str(material.document_id) if material.document_id else None
        kept.append({"kind": material.kind.value, "title": material.title.strip(), "documentId": document_id})
    return kept
