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


async def owner_key(tx: WriteSession, case_id: str | None, proceeding_id: str | None, visit_id: str | None) -> UUID:
    """The key of a case, a common proceeding or a visit, exactly one of which is named. Raises Refused NOT_FOUND, VALIDATION."""
    kinds = (DossierKind.CASE, DossierKind.PROCEEDING, DossierKind.VISIT)
    named = [
        (id_, kind) for id_, kind in zip((case_id, proceeding_id, visit_id), kinds, strict=True) if id_ is not None
    ]
    if len(named) != 1:
        raise refuse(
            Code.VALIDATION, "案件（caseId）、程序（proceedingId）和检查（visitId）应当写明其中一个。",
            missing=("caseId", "proceedingId", "visitId"),
        )  # fmt: skip
    [(id_, kind)] = named
    return await dossier_named(tx, id_, kind)
