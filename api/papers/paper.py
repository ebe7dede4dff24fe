"""A document's way (文书办理): drafted, edited, tried out, numbered and issued, or declared void."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, or_, select
from uuid_utils.compat import uuid7

from api.access.actor import Actor
from api.calendar.explanation import chinese_day
from api.cases.dossier import lock_dossier
from api.cases.models import Case
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.ledger.event import recompute_summary
from api.ledger.models import Event
from api.papers import numbering
from api.papers.jobs import advance_document
from api.papers.models import Document, DocumentVoid
from api.papers.press import Circumstances, Press, form_of
from api.registry.models import Organ
from api.tables import Json
from api.vocabulary import OpennessClass, SecrecyClass


async def draft(
    tx: WriteSession, press: Press, owner_id: UUID, template: str, data: Json, *, by: Actor, at: LegalTime,
    number_type: str | None = None, title: str | None = None, about_document_id: UUID | None = None,
) -> Document:  # fmt: skip
    """Draft a document 拟制文书 for a case or a visit. What is missing may come later; what is wrong is refused now.

    Raises Refused: NOT_FOUND, VALIDATION (unknown form or field, wrong type, a number type the form does not have).
    """
    dossier = await lock_dossier(tx, owner_id, by=by)
    form = form_of(template)
    press.check(template, data)
    if about_document_id is not None:
        await document_of(tx, about_document_id, by=by)
    document_id = uuid7()
    document = Document(
        id=document_id, owner_id=dossier.id, organ_id=dossier.organ_id, template=template,
        template_version=form.drawn.version, title=title or form.title, type_code=_type_code(form.number_types, number_type),
        data=data, openness=OpennessClass(form.drawn.openness.value), secrecy=SecrecyClass.NONE,
        about_document_id=about_document_id, check_code=document_id.hex[16:], drafted_by=by.id, drafted_at=at,
    )  # fmt: skip
    tx.add(document)
    tx.at_end(dossier.id, recompute_summary)
    return document


async def edit(
    tx: WriteSession, press: Press, document_id: UUID, data: Json, version: int, *, by: Actor, at: LegalTime
) -> Document:
    """Change a draft 修改草稿. Raises Refused: CONFLICT when somebody else changed it since ``version``, INVALID_TRANSITION
    when it is issued: an issued document is never changed, it is declared void and drafted again."""
    document = await document_of(tx, document_id, by=by, lock=True)
    await require_draft(tx, document)
    if document.version != version:
        raise refuse(Code.CONFLICT, f"（现为第{document.version}版）")
    press.check(document.template, data)
    document.data = data
    document.version += 1
    return document


async def issue(tx: WriteSession, press: Press, document_id: UUID, *, by: Actor, at: LegalTime) -> Document:
    """Issue a document 制发文书: fix its content and take its number (I20, I28).

    It is set with a specimen number first; only a document that can be made takes a number, and the number is taken in
    this transaction, so it is given back if anything fails. Raises Refused: DATA_MISSING, RIGHTS_TEXT_MISSING,
    VALIDATION, INVALID_TRANSITION.
    """
    document = await document_of(tx, document_id, by=by, lock=True)
    await require_draft(tx, document)
    organ = await tx.get_one(Organ, document.organ_id)
    year = legal_day(at).year
    abbreviation = organ.abbreviation or ""
    trial = numbering.specimen(abbreviation, document.type_code, year) if document.type_code else None
    tried = await press.set(document, await circumstances(tx, document, organ, trial, at))
    if document.type_code:
        taken = await numbering.take(tx, organ.id, abbreviation, document.type_code, year)
        document.year, (document.sequence, document.number) = year, taken
    document.places = sorted(tried.anchors)
    document.issued_at = at
    document.version += 1
    await advance_document(tx, document.id)
    tx.at_end(document.owner_id, recompute_summary)
    return document


async def declare_void(tx: WriteSession, document_id: UUID, reason: str, *, by: Actor, at: LegalTime) -> DocumentVoid:
    """Declare a document void 文书作废. Its number stays used, with the reason (I20).

    A paper on which an act rests – what was approved, served, decided with it – stands as long as the act: a served decision is
    revoked, changed or corrected by a decision, not voided. Raises Refused REASON_REQUIRED, INVALID_TRANSITION.
    """
    document = await document_of(tx, document_id, by=by, lock=True)
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED)
    if await is_void(tx, document.id):
        raise refuse(Code.INVALID_TRANSITION, "文书已经作废。")
    if act := await _first_act_with(tx, document):
        raise refuse(
            Code.INVALID_TRANSITION,
            f"文书已经用于{chinese_day(legal_day(act.at))}的“{act.kind.label}”，不得作废；确有错误的，依法补正、变更或者撤销。",
        )
    fact = DocumentVoid(
        document_id=document.id, organ_id=document.organ_id, reason=reason, voided_by=by.id, voided_at=at
    )
    tx.add(fact)
    tx.at_end(document.owner_id, recompute_summary)
    return fact


async def _first_act_with(tx: WriteSession, document: Document) -> Event | None:
    """The first act of the document's dossier, or of a case that grew out of that visit, which names the document."""
    grown = select(Case.id).where(col(Case.origin_visit_id) == document.owner_id)
    acts = (
        select(Event)
        .where(
            or_(col(Event.owner_id) == document.owner_id, col(Event.owner_id).in_(grown)),
            col(Event.document_ids).contains([document.id]),
        )
        .order_by(col(Event.sequence))
        .limit(1)
    )
    return (await tx.execute(acts)).scalar_one_or_none()


async def document_of(tx: WriteSession, document_id: UUID, *, by: Actor | None = None, lock: bool = False) -> Document:
    """A document of the actor's organ. ``lock`` locks its dossier, then itself. Raises Refused NOT_FOUND."""
    document = await tx.get(Document, document_id)
    if document is None or (by is not None and document.organ_id != by.organ_id):
        raise refuse(Code.NOT_FOUND)
    if lock:
        await lock_dossier(tx, document.owner_id)
        await tx.refresh(document, with_for_update=True)
    return document


async def document_in_force(
    tx: WriteSession, document_id: UUID, *, template: str, owner_ids: Sequence[UUID]
) -> Document:
    """A document of these dossiers whose signing plan is complete.

    Raises Refused: NOT_FOUND, VALIDATION (another form), INVALID_TRANSITION (a draft, not fully signed, void).
    """
    document = await tx.get(Document, document_id)
    if document is None or document.owner_id not in owner_ids:
        raise refuse(Code.NOT_FOUND)
    if document.template != template:
        raise refuse(Code.VALIDATION, f"需要的文书是《{form_of(template).title}》。", missing=(template,))
    await require_in_force(tx, document)
    return document


async def require_in_force(tx: WriteSession, document: Document) -> None:
    """Raises Refused INVALID_TRANSITION for a draft, a document not fully signed and a void one."""
    if document.issued_at is None:
        raise refuse(Code.INVALID_TRANSITION, "文书尚未制发。", missing=(document.title,))
    if document.in_force_at is None:
        raise refuse(Code.INVALID_TRANSITION, "文书尚未签署完毕。", missing=(document.title,))
    if await is_void(tx, document.id):
        raise refuse(Code.INVALID_TRANSITION, "文书已经作废。", missing=(document.title,))


async def is_void(tx: WriteSession, document_id: UUID) -> bool:
    """Whether the document was declared void."""
    return await tx.get(DocumentVoid, document_id) is not None


async def circumstances(
    tx: WriteSession, document: Document, organ: Organ, number: str | None, at: LegalTime
) -> Circumstances:
    """What the document says of its organ and case."""
    query = select(Case.name, Case.case_number).where(col(Case.id) == document.owner_id)
    case = (await tx.execute(query)).one_or_none()
    return Circumstances(organ.name, number, at, case[0] if case else None, case[1] if case else None)


async def require_draft(tx: WriteSession, document: Document) -> None:
    """Raises Refused INVALID_TRANSITION for a document that is issued or void."""
    if document.issued_at is not None:
        raise refuse(Code.INVALID_TRANSITION, "文书已经制发，内容不得更改。")
    if await is_void(tx, document.id):
        raise refuse(Code.INVALID_TRANSITION, "文书已经作废。")


def _type_code(types: Sequence[str], wanted: str | None) -> str | None:
    if wanted is not None and wanted not in types:
        raise refuse(Code.VALIDATION, f"该文书没有“{wanted}”字文号。", missing=tuple(types))
    if len(types) > 1 and wanted is None:
        raise refuse(Code.VALIDATION, f"请指明文号类型：{'、'.join(types)}。", missing=tuple(types))
    return wanted or (types[0] if types else None)
