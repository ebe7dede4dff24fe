"""What may be done next (下一步): a root field that is computed now, from the facts that the acts would pass their gates with."""

from collections.abc import Iterable
from typing import Annotated, Any, TypeAlias
from uuid import UUID

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession
from strawberry.types.field import StrawberryField

from api.access.actor import Actor
from api.access.guards import sees
from api.access.matrix import Subject
from api.access.viewer import Viewer
from api.acting import refusal_of
from api.cases.models import Case
from api.clocks import LegalTime, legal_day
from api.context import RequestContext
from api.graph import Bindings, Guards
from api.graph.identity import decode, encode, prefix_in
from api.inspections.models import InspectionVisit
from api.law.gates import Refused
from api.measures.holder import Holder, find_holder
from api.measures.models import Measure
from api.procedures import gathering
from api.procedures.enforcement import enforcement, next_enforcement_acts
from api.procedures.general import examined
from api.procedures.inspection import next_visit_acts
from api.procedures.licence import next_licence_acts
from api.procedures.next_acts import NextAct, next_acts
from api.procedures.preservation import next_preservation_acts, preservation_of
from api.procedures.remedies import next_remedy_acts, remedies_of
from api.procedures.review import next_review_acts
from api.procedures.types import NextActShown
from api.procedures.visit_gathering import visit_case
from api.proceedings.models import CommonProceeding
from api.review.standing import rounds_of
from api.vocabulary import CaseProcedure

Asked: TypeAlias = Case | InspectionVisit | CommonProceeding | Measure

READ: dict[str, tuple[Subject, type[Asked]]] = {
    "case": (Subject.FILE, Case),
    "visit": (Subject.VISIT, InspectionVisit),
    "proceeding": (Subject.FILE, CommonProceeding),
    "measure": (Subject.FILE, Measure),
}
"""What may be asked about, by the prefix of its id: who sees its file sees what it still needs."""


def declare(bindings: Bindings, guards: Guards) -> list[StrawberryField]:
    """The root field. It reads no table of its own."""
    bindings.computed("nextActs")
    return [next_acts_field]


Whose = Annotated[strawberry.ID, strawberry.argument(description="案件、检查、程序或者强制措施的全局标识")]


async def _next_acts(info: strawberry.Info[RequestContext, None], case_id: Whose) -> list[NextActShown] | None:
    """Of what the viewer may see; of anything else nothing: hidden and absent look alike."""
    services, viewer = info.context.services, info.context.viewer
    async with services.database.read() as session:
        row = await _visible(session, case_id, viewer)
        if row is None or viewer.actor is None:
            return None
        at = await services.clock.now(session)
        match row:
            case Measure():
                return _shown(case_id, await _on_measure(session, row, at))
            case CommonProceeding():
                own = await gathering.next_proceeding_acts(session, row, by=viewer.actor, at=at)
                return [*_shown(case_id, own), *await _on_remedies(session, row.id, at)]
            case Case():
                own = await _of_case(session, row, by=viewer.actor, at=at)
                others = [*await _on_review(session, row.id), *await _on_remedies(session, row.id, at)]
                return [*_shown(case_id, own), *others, *await _held(session, row.id, case_id, at)]
            case InspectionVisit():
                own = next_visit_acts(await visit_case(session, row, at=at))
                return [*_shown(case_id, own), *await _held(session, row.id, case_id, at)]


async def _visible(session: AsyncSession, id_: str, viewer: Viewer) -> Asked | None:
    """What the id names, if the viewer sees its file."""
    prefix = prefix_in(id_)
    key = decode(id_, prefix) if prefix in READ and viewer.actor else None
    if key is None or viewer.actor is None:
        return None
    subject, model = READ[prefix]
    if not await sees(session, subject, model, key, viewer.actor, viewer.region_prefix):
        return None
    return await session.get_one(model, key)


async def _of_case(session: AsyncSession, case: Case, *, by: Actor, at: LegalTime) -> tuple[NextAct, ...]:
    """The acts of the case's own procedure, its submission for review in its place, and the enforcement of its decision."""
    match case.procedure:
        case CaseProcedure.SIMPLE:
            spot = await gathering.spot_case(session, case, on=legal_day(at))
            return (*next_acts(spot), *await _of_enforcement(session, case, at))
        case CaseProcedure.GENERAL:
            general = await gathering.general_case(session, case, at=at)
            reviewed = general.penalty is not None and examined(general.penalty)
            submitted = (await gathering.submission(session, case, at=at),) if reviewed else ()
            return (*next_acts(general), *submitted, *await _of_enforcement(session, case, at))
        case CaseProcedure.LICENCE:
            licence = await gathering.licence_case(session, case, by=by, at=at)
            submitted = (await gathering.submission(session, case, at=at),) if licence.in_examination else ()
            return (*next_licence_acts(licence), *submitted)
    return ()


async def _of_enforcement(session: AsyncSession, case: Case, at: LegalTime) -> tuple[NextAct, ...]:
    return next_enforcement_acts(await enforcement(session, case, at=at))


async def _on_remedies(session: AsyncSession, owner_id: UUID, at: LegalTime) -> list[NextActShown]:
    """The acts on every remedy against a decision of a case or proceeding."""
    on = legal_day(at)
    found = [(remedy.id, next_remedy_acts(remedy, on=on)) for remedy in await remedies_of(session, owner_id)]
    return [shown for key, acts in found for shown in _shown(f"remedy_{key}", acts)]


async def _on_review(session: AsyncSession, case_id: UUID) -> list[NextActShown]:
    """The acts on the last round of a case's legal review, if it was ever submitted."""
    rounds = await rounds_of(session, case_id)
    return _shown(f"review_{rounds[-1].id}", next_review_acts(rounds[-1])) if rounds else []


async def _held(session: AsyncSession, owner_id: UUID, object_id: str, at: LegalTime) -> list[NextActShown]:
    """What may be taken on a visit or in a case – samples, evidence to be preserved, goods under a measure –, and what was."""
    holder = await find_holder(session, owner_id)
    if holder is None:
        return []
    return [
        *await _on_evidence(session, holder, object_id, at),
        *await _on_measures(session, holder, object_id, at),
    ]


async def _on_evidence(session: AsyncSession, holder: Holder, object_id: str, at: LegalTime) -> list[NextActShown]:
    """The samples and the preservations."""
    now = await preservation_of(session, holder, at=at)
    return [
        shown
        for prefix, key, act in next_preservation_acts(now)
        for shown in _shown(encode(prefix, key) if key else object_id, [act])
    ]


async def _on_measures(session: AsyncSession, holder: Holder, object_id: str, at: LegalTime) -> list[NextActShown]:
    """The measures that may be taken anew, and the acts on every one that was."""
    anew = _shown(object_id, await gathering.next_new_measure_acts(session, holder, at=at))
    found = await gathering.next_acts_on_measures(session, holder, at=at)
    return anew + [shown for key, acts in found for shown in _shown(f"measure_{key}", acts)]


async def _on_measure(session: AsyncSession, row: Measure, at: LegalTime) -> tuple[NextAct, ...]:
    holder = await find_holder(session, row.owner_id)
    return await gathering.next_acts_on_measure(session, row, holder, at=at) if holder else ()


def _shown(object_id: str, acts: Iterable[NextAct]) -> list[NextActShown]:
    """What is missing reads as the refusal would say it."""
    return [
        NextActShown(
            act=each.act, label=each.label, object_id=strawberry.ID(object_id), roles=list(each.roles), ready=each.ready,
            missing=refusal_of(Refused(each.gaps), each.roles).missing if each.gaps else [],
        )
        for each in acts
    ]  # fmt: skip


def _field(resolver: Any, name: str, description: str) -> StrawberryField:
    field: StrawberryField = strawberry.field(resolver=resolver, name=name, description=description)
    return field


next_acts_field = _field(
    _next_acts,
    "nextActs",
    "下一步：案件、检查、程序或者强制措施现在可以办理的事项，以及各自尚缺什么；无权查看的为空。",
)
"""The root field."""
