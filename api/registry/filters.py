"""Which rows of the registry are asked for (基础库的筛选条件)."""

import strawberry

from api.vocabulary import CatalogueKind, CertificateStatus, EnforcementCategory, MatterStatus, OrganKind


@strawberry.input(description="筛选机关")
class OrganFilter:
    """Which organs; what is left out demands nothing."""

    region: str | None = strawberry.field(default=None, description="行政区划代码")
    kind: OrganKind | None = strawberry.field(default=None, description="执法主体类别")
    name: str | None = strawberry.field(default=None, description="名称包含")


@strawberry.input(description="筛选执法人员")
class OfficerFilter:
    """Which officers; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="所属机关")
    unit: strawberry.ID | None = strawberry.field(default=None, description="所属机构")
    category: EnforcementCategory | None = strawberry.field(default=None, description="执法类别包含")
    certificate_status: CertificateStatus | None = strawberry.field(default=None, description="今日的证件状态")
    name: str | None = strawberry.field(default=None, description="姓名包含")


@strawberry.input(description="筛选执法事项")
class MatterFilter:
    """Which matters; what is left out demands nothing."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="实施机关")
    category: EnforcementCategory | None = strawberry.field(default=None, description="执法类别")
    catalogue: CatalogueKind | None = strawberry.field(default=None, description="所属清单")
    status: MatterStatus | None = strawberry.field(default=None, description="事项状态")
    name: str | None = strawberry.field(default=None, description="名称包含")
