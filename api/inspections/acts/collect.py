"""Collecting evidence (收集证据), on a visit or in a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from api.access.actor import Actor
from api.cases.dossier import lock_dossier, owners_of
from api.cases.models import Evidence
from api.cases.proceeding import written
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import OnSite, acting_on, moments, officers_of
from api.inspections.rules import MAY_COLLECT, EvidenceFacts, Presence
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse
from api.ledger.event import record
from api.monitoring.citing import record_facts, record_of
from api.monitoring.models import DeviceRecord
from api.monitoring.rules import MAY_CITE
from api.papers.models import Document
from api.papers.uploads import StoredFile, stored_upload
from api.registry.standing import acting_officers
from api.vocabulary import EvidenceKind, TimelineEventKind


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of evidence: what it is, where it comes from, what it proves.

    A copy (``original`` false) carries the note that it was compared with the original (与原件核对无误). A record of a
    monitoring device (``device_record_id``) brings its own file and is taken on nobody's premises.
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
    device_record_id: UUID | None = None


async def collect_evidence(
    tx: WriteSession, owner_id: UUID, on_site: OnSite, item: Item, *, on_premises: bool, by: Actor, at: LegalTime
) -> Evidence:
    """Collect a piece of evidence 收集证据 (行政处罚法 第四十六条) for a visit or a case.

    ``on_premises``: taken on the party's premises, so that the credential was shown there before (I2).
    Raises Refused with every gap of MAY_COLLECT and, for a device's record, of MAY_CITE; FORBIDDEN; NOT_FOUND for a
    dossier, file, record or document that is not there;
    VALIDATION for an empty text, a copy without its note, an upload that is not complete; INTEGRITY for another hash.
    """
    dossier = await lock_dossier(tx, owner_id, by=by)
    _require_form(item)
    category, officer_ids = await officers_of(tx, owner_id)
    actors = await acting_on(tx, officer_ids, on_site.officer_ids, by=by, at=at)
    acting = await acting_officers(
        tx, [actor.id for actor in actors], organ_id=dossier.organ_id, category=category, on=legal_day(at),
        place=on_site.place,
    )  # fmt: skip
    owners = await owners_of(tx, owner_id)
    kept = await record_of(tx, item.device_record_id, owners) if item.device_record_id else None
    presence = None
    if on_premises and kept is None:
        presence = Presence(at, on_site.place, await moments(tx, owners, TimelineEventKind.CREDENTIAL_SHOWN))
    gaps = gaps_of(MAY_COLLECT, EvidenceFacts(acting, presence, await standings_of(tx, *owners)))
    if kept is not None:
        gaps += gaps_of(MAY_CITE, await record_facts(tx, kept))
    if gaps:
        raise Refused(gaps)
    file_key, sha256, size = await _file(tx, item, kept, by)
    document_id = await _document(tx, item.document_id, owners) if item.document_id else None
    evidence = Evidence(
        owner_id=owner_id, organ_id=dossier.organ_id, kind=item.kind, name=item.name, collected_at=at,
        collector_ids=[actor.id for actor in actors], source=item.source, proves=item.proves, original=item.original,
        copy_note=item.copy_note, place=on_site.place, file_key=file_key, sha256=sha256, size=size,
        document_id=document_id, recording_ref=item.recording_ref,
        monitoring_device_id=kept.device_id if kept else None, device_record_id=kept.id if kept else None,
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
    written(item.name, "name", "证据名称")
    written(item.source, "source", "证据来源")
    written(item.proves, "proves", "证明内容")
    if not item.original and not (item.copy_note or "").strip():
        raise refuse(Code.VALIDATION, "复制件应当注明与原件核对无误。", missing=("copyNote",))
    if item.file is not None and item.device_record_id is not None:
        raise refuse(Code.VALIDATION, "监控记录自带文件，不得另附。", missing=("file",))


async def _file(
    tx: WriteSession, item: Item, kept: DeviceRecord | None, by: Actor
) -> tuple[str | None, str | None, int | None]:
    """Where its bytes lie, with their hash and size: the device's record, or what was uploaded, if anything was."""
    if kept is not None:
        return kept.file_key, kept.sha256, kept.size
    if item.file is None:
        return None, None, None
    upload = await stored_upload(tx, item.file, by)
    return upload.object_key, upload.sha256, upload.size


async def _document(tx: WriteSession, document_id: UUID, owners: Sequence[UUID]) -> UUID:
    """A document of the case or of the visit it grew out of."""
    document = await tx.get(Document, document_id)
    if document is None or document.owner_id not in owners:
        raise refuse(Code.NOT_FOUND, "文书不存在。")
    return document.id
