"""Service of a case's document (送达). Serving the decision starts the times to pay and to ask for reconsideration."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.models import CaseParty, Dossier, DossierKind
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.gathering import SpotCase, case_facts, open_case
from api.decisions.models import Decision
from api.decisions.performance import MAY_SERVE_DECISION
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.models import Document, Service
from api.papers.paper import document_of
from api.papers.service import serve
from api.vocabulary import PartyRole, RecordMedium, ServiceMethod, TimelineEventKind

RECIPIENTS = frozenset(
    {PartyRole.RESPONDENT, PartyRole.APPLICANT, PartyRole.INTERESTED, PartyRole.AGENT, PartyRole.LEGAL_REP}
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A public announcement: first and last day, and where it appeared."""

    first: date
    until: date
    media: str


@dataclass(frozen=True, slots=True)
class Handing:
    """How a document reached its recipient. ``signed_by`` names who signed for it; ``refusal_note`` tells of a refusal."""

    method: ServiceMethod
    recipient_id: UUID
    place: str
    signed_by: str | None = None
    refusal_note: str | None = None
    witness_ids: tuple[UUID, ...] = ()
    announcement: Announcement | None = None


async def serve_document(tx: WriteSession, document_id: UUID, handing: Handing, *, by: Actor, at: LegalTime) -> Service:
    """Serve a complete document of a case 送达 (行政处罚法 第五十二条、第六十一条), by all its officers.

    Raises Refused: as ``papers.service.serve`` does; CONFLICT for a second service on the same recipient; VALIDATION for a
    recipient who is no party, or a document that belongs to a visit; for the decision every gap of MAY_SERVE_DECISION.
    """
    document = await document_of(tx, document_id, by=by)
    if (await tx.get_one(Dossier, document.owner_id)).kind is not DossierKind.CASE:
        raise refuse(Code.VALIDATION, "该文书（documentId）属于检查，应当在检查中送达。")
    found = await open_case(tx, document.owner_id, by=by, at=at)
    if not handing.place.strip():
        raise refuse(Code.VALIDATION, "送达地点（place）不能为空。", missing=("送达地点（place）",))
    await _require_party(tx, found, handing.recipient_id)
    await _require_first_service(tx, document, handing.recipient_id)
    decision = await _decision_on(tx, document)
    if decision is not None:
        require(MAY_SERVE_DECISION, await case_facts(tx, found, on=legal_day(at)))
    service = await serve(
        tx, document, method=handing.method, recipient_id=handing.recipient_id, signed_by=handing.signed_by,
        servers=found.officers, place=handing.place.strip(), at=at, refusal_note=handing.refusal_note,
        witness_ids=handing.witness_ids, announcement=_announcement(handing.announcement),
    )  # fmt: skip
    event = await record(
        tx, TimelineEventKind.DOCUMENT_SERVED, owner_id=found.case.id, organ_id=found.case.organ_id, by=found.officers, at=at,
        place=service.place, media=[_medium(handing.method)], documents=[document.id],
        text=_sentence(document, decision, handing.method, legal_day(at)),
        particulars={
            "serviceId": service.id, "method": handing.method, "recipientId": handing.recipient_id,
            "signedBy": handing.signed_by, "refusalNote": handing.refusal_note,
        },
    )  # fmt: skip
    if decision is not None:
        received = handing.announcement.until if handing.announcement else legal_day(at)
        for rule in ("PAY_FINE", "ASK_RECONSIDERATION") if decision.fine_fen else ("ASK_RECONSIDERATION",):
            await deadlines.start(
                tx, rule, owner_id=found.case.id, organ_id=found.case.organ_id, event=event, start=received
            )
    return service


async def _require_party(tx: WriteSession, found: SpotCase, recipient_id: UUID) -> None:
    """The recipient is a party, or acts for one. Raises Refused VALIDATION."""
    query = select(CaseParty.role).where(
        col(CaseParty.case_id) == found.case.id, col(CaseParty.party_id) == recipient_id
    )
    if not RECIPIENTS & set((await tx.execute(query)).scalars()):
        raise refuse(Code.VALIDATION, "受送达人（recipientId）不是本案当事人。", missing=("本案当事人",))


async def _require_first_service(tx: WriteSession, document: Document, recipient_id: UUID) -> None:
    """Nobody is served the same document twice. Raises Refused CONFLICT."""
    query = select(Service.id).where(col(Service.document_id) == document.id, col(Service.recipient_id) == recipient_id)
    if (await tx.execute(query.limit(1))).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, f"《{document.title}》已经送达。")


async def _decision_on(tx: WriteSession, document: Document) -> Decision | None:
    """The decision that this document is, if it is one."""
    query = select(Decision).where(col(Decision.document_id) == document.id)
    return (await tx.execute(query)).scalar_one_or_none()


def _announcement(announcement: Announcement | None) -> dict[str, str] | None:
    """The announcement as the service keeps it."""
    if announcement is None:
        return None
    first, until = announcement.first.isoformat(), announcement.until.isoformat()
    return {"from": first, "until": until, "media": announcement.media}


def _medium(method: ServiceMethod) -> RecordMedium:
    """What records the service: paper, unless it is electronic."""
    return RecordMedium.TEXT_ELECTRONIC if method is ServiceMethod.ELECTRONIC else RecordMedium.TEXT_PAPER


def _sentence(document: Document, decision: Decision | None, method: ServiceMethod, on: date) -> str:
    """当场交付 for a decision handed over on its day; else the method and the document."""
    if decision is not None and method is ServiceMethod.DIRECT and decision.made_on == on:
        return "当场交付"
    return f"{method.label}《{document.title}》"
