"""Collecting evidence (收集证据), on a visit or in a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.dossier import lock_dossier, owners_of
from api.cases.models import Case, CaseOfficer, Evidence
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import OnSite, acting_on
from api.inspections.models import InspectionVisit
from api.inspections.rules import MAY_COLLECT, EvidenceFacts, Moment, Presence
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.ledger.models import Event
from api.papers.models import Document, Upload
from api.registry.standing import acting_officers
from api.vocabulary import EnforcementCategory, EvidenceKind, TimelineEventKind


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A completed upload, with the SHA-256 (lower-case hex) that its bytes must have."""

    upload_id: UUID
    sha256: str


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of evidence: what it is, where it comes from, what it proves.

    A copy (``original`` false) carries the note that it was compared with the original (与原件核对无误).
    """

    kind: EvidenceKind
    name: str
    source: str
    proves: str
    original: bool = True
    copy_note: str | None = None
    file: StoredFile | None = None
    document_id: UUID | None = None
    recording_ref: str | None = None


async def collect_evidence(
    tx: WriteSession, owner_id: UUID, on_site: OnSite, item: Item, *, on_premises: bool, by: Actor, at: LegalTime
) -> Evidence:
    """Collect a piece of evidence 收集证据 (行政处罚法 第四十六条) for a visit or a case.

    ``on_premises``: taken on the party's premises, so that the credential was shown there before (I2).
    Raises Refused with every gap of MAY_COLLECT; FORBIDDEN; NOT_FOUND for a dossier, file or document that is not there;
    VALIDATION for an empty text, a copy without its note, an upload that is not complete; INTEGRITY for another hash.
    """
    dossier = await lock_dossier(tx, owner_id, by=by)
    _require_form(item)
    category, officer_ids = await _officers_of(tx, owner_id)
    actors = await acting_on(tx, officer_ids, on_site.officer_ids, by=by, at=at)
    acting = await acting_officers(
        tx, [actor.id for actor in actors], organ_id=dossier.organ_id, category=category, on=legal_day(at),
        place=on_site.place,
    )  # fmt: skip
    owners = await owners_of(tx, owner_id)
    credentials = await _credentials(tx, owners) if on_premises else ()
    require(MAY_COLLECT, EvidenceFacts(acting, Presence(at, on_site.place, credentials) if on_premises else None))
    upload = await _upload(tx, item.file, by) if item.file else None
    document_id = await _document(tx, item.document_id, owners) if item.document_id else None
    evidence = Evidence(
        owner_id=owner_id, organ_id=dossier.organ_id, kind=item.kind, name=item.name, collected_at=at,
        collector_ids=[actor.id for actor in actors], source=item.source, proves=item.proves, original=item.original,
        copy_note=item.copy_note, place=on_site.place, file_key=upload.object_key if upload else None,
        sha256=upload.sha256 if upload else None, size=upload.size if upload else None, document_id=document_id,
        recording_ref=item.recording_ref,
    )  # fmt: skip
    tx.add(evidence)
    await record(
        tx, TimelineEventKind.EVIDENCE_COLLECTED, owner_id=owner_id, organ_id=dossier.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings,
        text=f"收集证据：{item.name}（{item.kind.label}）", documents=[document_id] if document_id else [],
        evidence=[evidence.id],
    )  # fmt: skip
    return evidence


def _require_form(item: Item) -> None:
    """Raise Refused VALIDATION for what is no evidence at all."""
    for field, text in (("name", item.name), ("source", item.source), ("proves", item.proves)):
        if not text.strip():
            raise refuse(Code.VALIDATION, "内容不得为空。", missing=(field,))
    if not item.original and not (item.copy_note or "").strip():
        raise refuse(Code.VALIDATION, "复制件应当注明与原件核对无误。", missing=("copyNote",))


async def _officers_of(tx: WriteSession, owner_id: UUID) -> tuple[EnforcementCategory, Sequence[UUID]]:
    """The category of a visit's or case's acts, and the officers it has now."""
    visit = await tx.get(InspectionVisit, owner_id)
    if visit is not None:
        return EnforcementCategory.INSPECTION, visit.officer_ids
    case = await tx.get(Case, owner_id)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    officers = (
        select(CaseOfficer.officer_id)
        .where(col(CaseOfficer.case_id) == owner_id, col(CaseOfficer.left_at).is_(None))
        .order_by(col(CaseOfficer.position))
    )
    return case.category, (await tx.execute(officers)).scalars().all()


async def _credentials(tx: WriteSession, owners: Sequence[UUID]) -> tuple[Moment, ...]:
    """When and where credentials were shown in the case or on the visit it grew out of."""
    shown = select(Event.at, Event.place).where(
        col(Event.owner_id).in_(owners), col(Event.kind) == TimelineEventKind.CREDENTIAL_SHOWN
    )
    return tuple(Moment(at, place) for at, place in await tx.execute(shown))


async def _upload(tx: WriteSession, file: StoredFile, by: Actor) -> Upload:
    """The completed upload of the actor's organ whose bytes have the promised hash."""
    upload = await tx.get(Upload, file.upload_id)
    if upload is None or upload.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND, "上传的文件不存在。")
    if upload.completed_at is None:
        raise refuse(Code.VALIDATION, "文件尚未上传完毕。", missing=("uploadId",))
    if upload.sha256 != file.sha256.lower():
        raise refuse(Code.INTEGRITY, missing=("sha256",))
    return upload


async def _document(tx: WriteSession, document_id: UUID, owners: Sequence[UUID]) -> UUID:
    """A document of the case or of the visit it grew out of."""
    document = await tx.get(Document, document_id)
    if document is None or document.owner_id not in owners:
        raise refuse(Code.NOT_FOUND, "文书不存在。")
    return document.id
