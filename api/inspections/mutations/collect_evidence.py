"""collectEvidence: take a piece of evidence, on a visit or in a case."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.models import DossierKind
from api.cases.named import dossier_named
from api.cases.types import Evidence
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections import acts
from api.inspections.mutations.inputs import OnSiteInput, on_site
from api.vocabulary import EvidenceKind


@strawberry.input(description="证据文件")
class EvidenceFileInput:
    """A completed upload and the hash its bytes must have."""

    upload_id: strawberry.ID = strawberry.field(description="已完成的上传：upload_…")
    sha256: str = strawberry.field(description="文件的 SHA-256（十六进制），应当与上传登记的一致")


@strawberry.input(description="收集证据")
class CollectEvidenceInput(OnSiteInput):
    """For which visit or case, what it is and what it proves."""

    owner_id: strawberry.ID = strawberry.field(description="所属案卷：case_… 或者 visit_…")
    kind: EvidenceKind = strawberry.field(description="证据种类（行政处罚法第四十六条）")
    name: str = strawberry.field(description="证据名称")
    source: str = strawberry.field(description="证据来源")
    proves: str = strawberry.field(description="证明对象")
    original: bool = strawberry.field(default=True, description="是否原件")
    copy_note: str | None = strawberry.field(default=None, description="复制件与原件核对无误的注记；复制件必填")
    on_premises: bool = strawberry.field(
        default=True, description="是否在当事人场所收集：是则应当当日当场已出示执法证件"
    )
    file: EvidenceFileInput | None = strawberry.field(default=None, description="证据文件")
    document_id: strawberry.ID | None = strawberry.field(default=None, description="载有该证据的文书")
    recording_ref: str | None = strawberry.field(default=None, description="载有该证据的音像记录编号")
    device_record_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="作为证据的电子技术监控记录：devicerecord_…；记录形成时设备应当已经审核、公布并启用，记录应当审核合格",
    )


@strawberry.type(description="已收集")
class CollectEvidencePayload:
    """The evidence."""

    evidence_id: strawberry.Private[UUID]
    evidence: Evidence | None = reread("evidence_id", description="证据")


CollectEvidenceResult: TypeAlias = Annotated[
    CollectEvidencePayload | Refusal, strawberry.union("CollectEvidenceResult")
]


@strawberry.mutation(description="收集证据：为检查或者案件收集一项证据，两名以上执法人员。")
async def collect_evidence(info: ActInfo, input: CollectEvidenceInput) -> CollectEvidenceResult:
    """Collect the evidence."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CollectEvidencePayload:
        file = input.file
        item = acts.Item(
            input.kind, input.name, input.source, input.proves, input.original, input.copy_note,
            acts.StoredFile(key_of("upload", file.upload_id), file.sha256) if file else None,
            key_of("document", input.document_id) if input.document_id else None, input.recording_ref,
            key_of("devicerecord", input.device_record_id) if input.device_record_id else None,
        )  # fmt: skip
        evidence = await acts.collect_evidence(
            tx,
            await dossier_named(tx, input.owner_id, DossierKind.CASE, DossierKind.VISIT),
            on_site(input),
            item,
            on_premises=input.on_premises,
            by=by,
            at=at,
        )
        return CollectEvidencePayload(evidence_id=evidence.id)

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
