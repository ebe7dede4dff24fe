"""Issuing (制发文书): what the law demands before a form may take its number stands in one table, form by form."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeAlias
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.acts.pause import require_may_transfer
from api.cases.models import Case
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts import require_may_decide, require_may_decide_on_the_spot, require_may_discharge
from api.decisions.gathering import told_proposal
from api.decisions.wording import kinds_named, proposal_on_paper
from api.licences.acts.decide import require_may_decide_licence
from api.licences.acts.take_in import require_may_answer
from api.measures.acts.number_papers import require_may_be_extended, require_may_be_imposed, require_may_be_lifted
from api.papers import paper
from api.papers.models import Document
from api.papers.press import Press
from api.proceedings.acts.decide import require_may_decide_proceeding
from api.proceedings.acts.goods import require_may_compensate
from api.vocabulary import CaseProcedure

Gate: TypeAlias = Callable[[WriteSession, Document, Actor, LegalTime], Awaitable[None]]


class SliceGate(Protocol):
    """A slice's own gate of a form: it reads what the paper states and raises Refused with every gap."""

    async def __call__(self, tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> None:
        """Pass, or raise."""


async def issue_document(tx: WriteSession, press: Press, document_id: UUID, *, by: Actor, at: LegalTime) -> Document:
    """Issue a document 制发文书: complete, through its form's gate, and only then numbered.

    A number once taken stays used (文号), so a decision that may not be made never takes one. Raises Refused as
    ``paper.issue`` does, and with every gap of the form's gate.
    """
    document = await paper.document_of(tx, document_id, by=by, lock=True)
    await paper.require_draft(tx, document)
    press.require_complete(document.template, document.data)
    if gate := BEFORE_ITS_NUMBER.get(document.template):
        await gate(tx, document, by, at)
    return await paper.issue(tx, press, document_id, by=by, at=at)


async def _may_decide_on_the_spot(tx: WriteSession, document: Document, by: Actor, at: LegalTime) -> None:
    """行政处罚法 (2021) 第五十一条、第五十二条 – the decision on the spot, as the paper states it."""
    query = select(Case.discretion).where(col(Case.id) == document.owner_id)
    discretion = (await tx.execute(query)).scalar_one_or_none()
    proposal = proposal_on_paper(document.data, told_proposal(discretion or {}))
    await require_may_decide_on_the_spot(tx, document.owner_id, proposal, on=legal_day(at), at=at)


async def _may_decide(tx: WriteSession, document: Document, by: Actor, at: LegalTime) -> None:
    """行政处罚法 (2021) 第五十七条、第五十九条 – the decision of the general procedure, as the paper states it."""
    kinds = kinds_named(document.data.get("penaltyItems") or ())
    await require_may_decide(tx, document.owner_id, kinds, document.data.get("fineFen") or None, at=at)


async def _may_discharge(tx: WriteSession, document: Document, by: Actor, at: LegalTime) -> None:
    """行政处罚法 (2021) 第三十条至第三十三条、第五十七条 – the decision to impose no penalty."""
    await require_may_discharge(tx, document.owner_id, at=at)


async def _may_transfer(tx: WriteSession, document: Document, by: Actor, at: LegalTime) -> None:
    """行政处罚法 (2021) 第二十七条 – a case of the general procedure is transferred; a letter about anything else is no decision."""
    query = select(Case.procedure).where(col(Case.id) == document.owner_id)
    if (await tx.execute(query)).scalar_one_or_none() is CaseProcedure.GENERAL:
        await require_may_transfer(tx, document.owner_id, at=at)


def _of_slice(require_: SliceGate) -> Gate:
    """A gate that its slice reads from the paper itself."""

    async def gate(tx: WriteSession, document: Document, by: Actor, at: LegalTime) -> None:
        await require_(tx, document, by=by, at=at)

    return gate


PENALTIES: Mapping[str, Gate] = {
    "SPOT_PENALTY_DECISION": _may_decide_on_the_spot,
    "PENALTY_DECISION": _may_decide,
    "NO_PENALTY_DECISION": _may_discharge,
    "TRANSFER_LETTER": _may_transfer,
}
MEASURES: Mapping[str, Gate] = {
    "MEASURE_DECISION": _of_slice(require_may_be_imposed),
    "MEASURE_EXTENSION": _of_slice(require_may_be_extended),
    "MEASURE_LIFT_DECISION": _of_slice(require_may_be_lifted),
}
LICENCES: Mapping[str, Gate] = {
    "ACCEPTANCE_NOTICE": _of_slice(require_may_answer),
    "NON_ACCEPTANCE": _of_slice(require_may_answer),
    "LICENCE_GRANT_DECISION": _of_slice(require_may_decide_licence),
    "LICENCE_REFUSAL_DECISION": _of_slice(require_may_decide_licence),
}
PROCEEDINGS: Mapping[str, Gate] = {
    "LEVY_DECISION": _of_slice(require_may_decide_proceeding),
    "CHARGE_NOTICE": _of_slice(require_may_decide_proceeding),
    "REQUISITION_DECISION": _of_slice(require_may_decide_proceeding),
    "EXECUTION_DECISION": _of_slice(require_may_decide_proceeding),
    "SUBSTITUTE_DECISION": _of_slice(require_may_decide_proceeding),
    "COMPENSATION_DECISION": _of_slice(require_may_compensate),
}
BEFORE_ITS_NUMBER: Mapping[str, Gate] = {**PENALTIES, **MEASURES, **LICENCES, **PROCEEDINGS}
"""The gate of each form that has one. A form that is not here records what was done and decides nothing."""
