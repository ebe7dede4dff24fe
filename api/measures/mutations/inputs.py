"""What several mutations of a measure take in: where it belongs, where it happens, how its papers are handed over."""

from uuid import UUID

import strawberry

from api.acting import key_of, keys_of
from api.cases.models import DossierKind
from api.cases.named import dossier_named
from api.database import WriteSession
from api.graph.scalars import Fen
from api.inspections.acts import Handover
from api.inspections.mutations.inputs import OnSiteInput
from api.law.codes import Code
from api.law.gates import refuse
from api.measures.acts import Papers, Worth
from api.vocabulary import ServiceMethod


@strawberry.input(description="强制措施所属的检查或者案件，二者择一")
class OwnedInput:
    """A visit, or a case."""

    visit_id: strawberry.ID | None = strawberry.field(default=None, description="检查实施：visit_…")
    case_id: strawberry.ID | None = strawberry.field(default=None, description="线索或者案件：case_…")


@strawberry.input(description="报批或者当场实施的强制措施涉及多大价值、是否整体查封：重大执法决定目录以此为准")
class WorthInput:
    """What the catalogue of major decisions asks of a measure."""

    value_fen: Fen | None = strawberry.field(default=None, description="查封、扣押财物的价值（分）")
    whole_premises: bool = strawberry.field(default=False, description="是否查封整个经营场所")


@strawberry.input(description="现场情况，及所属的检查或者案件")
class OwnedOnSiteInput(OnSiteInput, OwnedInput):
    """An act on the spot for a visit or a case."""


@strawberry.input(description="当场交付决定书和清单的情况")
class SpotInput(OnSiteInput):
    """How decision and list were handed over."""

    method: ServiceMethod = strawberry.field(default=ServiceMethod.DIRECT, description="交付方式：直接送达或者留置送达")
    signed_by: str | None = strawberry.field(default=None, description="签收人")
    refusal_note: str | None = strawberry.field(default=None, description="拒收情况（留置送达）")
    witness_ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="见证人：party_…")
    recording_ref: str | None = strawberry.field(default=None, description="拍照、录像的编号；留置送达没有见证人的必填")


@strawberry.input(description="当场交付的情况，及所属的检查或者案件")
class OwnedSpotInput(SpotInput, OwnedInput):
    """The same for a visit or a case."""


async def owner_of(tx: WriteSession, given: OwnedInput) -> UUID:
    """The one dossier that is named. Raises Refused VALIDATION for none or two, NOT_FOUND for an id of another kind."""
    if (given.visit_id is None) == (given.case_id is None):
        raise refuse(
            Code.VALIDATION, "检查（visitId）和案件（caseId）应当指明其中一个。", missing=("visitId", "caseId")
        )
    if given.visit_id is not None:
        return await dossier_named(tx, given.visit_id, DossierKind.VISIT)
    return await dossier_named(tx, str(given.case_id), DossierKind.CASE)


def worth_of(given: WorthInput) -> Worth:
    """What the measure is about to take."""
    return Worth(given.value_fen, given.whole_premises)


def handed(given: SpotInput) -> Handover:
    """How the papers were handed over. Raises Refused NOT_FOUND."""
    witness_ids = tuple(keys_of("party", given.witness_ids))
    return Handover(given.method, given.signed_by, given.refusal_note, witness_ids, given.recording_ref)


def papers_of(decision_id: strawberry.ID, list_id: strawberry.ID) -> Papers:
    """The papers of a measure. Raises Refused NOT_FOUND."""
    return Papers(key_of("document", decision_id), key_of("document", list_id))
