"""The papers of a measure (强制措施文书): which form, whose, in force, and what it says."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.measures.facts import ApprovalPaper, items_of
from api.papers.models import Document, SignatureMark
from api.papers.paper import document_in_force, is_void
from api.vocabulary import SignRole

APPROVAL, DECISION, LIST = "MEASURE_APPROVAL", "MEASURE_DECISION", "MEASURE_LIST"
EXTENSION, LIFT = "MEASURE_EXTENSION", "MEASURE_LIFT_DECISION"
LEADERS = (SignRole.DEPUTY_HEAD, SignRole.ORGAN_HEAD)


async def requested_form(tx: WriteSession, document_id: UUID, owner_ids: Sequence[UUID]) -> Document:
    """An issued approval form, which the leader has yet to sign. Raises Refused NOT_FOUND, VALIDATION, INVALID_TRANSITION."""
    form = await tx.get(Document, document_id)
    if form is None or form.owner_id not in owner_ids:
        raise refuse(Code.NOT_FOUND)
    if form.template != APPROVAL:
        raise refuse(Code.VALIDATION, "需要的文书是《行政强制措施审批表》。", missing=(APPROVAL,))
    if form.issued_at is None or await is_void(tx, form.id):
        raise refuse(Code.INVALID_TRANSITION, "审批表尚未制发，或者已经作废。", missing=(form.title,))
    return form


async def approved_form(
    tx: WriteSession, document_id: UUID, owner_ids: Sequence[UUID], *, leader: Actor | None = None
) -> tuple[Document, ApprovalPaper]:
    """An approval form in force and what it approves; ``signed`` is judged by this leader, or by any leader's signature."""
    form = await document_in_force(tx, document_id, template=APPROVAL, owner_ids=owner_ids)
    marks = select(SignatureMark.id).where(
        col(SignatureMark.document_id) == form.id, col(SignatureMark.role).in_(LEADERS),
        col(SignatureMark.refused_note).is_(None),
    )  # fmt: skip
    if leader is not None:
        marks = marks.where(col(SignatureMark.signer_id) == leader.id)
    signed = (await tx.execute(marks.limit(1))).scalar_one_or_none() is not None
    return form, ApprovalPaper(signed, items_of(form.data.get("objects")), days_of(form))


def days_of(document: Document) -> int | None:
    """The days a paper gives, None where it names none."""
    days = document.data.get("periodDays")
    return days if isinstance(days, int) and not isinstance(days, bool) else None


def said(document: Document, field: str) -> str:
    """What a paper says in a field, empty where it says nothing."""
    return str(document.data.get(field) or "").strip()


def number_of(document: Document) -> str:
    """A decision's number. Raises Refused INVALID_TRANSITION for one without."""
    if document.number is None:
        raise refuse(Code.INVALID_TRANSITION, "决定书没有文号。", missing=(document.title,))
    return document.number
