"""Filing with the organ (报所属机关备案): what was decided on the spot is reported for the record."""

from uuid import UUID

from api.access.actor import Actor
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.gathering import case_facts, open_case
from api.decisions.models import OrganFiling
from api.decisions.performance import MAY_FILE
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.vocabulary import TimelineEventKind

FORM = "SPOT_PENALTY_FILING"


async def file_with_organ(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, by: Actor, at: LegalTime
) -> OrganFiling:
    """Report the decision to the organ 当场处罚备案 (行政处罚法 第五十二条第三款), with its report in force.

    A late report is still made; its deadline shows that it was late. Raises Refused with every gap of MAY_FILE, VALIDATION
    for a report of another decision, or as ``document_in_force`` does.
    """
    found = await open_case(tx, case_id, by=by, at=at)
    facts = await case_facts(tx, found, on=legal_day(at))
    require(MAY_FILE, facts)
    document = await document_in_force(tx, document_id, template=FORM, owner_ids=(case_id,))
    if facts.decided is None or document.data.get("decisionNumber") != facts.decided.number:
        raise refuse(Code.VALIDATION, "备案表（documentId）的决定书文号与本案不一致。", missing=("本案的备案表",))
    filing = OrganFiling(
        case_id=case_id, organ_id=found.case.organ_id, document_id=document.id, filed_on=legal_day(at), at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(filing)
    event = await record(
        tx, TimelineEventKind.FILED_WITH_ORGAN, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        text="报所属机关备案", documents=[document.id],
    )  # fmt: skip
    await deadlines.meet(tx, case_id, "FILE_ON_THE_SPOT", event, legal_day(at))
    return filing
