"""Papers as the API shows them (文书的读取类型): the document, its signatures, the revisions of its file, its service."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Bytes
from api.papers import models
from api.vocabulary import OpennessClass, SecrecyClass, ServiceMethod, SignMethod, SignRole, SignStep
from api.vocabulary.labelled import Labelled

if TYPE_CHECKING:
    from api.cases.types import Case, Party
    from api.inspections.types import InspectionVisit
    from api.registry.types import Officer, Organ


class DocumentStatus(Labelled, chinese="文书状态"):
    """文书状态. It is not stored: it follows from the number taken and from a declaration of voidness."""

    DRAFT = "DRAFT", "草稿", "a draft: it may still be edited"
    ISSUED = "ISSUED", "已制发", "content fixed and number taken; it is in force once it is fully signed"
    VOIDED = "VOIDED", "作废", "declared void; its number stays used"


REVISION_KINDS = {
    "TYPESET": "排版：set from the data of the document",
    "HANDWRITTEN": "手写签名入文：set again with the party's handwriting in its place",
    "PREPARED": "预置签名域：every signature field placed at once",
    "CERTIFIED": "平台认证：certified by the platform, the first digital signature",
    "SIGNED": "个人签名：signed by an officer or official",
    "SEALED": "加盖印章：sealed by the organ",
}
for _codes in (OpennessClass, SecrecyClass, ServiceMethod, SignMethod, SignRole, SignStep, DocumentStatus):
    graphql_enum(_codes)
graphql_enum(models.RevisionKind, "文书版本的形成方式。What made a revision of a document's file.", REVISION_KINDS)


@strawberry.type(description="签署。A signature, a seal, or the note that somebody refused to sign.")
class DocumentSignature(Node):
    """One mark on a document, in the order of its form's signing plan."""

    position: int = strawberry.field(description="次序，自1起")
    step: SignStep = strawberry.field(description="签署步骤")
    role: SignRole = strawberry.field(description="签署角色")
    signer_name: str = strawberry.field(description="签署人姓名，或者印章名称")
    method: SignMethod = strawberry.field(description="签章方式")
    at: datetime = strawberry.field(description="签署时间")
    field: str = strawberry.field(description="签名域（文书上的签署位置）")
    refused_note: str | None = strawberry.field(description="拒签情况（注明的理由）")
    certificate_number: str | None = strawberry.field(description="执法证号")


@strawberry.type(
    description="文书版本。One revision of the file: its hash is on record, so a rolled back file is found out."
)
class DocumentRevision(Node):
    """One revision of a document's file. A link to it is an act: see ``openDocument``."""

    sequence: int = strawberry.field(description="版本序号，自1起")
    kind: models.RevisionKind = strawberry.field(description="形成方式")
    field: str | None = strawberry.field(description="签名域（文书中的签署位置）；未签署的版本没有")
    sha256: str = strawberry.field(description="SHA-256 哈希值（64位小写十六进制）")
    size: Bytes = strawberry.field(description="大小（字节）")
    pages: int = strawberry.field(description="页数")
    level: str | None = strawberry.field(description="签名级别（PAdES：B-T 等）")
    certificate_serial: str | None = strawberry.field(description="签名证书序列号（十六进制）")
    timestamp: datetime | None = strawberry.field(description="可信时间戳所示时间")
    recorded_at: datetime = strawberry.field(description="登记时间")


@strawberry.type(description="送达。Service of the document on somebody (行政处罚法第六十一条).")
class DocumentService(Node):
    """How, when and on whom a document was served."""

    method: ServiceMethod = strawberry.field(description="送达方式")
    served_at: datetime = strawberry.field(description="送达时间")
    recipient: Annotated["Party", strawberry.lazy("api.cases.types")] | None = strawberry.field(description="受送达人")
    signed_by: str | None = strawberry.field(description="签收人")
    servers: list[Annotated["Officer", strawberry.lazy("api.registry.types")]] = strawberry.field(description="送达人")
    place: str = strawberry.field(description="送达地点")
    refusal_note: str | None = strawberry.field(description="拒收情况记录")
    recording_ref: str | None = strawberry.field(description="送达过程拍照、录像的编号")
    receipt_document: Annotated["Document", strawberry.lazy("api.papers.types")] | None = strawberry.field(
        description="送达回证"
    )


@strawberry.type(description="文书作废。Why a document was declared void; its number stays used.")
class DocumentVoid:
    """A declaration of voidness."""

    reason: str = strawberry.field(description="作废理由")
    voided_at: datetime = strawberry.field(description="作废时间")


@strawberry.type(description="文书。An enforcement document, from draft over number and signatures to the filed PDF.")
class Document(Node):
    """An enforcement document. ``numberedAt`` fixes its content, ``issuedAt`` its force."""

    template: str = strawberry.field(description="文书格式代码，如 SPOT_PENALTY_DECISION")
    template_version: str = strawberry.field(description="格式版本（系统-省份/年.版）")
    title: str = strawberry.field(description="文书名称")
    number: str | None = strawberry.field(description="文号，如 望市监当罚〔2026〕43号")
    status: DocumentStatus = strawberry.field(description="文书状态")
    numbered_at: datetime | None = strawberry.field(description="定稿取号时间：内容自此不得更改")
    issued_at: datetime | None = strawberry.field(description="制发（生效）时间：签署计划完成之时")
    drafted_at: datetime = strawberry.field(description="拟制时间")
    openness: OpennessClass = strawberry.field(description="公开属性")
    secrecy: SecrecyClass = strawberry.field(description="密级")
    data: strawberry.scalars.JSON | None = strawberry.field(description="文书内容（按格式的字段）")
    version: int = strawberry.field(description="版本号：修改草稿时须回传")
    check_code: str = strawberry.field(description="校验码（印于文书，可公开核验）")
    organ: Annotated["Organ", strawberry.lazy("api.registry.types")] | None = strawberry.field(description="制作机关")
    case: Annotated["Case", strawberry.lazy("api.cases.types")] | None = strawberry.field(
        description="所属案件；属于检查的文书为空"
    )
    visit: Annotated["InspectionVisit", strawberry.lazy("api.inspections.types")] | None = strawberry.field(
        description="所属检查；属于案件的文书为空"
    )
    about_document: Annotated["Document", strawberry.lazy("api.papers.types")] | None = strawberry.field(
        description="所涉文书（如送达回证所送达的文书）"
    )
    signatures: list[DocumentSignature] = strawberry.field(description="签署，依次序")
    revisions: list[DocumentRevision] = strawberry.field(description="文件的各个版本，自首个版本起")
    sha256: str | None = strawberry.field(description="最新版本的 SHA-256；文件尚未制作的为空")
    pages: int | None = strawberry.field(description="最新版本的页数")
    services: list[DocumentService] = strawberry.field(description="历次送达，依时间")
    service: DocumentService | None = strawberry.field(description="最近一次送达")
    voided: DocumentVoid | None = strawberry.field(description="作废情况")


@strawberry.input(description="筛选文书")
class DocumentFilter:
    """Which documents; what is left out demands nothing."""

    owner: strawberry.ID | None = strawberry.field(default=None, description="所属案卷：case_… 或者 visit_…")
    organ: strawberry.ID | None = strawberry.field(default=None, description="制作机关")
    template: str | None = strawberry.field(default=None, description="文书格式代码")
    status: DocumentStatus | None = strawberry.field(default=None, description="文书状态")
    number: str | None = strawberry.field(default=None, description="文号")


@strawberry.type(description="核验项。One check of a verification and its outcome.")
class VerificationFinding:
    """One check. Codes are stable."""

    code: str = strawberry.field(description="稳定代码")
    passed: bool = strawberry.field(description="是否通过")
    zh: str = strawberry.field(description="结论（中文）")
    en: str = strawberry.field(description="结论（英文）")
    field: str | None = strawberry.field(description="所涉签名域；针对整份文件的为空")


@strawberry.type(description="文书核验。The verdict on a document's newest file.")
class DocumentVerification:
    """Every check made, passed or not: silence is never consent."""

    valid: bool = strawberry.field(description="是否全部通过")
    findings: list[VerificationFinding] = strawberry.field(description="逐项结论")


__all__ = [
    "Document", "DocumentFilter", "DocumentRevision", "DocumentService", "DocumentSignature", "DocumentStatus",
    "DocumentVerification", "DocumentVoid", "VerificationFinding",
]  # fmt: skip
