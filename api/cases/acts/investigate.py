"""The investigation (调查取证): credentials are shown, people are asked, a correction is ordered, the report ends it.

Evidence is collected as on a visit: `api.inspections.acts.collect_evidence` serves both.
"""

from collections.abc import Sequence
from uuid import UUID

from api.access.actor import Actor
from api.cases.proceeding import Proceeding, facts_of, lock_case, lock_own_case, written
from api.cases.provisions import LawPlace, citation_gaps, law_of
from api.cases.rules import (
    MAY_CLOSE_INVESTIGATION,
    MAY_EXPLAIN_RIGHTS,
    MAY_INQUIRE,
    MAY_ORDER_RECTIFICATION,
    MAY_SHOW_CREDENTIAL,
)
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import OnSite, acting_on
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse, require
from api.ledger.event import record
from api.ledger.models import CaseSummary, Event
from api.papers.paper import document_in_force
from api.tables import Json
from api.vocabulary import PenaltyStage, TimelineEventKind

K = TimelineEventKind
RIGHTS = "告知如实回答的义务和陈述、申辩、申请回避的权利"


async def show_case_credential(
    tx: WriteSession, case_id: UUID, on_site: OnSite, *, shown_to: str, by: Actor, at: LegalTime
) -> Event:
    """Show the certificates to whoever is investigated 出示执法证件 (行政处罚法 第五十五条). It holds for that day and place.

    Raises Refused with every gap of MAY_SHOW_CREDENTIAL, NOT_FOUND, FORBIDDEN, VALIDATION.
    """
    found, actors = await _acting(tx, case_id, on_site, by=by, at=at)
    officer_ids = [actor.id for actor in actors]
    require(
        MAY_SHOW_CREDENTIAL, await facts_of(tx, found, on=legal_day(at), place=on_site.place, officer_ids=officer_ids)
    )
    person = written(shown_to, "shownTo", "出示对象")
    return await record(
        tx, K.CREDENTIAL_SHOWN, owner_id=case_id, organ_id=found.case.organ_id, by=actors, at=at, place=on_site.place,
        media=on_site.media, recordings=on_site.recordings, text=f"向{person}出示行政执法证",
        particulars={
            "shownTo": person, **await _stage(tx, found),
            "certificates": [{"officer": actor.name, "number": actor.certificate_number} for actor in actors],
        },
    )  # fmt: skip


async def explain_case_rights(
    tx: WriteSession, case_id: UUID, on_site: OnSite, *, person: str, text: str = RIGHTS, by: Actor, at: LegalTime
) -> Event:
    """Explain rights and duties in a case 告知权利 (行政处罚法 第四十三条、第四十四条、第五十五条), as before an inquiry.

    Raises Refused with every gap of MAY_EXPLAIN_RIGHTS, NOT_FOUND, FORBIDDEN, VALIDATION.
    """
    found, actors = await _acting(tx, case_id, on_site, by=by, at=at)
    officer_ids = [actor.id for actor in actors]
    require(
        MAY_EXPLAIN_RIGHTS,
        await facts_of(tx, found, on=legal_day(at), place=on_site.place, at=at, officer_ids=officer_ids),
    )
    told = written(person, "person", "被告知人")
    return await record(
        tx, K.RIGHTS_EXPLAINED, owner_id=case_id, organ_id=found.case.organ_id, by=actors, at=at, place=on_site.place,
        media=on_site.media, recordings=on_site.recordings, text=f"向{told}{written(text, 'text', '告知的内容')}",
        particulars={"person": told},
    )  # fmt: skip


async def record_inquiry(
    tx: WriteSession, case_id: UUID, on_site: OnSite, *, person: str, document_id: UUID | None = None, by: Actor,
    at: LegalTime,
) -> Event:  # fmt: skip
    """Ask the party or a witness 询问 (行政处罚法 第五十五条), with its record (询问笔录) if it is signed by then.

    Raises Refused with every gap of MAY_INQUIRE, NOT_FOUND, FORBIDDEN, VALIDATION, or as ``document_in_force`` does.
    """
    found, actors = await _acting(tx, case_id, on_site, by=by, at=at)
    officer_ids = [actor.id for actor in actors]
    facts = await facts_of(tx, found, on=legal_day(at), place=on_site.place, at=at, officer_ids=officer_ids)
    require(MAY_INQUIRE, facts)
    documents = []
    if document_id is not None:
        form = await document_in_force(tx, document_id, template="INQUIRY_RECORD", owner_ids=(case_id,))
        documents.append(form.id)
    return await record(
        tx, K.INQUIRY, owner_id=case_id, organ_id=found.case.organ_id, by=actors, at=at, place=on_site.place,
        media=on_site.media, recordings=on_site.recordings, text=f"询问{written(person, 'person', '被询问人')}",
        documents=documents, particulars={"person": person.strip()},
    )  # fmt: skip


async def order_rectification(tx: WriteSession, case_id: UUID, document_id: UUID, *, by: Actor, at: LegalTime) -> Event:
    """Order the party to correct the act 责令改正 (行政处罚法 第二十八条); the order is then served.

    Raises Refused with every gap of MAY_ORDER_RECTIFICATION, NOT_FOUND, FORBIDDEN, or as ``document_in_force`` does.
    """
    found = await lock_own_case(tx, case_id, by=by, at=at)
    require(MAY_ORDER_RECTIFICATION, await facts_of(tx, found, on=legal_day(at)))
    order = await document_in_force(tx, document_id, template="RECTIFICATION_ORDER", owner_ids=(case_id,))
    correct = str(order.data.get("correct") or "改正违法行为")
    return await record(
        tx, K.RECTIFICATION_ORDERED, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        text=f"责令改正：{correct}", documents=[order.id],
        particulars={"correct": correct, "deadline": order.data.get("deadline")},
    )  # fmt: skip


async def close_investigation(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, violated: Sequence[LawPlace], applied: Sequence[LawPlace],
    by: Actor, at: LegalTime,
) -> Event:  # fmt: skip
    """End the investigation 调查终结 with the report that officers and the head of their unit signed (行政处罚法 第五十七条).

    The report's facts and the provisions cited become the case's. Raises Refused with every gap of MAY_CLOSE_INVESTIGATION,
    NOT_FOUND, FORBIDDEN, VALIDATION for a report that states no facts or a citation without its article, or as ``document_in_force`` does.
    """
    found = await lock_own_case(tx, case_id, by=by, at=at)
    gates = gaps_of(MAY_CLOSE_INVESTIGATION, await facts_of(tx, found, on=legal_day(at)))
    if gaps := (*citation_gaps(violated, applied), *gates):
        raise Refused(gaps)
    report = await document_in_force(tx, document_id, template="INVESTIGATION_REPORT", owner_ids=(case_id,))
    facts = report.data.get("facts")
    if not isinstance(facts, str) or not facts.strip():
        raise refuse(Code.VALIDATION, "调查终结报告没有载明违法事实。", missing=("违法事实（facts）",))
    found.case.facts, found.case.law = facts, law_of(violated, applied)
    proposal = report.data.get("proposal") or {}
    suggested = f"，建议{proposal['text']}" if isinstance(proposal, dict) and proposal.get("text") else ""
    return await record(
        tx, K.INVESTIGATION_CLOSED, owner_id=case_id, organ_id=found.case.organ_id, by=found.officers, at=at,
        text=f"调查终结{suggested}", documents=[report.id], particulars={"proposal": proposal},
    )  # fmt: skip


async def _acting(
    tx: WriteSession, case_id: UUID, on_site: OnSite, *, by: Actor, at: LegalTime
) -> tuple[Proceeding, Sequence[Actor]]:
    """The locked case, and those of its officers who act."""
    found = await lock_case(tx, case_id, by=by, at=at)
    return found, await acting_on(tx, found.officer_ids, on_site.officer_ids, by=by, at=at)


async def _stage(tx: WriteSession, found: Proceeding) -> Json:
    """Before filing a credential shown verifies a clue; after the investigation it serves papers: the stage stays."""
    if found.progress.investigating:
        return {}
    if found.progress.filed_on is None:
        return {"stage": PenaltyStage.VERIFYING}
    return {"stage": (await tx.get_one(CaseSummary, found.case.id)).stage}
