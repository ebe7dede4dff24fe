"""One event per act (时间线记录): written in the act's transaction; the summary is recomputed before it commits."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.ledger.models import Event
from api.tables import plain
from api.vocabulary import RecordMedium, RecordPhase, TimelineEventKind

PHASES: Mapping[TimelineEventKind, RecordPhase] = {
    kind: phase
    for phase, kinds in {
        RecordPhase.START: "CLUE_REGISTERED CLUE_VERIFIED CASE_FILED CREDENTIAL_SHOWN INSPECTION_DRAWN INSPECTION_APPROVED"
        " INSPECTION_NOTIFIED ENTRY_CODE_SCANNED APPLICATION_RECEIVED CORRECTION_NOTICE APPLICATION_ACCEPTED"
        " PROCEEDING_STARTED ADDRESS_CONFIRMED REPRESENTATIVE_NAMED RECUSAL_REQUESTED RECUSAL_DECIDED OFFICERS_CHANGED"
        " VERIFICATION_STARTED VERIFICATION_EXTENDED FILING_REFUSED APPLICATION_NOT_ACCEPTED APPLICATION_WITHDRAWN",
        RecordPhase.EVIDENCE: "SITE_INSPECTED INQUIRY EVIDENCE_COLLECTED SAMPLE_TAKEN REGISTERED_PRESERVED MEASURE_IMPOSED"
        " MEASURE_LIFTED RECTIFICATION_ORDERED INVESTIGATION_CLOSED SITE_VERIFIED INSPECTION_RESULT_TOLD RECORDING_REMOVED"
        " INVESTIGATION_SUSPENDED INVESTIGATION_RESUMED CASE_TRANSFERRED FILING_CANCELLED CASE_EXTENDED"
        " MEASURE_APPROVED MEASURE_EXTENDED MEASURE_TIME_EXCLUDED MEASURE_CONVERTED EXPERT_REVIEW_STARTED EXPERT_REVIEW_ENDED"
        " DEVICE_RECORD_REVIEWED PRESERVATION_APPROVED PRESERVATION_HANDLED REINSPECTED",
        RecordPhase.NOTICE: "RIGHTS_EXPLAINED NOTICE_ISSUED STATEMENT_RECEIVED STATEMENT_WAIVED HEARING_REQUESTED"
        " HEARING_REQUEST_WITHDRAWN HEARING_NOTIFIED HEARING_HELD DEFENCE_RECHECKED",
        RecordPhase.REVIEW: "REVIEW_SUBMITTED REVIEW_ACCEPTED REVIEW_OPINION REVIEW_RECTIFIED REVIEW_OBJECTED"
        " REVIEW_COORDINATED REVIEW_RETURNED REVIEW_ASSIGNED REVIEW_WITHDRAWN COUNSEL_ASKED"
        " COUNSEL_ANSWERED MAJOR_FLAGGED COLLECTIVE_DISCUSSED DECISION_MADE LEVY_DECIDED REQUISITION_DECIDED EXECUTION_DECIDED"
        " CHARGE_NOTIFIED DISCHARGED DECISION_REVOKED LICENCE_EXTENDED",
        RecordPhase.SERVICE: "DOCUMENT_SERVED SERVICE_FAILED LICENCE_ISSUED",
        RecordPhase.EXECUTION: "PAYMENT_RECEIVED PERFORMED DEMANDED EXECUTED REFUND_PAID GOODS_RETURNED COMPENSATED"
        " REMEDY_RECEIVED STAY_GRANTED STAY_LIFTED REMEDY_RESULT CASE_CLOSED"
        " INSTALMENTS_APPROVED GOODS_TAKEN COMPENSATION_DECIDED EXECUTION_SUSPENDED EXECUTION_RESUMED EXECUTION_AGREED"
        " PROCEEDING_TERMINATED PROCEEDING_CANCELLED COURT_APPLIED COURT_ANSWERED REMEDY_FORWARDED REMEDY_REPLIED EXECUTION_RETURNED"
        " DEMOLITION_ANNOUNCED",
        RecordPhase.ARCHIVE: "FILED_WITH_ORGAN CASE_ARCHIVED DISCLOSED DISCLOSURE_CORRECTED DISCLOSURE_WITHDRAWN"
        " RESULT_PUBLISHED CORRECTION_REQUESTED CORRECTION_ANSWERED THIRD_PARTY_CONSULTED EARLY_STOP_APPLIED"
        " EARLY_STOP_DECIDED",
    }.items()
    for kind in map(TimelineEventKind, kinds.split())
}
"""In which phase of enforcement (执法环节) an event of a kind belongs."""


async def record(
    tx: WriteSession, kind: TimelineEventKind, *, owner_id: UUID, organ_id: UUID, by: Sequence[Actor], at: LegalTime,
    text: str, place: str | None = None, media: Iterable[RecordMedium] = (RecordMedium.TEXT_ELECTRONIC,),
    documents: Iterable[UUID] = (), evidence: Iterable[UUID] = (), recordings: Iterable[str] = (),
    particulars: Mapping[str, object] | None = None, corrects: UUID | None = None,
) -> Event:  # fmt: skip
    """Write the event of an act; the dossier's summary follows when the transaction ends."""
    event = Event(
        owner_id=owner_id, organ_id=organ_id, kind=kind, phase=PHASES[kind], at=at, actors=[a.snapshot() for a in by],
        actor_ids=[a.id for a in by], place=place, media=list(media), document_ids=list(documents),
        evidence_ids=list(evidence), recording_refs=list(recordings), text=text,
        particulars=plain(dict(particulars or {})), corrects=corrects,
    )  # fmt: skip
    tx.add(event)
    await tx.flush()
    tx.at_end(owner_id, recompute_summary)
    return event


async def recompute_summary(tx: WriteSession, owner_id: UUID) -> None:
    """Recompute a dossier's summary, and that of the case that grew out of a visit."""
    await tx.flush()
    await tx.execute(
        sa.text(
            "SELECT recompute_case_summary(d) FROM (SELECT CAST(:owner AS uuid) AS d UNION"
            " SELECT id FROM enforcement_case WHERE origin_visit_id = :owner) AS touched"
        ),
        {"owner": owner_id},
    )
