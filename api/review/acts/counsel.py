"""Counsel (法律顾问和公职律师): asked about a review, a counsel sees its case and gives an opinion (task list item 29)."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.ledger.event import record
from api.registry.models import Counsel, CounselOrgan
from api.review.gathering import lock_review
from api.review.models import CounselOpinion, CounselRequest
from api.review.people_models import PurchasedService
from api.review.staffing import may_be_asked
from api.vocabulary import ReviewStatus, TimelineEventKind


async def request_counsel_opinion(
    tx: WriteSession, review_id: UUID, *, counsel_id: UUID, question: str, by: Actor, at: LegalTime
) -> CounselRequest:
    """Ask a counsel about a review 征求法律顾问意见. From now on the counsel sees the case.

    Raises Refused: NOT_FOUND (review, a counsel who does not serve the organ), REASON_REQUIRED (no question),
    INVALID_TRANSITION (the contract does not cover the day; the round was withdrawn), CONFLICT (asked already).
    """
    found = await lock_review(tx, review_id, by=by)
    serves = await tx.get(CounselOrgan, (counsel_id, found.case.organ_id))
    counsel = await tx.get(Counsel, counsel_id)
    if serves is None or counsel is None:
        raise refuse(Code.NOT_FOUND, "该法律顾问不为本机关服务。")
    if not question.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("征求意见的问题（question）",))
    bought = select(PurchasedService).where(
        col(PurchasedService.organ_id) == found.case.organ_id, col(PurchasedService.counsel_id) == counsel_id
    )
    terms = [(service.valid_from, service.valid_to) for service in (await tx.execute(bought)).scalars()]
    if not may_be_asked(counsel.kind, counsel.contract, terms, legal_day(at)):
        raise refuse(Code.INVALID_TRANSITION, "该法律顾问的服务合同不在期限内。", missing=("服务合同",))
    if found.round.status is ReviewStatus.WITHDRAWN:
        raise refuse(Code.INVALID_TRANSITION, "送审已经撤回。")
    known = select(CounselRequest.id).where(
        col(CounselRequest.review_id) == review_id, col(CounselRequest.counsel_id) == counsel_id
    )
    if (await tx.execute(known)).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, "已经就本次审核征求该法律顾问的意见。")
    request = CounselRequest(
        review_id=review_id, case_id=found.case.id, organ_id=found.case.organ_id, counsel_id=counsel_id,
        question=question.strip(), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(request)
    await tx.flush()
    await record(
        tx, TimelineEventKind.COUNSEL_ASKED, owner_id=found.case.id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"征求{counsel.kind.label}{counsel.name}的意见：{request.question}", particulars={"reviewId": review_id},
    )  # fmt: skip
    return request


async def submit_counsel_opinion(
    tx: WriteSession, request_id: UUID, *, opinion: str, by: Actor, at: LegalTime
) -> CounselOpinion:
    """Answer 提出法律意见: the counsel who was asked, once.

    Raises Refused: NOT_FOUND (unknown, or somebody else was asked: hidden and absent look alike), REASON_REQUIRED, CONFLICT.
    """
    request = await tx.get(CounselRequest, request_id)
    if request is None or request.counsel_id != by.id:
        raise refuse(Code.NOT_FOUND)
    await lock_review(tx, request.review_id, by=None)
    if not opinion.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("法律意见（opinion）",))
    answered = select(CounselOpinion.id).where(col(CounselOpinion.request_id) == request_id)
    if (await tx.execute(answered)).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, "已经提出意见。")
    given = CounselOpinion(
        request_id=request_id, review_id=request.review_id, case_id=request.case_id, organ_id=request.organ_id,
        counsel_id=by.id, opinion=opinion.strip(), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(given)
    await record(
        tx, TimelineEventKind.COUNSEL_ANSWERED, owner_id=given.case_id, organ_id=given.organ_id, by=[by], at=at,
        text=f"提出法律意见：{given.opinion}", particulars={"reviewId": given.review_id},
    )  # fmt: skip
    return given
