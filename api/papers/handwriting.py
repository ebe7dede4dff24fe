"""Signing by hand (手写签名): the party or a witness signs on a screen or on paper, or refuses to."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import CaseParty, Party
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import refuse
from api.papers.marks import add_mark, allowed_step, to_sign
from api.papers.models import Document, Service, SignatureMark, Upload
from api.vocabulary import PartyRole, SignMethod, SignRole
from documents.forms.catalogue import StepKind


@dataclass(frozen=True, slots=True)
class Scan:
    """The party's handwriting: a completed upload of a PNG, or the note that the party refused to sign."""

    upload_id: UUID | None = None
    refused_note: str | None = None


async def write_by_hand(
    tx: WriteSession, document_id: UUID, role: SignRole, signer_id: UUID, scan: Scan, *, by: Actor, at: LegalTime
) -> SignatureMark:
    """The party or a witness signs by hand 手写签名; the scan enters the file before the first digital signature.

    Raises Refused: SIGN_ORDER, SIGNER_NOT_IN_PLAN, INVALID_TRANSITION (not issued), NOT_FOUND (person, upload),
    INTEGRITY (upload not complete), REASON_REQUIRED (a refusal without its note), VALIDATION (both, or no PNG).
    """
    document, marks = await to_sign(tx, document_id, by)
    signer = await _signer_by_hand(tx, document, role, signer_id)
    step = allowed_step(document, marks, StepKind.HANDWRITING, (role.value,), signer_id)
    upload = await _scan(tx, scan, by)
    return await add_mark(
        tx, document, marks, step, at=at, signer_id=signer_id, signer_name=signer.legal_representative or signer.name,
        method=SignMethod.HANDWRITTEN_SCAN if upload else SignMethod.REFUSED,
        scan_key=upload.object_key if upload else None, scan_sha256=upload.sha256 if upload else None,
        refused_note=scan.refused_note, applied_by=by.id,
    )  # fmt: skip


async def _signer_by_hand(tx: WriteSession, document: Document, role: SignRole, signer_id: UUID) -> Party:
    """The party of the case or visit, on a receipt (送达回证) whoever was served, or as witness anybody else: who attests must
    not be the party itself."""
    signer = await tx.get(Party, signer_id)
    if signer is None:
        raise refuse(Code.NOT_FOUND)
    case = select(CaseParty.party_id).where(
        col(CaseParty.case_id) == document.owner_id, col(CaseParty.role) != PartyRole.ATTESTING
    )
    visit = select(InspectionVisit.party_id).where(col(InspectionVisit.id) == document.owner_id)
    concerned = signer_id in {*(await tx.execute(case)).scalars(), *(await tx.execute(visit)).scalars()}
    served = select(Service.recipient_id).where(col(Service.document_id) == document.about_document_id)
    received = document.about_document_id is not None and signer_id in (await tx.execute(served)).scalars().all()
    if role is SignRole.PARTY and not (concerned or received):
        raise refuse(Code.SIGNER_NOT_IN_PLAN, "签名人不是本案（本次检查）的当事人。")
    if role is SignRole.ATTESTING and concerned:
        raise refuse(Code.SIGNER_NOT_IN_PLAN, "当事人不得作为见证人。")
    return signer


async def _scan(tx: WriteSession, scan: Scan, by: Actor) -> Upload | None:
    if scan.upload_id is not None and scan.refused_note is not None:
        raise refuse(Code.VALIDATION, "手写签名和拒签说明只能有一项。", missing=("uploadId", "refusedNote"))
    if scan.upload_id is None:
        if not (scan.refused_note or "").strip():
            raise refuse(Code.REASON_REQUIRED, "拒绝签名的，应当注明理由。", missing=("拒签理由",))
        return None
    upload = await tx.get(Upload, scan.upload_id)
    if upload is None or upload.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    if upload.completed_at is None:
        raise refuse(Code.INTEGRITY, "上传尚未完成。", missing=(upload.object_key,))
    if upload.content_type != "image/png":
        raise refuse(Code.VALIDATION, "手写签名应当是 PNG 图像。")
    return upload
