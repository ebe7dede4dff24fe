"""What several mutations of a visit take in (现场情况、送达情况)."""

import strawberry

from api.acting import keys_of
from api.graph.enums import graphql_enum
from api.inspections.acts import Handover, OnSite
from api.inspections.models import NoticeMode, WaiverReason
from api.vocabulary import EvidenceKind, InspectionKind, RecordMedium, ServiceMethod

for _codes in (EvidenceKind, InspectionKind, RecordMedium, ServiceMethod):
    graphql_enum(_codes)
graphql_enum(
    NoticeMode,
    "通知方式。How the inspected party is told.",
    {
        "ADVANCE": "事先通知：the notice is served before the entry",
        "ON_ENTRY": "当场通知：advance notice is waived, the notice is handed over on entry",
    },
)
graphql_enum(
    WaiverReason,
    "免予提前通知的情形。Why advance notice may be waived.",
    {
        "URGENT": "情况紧急：the inspection cannot wait",
        "WOULD_DEFEAT_PURPOSE": "提前通知可能使检查目的落空：the notice would defeat the inspection",
    },
)


@strawberry.input(description="现场情况")
class OnSiteInput:
    """Where an act is done, by which officers, and how it is recorded."""

    place: str = strawberry.field(description="地点")
    officer_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="实施人员，本人应在其中；默认为本次检查的全部执法人员"
    )
    media: list[RecordMedium] = strawberry.field(
        default_factory=lambda: [RecordMedium.TEXT_ELECTRONIC], description="记录方式（文字、照相、录音、录像）"
    )
    recording_refs: list[str] = strawberry.field(default_factory=list, description="音像记录编号")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.input(description="现场送达情况")
class HandoverInput(OnSiteInput):
    """An act on a visit that serves a document on the inspected party."""

    document_id: strawberry.ID = strawberry.field(description="送达的文书")
    method: ServiceMethod = strawberry.field(default=ServiceMethod.DIRECT, description="送达方式")
    signed_by: str | None = strawberry.field(default=None, description="签收人")
    refusal_note: str | None = strawberry.field(default=None, description="拒收情况（留置送达）")
    witness_ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="见证人：party_…")
    recording_ref: str | None = strawberry.field(default=None, description="拍照、录像的编号；留置送达没有见证人的必填")


def on_site(given: OnSiteInput) -> OnSite:
    """The circumstances as the acts take them. Raises Refused NOT_FOUND, VALIDATION."""
    officer_ids = keys_of("officer", given.officer_ids)
    return OnSite(given.place, tuple(officer_ids), tuple(given.media), tuple(given.recording_refs))


def handover(given: HandoverInput) -> Handover:
    """How the document is handed over, as the acts take it. Raises Refused NOT_FOUND."""
    witness_ids = keys_of("party", given.witness_ids)
    return Handover(given.method, given.signed_by, given.refusal_note, tuple(witness_ids), given.recording_ref)
