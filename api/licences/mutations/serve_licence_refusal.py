"""serveLicenceRefusal: the refusal is served."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, keys_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.licences import acts
from api.vocabulary import ServiceMethod


@strawberry.input(description="送达不予许可决定书")
class ServeLicenceRefusalInput:
    """How it was delivered."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    method: ServiceMethod = strawberry.field(default=ServiceMethod.ELECTRONIC, description="送达方式")
    delivered_at: str = strawberry.field(default="线上", description="送达地点")
    signed_by: str | None = strawberry.field(default=None, description="签收人")
    refusal_note: str | None = strawberry.field(default=None, description="拒收情况")
    witness_ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="见证人：party_…")
    recording_ref: str | None = strawberry.field(default=None, description="拍照、录像的编号；留置送达没有见证人的必填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已送达")
class ServeLicenceRefusalPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ServeLicenceRefusalResult: TypeAlias = Annotated[
    ServeLicenceRefusalPayload | Refusal, strawberry.union("ServeLicenceRefusalResult")
]


@strawberry.mutation(description="送达不予行政许可决定书（行政许可法第三十八条第二款）。")
async def serve_licence_refusal(info: ActInfo, input: ServeLicenceRefusalInput) -> ServeLicenceRefusalResult:
    """Serve it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ServeLicenceRefusalPayload:
        witness_ids = tuple(keys_of("party", input.witness_ids))
        delivery = acts.Delivery(
            input.method, input.delivered_at, input.signed_by, input.refusal_note, witness_ids, input.recording_ref
        )
        row = await acts.serve_licence_refusal(tx, key_of("case", input.case_id), delivery, by=by, at=at)
        return ServeLicenceRefusalPayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
