"""Organs and their people as the API shows them (机关和人员的读取类型). Most of it is public by law."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.vocabulary import (
    CertificateKind,
    CertificateStatus,
    CounselKind,
    EnforcementCategory,
    OrganKind,
    RegionLevel,
    SignMethod,
    StaffRole,
    UnitKind,
)

if TYPE_CHECKING:
    from api.registry.matters import Matter
    from api.registry.qualification_types import CertificateStep, ExamResult, OfficerPosting

for _codes in (
    CertificateKind, CertificateStatus, CounselKind, EnforcementCategory, OrganKind, RegionLevel, SignMethod, StaffRole,
    UnitKind,
):  # fmt: skip
    graphql_enum(_codes)


@strawberry.type(description="行政区划。A region by its six-digit code (GB/T 2260).")
class Region(Node):
    """A region."""

    code: str = strawberry.field(description="行政区划代码（6位）")
    name: str = strawberry.field(description="名称")
    level: RegionLevel = strawberry.field(description="行政层级")
    parent_code: str | None = strawberry.field(description="上级行政区划代码")
    organs: list["Organ"] = strawberry.field(description="本区划的机关")


@strawberry.type(description="缴款信息。Where fines and charges are paid.")
class PaymentPlace:
    """Where to pay."""

    bank: str | None = strawberry.field(description="代收机构（罚缴分离）")
    account: str | None = strawberry.field(description="账号")
    epay: str | None = strawberry.field(description="电子缴款方式")


@strawberry.type(description="行政机关。An enforcement organ, a government or a body that supervises enforcement.")
class Organ(Node):
    """An organ. A government or supervising body has fewer particulars than an enforcement organ."""

    name: str = strawberry.field(description="名称")
    abbreviation: str | None = strawberry.field(description="机关代字（文号所用），如 澜市监")
    kind: OrganKind = strawberry.field(description="执法主体类别")
    region_code: str = strawberry.field(description="行政区划代码")
    region: Region = strawberry.field(description="行政区划")
    parent: "Organ | None" = strawberry.field(description="上级机关")
    uscc: str | None = strawberry.field(description="统一社会信用代码")
    legal_status_basis: str | None = strawberry.field(description="主体资格依据")
    address: str = strawberry.field(description="地址")
    phone: str = strawberry.field(description="电话")
    complaint_phone: str | None = strawberry.field(description="投诉举报电话")
    website: str | None = strawberry.field(description="网站")
    office_hours: str | None = strawberry.field(description="办公时间")
    supervisor: "Organ | None" = strawberry.field(description="执法监督机关（司法行政部门）")
    list_checker: "Organ | None" = strawberry.field(description="随机抽查事项清单的审核机关（市场监督管理部门）")
    reconsideration_body: str | None = strawberry.field(description="行政复议机关")
    litigation_court: str | None = strawberry.field(description="行政诉讼管辖法院")
    payment: PaymentPlace | None = strawberry.field(description="缴款信息")
    units: list["Unit"] = strawberry.field(description="内设机构、派出机构")
    seals: list["Seal"] = strawberry.field(description="电子印章")
    officers: list["Officer"] = strawberry.field(description="执法人员")
    matters: list[Annotated["Matter", strawberry.lazy("api.registry.matters")]] = strawberry.field(
        description="执法事项"
    )


@strawberry.type(description="内设机构、派出机构。A unit of an organ.")
class Unit(Node):
    """A unit."""

    name: str = strawberry.field(description="名称")
    kind: UnitKind = strawberry.field(description="机构类别")
    address: str | None = strawberry.field(description="地址")
    organ: Organ = strawberry.field(description="所属机关")


@strawberry.type(description="电子印章。A seal; its key stays in custody and is never read.")
class Seal(Node):
    """A seal."""

    name: str = strawberry.field(description="印章名称")
    method: SignMethod = strawberry.field(description="印章种类")
    certificate_subject: str = strawberry.field(description="数字证书主体")
    valid_from: date = strawberry.field(description="有效期起")
    valid_to: date = strawberry.field(description="有效期止")
    organ: Organ = strawberry.field(description="所属机关")


@strawberry.type(description="执法人员。An enforcement officer (人员清单公示，执法证件管理).")
class Officer(Node):
    """An officer."""

    name: str = strawberry.field(description="姓名")
    position: str = strawberry.field(description="职务")
    categories: list[EnforcementCategory] = strawberry.field(description="执法类别")
    area: str = strawberry.field(description="执法区域")
    exam_passed_on: date | None = strawberry.field(description="执法资格考试合格日期；仅本机关可见")
    uniform_required: bool = strawberry.field(description="是否着执法制式服装")
    public: bool = strawberry.field(description="是否列入公示的人员清单")
    organ: Organ = strawberry.field(description="所属机关")
    unit: Unit = strawberry.field(description="所属机构")
    certificate: "Certificate | None" = strawberry.field(description="执法证件（最近制发的）")
    certificate_status: CertificateStatus = strawberry.field(description="今日的证件状态：由日期得出，不由人填写")
    certificates: list["Certificate"] = strawberry.field(description="历次颁发的执法证件，新的在前")
    examinations: list[Annotated["ExamResult", strawberry.lazy("api.registry.qualification_types")]] = strawberry.field(
        description="执法资格考试成绩；仅本人、本机关和监督机关可见"
    )
    postings: list[Annotated["OfficerPosting", strawberry.lazy("api.registry.qualification_types")]] = strawberry.field(
        description="历次任职变动：登记、调整、离任、退休；仅本人、本机关和监督机关可见"
    )


@strawberry.type(description="执法证件。An enforcement certificate; its status follows from its days.")
class Certificate(Node):
    """An enforcement certificate."""

    number: str = strawberry.field(description="证号")
    kind: CertificateKind = strawberry.field(description="证件种类")
    issuer: str = strawberry.field(description="制发机关")
    valid_from: date = strawberry.field(description="有效期起")
    valid_to: date = strawberry.field(description="有效期止")
    status: CertificateStatus = strawberry.field(description="今日的证件状态")
    suspended_from: date | None = strawberry.field(description="暂扣起；仅本机关和监督机关可见")
    suspended_to: date | None = strawberry.field(description="暂扣止；仅本机关和监督机关可见")
    suspend_reason: str | None = strawberry.field(description="暂扣原因；仅本机关和监督机关可见")
    ended_on: date | None = strawberry.field(description="吊销、注销日期")
    end_reason: str | None = strawberry.field(description="吊销、注销原因；仅本机关和监督机关可见")
    steps: list[Annotated["CertificateStep", strawberry.lazy("api.registry.qualification_types")]] = strawberry.field(
        description="历次变动，依次序；仅本人、本机关和监督机关可见"
    )


@strawberry.type(description="工作人员。A member of staff: leaders, heads, clerks, archivists, supervisors.")
class StaffMember(Node):
    """A member of staff who is not (only) an officer."""

    name: str = strawberry.field(description="姓名")
    role: StaffRole = strawberry.field(description="系统角色")
    extra_roles: list[StaffRole] = strawberry.field(description="兼任的角色")
    position: str = strawberry.field(description="职务")
    principal: bool = strawberry.field(description="是否主要负责人")
    organ: Organ = strawberry.field(description="所属机关")
    unit: Unit | None = strawberry.field(description="所属机构")


@strawberry.type(description="法制审核人员。A legal reviewer (行政处罚法第五十八条).")
class Reviewer(Node):
    """A legal reviewer."""

    name: str = strawberry.field(description="姓名")
    position: str = strawberry.field(description="职务")
    law_background: bool = strawberry.field(description="是否法学专业或者从事法律工作")
    legal_qualification_no: str | None = strawberry.field(description="法律职业资格证书编号")
    first_review_year: int = strawberry.field(description="初次从事法制审核的年份")
    active: bool = strawberry.field(description="是否在岗")
    organ: Organ = strawberry.field(description="所属机关")
    unit: Unit = strawberry.field(description="所属机构")


@strawberry.type(description="法律顾问、公职律师。A legal counsel.")
class Counsel(Node):
    """A legal counsel."""

    name: str = strawberry.field(description="姓名")
    kind: CounselKind = strawberry.field(description="类别")
    firm: str = strawberry.field(description="执业机构")
