"""Giving a party a code (发放查询码): told once, on a paper or by word of mouth; kept as a digest."""

from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.guards import sees
from api.access.matrix import Subject
from api.cases.models import Case, CaseParty
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.progress.codes import digest, new_code
from api.progress.models import CaseQueryCode


async def issue_query_code(
    tx: WriteSession, case_id: UUID, party_id: UUID, *, by: Actor, at: LegalTime
) -> tuple[CaseQueryCode, str]:
    """A new code for a party of a case, with the code itself. An older code of this party no longer counts.

    It is no event of the case: it changes nothing in it. Raises Refused NOT_FOUND: no such case, one that the actor may not
    see, or nobody of it by that id.
    """
    case = await tx.get(Case, case_id)
    if case is None or case.organ_id != by.organ_id or not await sees(tx, Subject.CASE, Case, case_id, by):
        raise refuse(Code.NOT_FOUND)
    role = select(CaseParty.party_id).where(col(CaseParty.case_id) == case_id, col(CaseParty.party_id) == party_id)
    if (await tx.execute(role.limit(1))).scalar_one_or_none() is None:
        raise refuse(Code.NOT_FOUND)
    code = new_code()
    row = CaseQueryCode(
        case_id=case_id, party_id=party_id, organ_id=case.organ_id, digest=b"", issued_at=at, actor=by.snapshot()
    )
    row.digest = digest(row.id, code)
    tx.add(row)
    await tx.flush()
    return row, code
