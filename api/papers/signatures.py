"""Signing a document (签署): each act adds one mark in the order of the form's plan; the worker puts it into the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import CaseOfficer, Party
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import Gap, Refused, refuse
from api.law.laws import ESL
from api.papers.jobs import advance_document
from api.papers.models import Document, SignatureMark, Upload
from api.papers.paper import document_of, is_void
from api.papers.press import form_of
from api.papers.signing_plan import (
    SIGN_ROLES,
    Mark,
    Signing,
    complete,
    field_name,
    kind_of,
    next_step,
    seal_method,
    stored_step,
)
from api.registry.models import Seal
from api.vocabulary import SignMethod, SignRole, StaffRole
from documents.forms.catalogue import Step, StepKind

SEAL_BASIS = ESL.article(13, gist="签署时电子签名制作数据仅由电子签名人控制，且证书有效")


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
    INTEGRITY (upload not complete), REASON_REQUIRED (a refusal without its note).
    """
    document, marks = await _to_sign(tx, document_id, by)
    signer = await tx.get(Party, signer_id)
    if signer is None:
        raise refuse(Code.NOT_FOUND)
    step = _allowed(document, marks, StepKind.HANDWRITING, (role.value,), signer_id)
    upload = await _scan(tx, scan, by)
    return await _add(
        tx, document, marks, step, at=at, signer_id=signer_id, signer_name=signer.legal_representative or signer.name,
        method=SignMethod.HANDWRITTEN_SCAN if upload else SignMethod.REFUSED,
        scan_key=upload.object_key if upload else None, scan_sha256=upload.sha256 if upload else None,
        refused_note=scan.refused_note, applied_by=by.id,
    )  # fmt: skip


async def sign(
    tx: WriteSession, document_id: UUID, *, by: Actor, at: LegalTime, role: SignRole | None = None
) -> SignatureMark:
    """Sign a document with one's personal electronic signature 个人电子签名.

    ``role`` is needed only by somebody who may sign in several boxes. Raises Refused: SIGN_ORDER, SIGNER_NOT_IN_PLAN,
    INVALID_TRANSITION, SEAL_INVALID (no key in custody), FORBIDDEN (an officer of another case).
    """
    document, marks = await _to_sign(tx, document_id, by)
    roles = sign_roles_of(by) if role is None else tuple(r for r in sign_roles_of(by) if r is role)
    step = _allowed(document, marks, StepKind.PERSONAL, tuple(r.value for r in roles), by.id)
    if step.role == SignRole.OFFICER:
        await _require_officer_of(tx, document, by)
    if by.key_ref is None:
        raise Refused((Gap(Code.SEAL_INVALID, SEAL_BASIS, "签署人没有登记签名证书。"),))
    return await _add(
        tx, document, marks, step, at=at, signer_id=by.id, signer_name=by.name, method=SignMethod.PERSONAL_SIGN,
        key_ref=by.key_ref, certificate_number=by.certificate_number, applied_by=by.id,
    )  # fmt: skip


async def seal(
    tx: WriteSession, document_id: UUID, *, by: Actor, at: LegalTime, seal_id: UUID | None = None
) -> SignatureMark:
    """Put the organ's seal on a document 加盖印章, last of all (I26, I27).

    Raises Refused: SIGN_ORDER while a signature is missing, SEAL_INVALID for a seal that is not the organ's, not of the
    kind the form demands, or not valid on the day.
    """
    document, marks = await _to_sign(tx, document_id, by)
    plan = form_of(document.template).plan
    wanted = next((s for s in plan if s.kind is StepKind.SEAL), None)
    chosen = await _seal(tx, document, wanted, seal_id) if wanted else None
    step = _allowed(document, marks, StepKind.SEAL, (), chosen.id if chosen else document.organ_id)
    assert chosen is not None
    if gap := _seal_gap(chosen, seal_method(step), at):
        raise Refused((gap,))
    return await _add(
        tx, document, marks, step, at=at, signer_id=chosen.id, signer_name=chosen.name, method=chosen.method,
        key_ref=chosen.key_ref, applied_by=by.id,
    )  # fmt: skip


def sign_roles_of(actor: Actor) -> tuple[SignRole, ...]:
    """The boxes an actor may sign: from every role held, the principal head's own included."""
    roles = [role for held in sorted(actor.roles) for role in SIGN_ROLES.get(held, ())]
    if StaffRole.ORGAN_LEADER in actor.roles and actor.principal:
        roles.append(SignRole.ORGAN_HEAD)
    return tuple(dict.fromkeys(roles))


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


async def _to_sign(tx: WriteSession, document_id: UUID, by: Actor) -> tuple[Document, list[SignatureMark]]:
    document = await document_of(tx, document_id, by=by, lock=True)
    if document.issued_at is None:
        raise refuse(Code.INVALID_TRANSITION, "文书尚未制发，不能签署。")
    if await is_void(tx, document.id):
        raise refuse(Code.INVALID_TRANSITION, "文书已经作废，不能签署。")
    return document, await marks_of(tx, document.id)


def _allowed(
    document: Document, marks: Sequence[SignatureMark], kind: StepKind, roles: tuple[str, ...], signer_id: UUID
) -> Step:
    signing = Signing(form_of(document.template).plan, plan_marks(marks), kind, roles, signer_id)
    found = next_step(signing)
    if isinstance(found, Gap):
        raise Refused((found,))
    return found


async def _add(
    tx: WriteSession, document: Document, marks: Sequence[SignatureMark], step: Step, *, at: LegalTime, signer_id: UUID,
    signer_name: str, method: SignMethod, scan_key: str | None = None, scan_sha256: str | None = None,
    refused_note: str | None = None, key_ref: str | None = None, certificate_number: str | None = None,
    applied_by: UUID,
) -> SignatureMark:  # fmt: skip
    mark = SignatureMark(
        document_id=document.id, organ_id=document.organ_id, position=len(marks) + 1, step=stored_step(step.kind),
        role=SignRole(step.role), signer_id=signer_id, signer_name=signer_name, method=method,
        field=field_name(step, plan_marks(marks)), at=at, scan_key=scan_key, scan_sha256=scan_sha256,
        refused_note=refused_note, key_ref=key_ref, certificate_number=certificate_number, applied_by=applied_by,
    )  # fmt: skip
    tx.add(mark)
    await advance_document(tx, document.id)
    return mark


async def _scan(tx: WriteSession, scan: Scan, by: Actor) -> Upload | None:
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


async def _require_officer_of(tx: WriteSession, document: Document, by: Actor) -> None:
    """An officer signs only for a case or visit of their own."""
    case = select(CaseOfficer.officer_id).where(
        col(CaseOfficer.case_id) == document.owner_id, col(CaseOfficer.left_at).is_(None)
    )
    officers = set((await tx.execute(case)).scalars())
    visit = await tx.get(InspectionVisit, document.owner_id)
    if by.id not in officers | set(visit.officer_ids if visit else ()):
        raise refuse(Code.FORBIDDEN, "签署人不是本案（本次检查）的执法人员。")


async def _seal(tx: WriteSession, document: Document, step: Step, seal_id: UUID | None) -> Seal:
    if seal_id is not None:
        chosen = await tx.get(Seal, seal_id)
    else:
        query = select(Seal).where(col(Seal.organ_id) == document.organ_id, col(Seal.method) == seal_method(step))
        chosen = (await tx.execute(query.order_by(col(Seal.valid_from).desc()).limit(1))).scalar_one_or_none()
    if chosen is None or chosen.organ_id != document.organ_id:
        raise Refused((Gap(Code.SEAL_INVALID, SEAL_BASIS, "本机关没有该印章。"),))
    return chosen


def _seal_gap(chosen: Seal, method: SignMethod, at: LegalTime) -> Gap | None:
    """电子签名法第十三条 – the organ's own seal of the right kind, valid at the time of signing (I26)."""
    if chosen.method is not method:
        return Gap(Code.SEAL_INVALID, SEAL_BASIS, f"该文书应当加盖{method.label}。")
    if not chosen.valid_from <= legal_day(at) <= chosen.valid_to:
        return Gap(Code.SEAL_INVALID, SEAL_BASIS, f"印章有效期为{chosen.valid_from}至{chosen.valid_to}。")
    if chosen.key_ref is None:
        return Gap(Code.SEAL_INVALID, SEAL_BASIS, "印章没有登记密钥。")
    return None
