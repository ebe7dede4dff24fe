"""Electronic signatures and seals (电子签名、用印): each act adds one mark in the order of the form's plan."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.cases.officers import officers_now
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.models import InspectionVisit
from api.law.codes import Code
from api.law.gates import Gap, Refused, refuse
from api.law.laws import APL, ESL
from api.papers.appearances import of_person, require_drawable
from api.papers.marks import add_mark, allowed_step, to_sign
from api.papers.models import Document, SignatureMark
from api.papers.press import form_of
from api.papers.signing_plan import SIGN_ROLES, seal_method
from api.registry.models import Seal
from api.registry.standing import standing_of
from api.vocabulary import CertificateStatus, SignMethod, SignRole, StaffRole
from documents.forms.catalogue import Step, StepKind

QUALIFIED = APL.article(42, gist="行政处罚应当由具有行政执法资格的执法人员实施")
SEAL_BASIS = ESL.article(13, gist="签署时电子签名制作数据仅由电子签名人控制，且证书有效")


async def sign(
    tx: WriteSession, document_id: UUID, *, by: Actor, at: LegalTime, role: SignRole | None = None
) -> SignatureMark:
    """Sign a document with one's personal electronic signature 个人电子签名.

    ``role`` is needed only by somebody who may sign in several boxes. Raises Refused: SIGN_ORDER, SIGNER_NOT_IN_PLAN,
    INVALID_TRANSITION, SEAL_INVALID (no key in custody), OFFICER_NOT_QUALIFIED (no valid certificate on the day),
    FORBIDDEN (an officer of another case).
    """
    document, marks = await to_sign(tx, document_id, by)
    roles = sign_roles_of(by) if role is None else tuple(r for r in sign_roles_of(by) if r is role)
    step = allowed_step(document, marks, StepKind.PERSONAL, tuple(r.value for r in roles), by.id)
    if step.role == SignRole.OFFICER:
        await _require_officer_of(tx, document, by)
    certificate_number = await _valid_certificate(tx, by, at)
    if by.key_ref is None:
        raise Refused((Gap(Code.SEAL_INVALID, SEAL_BASIS, "签署人没有登记签名证书。"),))
    require_drawable(of_person(SignRole(step.role), by.name, certificate_number, at))
    return await add_mark(
        tx, document, marks, step, at=at, signer_id=by.id, signer_name=by.name, method=SignMethod.PERSONAL_SIGN,
        key_ref=by.key_ref, certificate_number=certificate_number, applied_by=by.id,
    )  # fmt: skip


async def seal(
    tx: WriteSession, document_id: UUID, *, by: Actor, at: LegalTime, seal_id: UUID | None = None
) -> SignatureMark:
    """Put the organ's seal on a document 加盖印章, last of all (I26, I27).

    Raises Refused: SIGN_ORDER while a signature is missing, SEAL_INVALID for a seal that is not the organ's, not of the
    kind the form demands, or not valid on the day.
    """
    document, marks = await to_sign(tx, document_id, by)
    plan = form_of(document.template).plan
    wanted = next((s for s in plan if s.kind is StepKind.SEAL), None)
    chosen = await _seal(tx, document, wanted, seal_id) if wanted else None
    step = allowed_step(document, marks, StepKind.SEAL, (), chosen.id if chosen else document.organ_id)
    assert chosen is not None
    if gap := _seal_gap(chosen, seal_method(step), at):
        raise Refused((gap,))
    return await add_mark(
        tx, document, marks, step, at=at, signer_id=chosen.id, signer_name=chosen.name, method=chosen.method,
        key_ref=chosen.key_ref, applied_by=by.id,
    )  # fmt: skip


def sign_roles_of(actor: Actor) -> tuple[SignRole, ...]:
    """The boxes an actor may sign: from every role held, the principal head's own included."""
    roles = [role for held in sorted(actor.roles) for role in SIGN_ROLES.get(held, ())]
    if StaffRole.ORGAN_LEADER in actor.roles and actor.principal:
        roles.append(SignRole.ORGAN_HEAD)
    return tuple(dict.fromkeys(roles))


async def _require_officer_of(tx: WriteSession, document: Document, by: Actor) -> None:
    """An officer signs only for a case or visit of their own."""
    officers = set(await officers_now(tx, document.owner_id))
    visit = await tx.get(InspectionVisit, document.owner_id)
    if by.id not in officers | set(visit.officer_ids if visit else ()):
        raise refuse(Code.FORBIDDEN, "签署人不是本案（本次检查）的执法人员。")


async def _valid_certificate(tx: WriteSession, by: Actor, at: LegalTime) -> str | None:
    """行政处罚法第四十二条 – an officer signs under the enforcement certificate valid on the day; others have none."""
    if by.kind is not PersonKind.OFFICER:
        return None
    officer = (await standing_of(tx, [by.id]))[0]
    certificate = officer.certificate_on(legal_day(at))
    if certificate is None or officer.status_on(legal_day(at)) is not CertificateStatus.VALID:
        raise refuse(
            Code.OFFICER_NOT_QUALIFIED, f"{by.name}当日没有有效的执法证件。", basis=QUALIFIED, missing=(by.name,)
        )
    return certificate.number


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
