"""Marks on a document (签署痕迹): what is on it, whether its plan is complete, and the one way to add another."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import Gap, Refused, refuse
from api.papers.jobs import advance_document
from api.papers.models import Document, SignatureMark
from api.papers.paper import document_of, is_void
from api.papers.places import Paper, officers_printed, place_of
from api.papers.press import form_of
from api.papers.signing_plan import Mark, Signing, complete, kind_of, next_step, stored_step
from api.vocabulary import SignMethod, SignRole
from documents.forms.catalogue import Step, StepKind


async def to_sign(tx: WriteSession, document_id: UUID, by: Actor) -> tuple[Document, list[SignatureMark]]:
    """Lock a document that may be signed; with its marks. Raises Refused: NOT_FOUND, INVALID_TRANSITION (draft, void)."""
    document = await document_of(tx, document_id, by=by, lock=True)
    if document.issued_at is None:
        raise refuse(Code.INVALID_TRANSITION, "文书尚未制发，不能签署。")
    if await is_void(tx, document.id):
        raise refuse(Code.INVALID_TRANSITION, "文书已经作废，不能签署。")
    return document, await marks_of(tx, document.id)


def allowed_step(
    document: Document, marks: Sequence[SignatureMark], kind: StepKind, roles: tuple[str, ...], signer_id: UUID
) -> Step:
    """The step of the plan that this signer takes now. Raises Refused: SIGN_ORDER, SIGNER_NOT_IN_PLAN."""
    signing = Signing(form_of(document.template).plan, plan_marks(marks), kind, roles, signer_id)
    found = next_step(signing)
    if isinstance(found, Gap):
        raise Refused((found,))
    return found


async def add_mark(
    tx: WriteSession, document: Document, marks: Sequence[SignatureMark], step: Step, *, at: LegalTime, signer_id: UUID,
    signer_name: str, method: SignMethod, scan_key: str | None = None, scan_sha256: str | None = None,
    refused_note: str | None = None, key_ref: str | None = None, certificate_number: str | None = None,
    applied_by: UUID,
) -> SignatureMark:  # fmt: skip
    """Add the mark at its place on the paper, and let the worker put it into the file. Raises Refused SIGNER_NOT_IN_PLAN."""
    at_place = Paper(document.places, [m.field for m in marks], officers_printed(document.data))
    place = place_of(step, at_place, name=signer_name, number=certificate_number)
    if isinstance(place, Gap):
        raise Refused((place,))
    mark = SignatureMark(
        document_id=document.id, organ_id=document.organ_id, position=len(marks) + 1, step=stored_step(step.kind),
        role=SignRole(step.role), signer_id=signer_id, signer_name=signer_name, method=method,
        field=place, at=at, scan_key=scan_key, scan_sha256=scan_sha256,
        refused_note=refused_note, key_ref=key_ref, certificate_number=certificate_number, applied_by=applied_by,
    )  # fmt: skip
    tx.add(mark)
    await advance_document(tx, document.id)
    return mark


async def marks_of(tx: WriteSession, document_id: UUID) -> list[SignatureMark]:
    """The marks on a document in their order."""
    query = select(SignatureMark).where(col(SignatureMark.document_id) == document_id)
    return list((await tx.execute(query.order_by(col(SignatureMark.position)))).scalars())


def plan_marks(marks: Sequence[SignatureMark]) -> tuple[Mark, ...]:
    """Marks as the plan counts them."""
    return tuple(Mark(kind_of(m.step), m.role.value, m.signer_id, m.method is SignMethod.REFUSED) for m in marks)


def is_complete(document: Document, marks: Sequence[SignatureMark]) -> bool:
    """Whether the document's plan has all it needs."""
    return complete(form_of(document.template).plan, plan_marks(marks))
