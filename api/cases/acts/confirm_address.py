"""Confirming an address for service (确认送达地址), in a penalty case as in a licence case: one act for both."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.acts.representatives import OVER
from api.cases.address_rules import MAY_CONFIRM_ADDRESS, AddressFacts
from api.cases.dossier import lock_dossier
from api.cases.models import Case, CaseParty, Party
from api.cases.officers import officers_now
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.ledger.models import CaseSummary, Event
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.vocabulary import LicenceStage, PartyRole, TimelineEventKind

FIRST = frozenset({PartyRole.RESPONDENT, PartyRole.APPLICANT})
"""Whose address it is, where nobody else is named."""


async def confirm_address(
    tx: WriteSession, case_id: UUID, *, document_id: UUID, party_id: UUID | None = None, by: Actor, at: LegalTime
) -> Event:
    """Record a recipient's confirmed address 确认送达地址 (行政处罚法 第六十一条第二款); consent to electronic service is noted (I25).

    The later confirmation counts: who no longer consents is served electronically no more. ``party_id`` is by default the
    respondent or the applicant. Raises Refused with every gap of MAY_CONFIRM_ADDRESS; NOT_FOUND (case, party) and what
    ``document_in_force`` raises.
    """
    await lock_dossier(tx, case_id, by=by)
    case = await tx.get(Case, case_id, populate_existing=True)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    query = select(CaseParty).where(col(CaseParty.case_id) == case_id).order_by(col(CaseParty.position))
    parties = (await tx.execute(query)).scalars().all()
    party = await tx.get(Party, party_id or next(each.party_id for each in parties if each.role in FIRST))
    if party is None:
        raise refuse(Code.NOT_FOUND)
    form = await document_in_force(tx, document_id, template="ADDRESS_CONFIRMATION", owner_ids=(case_id,))
    require(MAY_CONFIRM_ADDRESS, await _facts(tx, case, party, parties, form, by))
    consents = bool((form.data.get("electronic") or {}).get("consent"))
    party.consent_electronic_service, party.consent_document_id = consents, form.id
    return await record(
        tx, TimelineEventKind.ADDRESS_CONFIRMED, owner_id=case_id, organ_id=case.organ_id, by=[by], at=at,
        text=f"确认送达地址，{'同意' if consents else '不同意'}电子送达", documents=[form.id],
        particulars={"consent": consents, "partyId": party.id},
    )  # fmt: skip


async def _facts(
    tx: WriteSession, case: Case, party: Party, parties: Sequence[CaseParty], form: Document, by: Actor
) -> AddressFacts:
    over = (await tx.get_one(CaseSummary, case.id)).stage in OVER | {LicenceStage.WITHDRAWN}
    return AddressFacts(
        procedure=case.procedure, organ_id=case.organ_id, taker_roles=by.roles, taker_organ_id=by.organ_id,
        of_the_case=by.id in await officers_now(tx, case.id), party_name=party.name,
        party_roles=frozenset(each.role for each in parties if each.party_id == party.id),
        form_names=str((form.data.get("party") or {}).get("name") or ""), over=over,
    )  # fmt: skip
