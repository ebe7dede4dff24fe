"""nameRepresentative: who acts for a party in a case."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.vocabulary import PartyRole


@strawberry.input(description="登记代理人")
class NameRepresentativeInput:
    """Who acts for whom, as what."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    party_id: strawberry.ID = strawberry.field(description="被代理的当事人：party_…")
    representative_id: strawberry.ID = strawberry.field(description="代理人、法定代表人：party_…")
    role: PartyRole = strawberry.field(description="身份：AGENT 委托代理人，LEGAL_REP 法定代表人")
    powers: list[str] = strawberry.field(default_factory=list, description="委托权限，逐项；委托代理人必填")
    evidence_id: strawberry.ID | None = strawberry.field(
        default=None, description="授权委托书，本案证据：evidence_…；委托代理人必填"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记代理人")
class NameRepresentativePayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


NameRepresentativeResult: TypeAlias = Annotated[
    NameRepresentativePayload | Refusal, strawberry.union("NameRepresentativeResult")
]


@strawberry.mutation(
    description="登记委托代理人或者法定代表人（行政处罚法第六十四条第五项）：委托代理人一至二人，凭授权委托书。"
)
async def name_representative(info: ActInfo, input: NameRepresentativeInput) -> NameRepresentativeResult:
    """Name who acts for a party."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> NameRepresentativePayload:
        case_id = key_of("case", input.case_id)
        naming = acts.Naming(
            party_id=key_of("party", input.party_id), representative_id=key_of("party", input.representative_id),
            role=input.role, powers=tuple(input.powers),
            evidence_id=key_of("evidence", input.evidence_id) if input.evidence_id else None,
        )  # fmt: skip
        await acts.name_representative(tx, case_id, naming, by=by, at=at)
        return NameRepresentativePayload(case_id=case_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
