"""Issuing (制发文书): what the law demands before a form may take its number stands in one table, form by form."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import Case
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts import require_may_decide, require_may_decide_on_the_spot
from api.decisions.gathering import told_proposal
from api.decisions.wording import kinds_named, proposal_on_paper
from api.papers import paper
from api.papers.models import Document
from api.papers.press import Press

Gate: TypeAlias = Callable[[WriteSession, Document, LegalTime], Awaitable[None]]


async def issue_document(tx: WriteSession, press: Press, document_id: UUID, *, by: Actor, at: LegalTime) -> Document:
    """Issue a document 制发文书: complete, through its form's gate, and only then numbered.

    A number once taken stays used (文号), so a decision that may not be made never takes one. Raises Refused as
    ``paper.issue`` does, and with every gap of the form's gate.
    """
    document = await paper.document_of(tx, document_id, by=by, lock=True)
    await paper.require_draft(tx, document)
    press.require_complete(document.template, document.data)
    if gate := BEFORE_ITS_NUMBER.get(document.template):
        await gate(tx, document, at)
    return await paper.issue(tx, press, document_id, by=by, at=at)


async def _may_decide_on_the_spot(tx: WriteSession, document: Document, at: LegalTime) -> None:
    """行政处罚法 (2021) 第五十一条、第五十二条 – the decision on the spot, as the paper states it."""
    query = select(Case.discretion).where(col(Case.id) == document.owner_id)
    discretion = (await tx.execute(query)).scalar_one_or_none()
    proposal = proposal_on_paper(document.data, told_proposal(discretion or {}))
    await require_may_decide_on_the_spot(tx, document.owner_id, proposal, on=legal_day(at), at=at)


async def _may_decide(tx: WriteSession, document: Document, at: LegalTime) -> None:
    """行政处罚法 (2021) 第五十七条、第五十九条 – the decision of the general procedure, as the paper states it."""
    kinds = kinds_named(document.data.get("penaltyItems") or ())
    await require_may_decide(tx, document.owner_id, kinds, document.data.get("fineFen") or None, at=at)


BEFORE_ITS_NUMBER: Mapping[str, Gate] = {
    "SPOT_PENALTY_DECISION": _may_decide_on_the_spot,
    "PENALTY_DECISION": _may_decide,
}
"""The gate of each form that has one. A form that is not here records what was done and decides nothing."""
