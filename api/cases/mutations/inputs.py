"""Inputs that several mutations of a case share."""

from uuid import UUID

import strawberry

from api.acting import key_of
from api.cases.models import DossierKind
from api.cases.named import dossier_named
from api.cases.proceeding_models import RecusalTarget
from api.cases.provisions import LawPlace
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse


@strawberry.input(description="法律依据的条款项")
class LawPlaceInput:
    """A place in a legal text, as a decision cites it."""

    law: str = strawberry.field(description="法律、法规、规章名称，如 中华人民共和国价格法")
    article: str = strawberry.field(description="条款项，如 第十三条第一款")


PREFIXES = {
    RecusalTarget.OFFICER: "officer",
    RecusalTarget.REVIEWER: "reviewer",
    RecusalTarget.HEARING_HOST: "staff",
    RecusalTarget.TRANSLATOR: "party",
    RecusalTarget.EXPERT: "party",
}


def places_of(given: list[LawPlaceInput]) -> tuple[LawPlace, ...]:
    """The places that an input names."""
    return tuple(LawPlace(place.law.strip(), place.article.strip()) for place in given)


def target_key(role: RecusalTarget, opaque: str) -> UUID:
    """The key of somebody asked to step back. Raises Refused NOT_FOUND for an id of another kind than the role's."""
    return key_of(PREFIXES[role], opaque)


async def owner_key(tx: WriteSession, case_id: str | None, proceeding_id: str | None) -> UUID:
    """The key of a case or of a common proceeding, exactly one of which is named. Raises Refused NOT_FOUND, VALIDATION."""
    if case_id is not None and proceeding_id is None:
        return await dossier_named(tx, case_id, DossierKind.CASE)
    if proceeding_id is not None and case_id is None:
        return await dossier_named(tx, proceeding_id, DossierKind.PROCEEDING)
    raise refuse(
        Code.VALIDATION, "案件（caseId）和程序（proceedingId）应当写明其中一个。", missing=("caseId", "proceedingId")
    )
