"""Enforcement matters as the API shows them (执法事项的读取类型): catalogue, service guide, fee, discretion standard."""

from datetime import date

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.registry.types import Organ, Unit
from api.vocabulary import CatalogueKind, DeadlineUnit, EnforcementCategory, MatterStatus, OrganKind

for _codes in (CatalogueKind, DeadlineUnit, EnforcementCategory, MatterStatus, OrganKind):
    graphql_enum(_codes)


@strawberry.type(description="法律依据。A provision as a catalogue cites it.")
class LegalProvision:
    """A provision."""

    law: str | None = strawberry.field(description="法律法规规章名称")
    article: str | None = strawberry.field(description="条、款、项")
    status: str | None = strawberry.field(description="效力状态")


@strawberry.type(description="实施主体。The organ that carries a matter, as published.")
class MatterSubject:
    """Who carries the matter."""

    organ_name: str | None = strawberry.field(description="机关名称")
    kind: OrganKind | None = strawberry.field(description="主体类别")
    status_basis: str | None = strawberry.field(description="主体资格依据")


@strawberry.type(description="时限。A length of time.")
class Duration:
    """A number of units."""

    n: int | None = strawberry.field(description="数量")
    unit: DeadlineUnit | None = strawberry.field(description="单位")


@strawberry.type(description="办理时限。How long the matter may take.")
class GuideTimeLimit:
    """Statutory and promised."""

    statutory: Duration | None = strawberry.field(description="法定时限")
    promised: Duration | None = strawberry.field(description="承诺时限")


@strawberry.type(description="申请材料。A paper to be handed in.")
class GuideMaterial:
    """One material."""

    name: str | None = strawberry.field(description="材料名称")
    copies: int | None = strawberry.field(description="份数")
    form: str | None = strawberry.field(description="形式")


@strawberry.type(
    description="办事指南。The service guide: with name and basis of the matter its fifteen published items."
)
class ServiceGuide:
    """The service guide of a matter."""

    accepting_body: str | None = strawberry.field(description="受理机构")
    approving_body: str | None = strawberry.field(description="审批机构")
    conditions: list[str] | None = strawberry.field(description="办理条件")
    preferential_policies: list[str] | None = strawberry.field(description="优惠政策")
    materials: list[GuideMaterial] | None = strawberry.field(description="申请材料")
    procedure_steps: list[str] | None = strawberry.field(description="办理流程")
    time_limit: GuideTimeLimit | None = strawberry.field(description="办理时限")
    supervision: list[str] | None = strawberry.field(description="监督方式")
    accountability: list[str] | None = strawberry.field(description="责任追究")
    remedies: list[str] | None = strawberry.field(description="救济渠道")
    office_hours: str | None = strawberry.field(description="办公时间")
    address: str | None = strawberry.field(description="办公地址")
    phone: str | None = strawberry.field(description="咨询电话")


@strawberry.type(description="收费。Whether and on what ground a charge is made.")
class MatterFee:
    """A charge."""

    charged: bool | None = strawberry.field(description="是否收费")
    basis: str | None = strawberry.field(description="收费依据")
    standard: str | None = strawberry.field(description="收费标准")


@strawberry.type(description="裁量档次。One band of a discretion standard.")
class DiscretionBand:
    """From included, to excluded except in the last band."""

    name: str | None = strawberry.field(description="档次")
    from_fen: Fen | None = strawberry.field(description="下限")
    to_fen: Fen | None = strawberry.field(description="上限")


@strawberry.type(description="裁量基准。The published bands of a fine (行政处罚法第三十四条：应当向社会公布).")
class DiscretionStandard(Node):
    """A discretion standard."""

    version: int = strawberry.field(description="版本")
    published_on: date = strawberry.field(description="公布日期")
    bands: list[DiscretionBand] | None = strawberry.field(description="裁量档次")


@strawberry.type(description="行政执法事项。One version of an enforcement matter of the published catalogue.")
class Matter(Node):
    """An enforcement matter."""

    code: str = strawberry.field(description="事项编码")
    name: str = strawberry.field(description="案由（事项名称）")
    category: EnforcementCategory = strawberry.field(description="执法类别")
    catalogues: list[CatalogueKind] = strawberry.field(description="所属清单")
    subject: MatterSubject | None = strawberry.field(description="实施主体")
    duty: str = strawberry.field(description="职责")
    authority: str = strawberry.field(description="权限")
    basis: list[LegalProvision] | None = strawberry.field(description="依据")
    target_objects: str | None = strawberry.field(description="执法对象")
    guide: ServiceGuide | None = strawberry.field(description="办事指南")
    fee: MatterFee | None = strawberry.field(description="收费")
    fine_min_fen: Fen | None = strawberry.field(description="罚款幅度下限")
    fine_max_fen: Fen | None = strawberry.field(description="罚款幅度上限")
    status: MatterStatus = strawberry.field(description="事项状态")
    version: int = strawberry.field(description="版本")
    effective_from: date = strawberry.field(description="施行日期")
    effective_to: date | None = strawberry.field(description="失效日期")
    published_on: date | None = strawberry.field(description="公布日期")
    end_reason: str | None = strawberry.field(description="取消理由")
    organ: Organ = strawberry.field(description="实施机关")
    unit: Unit = strawberry.field(description="承办机构")
    discretion_standards: list[DiscretionStandard] = strawberry.field(description="裁量基准，新版在前")
