"""What several mutations of a licence take in: the case, and how a paper reached the applicant."""

import strawberry

from api.acting import keys_of
from api.licences.acts import Delivery
from api.vocabulary import ServiceMethod


@strawberry.input(description="许可文书的送达")
class DeliveryInput:
    """A paper in force, and how it reached the applicant."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="送达的文书：document_…")
    method: ServiceMethod = strawberry.field(default=ServiceMethod.ELECTRONIC, description="送达方式")
    delivered_at: str = strawberry.field(default="线上", description="送达地点")
    signed_by: str | None = strawberry.field(default=None, description="签收人")
    refusal_note: str | None = strawberry.field(default=None, description="拒收情况")
    witness_ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="见证人：party_…")
    recording_ref: str | None = strawberry.field(default=None, description="拍照、录像的编号；留置送达没有见证人的必填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


def delivery(given: DeliveryInput) -> Delivery:
    """How the paper was delivered, as the acts take it."""
    witness_ids = tuple(keys_of("party", given.witness_ids))
    return Delivery(
        given.method, given.delivered_at, given.signed_by, given.refusal_note, witness_ids, given.recording_ref
    )
