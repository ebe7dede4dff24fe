"""offerLicenceHearing: the right to a hearing is told."""

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
from api.licences.mutations.inputs import DeliveryInput, delivery


@strawberry.input(description="告知听证权利")
class OfferLicenceHearingInput(DeliveryInput):
    """To whom besides the applicant, and by which paper."""

    interested_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="利害关系人：party_…")


@strawberry.type(description="已告知")
class OfferLicenceHearingPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


OfferLicenceHearingResult: TypeAlias = Annotated[
    OfferLicenceHearingPayload | Refusal, strawberry.union("OfferLicenceHearingResult")
]


@strawberry.mutation(description="告知申请人、利害关系人听证权利（行政许可法第四十七条）：五个工作日内可以申请。")
async def offer_licence_hearing(info: ActInfo, input: OfferLicenceHearingInput) -> OfferLicenceHearingResult:
    """Tell it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> OfferLicenceHearingPayload:
        row = await acts.offer_licence_hearing(
            tx, key_of("case", input.case_id), delivery(input), recipient_ids=keys_of("party", input.interested_ids or []),
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return OfferLicenceHearingPayload(case_id=row.case_id)

    return await perform(info, Permission.EXAMINE_LICENCE, act, input)
